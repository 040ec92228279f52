"""How long a training still takes, and the lines that say so."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...model.wording import duration
from ..progress import Tell
from .clock import Clock

if TYPE_CHECKING:
    from .loop import Training

SHOWN = ("mIoU", "oIoU", "F1")
QUIET_S = 1.0  # between two reports inside of a step


class Pace:
    """Tells steps and scores of a training, each with the time that is left.

    Args:
        training: What is told of.
        tell: Takes it.

    Attributes:
        clock: Of the steps.
        score_s: Seconds of a score, estimated or measured.
    """

    def __init__(self, training: Training, tell: Tell) -> None:
        self._training, self._tell = training, tell
        self.clock = Clock()
        self.score_s = 0.0
        self._told_s = 0.0

    @property
    def share(self) -> float:
        """Share of the steps that are done."""
        return self._training.progress.step / self._training.steps

    def estimate(self, step_s: float, score_s: float) -> None:
        """Say before the first step how long it takes."""
        self.score_s = score_s
        left_s = self._left_s(step_s)
        self._tell(
            "note",
            self.share,
            f"estimated time: {duration(left_s)}, for {self._steps_left} steps of {step_s:.2g} s "
            f"and {self._scores_left} scores of {score_s:.2g} s",
            left_s,
        )

    def batch(self, number: int, count: int) -> None:
        """Tell a batch inside of a step, now and then."""
        if number and time.monotonic() - self._told_s >= QUIET_S:
            self._step(f"batch {number} of {count}", number / count)

    def step(self, loss: float) -> None:
        """Tell a step that was made."""
        self.clock.stepped()
        self._step(f"loss {loss:.3f}")

    def score(self, done: int, total: int) -> None:
        """Tell samples that were scored, now and then."""
        if time.monotonic() - self._told_s >= QUIET_S:
            self._told_s = time.monotonic()
            self._tell("score", self.share, f"scoring, {done} of {total}")

    def saving(self) -> None:
        """Say that the training is stored because it ends."""
        self._tell("write", self.share, "saving the training, so that it can be resumed")

    def epoch(self, number: int, loss: float, score: Mapping[str, float], best: bool) -> None:
        """Tell an epoch in one line."""
        shown = ", ".join(f"{name} {score[name]}" for name in SHOWN)
        left_s = self._left_s(self.clock.step_s)
        self._tell(
            "note",
            self.share,
            f"epoch {number} of {self._training.request.epochs} scored: loss {loss:.3f}, {shown}"
            f"{', the best' * best}; {duration(left_s)} left, "
            f"{100 * self.clock.loader_share:.0f} % of the steps' time went by waiting for samples",
            left_s,
        )

    def _step(self, text: str, done: float = 0.0) -> None:
        self._told_s = time.monotonic()
        training = self._training
        step = training.progress.step
        left_s = self._left_s(self.clock.step_s) if self.clock.step_s else None
        left = "" if left_s is None else f", {duration(left_s)} left"
        self._tell(
            "step",
            (step + done) / training.steps,
            f"epoch {(max(1, step) - 1) // training.plan.steps + 1} of {training.request.epochs}, "
            f"step {step} of {training.steps}: {text}{left}",
            left_s,
        )

    @property
    def _steps_left(self) -> int:
        return self._training.steps - self._training.progress.step

    @property
    def _scores_left(self) -> int:
        return int(self._training.request.epochs or 1) - self._training.progress.scored

    def _left_s(self, step_s: float) -> float:
        return self._steps_left * step_s + self._scores_left * self.score_s
