"""Callbacks of a training for a region: scores epochs, keeps the best model."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from ...model.messages import Message
from ..history import History
from .checkpoints import Checkpointer
from .loop import Callbacks, Loop
from .time_left import EpochProgress

Score = Callable[[Callable[[int, int], None]], "dict[str, float] | None"]
"""Scores the model over all processes; None where it was cancelled. Takes a progress callback."""
KEY = "mIoU"


@dataclass
class EpochCallbacks(Callbacks):
    """Reports, records, scores and stores.

    Attributes:
        score: Measures the model.
        progress: Takes reports.
        history: Where steps and scores are recorded; None in all processes but the first.
        checkpointer: Stores models and states; None in all processes but the first.
    """

    score: Score
    progress: EpochProgress
    history: History | None = None
    checkpointer: Checkpointer | None = None

    def on_batch(self, loop: Loop, number: int, count: int) -> None:
        """Report the batch."""
        self.progress.batch(loop, number, count)

    def on_step(self, loop: Loop, loss: float) -> None:
        """Record and report the step."""
        if self.history is not None:
            self.history.add(step=loop.position.step, loss=loss, rate=loop.optimizer.last_lr)
        self.progress.step(loop, loss)

    def on_checkpoint(self, loop: Loop) -> None:
        """Store the state."""
        if self.checkpointer:
            self.checkpointer.state.save(loop)

    def on_epoch(self, loop: Loop) -> bool:
        """Score the model, and store it; returns False where that was cancelled."""
        began_s = time.monotonic()
        score = self.score(lambda done, total: self.progress.score(loop, done, total))
        if score is None:
            self.on_cancel(loop)
            return False
        self.progress.score_s = time.monotonic() - began_s
        position, epoch_steps = loop.position, loop.epoch_steps or loop.steps
        position.scored = position.step // epoch_steps
        better = score[KEY] > position.best
        if better:
            position.best, position.best_epoch = score[KEY], position.scored
        loss = 0.0
        if self.history is not None:
            facts = loop.clock.facts()
            self.history.add(step=position.step, epoch=position.scored, score=score, **facts)
            loss = self.history.mean_loss(position.step - epoch_steps)
        if self.checkpointer and better:
            self.checkpointer.best(loop)
        self._store_last(loop)
        self.progress.epoch(loop, loss, score, better)
        return True

    def on_cancel(self, loop: Loop) -> None:
        """Store the last model and the state."""
        if self.checkpointer:
            self.progress.saving(loop)
            self._store_last(loop)

    def on_failure(self, loop: Loop) -> str:
        """Store the weights before the step that failed."""
        if not loop.optimizer.weights_finite:
            return ""
        self.on_cancel(loop)
        return Message("the weights before that step are in the folder last")

    def _store_last(self, loop: Loop) -> None:
        if self.checkpointer:
            self.checkpointer.last(loop)
            loop.checkpoint()
