"""How a training says where it stands: stage, share of the whole, a line, seconds left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..model.requests.events import Progress


class Tell(Protocol):
    """Takes progress."""

    def __call__(self, stage: str, share: float, text: str, left_s: float | None = None) -> None:
        """Take a stage (``note``: a line for the log), a share from 0 to 1, words, seconds left."""


def teller(report: Callable[[Progress], None]) -> Tell:
    """Return what passes progress on; its share never falls."""
    highest = 0.0

    def tell(stage: str, share: float, text: str, left_s: float | None = None) -> None:
        nonlocal highest
        highest = max(highest, share)
        report(Progress(stage, highest, left_s=left_s, text=text))

    return tell


def within(tell: Tell, begin: float, end: float) -> Tell:
    """Return what takes the progress of one part of a training, from one share to another."""

    def told(stage: str, share: float, text: str, left_s: float | None = None) -> None:
        tell(stage, begin + (end - begin) * share, text, left_s)

    return told
