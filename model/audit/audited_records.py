"""What people did in a file, for export and report; reads only."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, FrozenSet, List, Optional, Set, Tuple, Union

from ..files.craft_schema import FLAG
from ..files.result_schema import REVIEW
from .audit_database import reading
from .audit_tables import CLICKED, EDITS, EVENTS, FIRST, SECOND, has_table
from .audited_layer import AuditedLayer, audited_layer
from .events import IN_EFFECT, Event, read_events
from .record_rows import verdicts


@dataclass(frozen=True)
class AuditedRecord:
    """The final state of a record that somebody decided, flagged or changed.

    Attributes:
        id: Name in its layer; of a polygon its number.
        review: Verdict in the layer, one of ``REVIEWS``; None where nobody decided.
        flag: Why it was flagged; empty where it was not.
        edits: What was corrected or drawn, of ``EDITS``.
        auditors: First auditors whose verdicts are in effect.
        second: Verdicts of second auditors: name and verdict.
        clicks: Second auditors' clicks: whether each lay in the mask.
    """

    id: str
    review: Optional[str]
    flag: str
    edits: FrozenSet[str]
    auditors: Tuple[str, ...]
    second: Tuple[Tuple[str, str], ...]
    clicks: Tuple[bool, ...]


def audited_records(path: Union[Path, str]) -> Dict[str, AuditedRecord]:
    """Return what people did to the records of a training file or the polygons of a result.

    Hidden known records are in no layer, and not among them. Of a result only the events of its
    present polygons count; ``audit_events`` has those of former ones too.

    Raises:
        MtrefsegError: The file cannot be read, or is no such file.
    """
    with reading(Path(path)) as database:
        layer = audited_layer(database, Path(path))
        by_record = verdicts(database, layer.run)
        edits, clicks = _edits_and_clicks(database, layer)
        states = _states(database, layer)
    names = [*states, *(set(by_record) | set(edits)) - set(states)]
    return {
        name: AuditedRecord(
            name,
            *states.get(name, (None, "")),
            frozenset(edits.get(name, ())),
            tuple(sorted(who for who, role in by_record.get(name, {}) if role == FIRST)),
            tuple(
                sorted((w, v) for (w, role), v in by_record.get(name, {}).items() if role == SECOND)
            ),
            tuple(clicks.get(name, ())),
        )
        for name in names
    }


def audit_events(path: Union[Path, str]) -> List[Event]:
    """Return all events of a file in their order, those of former polygons of a result too.

    Raises:
        MtrefsegError: The file cannot be read.
    """
    with reading(Path(path)) as database:
        return read_events(database) if has_table(database, EVENTS) else []


def _states(
    database: sqlite3.Connection, layer: AuditedLayer
) -> Dict[str, Tuple[Optional[str], str]]:
    """Return verdict and flag of the records that have one."""
    fields = [name if name in layer.columns else "NULL" for name in (REVIEW, FLAG)]
    query = (
        f"SELECT CAST(\"{layer.key}\" AS TEXT), nullif({fields[0]}, ''), "  # nosec B608
        f"coalesce({fields[1]}, '') FROM \"{layer.name}\" ORDER BY rowid"
    )
    rows = database.execute(query)
    return {name: (review, flag) for name, review, flag in rows if review or flag}


def _edits_and_clicks(
    database: sqlite3.Connection, layer: AuditedLayer
) -> Tuple[Dict[str, Set[str]], Dict[str, List[bool]]]:
    edits: Dict[str, Set[str]] = defaultdict(set)
    clicks: Dict[str, List[bool]] = defaultdict(list)
    if not has_table(database, EVENTS):
        return edits, clicks
    actions = ", ".join(f"'{action}'" for action in (*EDITS, CLICKED))
    condition = f"e.run = ? AND e.layer = ? AND e.action IN ({actions}) AND {IN_EFFECT}"
    for event in read_events(database, condition, (layer.run, layer.name)):
        if event.action == CLICKED:
            clicks[event.record].append(bool((event.new or {}).get("right")))
        elif event.role == FIRST:
            edits[event.record].add(event.action)
    return edits, clicks
