"""The tables of an audit in a GeoPackage: events, hidden known records, facts.

Their names begin with ``gpkg_``, so that QGIS lists no layer. Events are only ever added.
"""

from __future__ import annotations

import sqlite3
from typing import Optional

from ..files.craft_schema import ID, RECORDS

VERSION = 1
"""Of these tables; a file of a newer version is refused."""
EVENTS, KNOWN, FACTS = "gpkg_mtrefseg_events", "gpkg_mtrefseg_known", "gpkg_mtrefseg_audit"
VERSION_FACT, LOCK_FACT, REDRAWN_FACT = "version", "lock", "redrawn"
"""``REDRAWN_FACT``: how often the polygons of an audited result were replaced."""

DECIDE, SKIP, FLAGGED, SENTENCE_SET = "decide", "skip", "flag", "sentence"
TYPE_SET, MASK_SET, DELETED, ADDED, CLICKED = "type", "mask", "delete", "add", "click"
UNDO, REDO = "undo", "redo"
ACTIONS = (DECIDE, SKIP, FLAGGED, SENTENCE_SET, TYPE_SET, MASK_SET, DELETED, ADDED, CLICKED)
"""What an auditor does; each can be undone, and ``UNDO`` and ``REDO`` are events as well."""
EDITS = (SENTENCE_SET, TYPE_SET, MASK_SET, DELETED, ADDED)
"""Actions that change more than verdict and flag."""
FIRST, SECOND = "first", "second"
"""Roles: whoever decides; whoever repeats a share of it without knowledge of the verdicts."""
ROLES = (FIRST, SECOND)

_EVENTS = f"""CREATE TABLE IF NOT EXISTS {EVENTS} (
event INTEGER PRIMARY KEY AUTOINCREMENT, time TEXT NOT NULL, session TEXT NOT NULL,
auditor TEXT NOT NULL, role TEXT NOT NULL, action TEXT NOT NULL, layer TEXT NOT NULL,
run TEXT NOT NULL, record TEXT NOT NULL, x REAL, y REAL, old TEXT, new TEXT,
seconds REAL NOT NULL, step INTEGER NOT NULL, undoes INTEGER)"""
"""``layer``: table of the record. ``run``: of a result, its time: a record is the number of a
polygon, which another run of the file gives to another one. ``x``, ``y``: centre of the mask's
bounds, so that events of former polygons have a place. ``old``, ``new``: JSON of the changed
fields, null where there was or is no record. ``step``: first event of what one undo reverts.
``undoes``: event that an undo reverts or a redo repeats."""
_KNOWN = f"""CREATE TABLE IF NOT EXISTS {KNOWN} (
fid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, auditor TEXT NOT NULL, run TEXT NOT NULL,
original TEXT NOT NULL, error TEXT NOT NULL, chip TEXT, sentence TEXT, change_type INTEGER,
object TEXT, confidence REAL, state TEXT, reason TEXT, review TEXT, flag TEXT, geom BLOB)"""
"""``original``: record that was copied. ``error``: what is wrong with the copy, empty: nothing."""
_FACTS = f"CREATE TABLE IF NOT EXISTS {FACTS} (name TEXT PRIMARY KEY, value TEXT NOT NULL)"
_INDEXES = (
    f"CREATE INDEX IF NOT EXISTS {EVENTS}_record ON {EVENTS} (record, run)",
    f"CREATE INDEX IF NOT EXISTS {EVENTS}_undoes ON {EVENTS} (undoes) WHERE undoes NOT NULL",
    f"CREATE INDEX IF NOT EXISTS {EVENTS}_step ON {EVENTS} (step)",
)
_APPEND_ONLY = tuple(
    f"CREATE TRIGGER IF NOT EXISTS {EVENTS}_no_{name} BEFORE {name} ON {EVENTS} "
    "BEGIN SELECT RAISE(ABORT, 'events of an audit are never changed'); END"
    for name in ("update", "delete")
)


def create_tables(database: sqlite3.Connection, layer: str) -> None:
    """Add the tables to a GeoPackage that lacks them, in the transaction of the caller.

    Args:
        database: The GeoPackage.
        layer: Of its records; a training file gets an index of their names, if it has none.
    """
    for statement in (_EVENTS, _KNOWN, _FACTS, *_INDEXES, *_APPEND_ONLY):
        database.execute(statement)
    if fact(database, VERSION_FACT) is None:
        set_fact(database, VERSION_FACT, str(VERSION))
    if layer == RECORDS and not _is_indexed(database, layer, ID):
        database.execute(f"CREATE INDEX {layer}_{ID} ON {layer} ({ID})")


def _is_indexed(database: sqlite3.Connection, layer: str, field: str) -> bool:
    query = (
        "SELECT 1 FROM pragma_index_list(?) l, pragma_index_info(l.name) i "
        "WHERE i.seqno = 0 AND i.name = ?"
    )
    return database.execute(query, (layer, field)).fetchone() is not None


def has_table(database: sqlite3.Connection, name: str) -> bool:
    """Return whether a database has a table."""
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return database.execute(query, (name,)).fetchone() is not None


def fact(database: sqlite3.Connection, name: str) -> Optional[str]:
    """Return a fact of the audit; None where there is none."""
    if not has_table(database, FACTS):
        return None
    query = f"SELECT value FROM {FACTS} WHERE name = ?"  # nosec B608: name of this file
    row = database.execute(query, (name,)).fetchone()
    return None if row is None else str(row[0])


def set_fact(database: sqlite3.Connection, name: str, value: Optional[str]) -> None:
    """Store a fact of the audit; None removes it."""
    if value is None:
        database.execute(f"DELETE FROM {FACTS} WHERE name = ?", (name,))  # nosec B608
    else:
        database.execute(f"INSERT OR REPLACE INTO {FACTS} VALUES (?, ?)", (name, value))  # nosec B608
