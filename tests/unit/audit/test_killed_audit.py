"""A killed audit loses nothing that it had finished, and leaves nothing half done."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from mtrefseg.model.audit.audit_tables import EVENTS
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.files.geopackage_connection import connect

SCRIPT = Path(__file__).parents[2] / "audit_until_killed.py"
KILLS = 30


def replayed(database: sqlite3.Connection, first: dict[str, Any]) -> dict[str, Any]:
    """Return the records that the events lead to, from those before the audit."""
    rows = dict(first)
    query = f"SELECT layer, record, new FROM {EVENTS} ORDER BY event"
    for layer, record, new in database.execute(query):
        key, values = (layer, record), None if new is None else json.loads(new)
        if values is None:
            rows.pop(key)
        else:
            plain = {n: v["hex"] if isinstance(v, dict) else v for n, v in values.items()}
            rows[key] = {**rows.get(key, {}), **plain}
    return rows


def present(database: sqlite3.Connection) -> dict[str, Any]:
    rows: dict[Any, Any] = {}
    for layer in ("records", "candidates"):
        cursor = database.execute(f"SELECT * FROM {layer}")
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            values = dict(zip(names, row, strict=True))
            plain = {n: v.hex() if isinstance(v, bytes) else v for n, v in values.items()}
            rows[layer, values["id"]] = plain
    return rows


def killed_after(path: Path, seconds: float) -> int:
    """Return the last step that a process had finished when it was killed; -1: none."""
    process = subprocess.Popen(
        [sys.executable, SCRIPT, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    lines = [process.stdout.readline()]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    assert not errors
    finished = [line for line in (*lines, *rest.splitlines(True)) if line.endswith("\n")]
    return int(finished[-1]) if finished else -1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_after_every_kill_layers_and_events_agree(
    training_file: Path, tmp_path: Path, journal: str
) -> None:
    with AuditSession.open(str(training_file), "Ada"):
        pass
    with closing(connect(training_file)) as database:
        database.execute(f"PRAGMA journal_mode = {journal}")
        first = present(database)
    chance = random.Random(journal)
    total = 0
    for number in range(KILLS // 2):
        path = tmp_path / f"{number}.gpkg"
        shutil.copy(training_file, path)
        last = killed_after(path, chance.uniform(0, 0.15))
        with closing(connect(path)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert present(database) == replayed(database, first)
            (steps,) = database.execute(f"SELECT count(DISTINCT step) FROM {EVENTS}").fetchone()
            assert steps in (last + 1, last + 2), "one may have been stored and not printed yet"
            index, rows = (
                database.execute(f"SELECT count(*) FROM {table}").fetchone()
                for table in ("rtree_records_geom", "records")
            )
            assert index == rows
            count = "SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'records'"
            assert database.execute(count).fetchone() == rows
        with AuditSession.open(str(path), "Ada") as session:
            session.review("id0", "accepted")
        total += steps
    assert total > KILLS, "the kills came too early to try anything"
