"""The records of an audited file as orders and filters use them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from typing import Dict, List, Set, Tuple

from ..files.craft_schema import ACCEPTED, FLAG, REJECTED, UNSURE
from ..files.result_schema import DROPPED_BY, REVIEW
from .audit_tables import DECIDE, EVENTS, KNOWN, has_table
from .audited_layer import AuditedLayer
from .events import IN_EFFECT
from .orders import OrderRow
from .result_squares import result_squares

TODO, UNSURES, FLAGS, ALL = "todo", "unsure", "flagged", "all"
FILTERS = (TODO, UNSURES, FLAGS, ALL)


def order_rows(database: sqlite3.Connection, layer: AuditedLayer, places: bool) -> List[OrderRow]:
    """Return the records of the layer in its order; of a result those of its answers.

    Args:
        database: The audited file.
        layer: Of its records.
        places: Whether positions, and of a result squares, are needed: they take half the time.
    """
    chip, kind, state = ("chip", "coalesce(object, '') || coalesce(change_type, '')", "state")
    if not layer.is_training_file:
        chip, kind, state = "''", "coalesce(sentence, '')", "''"
    where = f'WHERE "{DROPPED_BY}" IS NULL' if DROPPED_BY in layer.columns else ""
    confidence = "confidence" if "confidence" in layer.columns else "NULL"
    index = f"rtree_{layer.name}_{layer.geometry}"
    x, y, join = "NULL", "NULL", ""
    if places and has_table(database, index):
        x, y = "(r.minx + r.maxx) / 2", "(r.miny + r.maxy) / 2"
        join = f'LEFT JOIN "{index}" r ON r.id = l.rowid'
    columns = (
        f'CAST(l."{layer.key}" AS TEXT)', f"coalesce({chip}, '')", kind, confidence,
        f"coalesce({state}, '')", f"nullif({REVIEW}, '')", f"coalesce({FLAG}, '')", x, y,
    )  # fmt: skip
    query = f'SELECT {", ".join(columns)} FROM "{layer.name}" l {join} {where} ORDER BY l.rowid'  # nosec B608
    rows = [OrderRow._make(row) for row in database.execute(query)]
    return _with_squares(database, rows) if places and not layer.is_training_file else rows


def _with_squares(database: sqlite3.Connection, rows: List[OrderRow]) -> List[OrderRow]:
    squares = result_squares(database)
    if squares is None:
        return rows
    return [
        row if row.x is None or row.y is None
        else row._replace(chip="r{1}_c{0}".format(*squares.square(row.x, row.y)))
        for row in rows
    ]  # fmt: skip


def filtered(rows: List[OrderRow], only: str) -> List[OrderRow]:
    """Return the records that a filter lets through.

    Raises:
        ValueError: There is no such filter.
    """
    if only == TODO:
        return [row for row in rows if row.review is None]
    if only == UNSURES:
        return [row for row in rows if row.review == UNSURE]
    if only == FLAGS:
        return [row for row in rows if row.flag]
    if only != ALL:
        raise ValueError(f"unknown filter '{only}'")
    return rows


def verdicts(database: sqlite3.Connection, run: str) -> Dict[str, Dict[Tuple[str, str], str]]:
    """Return the verdicts in effect of each record, by auditor and role."""
    found: Dict[str, Dict[Tuple[str, str], str]] = defaultdict(dict)
    if not has_table(database, EVENTS):
        return found
    rows = database.execute(
        f"SELECT e.record, e.auditor, e.role, e.new FROM {EVENTS} e WHERE e.action = ? "  # nosec B608
        f"AND e.run = ? AND e.layer != ? AND {IN_EFFECT} ORDER BY e.event",
        (DECIDE, run, KNOWN),
    )
    for record, auditor, role, new in rows:
        review = json.loads(new).get(REVIEW)
        if review:
            found[record][auditor, role] = review
    return found


def conflicts(database: sqlite3.Connection, run: str) -> Set[str]:
    """Return the records that one auditor accepted and another one rejected."""
    return {
        record
        for record, by_auditor in verdicts(database, run).items()
        if {ACCEPTED, REJECTED} <= set(by_auditor.values())
    }
