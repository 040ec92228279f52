"""The audit of a result beside other polygons: what is kept where a file is replaced."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, Union

from ..files.geopackage_connection import connect
from ..files.result_schema import LAYER
from .audit_tables import (
    EDITS,
    EVENTS,
    KNOWN,
    LOCK_FACT,
    REDRAWN_FACT,
    create_tables,
    fact,
    has_table,
    set_fact,
)
from .audited_layer import audited_layer
from .events import IN_EFFECT


class AuditedWork(NamedTuple):
    """What people did to the present polygons of a result, without what was undone.

    Attributes:
        steps: Number of steps.
        edited: Number of polygons that were drawn, corrected or removed.
    """

    steps: int
    edited: int


def last_event(database: sqlite3.Connection) -> int:
    """Return the number of the last event of a file; 0 where it was never audited."""
    if not has_table(database, EVENTS):
        return 0
    return int(database.execute(f"SELECT max(event) FROM {EVENTS}").fetchone()[0] or 0)  # nosec B608


def audited_work(database: sqlite3.Connection, path: Path) -> AuditedWork:
    """Return what people did to the present polygons of a result."""
    if not has_table(database, EVENTS):
        return AuditedWork(0, 0)
    layer = audited_layer(database, path)
    actions = ", ".join(f"'{action}'" for action in EDITS)
    query = (
        "SELECT count(DISTINCT e.step), "
        f"count(DISTINCT CASE WHEN e.action IN ({actions}) THEN e.record END) FROM {EVENTS} e "  # nosec B608
        f"WHERE e.layer = ? AND e.run = ? AND {IN_EFFECT}"
    )
    return AuditedWork(*database.execute(query, (layer.name, layer.run)).fetchone())


def replace_audit(source: Union[Path, str], target: Path) -> None:
    """Copy events and hidden records to a file with other polygons, where they stay readable.

    They name the run of their polygons, so that none of them is taken for one of the new ones.

    Args:
        source: Audited GeoPackage, or one that never was: then the target keeps its events.
        target: GeoPackage whose own events, if it has some, are of polygons that are replaced.

    Raises:
        sqlite3.Error: One of them cannot be read or written.
    """
    with closing(connect(Path(source))) as old, closing(connect(target)) as new, new:
        new.execute("BEGIN")
        if has_table(old, EVENTS):
            for table in (EVENTS, KNOWN):
                new.execute(f"DROP TABLE IF EXISTS {table}")
            create_tables(new, LAYER)
            for table in (EVENTS, KNOWN):
                rows = old.execute(f"SELECT * FROM {table}")  # nosec B608: names of the schema
                places = ", ".join("?" * len(rows.description))
                new.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # nosec B608
        if has_table(new, EVENTS):
            counts = (int(fact(one, REDRAWN_FACT) or 0) for one in (old, new))
            set_fact(new, REDRAWN_FACT, str(1 + max(counts)))
            set_fact(new, LOCK_FACT, None)
