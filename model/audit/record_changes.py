"""Carries out what an auditor does: the layer and the events change together."""

from __future__ import annotations

import sqlite3
from typing import Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

from ..errors import MtrefsegError
from .audit_record import place_of
from .audit_tables import FIRST, KNOWN
from .audited_layer import AuditedLayer, Row, Scalar, known_layer
from .events import IN_EFFECT, Author, Change, append, now, read_events


def table_of(
    database: sqlite3.Connection, layer: AuditedLayer, record: str
) -> Tuple[AuditedLayer, Row]:
    """Return the table that holds a record, and its row.

    Args:
        database: The audited file.
        layer: Of its records.
        record: One of them, or a hidden known one.

    Raises:
        MtrefsegError: There is no such record.
    """
    row = layer.row(database, record)
    if row is not None:
        return layer, row
    known = known_layer(layer, database)
    row = known.row(database, record)
    if row is not None:
        return known, row
    raise MtrefsegError(
        "Record '{record}' is not in the file any more.",
        "Load the records again.",
        record=record,
    )


def field_change(
    database: sqlite3.Connection,
    author: Author,
    layer: AuditedLayer,
    action: str,
    record: str,
    new: Mapping[str, Scalar],
    old: Optional[Mapping[str, Scalar]] = None,
) -> Change:
    """Return the change of some fields of a record.

    Args:
        database: The audited file.
        author: Who does it.
        layer: Of its records.
        action: Its name.
        record: Name of the record.
        new: Values by field.
        old: Values before, where they are not those of the file any more.
    """
    table, row = table_of(database, layer, record)
    before = row if author.role == FIRST else values_of(database, author, layer, record)
    stored = {name: before.get(name) for name in new}
    stored.update({name: value for name, value in (old or {}).items() if name in stored})
    return Change(action, table, record, place_of(table, new, row), stored, dict(new))


def values_of(
    database: sqlite3.Connection, author: Author, layer: AuditedLayer, record: str
) -> Row:
    """Return what an auditor stored for the fields of a record and did not undo."""
    condition = f"e.record = ? AND e.run = ? AND e.auditor = ? AND e.role = ? AND {IN_EFFECT}"
    values = (record, layer.run, author.auditor, author.role)
    found: Row = {}
    for event in read_events(database, condition, values):
        found.update(event.new or {})
    return found


def carry_out(
    database: sqlite3.Connection, author: Author, changes: Sequence[Change], seconds: float
) -> None:
    """Change the layers and add the events, in the transaction of the caller.

    A second auditor changes events only.

    Args:
        database: The audited file.
        author: Who does it.
        changes: One step.
        seconds: Time spent on it.
    """
    if not changes:
        return
    if author.role == FIRST:
        for change in changes:
            _apply(database, change)
        _note_changes(database, changes)
    append(database, author, changes, seconds)


def _apply(database: sqlite3.Connection, change: Change) -> None:
    table = change.layer
    if change.new is None:
        table.delete(database, change.record)
    elif change.old is None:
        table.insert(database, change.new)
    else:
        table.update(database, change.record, change.new)


def _note_changes(database: sqlite3.Connection, changes: Iterable[Change]) -> None:
    layers: Dict[str, AuditedLayer] = {}
    masks: Dict[str, List[Scalar]] = {}
    for change in changes:
        if change.layer.name != KNOWN and change.new != change.old:
            layers[change.layer.name] = change.layer
            blob = (change.new or {}).get(change.layer.geometry)
            masks.setdefault(change.layer.name, []).extend([blob] if blob else [])
    for name, layer in layers.items():
        layer.changed(database, now(), masks[name])
