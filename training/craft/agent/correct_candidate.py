"""Correction of a candidate: its mask, noun and type."""

from __future__ import annotations

from dataclasses import replace

from ....model.files.craft_schema import REJECTED
from ....model.messages import Message
from ....model.rasters.arrays import Image
from ..candidate import Candidate, Step
from ..chips import Chip
from ..mask_geometry import geometry_of, mask_of
from .judge import BY, Judged, Subject, judge, mechanical_sentence
from .language_model import LanguageModel
from .mask_maker import ChipMasks

DRAWN_BY_PEOPLE = ("polygons", "folder", "drawn")
"""Sources whose outlines are not corrected."""
SURE = 0.7
"""Confidence of the source from which one rejection is not enough."""


def correct_candidate(
    model: LanguageModel,
    chip: Chip,
    images: Image,
    candidate: Candidate,
    masks: ChipMasks,
    rounds: int,
    unsegmented: str = "",
) -> Candidate:
    """Return a candidate accepted, corrected or rejected.

    Args:
        model: The language model.
        chip: The chip of the candidate.
        images: Both dates of the chip, ``(2, 3, h, w)``.
        candidate: What is shown; where a person drew the outline, it stays.
        masks: Makes the mask of a corrected box, noun or type.
        rounds: Most prompts.
        unsegmented: Why its geometry is a box only; empty: it is the outline of a mask.

    Raises:
        EndpointStopped: The model answers no more; nothing is decided.
    """
    mask = mask_of(candidate.geometry, chip.grid)
    if not mask.any():
        reason = Message("It holds no centre of a pixel of its chip.")
        return candidate.decided(REJECTED, Step.now(BY, REJECTED, reason))
    sentence = mechanical_sentence(candidate.object, candidate.change_type, mask)
    subject = Subject(
        mask,
        sentence,
        candidate.change_type,
        candidate.object,
        unsegmented,
        sure=candidate.confidence >= SURE,
    )
    remake = None if candidate.source in DRAWN_BY_PEOPLE else masks.in_box
    judged = judge(model, chip.name, images, subject, rounds, remake)
    return _decided(chip, candidate, subject, judged)


def _decided(chip: Chip, candidate: Candidate, shown: Subject, judged: Judged) -> Candidate:
    *steps, last = judged.steps
    candidate = replace(candidate, history=(*candidate.history, *steps))
    if judged.state != REJECTED:
        subject, geometry = judged.subject, candidate.geometry
        if subject.mask is not shown.mask:
            geometry = geometry_of(subject.mask, chip.grid)
        text = candidate.text if subject.sentence == shown.sentence else subject.sentence
        candidate = replace(
            candidate,
            geometry=geometry,
            cell=chip.cell(geometry.representative_point()),
            change_type=subject.change_type,
            object=subject.object,
            text=text,
        )
    return candidate.decided(judged.state, last)
