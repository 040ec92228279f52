"""The same object from several sources becomes one candidate, with what each source says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from .candidate import Candidate, Step
from .expression.object_nouns import concept_of

SAME_IOU = 0.5
SOURCES = "sources"
"""Attribute: all sources of a candidate, separated by commas."""


def merge_candidates(
    known: Sequence[Candidate], found: Sequence[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """Compare candidates of one source with those of others.

    A candidate is the same as a known one where their intersection over union is at least
    ``SAME_IOU``, the type is the same and one noun means the other or is missing. The known one
    keeps its outline and gets the noun that it lacked.

    Args:
        known: Of all sources before.
        found: Of one source.

    Returns:
        The candidates that are new, and the known ones that were found again.
    """
    if not known or not found:
        return list(found), []
    outlines = np.array([one.geometry for one in known], dtype=object)
    tree = shapely.STRtree(outlines)
    changed: dict[int, Candidate] = {}
    new = []
    for candidate in found:
        same = [
            number
            for number in tree.query(candidate.geometry, predicate="intersects").tolist()
            if _fits(known[number], candidate)
            and _iou(outlines[number], candidate.geometry) >= SAME_IOU
        ]
        if not same:
            new.append(candidate)
            continue
        best = max(same, key=lambda number: _iou(outlines[number], candidate.geometry))
        changed[best] = _joined(changed.get(best, known[best]), candidate)
    return new, [one for number, one in changed.items() if one is not known[number]]


def _fits(known: Candidate, other: Candidate) -> bool:
    nouns = {concept_of(one.object) for one in (known, other) if one.object}
    return known.change_type == other.change_type and len(nouns) < 2


def _iou(first: shapely.Geometry, second: shapely.Geometry) -> float:
    common = first.intersection(second).area
    return float(common / (first.area + second.area - common)) if common else 0.0


def _joined(known: Candidate, other: Candidate) -> Candidate:
    sources = str(known.attributes.get(SOURCES) or known.source).split(",")
    if other.source in sources:
        return known
    step = Step.now(other.source, "found again", new=other.object or other.text)
    return replace(
        known,
        object=known.object or other.object,
        attributes={**known.attributes, SOURCES: ",".join([*sources, other.source])},
        history=(*known.history, step),
    )
