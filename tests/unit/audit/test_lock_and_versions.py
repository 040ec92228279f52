"""Files that cannot be audited now are named in one sentence, and nothing is lost."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
import shapely

from mtrefseg.model.audit.audit_tables import FACTS
from mtrefseg.model.audit.audited_records import audit_events
from mtrefseg.model.audit.session import AuditSession
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.processes import machine
from mtrefseg.tests.audit_files import training_layers

Open = Callable[..., AuditSession]


def refused(path: Path) -> str:
    with pytest.raises(MtrefsegError) as caught:
        AuditSession.open(str(path), "Ada")
    assert str(path) in str(caught.value) and caught.value.advice
    return str(caught.value)


def set_lock(path: Path, **changes: Any) -> None:
    with AuditSession.open(str(path), "Bea"):
        pass
    now = datetime.now(timezone.utc).isoformat(timespec="seconds")
    lock = {"session": "x", "auditor": "Bea", "machine": machine(), "host": "atlas",
            "pid": os.getppid(), "time": now, **changes}  # fmt: skip
    with closing(sqlite3.connect(path)) as database, database:
        database.execute(f"INSERT OR REPLACE INTO {FACTS} VALUES ('lock', ?)", (json.dumps(lock),))


def test_a_missing_other_or_damaged_file_is_named(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "none.gpkg")
    (tmp_path / "text.gpkg").write_text("no database " * 100)
    assert "no intact GeoPackage" in refused(tmp_path / "text.gpkg")
    other = tmp_path / "other.gpkg"
    frame = geopandas.GeoDataFrame(geometry=[shapely.box(0, 0, 1, 1)], crs=32632)
    frame.to_file(other, layer="records", driver="GPKG")
    before = other.read_bytes()
    assert "holds neither training records nor change polygons" in refused(other)
    assert other.read_bytes() == before


def test_a_newer_file_is_refused_and_stays(training_file: Path) -> None:
    with AuditSession.open(str(training_file), "Ada"):
        pass
    with closing(sqlite3.connect(training_file)) as database, database:
        database.execute(f"UPDATE {FACTS} SET value = '2' WHERE name = 'version'")
    assert "newer version" in refused(training_file)


def test_a_training_file_of_a_newer_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "train.gpkg"
    frame = training_layers(4)["records"]
    pyogrio.write_dataframe(frame, path, layer="records", layer_metadata={"layout": "99"})
    before = path.read_bytes()
    assert "newer version of mtrefseg (layout 99)" in refused(path)
    assert path.read_bytes() == before


def test_a_locked_file_is_named(training_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtrefseg.model.files.geopackage_connection.WAIT_S", 0.1)
    with closing(sqlite3.connect(training_file)) as database:
        database.execute("BEGIN EXCLUSIVE")
        assert "locked by another program" in refused(training_file)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_file_is_named(training_file: Path) -> None:
    training_file.chmod(0o444)
    assert "cannot be written" in refused(training_file)


def test_a_write_protected_database_is_named(
    training_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = sqlite3.connect

    def read_only(path: str, **options: Any) -> sqlite3.Connection:
        return real(path.replace("mode=rw", "mode=ro"), **options)

    monkeypatch.setattr(sqlite3, "connect", read_only)
    assert "cannot be written (attempt to write a readonly database)" in refused(training_file)


def test_who_audits_it_on_which_machine_is_named(training_file: Path) -> None:
    set_lock(training_file)
    assert f"audited by Bea on 'atlas' (process {os.getppid()})" in refused(training_file)
    set_lock_after = {"machine": "other", "pid": 1}
    with closing(sqlite3.connect(training_file)) as database, database:
        database.execute(f"DELETE FROM {FACTS} WHERE name = 'lock'")
    set_lock(training_file, **set_lock_after)
    assert "audited by Bea on 'atlas'" in refused(training_file)


@pytest.mark.parametrize("ended", ["process", "other machine", "damaged"])
def test_the_lock_of_a_session_that_has_ended_is_taken_over(
    training_file: Path, open_session: Open, ended: str
) -> None:
    if ended == "process":
        done = subprocess.Popen([sys.executable, "-c", ""])
        done.wait()
        set_lock(training_file, pid=done.pid)
    elif ended == "other machine":
        old = datetime.now(timezone.utc) - timedelta(hours=1)
        set_lock(training_file, machine="other", time=old.isoformat())
    else:
        set_lock(training_file, machine="other", time="no time")
    open_session(training_file).review("id0", "accepted")


def test_a_session_that_was_taken_over_writes_nothing_more(
    training_file: Path, open_session: Open
) -> None:
    session = open_session(training_file)
    set_lock_of_other = json.dumps({"session": "y", "auditor": "Bea", "host": "atlas"})
    with closing(sqlite3.connect(training_file)) as database, database:
        database.execute(f"UPDATE {FACTS} SET value = ? WHERE name = 'lock'", (set_lock_of_other,))
    with pytest.raises(MtrefsegError, match="taken over by Bea on 'atlas'"):
        session.review("id0", "accepted")
    assert audit_events(training_file) == []


def test_the_journal_of_the_file_stays_as_it_is(training_file: Path) -> None:
    with AuditSession.open(str(training_file), "Ada") as session:
        session.review("id0", "accepted")
    assert [path.name for path in training_file.parent.iterdir()] == [training_file.name]
    with closing(sqlite3.connect(training_file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        database.execute("PRAGMA journal_mode = WAL")
    with AuditSession.open(str(training_file), "Ada") as session:
        session.review("id1", "accepted")
    assert [path.name for path in training_file.parent.iterdir()] == [training_file.name]
    with closing(sqlite3.connect(training_file)) as database:
        assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_another_reader_gets_each_decision_while_it_has_the_file_open(
    training_file: Path, open_session: Open
) -> None:
    with closing(sqlite3.connect(training_file)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        query = "SELECT review FROM records WHERE id = 'id0'"
        assert database.execute(query).fetchone() == (None,)
        open_session(training_file).review("id0", "accepted")
        assert database.execute(query).fetchone() == ("accepted",)


def test_a_change_by_another_process_is_noticed(training_file: Path, open_session: Open) -> None:
    session = open_session(training_file)
    session.review("id0", "accepted")
    assert not session.changed_elsewhere()
    with closing(sqlite3.connect(training_file)) as database, database:
        database.execute("CREATE TABLE other (x)")
    assert session.changed_elsewhere()
