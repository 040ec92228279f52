"""Correction and rewriting of a record: its sentence; the mask is that of its members."""

from __future__ import annotations

from dataclasses import replace

from ....model.files.craft_schema import ACCEPTED, REJECTED
from ....model.messages import Message
from ....model.rasters.arrays import Image
from ..candidate import Step
from ..chips import Chip
from ..mask_geometry import mask_of
from ..record import Record
from .judge import BY, Subject, judge
from .language_model import LanguageModel, NoAnswer
from .rewording import CheckWording, reword

CHECKER = "checker"


def correct_record(
    model: LanguageModel,
    chip: Chip,
    images: Image,
    record: Record,
    rounds: int,
    check: CheckWording,
) -> Record:
    """Return a record accepted, corrected or rejected.

    An accepted sentence has to pass the checker, that knows the candidates and not the mask. A
    record without mask is checked only.

    Args:
        model: The language model.
        chip: The chip of the record.
        images: Both dates of the chip, ``(2, 3, h, w)``.
        record: What is shown.
        rounds: Most prompts.
        check: Sentence → why it does not pick the members of the record; empty: it does.

    Raises:
        EndpointStopped: The model answers no more; nothing is decided.
    """
    mask = mask_of(record.geometry, chip.grid)
    state, last = ACCEPTED, Step.now(CHECKER, ACCEPTED)
    if mask.any():
        subject = Subject(mask, record.sentence, record.change_type, record.object)
        judged = judge(model, chip.name, images, subject, rounds, None)
        *steps, last = judged.steps
        record = replace(record, history=(*record.history, *steps))
        if judged.state == REJECTED:
            return record.decided(REJECTED, last)
        shown = (judged.subject.change_type, judged.subject.object)
        if shown != (subject.change_type, subject.object):
            reason = Message("Its candidates are of another object or type.")
            return record.decided(REJECTED, Step.now(BY, REJECTED, reason))
        state, record = judged.state, replace(record, sentence=judged.subject.sentence)
    refused = check(record.sentence)
    if refused:
        return record.decided(REJECTED, Step.now(CHECKER, REJECTED, refused))
    return record.decided(state, last)


def reword_record(
    model: LanguageModel,
    chip: Chip,
    images: Image,
    record: Record,
    count: int,
    check: CheckWording,
) -> Record:
    """Return a record with natural wordings; the mechanical one stays among them.

    Args:
        model: The language model.
        chip: The chip of the record.
        images: Both dates of the chip, ``(2, 3, h, w)``.
        record: With its mechanical sentence.
        count: Most wordings.
        check: Wording → why it is refused; empty: it is right.

    Raises:
        EndpointStopped: The model answers no more.
    """
    mask = mask_of(record.geometry, chip.grid)
    if not mask.any():
        return record
    sentence = (record.sentence, record.change_type)
    try:
        wordings = reword(model, chip.name, images, mask, sentence, count, check)
    except NoAnswer as error:
        return replace(record, history=(*record.history, Step.now(BY, "not reworded", error.text)))
    steps = [Step.now(CHECKER, "refused a wording", reason, new=wording)
             for wording, reason in wordings.refused]  # fmt: skip
    record = replace(record, history=(*record.history, *steps))
    if not wordings.accepted:
        return record
    first, *others = wordings.accepted
    step = Step.now(BY, "reworded", old=record.sentence, new=first)
    kept = dict.fromkeys((*others, record.sentence, *record.wordings))
    return replace(record, sentence=first, wordings=tuple(kept), origin=BY,
                   history=(*record.history, step))  # fmt: skip
