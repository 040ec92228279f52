"""The progress of a training by epochs, with estimates of the time left."""

from __future__ import annotations

import time
from collections.abc import Mapping

from ...model.messages import Message
from ...model.wording import duration
from ..progress import OnProgress
from .loop import Loop

SHOWN = ("mIoU", "oIoU", "F1")
QUIET_S = 1.0  # between two reports inside of a step


class EpochProgress:
    """Reports steps and scores, each with the time that is left.

    Args:
        on_progress: Takes the reports.

    Attributes:
        score_s: Seconds of a score, estimated or measured.
    """

    def __init__(self, on_progress: OnProgress) -> None:
        self._on_progress = on_progress
        self.score_s = 0.0
        self._reported_s = 0.0

    def estimate(self, loop: Loop, step_s: float, score_s: float) -> None:
        """Report before the first step how long the training takes."""
        self.score_s = score_s
        left_s = self._left_s(loop, step_s)
        self._on_progress(
            "note",
            _share(loop),
            Message(
                (
                    "estimated time: {time}, for {steps} steps of {step_s:.2g} s and "
                    "{scores_left} scores of {score_s:.2g} s"
                ),
                time=duration(left_s),
                steps=loop.steps - loop.position.step,
                step_s=step_s,
                scores_left=_scores_left(loop),
                score_s=score_s,
            ),
            left_s,
        )

    def batch(self, loop: Loop, number: int, count: int) -> None:
        """Report a batch inside of a step, now and then."""
        if number and time.monotonic() - self._reported_s >= QUIET_S:
            self._step(
                loop,
                Message("batch {number} of {count}", number=number, count=count),
                number / count,
            )

    def step(self, loop: Loop, loss: float) -> None:
        """Report a step."""
        self._step(loop, Message("loss {loss:.3f}", loss=loss))

    def score(self, loop: Loop, done: int, total: int) -> None:
        """Report samples that were scored, now and then."""
        if time.monotonic() - self._reported_s >= QUIET_S:
            self._reported_s = time.monotonic()
            self._on_progress(
                "score", _share(loop), Message("scoring, {done} of {total}", done=done, total=total)
            )

    def saving(self, loop: Loop) -> None:
        """Report that the training is stored because it ends."""
        text = Message("saving the training, so that it can be resumed")
        self._on_progress("write", _share(loop), text)

    def epoch(self, loop: Loop, loss: float, score: Mapping[str, float], best: bool) -> None:
        """Report an epoch in one line."""
        shown = ", ".join(f"{name} {score[name]}" for name in SHOWN)
        left_s = self._left_s(loop, loop.clock.step_s)
        self._on_progress(
            "note",
            _share(loop),
            Message(
                (
                    "epoch {scored} of {epochs} scored: loss {loss:.3f}, {shown}{best}; "
                    "{time} left, {loader_share:.0f} % of the steps' time went by waiting "
                    "for samples"
                ),
                scored=loop.position.scored,
                epochs=_epochs(loop),
                loss=loss,
                shown=shown,
                best=Message(", the best") if best else "",
                time=duration(left_s),
                loader_share=100 * loop.clock.loader_share,
            ),
            left_s,
        )

    def _step(self, loop: Loop, text: str, done: float = 0.0) -> None:
        self._reported_s = time.monotonic()
        step, step_s = loop.position.step, loop.clock.step_s
        left_s = self._left_s(loop, step_s) if step_s else None
        left = "" if left_s is None else Message(", {time} left", time=duration(left_s))
        epoch = (max(1, step) - 1) // (loop.epoch_steps or loop.steps) + 1
        self._on_progress(
            "step",
            (step + done) / loop.steps,
            Message(
                "epoch {epoch} of {epochs}, step {step} of {steps}: {text}{left}",
                epoch=epoch,
                epochs=_epochs(loop),
                step=step,
                steps=loop.steps,
                text=text,
                left=left,
            ),
            left_s,
        )

    def _left_s(self, loop: Loop, step_s: float) -> float:
        steps = loop.steps - loop.position.step
        return steps * step_s + _scores_left(loop) * self.score_s


def _share(loop: Loop) -> float:
    return loop.position.step / loop.steps


def _epochs(loop: Loop) -> int:
    return loop.steps // (loop.epoch_steps or loop.steps)


def _scores_left(loop: Loop) -> int:
    return _epochs(loop) - loop.position.scored
