"""Candidates of the source ``agent``: what the language model names, with masks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from ....model.files.craft_schema import PROPOSED, REJECTED
from ....model.messages import Message
from ....model.rasters.arrays import Mask
from ..candidate import Candidate, Step
from ..chips import Chip
from ..mask_geometry import geometry_of
from .judge import BY
from .mask_maker import ChipMasks, Unusable
from .proposal import Proposal

SOURCE = "agent"
DecideWithoutMask = Callable[[Candidate, str], Candidate]
"""A candidate whose geometry is a box, and why it has no mask → the candidate decided."""
DUPLICATE_IOU = 0.5
"""Least overlap of the masks of one object."""


def candidates_of(
    chip: Chip, proposals: Iterable[Proposal], masks: ChipMasks, without_mask: DecideWithoutMask
) -> list[Candidate]:
    """Return a candidate for each mask of the proposals.

    Args:
        chip: The chip.
        proposals: What the model names in it.
        masks: Segments the chip.
        without_mask: Decides on candidates that have a box only.
    """
    found: list[Candidate] = []
    for proposal in proposals:
        try:
            parts = _parts(proposal, masks)
        except Unusable as error:
            found.append(without_mask(_boxed(chip, proposal), error.text))
        else:
            found += [_candidate(chip, proposal, geometry_of(part, chip.grid)) for part in parts]
    return reject_duplicates(found)


def reject_duplicates(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Reject candidates that a more confident one of the same type covers, in the same order."""
    kept: list[Candidate] = []
    result = list(candidates)
    for number in sorted(range(len(result)), key=lambda one: -candidates[one].confidence):
        candidate = candidates[number]
        if candidate.state == REJECTED:
            continue
        twin = next((one for one in kept if _same_object(one, candidate)), None)
        if twin is None:
            kept.append(candidate)
        else:
            result[number] = _duplicate(candidate, twin.id)
    return result


def _parts(proposal: Proposal, masks: ChipMasks) -> list[Mask]:
    arguments = (proposal.noun, proposal.change_type, proposal.bounds)
    return [masks.in_box(*arguments)] if proposal.boxed else masks.parts(*arguments)


def _candidate(chip: Chip, proposal: Proposal, geometry: Polygon | MultiPolygon) -> Candidate:
    cell = chip.cell(geometry.representative_point())
    step = Step.now(BY, PROPOSED, new=proposal.text)
    return Candidate(geometry, proposal.change_type, proposal.noun, SOURCE, proposal.confidence,
                     chip.name, cell, proposal.text, history=(step,))  # fmt: skip


def _boxed(chip: Chip, proposal: Proposal) -> Candidate:
    left, top, right, bottom = proposal.bounds
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    outline = shapely.Polygon(chip.grid.to_ground(corners))
    return _candidate(chip, proposal, outline)


def _same_object(one: Candidate, other: Candidate) -> bool:
    if one.change_type != other.change_type or not one.geometry.intersects(other.geometry):
        return False
    common = one.geometry.intersection(other.geometry).area
    united = one.geometry.area + other.geometry.area - common
    return bool(common >= DUPLICATE_IOU * united)


def _duplicate(candidate: Candidate, twin: str) -> Candidate:
    reason = Message("It has the mask of candidate {twin}.", twin=twin)
    return candidate.decided(REJECTED, Step.now(BY, REJECTED, reason))
