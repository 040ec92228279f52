"""Progress of a training: stage, share of the whole, a line of text, seconds left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ..model.requests.events import Progress


class OnProgress(Protocol):
    """Takes progress."""

    def __call__(self, stage: str, share: float, text: str, left_s: float | None = None) -> None:
        """Take progress.

        Args:
            stage: Name of the stage; ``note``: the text is for the log.
            share: Of the whole, 0 to 1.
            text: One line.
            left_s: Estimated seconds left.
        """


def monotonic(on_event: Callable[[Progress], None]) -> OnProgress:
    """Return a callback that passes progress on as events; their share never decreases."""
    highest = 0.0

    def on_progress(stage: str, share: float, text: str, left_s: float | None = None) -> None:
        nonlocal highest
        highest = max(highest, share)
        on_event(Progress(stage, highest, left_s=left_s, text=text))

    return on_progress


def rescaled(on_progress: OnProgress, begin: float, end: float) -> OnProgress:
    """Return a callback for one phase of a training, which covers a range of the whole."""

    def on_phase(stage: str, share: float, text: str, left_s: float | None = None) -> None:
        on_progress(stage, begin + (end - begin) * share, text, left_s)

    return on_phase
