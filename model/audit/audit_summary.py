"""The work of the auditors of a file and their agreement, as numbers."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Dict, List, NamedTuple, Optional, Sequence, Set, Tuple, Union

from ..files.craft_schema import ACCEPTED, REJECTED, REVIEWS, UNSURE
from ..files.geopackage_geometry import wkb_of
from ..files.result_schema import REVIEW
from .agreement import Agreement, Areas, Measure, agreement, mask_iou, share
from .audit_database import reading
from .audit_tables import (
    ADDED,
    CLICKED,
    DECIDE,
    EDITS,
    EVENTS,
    FIRST,
    FLAGGED,
    KNOWN,
    MASK_SET,
    REDO,
    SECOND,
    UNDO,
    has_table,
)
from .audited_layer import audited_layer
from .events import IN_EFFECT, Event, read_events
from .known_records import KnownRecord, known_records

Person = Tuple[str, str]
"""Auditor and role."""
_VERDICTS = (ACCEPTED, REJECTED, UNSURE)


class AuditorSummary(NamedTuple):
    """The work of one auditor in one role.

    Attributes:
        auditor: Name.
        role: ``first`` or ``second``.
        accepted: Records whose verdict in effect is accepted.
        rejected: The same.
        unsure: The same.
        flagged: Records with a flag by this auditor.
        edited: Records with another change.
        drawn: Records that were drawn.
        undone: Number of undone steps.
        minutes: Time spent.
        median_s: Median time on a record that was decided by itself; None: none was timed.
        found: Share of the wrong hidden records that were not accepted unchanged.
        confirmed: Share of the right hidden records that were accepted.
        clicks: Share of the clicks that lay in the mask.
    """

    auditor: str
    role: str
    accepted: int
    rejected: int
    unsure: int
    flagged: int
    edited: int
    drawn: int
    undone: int
    minutes: float
    median_s: Optional[float]
    found: Measure
    confirmed: Measure
    clicks: Measure


class PairSummary(NamedTuple):
    """Two auditors who decided the same records.

    Attributes:
        one: Auditor and role.
        other: The same.
        verdicts: Names of rows and columns of the table.
        table: Counts of verdicts.
        measures: Percent agreement, AC1 and κ.
    """

    one: Person
    other: Person
    verdicts: Tuple[str, ...]
    table: Tuple[Tuple[int, ...], ...]
    measures: Agreement


class AuditSummary(NamedTuple):
    """The audit of a file.

    Attributes:
        auditors: Their work, by name.
        pairs: Those with common records, the most first.
        clicks: Share of all clicks of second auditors that lay in the mask.
        mask_ious: Of each corrected mask with the one before the audit; empty where no areas
            can be measured.
        events: Number of events.
    """

    auditors: Tuple[AuditorSummary, ...] = ()
    pairs: Tuple[PairSummary, ...] = ()
    clicks: Measure = share(0, 0)
    mask_ious: Tuple[float, ...] = ()
    events: int = 0


def audit_summary(path: Union[Path, str], areas: Optional[Areas] = None) -> AuditSummary:
    """Return the work of the auditors of a training file or a result.

    Args:
        path: Of the GeoPackage.
        areas: Measures intersection and union of two masks; None: masks are not compared.

    Raises:
        MtrefsegError: The file cannot be read, or is no such file.
    """
    with reading(Path(path)) as database:
        layer = audited_layer(database, Path(path))
        if not has_table(database, EVENTS):
            return AuditSummary()
        events = read_events(database)
        effective = read_events(database, IN_EFFECT)
        known = known_records(database, layer.run)
    by_person: Dict[Person, List[Event]] = defaultdict(list)
    for event in events:
        by_person[event.auditor, event.role].append(event)
    in_effect = {event.event for event in effective}
    people = [_auditor(who, found, in_effect, known) for who, found in sorted(by_person.items())]
    current = [one for one in effective if one.run == layer.run and one.layer == layer.name]
    return AuditSummary(
        tuple(people),
        _pairs(current),
        _clicks(effective),
        () if areas is None else tuple(_mask_ious(current, layer.geometry, areas)),
        len(events),
    )


def _auditor(
    who: Person, events: Sequence[Event], in_effect: Set[int], known: Sequence[KnownRecord]
) -> AuditorSummary:
    own = [one for one in events if one.event in in_effect]
    of_layer = [one for one in own if one.layer != KNOWN]
    counts = Counter(_last_verdicts(of_layer).values())
    corrected = {one.record for one in own if one.layer == KNOWN and one.action in EDITS}
    found, confirmed = _known_shares(who, known, corrected)
    return AuditorSummary(
        auditor=who[0],
        role=who[1],
        accepted=counts[ACCEPTED],
        rejected=counts[REJECTED],
        unsure=counts[UNSURE],
        flagged=len({_key(one) for one in of_layer if one.action == FLAGGED and _has_value(one)}),
        edited=len({_key(one) for one in of_layer if one.action in EDITS and one.action != ADDED}),
        drawn=len({_key(one) for one in of_layer if one.action == ADDED}),
        undone=len({one.step for one in events if one.action == UNDO}),
        minutes=sum(one.seconds for one in events) / 60,
        median_s=_median_s(events),
        found=found,
        confirmed=confirmed,
        clicks=_clicks(own),
    )


def _key(event: Event) -> Tuple[str, str]:
    return event.run, event.record


def _has_value(event: Event) -> bool:
    return any((event.new or {}).values())


def _last_verdicts(events: Sequence[Event]) -> Dict[Tuple[str, str], str]:
    return {
        _key(one): str((one.new or {}).get(REVIEW)) for one in events if one.action == DECIDE
    }  # fmt: skip


def _median_s(events: Sequence[Event]) -> Optional[float]:
    """Return the median time on a record; what was decided with others is left out."""
    sizes = Counter(one.step for one in events)
    spent: Dict[Tuple[str, str], float] = defaultdict(float)
    for one in events:
        if sizes[one.step] == 1 and one.action not in (UNDO, REDO):
            spent[_key(one)] += one.seconds
    times = [seconds for seconds in spent.values() if seconds > 0]
    return statistics.median(times) if times else None


def _known_shares(
    who: Person, known: Sequence[KnownRecord], corrected: Set[str]
) -> Tuple[Measure, Measure]:
    """Return the shares of wrong copies that were found and of right ones that were confirmed."""
    own = [one for one in known if who == (one.auditor, FIRST) and one.review is not None]
    wrong = [one for one in own if one.error]
    right = [one for one in own if not one.error]
    found = sum(one.review != ACCEPTED or one.id in corrected for one in wrong)
    confirmed = sum(one.review == ACCEPTED for one in right)
    return share(found, len(wrong)), share(confirmed, len(right))


def _pairs(events: Sequence[Event]) -> Tuple[PairSummary, ...]:
    verdicts: Dict[Person, Dict[str, str]] = defaultdict(dict)
    for event in events:
        review = (event.new or {}).get(REVIEW)
        if event.action == DECIDE and review in REVIEWS:
            verdicts[event.auditor, event.role][event.record] = str(review)
    found = []
    for one, other in combinations(sorted(verdicts), 2):
        common = verdicts[one].keys() & verdicts[other].keys()
        if common and one[0] != other[0]:
            pairs = [(verdicts[one][name], verdicts[other][name]) for name in common]
            found.append(_pair(one, other, pairs))
    return tuple(sorted(found, key=lambda pair: -pair.measures.percent.n))


def _pair(one: Person, other: Person, pairs: Sequence[Tuple[str, str]]) -> PairSummary:
    used = {verdict for pair in pairs for verdict in pair}
    names = tuple(name for name in _VERDICTS if name in used or name != UNSURE)
    counts = Counter(pairs)
    table = tuple(tuple(counts[row, column] for column in names) for row in names)
    return PairSummary(one, other, names, table, agreement(table))


def _clicks(events: Sequence[Event]) -> Measure:
    clicks = [one for one in events if one.action == CLICKED and one.role == SECOND]
    return share(sum(bool((one.new or {}).get("right")) for one in clicks), len(clicks))


def _mask_ious(events: Sequence[Event], field: str, areas: Areas) -> List[float]:
    """Return the overlap of each mask before the audit with the last corrected one."""
    masks: Dict[str, Tuple[bytes, bytes]] = {}
    for one in events:
        if one.action == MASK_SET and one.role == FIRST:
            old, new = (_wkb((row or {}).get(field)) for row in (one.old, one.new))
            masks[one.record] = masks.get(one.record, (old, new))[0], new
    return [mask_iou(old, new, areas) for old, new in masks.values()]


def _wkb(blob: object) -> bytes:
    return wkb_of(blob) if isinstance(blob, bytes) else b""
