"""Joins the pieces of objects that were found in neighbouring tiles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely import STRtree

from ....model.outputs.components import connect
from ..candidate import Candidate

SAME = 0.5
"""Share of the smaller of two outlines from which on they are the same object."""


@dataclass(frozen=True)
class Piece:
    """A candidate as one tile shows it.

    Attributes:
        candidate: Its outline ends where the tile ends.
        cut: Whether it reaches an edge of the tile.
        tile: Number of the tile.
    """

    candidate: Candidate
    cut: bool
    tile: int


def join_pieces(pieces: Sequence[Piece]) -> Iterator[Candidate]:
    """Yield the candidates; what several tiles show of one object becomes one.

    Of two whole outlines of an object the first stays; cut ones are united.
    """
    if not pieces:
        return
    outlines = np.array([piece.candidate.geometry for piece in pieces], dtype=object)
    tree = STRtree(outlines)
    first, second = tree.query(outlines, predicate="intersects")
    pairs = [(a, b) for a, b in zip(first, second) if a < b and _same(pieces[a], pieces[b])]
    links = np.array(pairs, np.int64).reshape(-1, 2)
    number, group = connect((links[:, 0], links[:, 1]), len(pieces))
    members: list[list[Piece]] = [[] for _ in range(number)]
    for piece, one in zip(pieces, group.tolist()):
        members[one].append(piece)
    yield from map(_united, members)


def _same(first: Piece, second: Piece) -> bool:
    one, other = first.candidate, second.candidate
    if first.tile == second.tile or (one.object, one.change_type) != (
        other.object,
        other.change_type,
    ):
        return False
    shared = one.geometry.intersection(other.geometry).area
    if first.cut or second.cut:
        return bool(shared > 0)
    return bool(shared >= SAME * min(one.geometry.area, other.geometry.area))


def _united(members: Sequence[Piece]) -> Candidate:
    whole = [piece for piece in members if not piece.cut]
    if whole or len(members) == 1:
        return max(whole or members, key=lambda piece: piece.candidate.geometry.area).candidate
    first = members[0].candidate
    geometry = shapely.union_all([piece.candidate.geometry for piece in members])
    areas = [piece.candidate.geometry.area for piece in members]
    confidences = [piece.candidate.confidence for piece in members]
    confidence = float(np.average(confidences, weights=areas))
    return replace(first, geometry=geometry, confidence=confidence, id="")
