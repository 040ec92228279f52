"""The correction loop: a mask is drawn and shown until it is accepted or rejected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ....model.files.craft_schema import (
    ACCEPTED,
    CHANGE_TYPES,
    CORRECTED,
    REJECTED,
    cell_name,
)
from ....model.messages import Message, one_line
from ....model.rasters.arrays import Image, Mask
from ..candidate import Step
from .answers import MaskAnswer
from .drawing import draw
from .language_model import LanguageModel, NoAnswer, Prompt
from .mask_maker import Unusable
from .prompts import BOX, MASK, OUTLINE, VERSION, ShownMask, mask_prompt
from .proposal import clean_noun, object_noun
from .view import Bounds, View, bounds_of, mask_view, overview

BY = "agent"
"""Of the steps in a history."""
DOUBTED = "doubted"
LONGEST_REASON, LONGEST_SENTENCE = 200, 300
_CLAUSES = ("appeared", "disappeared", "changed")

RemakeMask = Callable[[str, int, Bounds, bool], Mask]
"""Noun, type, box, whether to cut at the box → mask; raises ``Unusable``."""


@dataclass(frozen=True)
class Subject:
    """What is shown and judged.

    Attributes:
        mask: In the chip, ``(h, w)``, not empty.
        sentence: What the mask is supposed to be.
        change_type: 0 appears, 1 disappears, 2 changes state.
        object: Noun.
        unsegmented: Why the mask is a box only; empty: it is a mask.
        sure: Whether a first rejection contradicts what was perceived; then it is shown once more,
            in the whole chip.
    """

    mask: Mask
    sentence: str
    change_type: int
    object: str
    unsegmented: str = ""
    sure: bool = False


@dataclass(frozen=True)
class Judged:
    """How it ended.

    Attributes:
        state: ``accepted``, ``corrected`` or ``rejected``.
        subject: As it was shown last.
        steps: What was done, in order; the reason of the last one is that of the state.
    """

    state: str
    subject: Subject
    steps: tuple[Step, ...]


def mechanical_sentence(noun: str, change_type: int, mask: Mask) -> str:
    """Return a plain sentence with the published name of the cell of a mask's middle."""
    left, top, right, bottom = bounds_of(mask)
    height, width = mask.shape
    cell = cell_name((left + right) / 2 / width, (top + bottom) / 2 / height)
    return f"the {noun or 'object'} that {_CLAUSES[change_type]} in the {cell}"


def judge(
    model: LanguageModel,
    chip: str,
    images: Image,
    subject: Subject,
    rounds: int,
    remake: RemakeMask | None,
) -> Judged:
    """Show a mask until it is accepted or rejected, at most ``rounds`` times.

    Args:
        model: The language model.
        chip: Name of the chip.
        images: Both dates of the chip, ``(2, 3, h, w)``.
        subject: What is shown first.
        rounds: Most prompts; what is still corrected in the last one is rejected.
        remake: Makes the mask of a corrected box, noun or type; None: the outline stays.

    Raises:
        EndpointStopped: The model answers no more; nothing is decided.
    """
    steps: list[Step] = []
    view = mask_view(subject.mask)
    for attempt in range(1, rounds + 1):
        try:
            answer, bounds = _shown(model, chip, images, subject, view, attempt, remake is None)
        except NoAnswer as error:
            return _rejected(subject, steps, error.text)
        reason = one_line(answer.reason.strip(), LONGEST_REASON)
        if answer.verdict == "reject" and subject.sure and attempt < rounds:
            steps.append(Step.now(BY, DOUBTED, reason))
            subject, view = replace(subject, sure=False), overview(*subject.mask.shape)
            continue
        if answer.verdict != "correct":
            return _ended(answer.verdict, subject, steps, reason)
        try:
            changed = _corrected(subject, answer, bounds, remake)
        except Unusable as error:
            return _rejected(subject, steps, error.text)
        made = _steps(subject, changed, reason)
        if not made:
            return _rejected(subject, steps, Message("The correction changes nothing."))
        steps, subject, view = [*steps, *made], changed, mask_view(changed.mask)
    return _rejected(
        subject, steps, Message("It was not accepted within {rounds} rounds.", rounds=rounds)
    )


def _ended(verdict: str, subject: Subject, steps: list[Step], reason: str) -> Judged:
    """Return the end by an acceptance or a rejection."""
    if verdict == "reject":
        return _rejected(subject, steps, reason or Message("The agent gave no reason."))
    if subject.unsegmented:
        return _rejected(subject, steps, subject.unsegmented)
    state = ACCEPTED if all(step.what == DOUBTED for step in steps) else CORRECTED
    return Judged(state, subject, (*steps, Step.now(BY, state, reason)))


def _shown(
    model: LanguageModel,
    chip: str,
    images: Image,
    subject: Subject,
    view: View,
    attempt: int,
    fixed: bool,
) -> tuple[MaskAnswer, Bounds | None]:
    """Return the answer and its box in pixels of the chip."""
    height, width = subject.mask.shape
    part = overview(height, width).to_per_mille(view.bounds)
    box = view.to_per_mille(bounds_of(subject.mask))
    kind = OUTLINE if fixed else BOX if subject.unsegmented else MASK
    shown = ShownMask(subject.sentence, subject.change_type, part, box, kind)
    text = mask_prompt(chip, shown, attempt)
    pictures = draw(images, view, grid=True, mask=subject.mask)
    answer = model.complete(Prompt("mask", VERSION, text, pictures), MaskAnswer)
    return answer, view.to_chip(answer.box)


def _corrected(
    subject: Subject, answer: MaskAnswer, bounds: Bounds | None, remake: RemakeMask | None
) -> Subject:
    noun = object_noun(clean_noun(answer.what)) or subject.object
    change_type = subject.change_type if answer.type < 0 else answer.type
    mask = subject.mask
    differs = (noun, change_type) != (subject.object, subject.change_type)
    if remake is not None and (differs or bounds is not None):
        mask = remake(noun, change_type, bounds or bounds_of(mask), False)
        if bounds is not None and (mask == subject.mask).all():
            mask = remake(noun, change_type, bounds, True)
        subject = replace(subject, unsegmented="")
    sentence = one_line(answer.sentence.strip(), LONGEST_SENTENCE) or subject.sentence
    if not answer.sentence.strip() and (differs or mask is not subject.mask):
        sentence = mechanical_sentence(noun, change_type, mask)
    return replace(subject, mask=mask, sentence=sentence, change_type=change_type, object=noun)


def _steps(old: Subject, new: Subject, reason: str) -> list[Step]:
    """Return a step for each thing that a correction changed."""
    pairs = (
        ("corrected the object", old.object, new.object),
        ("corrected the type", CHANGE_TYPES[old.change_type], CHANGE_TYPES[new.change_type]),
        ("corrected the sentence", old.sentence, new.sentence),
    )
    steps = [Step.now(BY, what, reason, was, now) for what, was, now in pairs if was != now]
    if (old.mask != new.mask).any():
        boxes = (str([round(value) for value in bounds_of(s.mask)]) for s in (old, new))
        steps.append(Step.now(BY, "corrected the mask", reason, *boxes))
    return steps


def _rejected(subject: Subject, steps: list[Step], reason: str) -> Judged:
    return Judged(REJECTED, subject, (*steps, Step.now(BY, REJECTED, reason)))
