"""The same object from several sources becomes one candidate, with what each source says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import shapely

from .candidate import Candidate, Step
from .expression.object_nouns import concept_of

SAME_IOU = 0.5
SOURCES = "sources"
"""Attribute: all sources of a candidate, separated by commas."""


class Merged(NamedTuple):
    """Candidates of one source, compared with those of others and with each other.

    Attributes:
        new: That no source had found.
        again: Known ones that were found again.
        doubles: Number of candidates that repeat another new one of the same source.
    """

    new: list[Candidate]
    again: list[Candidate]
    doubles: int


def merge_candidates(known: Sequence[Candidate], found: Sequence[Candidate]) -> Merged:
    """Find the candidates of one source that are new.

    A candidate is the same as an earlier one where their intersection over union is at least
    ``SAME_IOU``, the type is the same and one noun means the other or is missing; the answers to
    any change fit every type. The earlier one keeps its outline and gets the noun that it lacked.

    Args:
        known: Of all sources before.
        found: Of one source.
    """
    stored, kept = [*known, *found], set(range(len(known)))
    doubles = 0
    for number, earlier in _intersecting(stored, len(known)):
        candidate = stored[number]
        overlaps = {
            other: _iou(stored[other], candidate)
            for other in earlier
            if other in kept and _fits(stored[other], candidate)
        }
        best = max(overlaps, key=lambda other: overlaps[other], default=number)
        if overlaps.get(best, 0.0) < SAME_IOU:
            kept.add(number)
            continue
        doubles += best >= len(known)
        stored[best] = _joined(stored[best], candidate)
    new = [stored[number] for number in range(len(known), len(stored)) if number in kept]
    again = [now for now, before in zip(stored, known) if now is not before]
    return Merged(new, again, doubles)


def _intersecting(candidates: Sequence[Candidate], first: int) -> Iterator[tuple[int, list[int]]]:
    """Yield the numbers of candidates from one on, and those before each that it intersects."""
    outlines = np.array([one.geometry for one in candidates], dtype=object)
    later, other = shapely.STRtree(outlines).query(outlines[first:], predicate="intersects")
    pairs = np.column_stack((later + first, other))
    pairs = pairs[pairs[:, 1] < pairs[:, 0]]
    pairs = pairs[np.argsort(pairs[:, 0], kind="stable")]
    numbers = np.arange(first, len(outlines))
    starts = np.searchsorted(pairs[:, 0], numbers)
    ends = np.searchsorted(pairs[:, 0], numbers, side="right")
    for number, start, end in zip(numbers.tolist(), starts, ends, strict=True):
        yield number, sorted(pairs[start:end, 1].tolist())


def _fits(known: Candidate, other: Candidate) -> bool:
    nouns = {concept_of(one.object) for one in (known, other) if one.object}
    any_type = _is_any_change(known) or _is_any_change(other)
    return len(nouns) < 2 and (any_type or known.change_type == other.change_type)


def _is_any_change(candidate: Candidate) -> bool:
    return candidate.source == "model" and not candidate.object


def _iou(first: Candidate, second: Candidate) -> float:
    common = first.geometry.intersection(second.geometry).area
    return float(common / (first.geometry.area + second.geometry.area - common)) if common else 0.0


def _joined(known: Candidate, other: Candidate) -> Candidate:
    """Return the known candidate with what another one adds: source, noun, and type with it."""
    sources = str(known.attributes.get(SOURCES) or known.source).split(",")
    if other.source in sources and (known.object or not other.object):
        return known
    change_type = other.change_type if _is_any_change(known) else known.change_type
    names = ",".join(dict.fromkeys([*sources, other.source]))
    return replace(
        known,
        change_type=change_type,
        object=known.object or other.object,
        attributes={**known.attributes, SOURCES: names},
        history=(*known.history, Step.now(other.source, "found again", new=other.object)),
    )
