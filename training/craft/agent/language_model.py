"""A multimodal language model: a prompt with pictures in, an answer of a fixed form out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pydantic import BaseModel

from ....model.errors import MtrefsegError

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True)
class Prompt:
    """One prompt.

    Attributes:
        purpose: ``overview``, ``cell``, ``mask``, ``landmarks`` or ``wording``: for the ledger.
        version: Of the wording of all prompts.
        text: The instruction; it names the form of the answer in words too.
        images: JPEG files in the order in which the text names them.
    """

    purpose: str
    version: str
    text: str
    images: tuple[bytes, ...] = ()


class NoAnswer(MtrefsegError):
    """One prompt has no usable answer: refused, cut off, no JSON, of another form.

    Other prompts may still be answered.
    """


class EndpointStopped(MtrefsegError):
    """No further prompt is answered in this run: budget spent, endpoint down, key refused."""


class LanguageModel(Protocol):
    """Answers prompts in a fixed form; several threads may use it."""

    def complete(self, prompt: Prompt, answer: type[Answer]) -> Answer:
        """Return the answer to a prompt.

        Args:
            prompt: Text and pictures.
            answer: Flat pydantic model of the answer, checked when it is read.

        Raises:
            NoAnswer: This prompt has no usable answer.
            EndpointStopped: Neither this nor any further prompt is answered.
        """

    def complete_all(
        self, prompts: Sequence[Prompt], answer: type[Answer]
    ) -> list[Answer | NoAnswer]:
        """Return the answers to prompts in their order, several at the same time.

        Raises:
            EndpointStopped: One of the prompts and all further ones are not answered.
        """
