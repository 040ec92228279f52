"""How a training reports its progress: stage, share of the whole, a line, seconds left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..model.requests.events import Progress


class OnProgress(Protocol):
    """Takes progress."""

    def __call__(self, stage: str, share: float, text: str, left_s: float | None = None) -> None:
        """Take a stage (``note``: a line for the log), a share from 0 to 1, a line, seconds."""


def monotonic(report: Callable[[Progress], None]) -> OnProgress:
    """Return what passes progress on; its share never falls."""
    highest = 0.0

    def on_progress(stage: str, share: float, text: str, left_s: float | None = None) -> None:
        nonlocal highest
        highest = max(highest, share)
        report(Progress(stage, highest, left_s=left_s, text=text))

    return on_progress


def scaled(on_progress: OnProgress, begin: float, end: float) -> OnProgress:
    """Return what takes the progress of one stage of a training, from one share to another."""

    def on_stage(stage: str, share: float, text: str, left_s: float | None = None) -> None:
        on_progress(stage, begin + (end - begin) * share, text, left_s)

    return on_stage
