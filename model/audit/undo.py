"""Undo and redo of an auditor's steps, without touching what others did since."""

from __future__ import annotations

import sqlite3
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from .audit_tables import ADDED, DELETED, FIRST
from .audited_layer import AuditedLayer, Row, Scalar
from .events import (
    IN_EFFECT,
    Author,
    Change,
    Event,
    Place,
    last_step,
    opposite,
    read_events,
    undone_step,
)
from .record_changes import carry_out


class Undone(NamedTuple):
    """A step that was undone or repeated.

    Attributes:
        action: What it was, one of ``ACTIONS``.
        records: Records of the step, in their order.
        kept: Those of them that another person or program changed since: they stay as they are.
    """

    action: str
    records: Tuple[str, ...]
    kept: Tuple[str, ...] = ()


class _Other(NamedTuple):
    event: Event
    in_effect: bool


def revert(
    database: sqlite3.Connection,
    author: Author,
    run: str,
    layers: Dict[str, AuditedLayer],
    undo: bool,
) -> Optional[Undone]:
    """Undo the last step of an auditor, or repeat the one undone last.

    Args:
        database: The audited file, in a transaction.
        author: Only steps of this auditor in this role are undone.
        run: Of the layer: polygons of former runs are not there any more.
        layers: Tables of the records, by name.
        undo: False repeats a step.

    Returns:
        None where there is no such step.
    """
    step = (last_step if undo else undone_step)(database, author, run)
    if step is None:
        return None
    events = read_events(database, "e.step = ? AND e.undoes IS NULL", (step,))
    changes, kept = [], []
    for event in events[::-1] if undo else events:
        change = _reverted(database, author, layers[event.layer], event, undo)
        changes.append(change)
        if author.role == FIRST and change.old == change.new and event.old != event.new:
            kept.append(event.record)
    carry_out(database, author, changes, 0.0)
    records = tuple(dict.fromkeys(event.record for event in events))
    return Undone(events[0].action, records, tuple(dict.fromkeys(kept)))


def _reverted(
    database: sqlite3.Connection, author: Author, layer: AuditedLayer, event: Event, undo: bool
) -> Change:
    """Return the change that reverts an event, or repeats it."""
    old, new = (event.new, event.old) if undo else (event.old, event.new)
    if author.role == FIRST:
        old, new = _in_layer(database, layer, event, undo)
    place = Place(event.x, event.y)
    return Change(opposite(undo), layer, event.record, place, old, new, event.event)


def _in_layer(
    database: sqlite3.Connection, layer: AuditedLayer, event: Event, undo: bool
) -> Tuple[Optional[Row], Optional[Row]]:
    """Return the values of a record in its layer now, and those that it gets."""
    row = layer.row(database, event.record)
    others = _others(database, event)
    if event.action in (ADDED, DELETED):
        return _existence(event, row, others, undo)
    if row is None:  # deleted since
        return {}, {}
    now = {name: row[name] for name in event.new or {}}
    with_event = {name: _with(event, others, name) for name in now}
    without = {name: _without(event, others, name) for name in now}
    expected, then = (with_event, without) if undo else (without, with_event)
    return now, then if now == expected else now  # else changed in another program


def _existence(
    event: Event, row: Optional[Row], others: Sequence[_Other], undo: bool
) -> Tuple[Optional[Row], Optional[Row]]:
    if (event.action == ADDED) != undo:  # it is put back
        return (None, event.new or event.old) if row is None else ({}, {})
    changed_since = any(one.in_effect and one.event.event > event.event for one in others)
    return ({}, {}) if row is None or changed_since else (row, None)


def _others(database: sqlite3.Connection, event: Event) -> List[_Other]:
    """Return the other events of a record in its layer, those that were undone too."""
    condition = (
        "e.record = ? AND e.run = ? AND e.layer = ? AND e.role = ? AND e.event != ? "
        "AND e.undoes IS NULL"
    )
    values = (event.record, event.run, event.layer, FIRST, event.event)
    effective = {one.event for one in read_events(database, f"{condition} AND {IN_EFFECT}", values)}
    events = read_events(database, condition, values)
    return [_Other(one, one.event in effective) for one in events]


def _later(event: Event, others: Sequence[_Other], name: str) -> Optional[Event]:
    """Return the last event in effect after an event that changed the same field."""
    later = [one.event for one in others if one.in_effect and name in (one.event.new or {})]
    return later[-1] if later and later[-1].event > event.event else None


def _with(event: Event, others: Sequence[_Other], name: str) -> Scalar:
    """Return the value of a field while an event is in effect."""
    return ((_later(event, others, name) or event).new or {})[name]


def _without(event: Event, others: Sequence[_Other], name: str) -> Scalar:
    """Return the value of a field as if an event had not happened.

    The value that the event found may come from another one that was undone meanwhile.
    """
    later = _later(event, others, name)
    if later is not None:
        return (later.new or {})[name]
    value = (event.old or {}).get(name)
    for one in reversed(others):
        new = one.event.new or {}
        if one.event.event > event.event or name not in new:
            continue
        if one.in_effect or new[name] != value:
            break
        value = (one.event.old or {}).get(name)
    return value
