"""Rewriting: natural wordings of a mechanical sentence, each checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....model.messages import one_line
from ....model.rasters.arrays import Image, Mask
from .answers import LandmarksAnswer, WordingsAnswer
from .drawing import draw
from .judge import LONGEST_SENTENCE
from .language_model import LanguageModel, Prompt
from .prompts import VERSION, landmarks_prompt, wording_prompt
from .proposal import clean_noun
from .view import mask_view, overview

CheckWording = Callable[[str], str]
"""A wording → why it is refused; empty: it is right."""


@dataclass(frozen=True)
class Wordings:
    """Wordings of a sentence.

    Attributes:
        accepted: In the order of the answer, each once.
        refused: Wording and reason.
    """

    accepted: tuple[str, ...]
    refused: tuple[tuple[str, str], ...]


def reword(
    model: LanguageModel,
    chip: str,
    images: Image,
    mask: Mask,
    sentence: tuple[str, int],
    count: int,
    check: CheckWording,
) -> Wordings:
    """Return natural wordings of a sentence that pass a check.

    Args:
        model: The language model; it gets one prompt.
        chip: Name of the chip.
        images: Both dates of the chip, ``(2, 3, h, w)``.
        mask: What the sentence refers to, ``(h, w)``; not empty.
        sentence: The mechanical sentence and its type.
        count: Most wordings.
        check: Gives the reason why a wording is refused.

    Raises:
        NoAnswer: The prompt has no usable answer.
        EndpointStopped: The model answers no more.
    """
    text = wording_prompt(chip, *sentence, count)
    pictures = draw(images, mask_view(mask), grid=True, mask=mask)
    answer = model.complete(Prompt("wording", VERSION, text, pictures), WordingsAnswer)
    accepted: list[str] = []
    refused: list[tuple[str, str]] = []
    for wording in dict.fromkeys(_plain(text) for text in answer.wordings):
        reason = check(wording) if wording else ""
        if reason:
            refused.append((wording, reason))
        elif wording and wording != sentence[0]:
            accepted.append(wording)
    return Wordings(tuple(accepted[:count]), tuple(refused))


def visible_landmarks(model: LanguageModel, chip: str, images: Image) -> tuple[str, ...]:
    """Return the nouns of unchanged things in a chip, which a wording may name.

    They come from a prompt of their own, that knows no sentence.

    Raises:
        NoAnswer: The prompt has no usable answer.
        EndpointStopped: The model answers no more.
    """
    pictures = draw(images, overview(*images.shape[-2:]), grid=False)
    prompt = Prompt("landmarks", VERSION, landmarks_prompt(chip), pictures)
    nouns = map(clean_noun, model.complete(prompt, LandmarksAnswer).landmarks)
    return tuple(dict.fromkeys(noun for noun in nouns if noun))


def _plain(text: str) -> str:
    return one_line(text.strip().strip("\"'“”").rstrip("."), LONGEST_SENTENCE).strip()
