"""Coordinate conditions: "and", "or" between conditions of one kind bind before all others.

"larger than 5 ha in the left half or the right half" is an area and one of two places. Standard
library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Iterable, List, Optional, Sequence

from .alternative_positions import (
    POSITION_COLUMNS,
    are_positions,
    exclude_each_other,
    inside_others,
)
from .expression import Expression, Rank
from .expression_text import leaves
from .pieces import Piece, Reading
from .quantities import joined

_LISTING = ("AND", "OR", "COMMA")
_CONNECTORS = (*_LISTING, "NOT", "EXCEPT")
_KINDS = {"area": "area_m2", "share": "confidence", "length": "length"}
_PLACE = "place"


@dataclass
class _Run:
    """Conditions of one kind with the numbers of the connectors between them."""

    kind: str
    connectors: List[int]
    leaves: List[Optional[Expression]]


def coordinated(reading: Reading, segment: Sequence[Piece]) -> List[Piece]:
    """Return the terminals of conditions; connectors that bind first are ``ALT`` and ``BOTH``.

    Args:
        reading: Of the sentence; gets a remark where "and" means "or".
        segment: Terminals with connectors.
    """
    pieces = [_of_comparison(segment, number) for number in range(len(segment))]
    for run in _runs(pieces):
        before = run.connectors[0] - 2
        if None in run.leaves and before >= 0 and pieces[before].kind == "NOT":
            pieces[before] = Piece("NOT_THIS", pieces[before].token)  # a comparison is not shared
        words = {pieces[number].kind for number in run.connectors}
        if "OR" in words:
            both = "BOTH" if run.connectors and "AND" in words else "ALT"
            _rename(pieces, run, {"OR": "ALT", "COMMA": both, "AND": "BOTH"})
        elif "AND" in words and _are_alternatives(reading, pieces, run):
            _rename(pieces, run, {"AND": "ALT", "COMMA": "ALT"})
    return pieces


def _of_comparison(pieces: Sequence[Piece], number: int) -> Piece:
    """Return a piece; the "not" of a comparison is its own: "not smaller than 5 ha or …"."""
    piece, after = pieces[number], pieces[number + 1 : number + 2]
    alone = piece.kind == "NOT" and after and after[0].kind not in ("LEAF", *_CONNECTORS)
    return Piece("NOT_THIS", piece.token) if alone else piece


def _rename(pieces: List[Piece], run: _Run, kinds: dict[str, str]) -> None:
    for number in run.connectors:
        piece = pieces[number]
        pieces[number] = Piece(kinds[piece.kind], piece.token)


def _are_alternatives(reading: Reading, pieces: Sequence[Piece], run: _Run) -> bool:
    """Return whether "and" joins what no polygon is at once: "in the east and west"."""
    found = [leaf for leaf in run.leaves if leaf is not None]
    if len(found) != len(run.leaves):
        return False
    pairs = list(combinations(found, 2))
    if any(exclude_each_other(first, second) for first, second in pairs):
        return True
    if all(inside_others(first, second) or are_positions(first, second) for first, second in pairs):
        first, last = run.connectors[0] - 1, run.connectors[-1] + 1
        reading.remark("either", joined([p.token for p in pieces[first : last + 1]]), False)
        return True
    return False


def _runs(pieces: Sequence[Piece]) -> List[_Run]:
    """Return the runs of at least two conditions of one kind with connectors between them."""
    runs: List[_Run] = []
    for number, piece in enumerate(pieces):
        if piece.kind not in _LISTING or not 0 < number < len(pieces) - 1:
            continue
        before, after = pieces[number - 1], pieces[number + 1]
        kind = _kind_beside(reversed(pieces[:number]))
        if not kind or kind != _kind_beside(pieces[number + 1 :]):
            continue
        if runs and runs[-1].kind == kind and _starts_after(pieces, number, runs[-1]):
            runs[-1].connectors.append(number)
            runs[-1].leaves.append(_leaf(after))
        else:
            runs.append(_Run(kind, [number], [_leaf(before), _leaf(after)]))
    return runs


def _starts_after(pieces: Sequence[Piece], number: int, run: _Run) -> bool:
    """Return whether one condition alone stands between a connector and the last one of a run."""
    between = pieces[run.connectors[-1] + 1 : number]
    is_comparison = not any(piece.kind == "LEAF" for piece in between)
    return len(between) == 1 or (
        is_comparison and not any(piece.kind in _CONNECTORS for piece in between)
    )


def _leaf(piece: Piece) -> Optional[Expression]:
    return piece.value if piece.kind == "LEAF" else None


def _kind_beside(pieces: Iterable[Piece]) -> str:
    """Return what the nearest condition is about, of pieces from a connector away."""
    found: List[Piece] = []
    for piece in pieces:
        if piece.kind in _CONNECTORS or (found and piece.kind == "LEAF"):
            break
        found.append(piece)
        if piece.kind == "LEAF":
            break
    return _kind(found)


def _kind(pieces: Sequence[Piece]) -> str:
    """Return what a condition is about: ``place``, ``order`` or a column; empty: not known."""
    for piece in pieces:
        if piece.kind == "LEAF":
            return _kind_of_leaf(piece.value)
        if piece.kind == "LAYER":
            return _PLACE
    for piece in pieces:
        if piece.kind == "DIMENSION":
            return str(piece.value)
        if piece.kind == "COMPARE" and piece.value[1]:
            return str(piece.value[1])
    quantities = [piece.value.kind for piece in pieces if piece.kind == "QUANTITY"]
    return next((_KINDS[kind] for kind in quantities if kind in _KINDS), "")


def _kind_of_leaf(expression: Expression) -> str:
    first = next(leaves(expression))
    if isinstance(first, Rank):
        return "order"
    column: str = first.column  # type: ignore[union-attr]
    is_place = column in POSITION_COLUMNS or column.startswith(("dist_", "bearing_", "in_"))
    return _PLACE if is_place else column
