"""Events of an audit: how they are stored, read and which of them are in effect."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Iterable, List, Mapping, NamedTuple, Optional, Tuple

from .audit_tables import EVENTS, REDO, UNDO
from .audited_layer import AuditedLayer, Row

_FIELDS = (
    "event", "time", "session", "auditor", "role", "action", "layer", "run", "record", "x", "y",
    "old", "new", "seconds", "step", "undoes",
)  # fmt: skip
_SELECT = f"SELECT {', '.join(_FIELDS)} FROM {EVENTS} e"  # nosec B608: names of the schema
_BALANCE = (
    f"(SELECT total(CASE action WHEN '{UNDO}' THEN 1 ELSE -1 END) FROM {EVENTS} b "  # nosec B608
    "WHERE b.undoes = e.event)"
)
IN_EFFECT = f"e.undoes IS NULL AND {_BALANCE} <= 0"
"""Condition of events ``e`` that were not undone, or were repeated after that."""


class Event(NamedTuple):
    """One entry of the table of events, see ``audit_tables``; ``time`` is ISO 8601, UTC."""

    event: int
    time: str
    session: str
    auditor: str
    role: str
    action: str
    layer: str
    run: str
    record: str
    x: Optional[float]
    y: Optional[float]
    old: Optional[Row]
    new: Optional[Row]
    seconds: float
    step: int
    undoes: Optional[int]


class Place(NamedTuple):
    """Centre of the bounds of a mask, in the CRS of the layer; None where it is empty."""

    x: Optional[float]
    y: Optional[float]


@dataclass(frozen=True)
class Change:
    """What an event does to a record.

    Attributes:
        action: One of ``ACTIONS``, ``UNDO`` or ``REDO``.
        layer: Table of the record.
        record: Its name in the table.
        place: Of its mask.
        old: Values of the fields before; None: there was no record.
        new: Values after; None: there is no record any more.
        undoes: Event that is undone or repeated.
    """

    action: str
    layer: AuditedLayer
    record: str
    place: Place
    old: Optional[Row]
    new: Optional[Row]
    undoes: Optional[int] = None


@dataclass(frozen=True)
class Author:
    """Who writes events: auditor, role, and a name for the session."""

    auditor: str
    role: str
    session: str


def append(
    database: sqlite3.Connection, author: Author, changes: Iterable[Change], seconds: float
) -> None:
    """Add the events of one step, in the transaction of the caller.

    Args:
        database: The audited file.
        author: Who did it.
        changes: What was done.
        seconds: Time spent on all of it together.
    """
    changes = tuple(changes)
    (last,) = database.execute(f"SELECT max(event) FROM {EVENTS}").fetchone()  # nosec B608
    step, time = (last or 0) + 1, now()
    fields = ", ".join(_FIELDS[1:])
    places = ", ".join("?" * (len(_FIELDS) - 1))
    database.executemany(
        f"INSERT INTO {EVENTS} ({fields}) VALUES ({places})",  # nosec B608: names of the schema
        (
            (time, author.session, author.auditor, author.role, one.action, one.layer.name,
             one.layer.run, one.record, one.place.x, one.place.y, _text(one.old), _text(one.new),
             seconds / len(changes), step, one.undoes)
            for one in changes
        ),
    )  # fmt: skip


def now() -> str:
    """Return the present time as GeoPackages have it: ``2026-01-31T08:00:00.000Z``."""
    time = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
    return time.replace("+00:00", "Z")


def read_events(
    database: sqlite3.Connection, condition: str = "1", values: Tuple[Any, ...] = ()
) -> List[Event]:
    """Return events in their order.

    Args:
        database: The audited file, with the tables of an audit.
        condition: SQL on ``e``.
        values: Of its placeholders.
    """
    rows = database.execute(f"{_SELECT} WHERE {condition} ORDER BY e.event", values)
    old, new = _FIELDS.index("old"), _FIELDS.index("new")
    return [
        Event._make((*row[:old], _row(row[old]), _row(row[new]), *row[new + 1 :])) for row in rows
    ]


def last_step(database: sqlite3.Connection, author: Author, run: str) -> Optional[int]:
    """Return the latest step of an auditor that is in effect; None where there is none."""
    row = database.execute(
        f"SELECT e.step FROM {EVENTS} e WHERE e.auditor = ? AND e.role = ? AND e.run = ? "  # nosec B608
        f"AND {IN_EFFECT} "
        "ORDER BY e.event DESC LIMIT 1",
        (author.auditor, author.role, run),
    ).fetchone()
    return None if row is None else int(row[0])


def undone_step(database: sqlite3.Connection, author: Author, run: str) -> Optional[int]:
    """Return the step that an auditor undid last, unless something else was done since."""
    of_author = (author.auditor, author.role, run)
    row = database.execute(
        f"SELECT e.step, u.event FROM {EVENTS} u JOIN {EVENTS} e ON e.event = u.undoes "  # nosec B608
        f"WHERE u.auditor = ? AND u.role = ? AND u.run = ? AND u.action = '{UNDO}' AND "
        f"{_BALANCE} > 0 "
        "ORDER BY u.event DESC LIMIT 1",
        of_author,
    ).fetchone()
    if row is None:
        return None
    newer = database.execute(
        f"SELECT 1 FROM {EVENTS} WHERE auditor = ? AND role = ? AND run = ? "  # nosec B608
        "AND undoes IS NULL AND event > ?",
        (*of_author, row[1]),
    ).fetchone()
    return None if newer else int(row[0])


def opposite(undo: bool) -> str:
    """Return the action of an event that undoes another, or repeats it."""
    return UNDO if undo else REDO


def _text(values: Optional[Mapping[str, Any]]) -> Optional[str]:
    if values is None:
        return None
    plain = {k: {"hex": v.hex()} if isinstance(v, bytes) else v for k, v in values.items()}
    return json.dumps(plain, ensure_ascii=False)


def _row(text: Optional[str]) -> Optional[Row]:
    if text is None:
        return None
    values = json.loads(text)
    return {k: bytes.fromhex(v["hex"]) if isinstance(v, dict) else v for k, v in values.items()}
