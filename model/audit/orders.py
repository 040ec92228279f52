"""The orders in which records are audited: pure functions, the same for the same records."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from itertools import chain, zip_longest
from typing import Callable, Dict, FrozenSet, Iterable, List, NamedTuple, Optional, Sequence

from ..files.craft_schema import ACCEPTED, CORRECTED, REJECTED

FILE, UNCERTAIN, DIVERSE, RANDOM = "file", "uncertain", "diverse", "random"
DISAGREEMENT, SQUARES = "disagreement", "squares"
ORDERS = (UNCERTAIN, DIVERSE, RANDOM, DISAGREEMENT, SQUARES, FILE)
_BITS = 4
"""``DIVERSE`` divides the extent into ``2 ** _BITS`` squares a side."""


class OrderRow(NamedTuple):
    """What an order uses of a record.

    Attributes:
        id: Name of the record.
        chip: Name of its chip, or of its square in a result; empty where it has none.
        kind: Object and change type, or the sentence in a result.
        confidence: 0 to 1; None where it is not known.
        state: What the automatic checks decided; empty in a result.
        review: What a person decided; None: nothing.
        flag: Why it was flagged; empty where it was not.
        x: Centre of the mask's bounds; None where it is empty.
        y: The same.
    """

    id: str
    chip: str
    kind: str
    confidence: Optional[float]
    state: str
    review: Optional[str]
    flag: str
    x: Optional[float]
    y: Optional[float]


def ordered(
    rows: Sequence[OrderRow], order: str, auditor: str, conflicts: Iterable[str] = ()
) -> List[str]:
    """Return the names of records in an order.

    Args:
        rows: In the order of the file.
        order: One of ``ORDERS``. ``DISAGREEMENT`` holds only records on which two auditors, or
            the automatic checks and an auditor, differ; the others hold all.
        auditor: Seeds ``RANDOM``, so that two auditors begin with different records.
        conflicts: Records on which two auditors differ.

    Raises:
        ValueError: There is no such order.
    """
    functions: Dict[str, Callable[[Sequence[OrderRow]], List[str]]] = {
        FILE: lambda rows: [row.id for row in rows],
        UNCERTAIN: _uncertain_first,
        DIVERSE: _diverse,
        RANDOM: lambda rows: _random(rows, auditor),
        DISAGREEMENT: lambda rows: _disagreement(rows, frozenset(conflicts)),
        SQUARES: _squares_to_complete,
    }
    if order not in functions:
        raise ValueError(f"unknown order '{order}'")
    return functions[order](rows)


def model_score(row: OrderRow) -> float:
    """Return how sure the automatic checks or the model are that a record is right, 0 to 1."""
    if row.state == REJECTED:
        return 0.0
    if row.state in (ACCEPTED, CORRECTED):
        return 1.0
    return 0.5 if row.confidence is None else row.confidence


def _uncertain_first(rows: Sequence[OrderRow]) -> List[str]:
    """Sort by the distance of the confidence from one half; what has none comes first."""
    certainty = [0.0 if row.confidence is None else abs(row.confidence - 0.5) for row in rows]
    return _sorted(rows, certainty)


def _sorted(rows: Sequence[OrderRow], ranks: Sequence[float]) -> List[str]:
    return [rows[number].id for number in sorted(range(len(rows)), key=ranks.__getitem__)]


def _diverse(rows: Sequence[OrderRow]) -> List[str]:
    """Visit places in turn, far ones after each other, and at each of them another kind."""
    queues: Dict[int, Dict[str, List[str]]] = defaultdict(dict)
    for row, place in zip(rows, _places(rows)):
        queues[place].setdefault(row.kind, []).append(row.id)
    visits = [_one_of_each(list(kinds.values())) for _, kinds in sorted(queues.items())]
    return _one_of_each(visits)


def _one_of_each(queues: Sequence[List[str]]) -> List[str]:
    """Return the first of each queue, then the second of each, and so on."""
    turns = chain.from_iterable(zip_longest(*queues))
    return [name for name in turns if name is not None]


def _places(rows: Sequence[OrderRow]) -> List[int]:
    """Return a number of each record's square; squares of neighbouring numbers are far apart."""
    xs = [row.x for row in rows if row.x is not None]
    ys = [row.y for row in rows if row.y is not None]
    if not xs or not ys:
        return [0] * len(rows)
    left, bottom = min(xs), min(ys)
    side = max(max(xs) - left, max(ys) - bottom) * (1 + 1e-9) or 1.0
    count = 2**_BITS
    numbers = [[_far_apart(col, row) for row in range(count)] for col in range(count)]
    scale = count / side
    return [
        -1 if row.x is None or row.y is None
        else numbers[int((row.x - left) * scale)][int((row.y - bottom) * scale)]
        for row in rows
    ]  # fmt: skip


def _far_apart(col: int, row: int) -> int:
    """Interleave the bits of column and row, the lowest first (a Morton code, reversed)."""
    number = 0
    for bit in range(_BITS):
        number = number << 2 | ((col >> bit & 1) ^ (row >> bit & 1)) << 1 | (row >> bit & 1)
    return number


def _random(rows: Sequence[OrderRow], auditor: str) -> List[str]:
    ids = [row.id for row in rows]
    random.Random(f"mtrefseg {auditor}").shuffle(ids)  # nosec B311: an order, no secret
    return ids


def _disagreement(rows: Sequence[OrderRow], conflicts: FrozenSet[str]) -> List[str]:
    """Auditors that differ first, then by how far the automatic checks are from the verdict."""
    ranked = []
    for row in rows:
        verdict = {ACCEPTED: 1.0, REJECTED: 0.0}.get(row.review or "")
        distance = 0.0 if verdict is None else abs(verdict - model_score(row))
        if row.id in conflicts:
            ranked.append((-2.0, row.id))
        elif distance > 0.5:
            ranked.append((-distance, row.id))
    return [name for _, name in sorted(ranked, key=lambda pair: pair[0])]


def _squares_to_complete(rows: Sequence[OrderRow]) -> List[str]:
    """Sort by how many records of the square are missing: complete squares come last."""
    missing = Counter(row.chip for row in rows if row.review is None)
    begun = {row.chip for row in rows if row.review is not None}

    chips = sorted(
        {row.chip for row in rows},
        key=lambda chip: (not missing[chip], chip not in begun, missing[chip], chip),
    )
    ranks = {chip: rank for rank, chip in enumerate(chips)}
    return _sorted(rows, [ranks[row.chip] for row in rows])
