"""The training loop, of the recipe of ``mini`` and of a training for a region."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, nn

from ...model.network.norms import freeze_statistics
from ..batch import Batch
from .clock import CheckpointTimer, Clock
from .optimizer import Optimizer
from .position import Position


class BatchSource(Protocol):
    """The batches of one process, the same for the same step."""

    def per_step(self, step: int) -> int:
        """Return the number of batches whose gradients are summed in an optimiser step."""

    def batch(self, step: int, number: int) -> Batch:
        """Return one batch of an optimiser step."""

    def from_step(self, step: int) -> Iterator[Batch]:
        """Return the batches from an optimiser step on, prefetched."""


class Callbacks:
    """Callbacks beside the steps; by default they do nothing."""

    def on_batch(self, loop: Loop, number: int, count: int) -> None:
        """Note that a batch of an optimiser step is computed next."""

    def on_step(self, loop: Loop, loss: float) -> None:
        """Note an optimiser step."""

    def on_checkpoint(self, loop: Loop) -> None:
        """Store what a resumed training needs."""

    def on_epoch(self, loop: Loop) -> bool:
        """Score the model at the end of an epoch; returns False where that was cancelled."""
        return True

    def on_cancel(self, loop: Loop) -> None:
        """Store what a resumed training needs, because the training ends here."""
        loop.checkpoint()

    def on_failure(self, loop: Loop) -> str:
        """Return what is kept when the loss or the gradient is no number; empty: nothing."""
        return ""


@dataclass
class Loop:
    """Optimiser steps from a position to the last one.

    Everything that is random in a step follows from its number, so that a resumed training makes
    the same steps: batches and losses draw from generators with seeds of their own, and PyTorch's
    generator, from which layers of libraries draw (drop path), is seeded before every batch.

    Attributes:
        objective: Module from a batch to a scalar loss; auxiliary heads are parameters of it.
        optimizer: Of its trained parameters.
        batches: The batches of this process.
        accelerator: accelerate's, with the processes and the device.
        steps: Optimiser steps of the whole training.
        position: Where the training is.
        callbacks: Takes progress, stores and scores.
        checkpoint_every_s: Seconds between two checkpoints; those of large states are rarer.
        epoch_steps: Steps between two scores; None: the model is not scored.
        fixed_norms: Leave the statistics of batch norms as they are.
        seed: Of what layers draw at random.
        cancelled: Called before every batch.
    """

    objective: nn.Module
    optimizer: Optimizer
    batches: BatchSource
    accelerator: Any
    steps: int
    position: Position
    callbacks: Callbacks = field(default_factory=Callbacks)
    checkpoint_every_s: float = 240.0
    epoch_steps: int | None = None
    fixed_norms: bool = True
    seed: int = 0
    cancelled: Callable[[], bool] = lambda: False

    def __post_init__(self) -> None:
        self.clock = Clock()
        self.timer = CheckpointTimer(self.checkpoint_every_s)

    def run(self) -> bool:
        """Train until the last step.

        Returns:
            Whether it was cancelled.

        Raises:
            MtrefsegError: The loss or the gradient is no longer a number.
        """
        # accelerate wraps a module only where there are several processes
        model = self.accelerator.prepare_model(self.objective)
        batches = self.batches.from_step(self.position.step)
        self.clock = Clock()
        while True:
            # score; a training that was cancelled while it was scored begins with that
            if self.epoch_is_unscored and not self.callbacks.on_epoch(self):
                return True
            if self.position.step >= self.steps:
                return False
            # forward and backward
            self._set_train_mode()
            loss = self._accumulate_gradients(model, batches)
            if loss is None:
                self.callbacks.on_cancel(self)
                return True
            # optimiser step
            self.optimizer.step(loss, lambda: self.callbacks.on_failure(self))
            self.position.step = self.optimizer.done
            self.clock.stepped()
            self.callbacks.on_step(self, loss)
            # checkpoint; at the end of an epoch it follows the score
            if self.timer.due and not self.epoch_is_unscored and self.optimizer.weights_finite:
                self.checkpoint()

    def checkpoint(self) -> None:
        """Store what a resumed training needs."""
        with self.timer.measured():
            self.callbacks.on_checkpoint(self)

    @property
    def epoch_is_unscored(self) -> bool:
        """Whether an epoch is over and was not scored yet."""
        if self.epoch_steps is None:
            return False
        epochs, rest = divmod(self.position.step, self.epoch_steps)
        return not rest and epochs > self.position.scored

    def measure_step(self) -> float:
        """Return the estimated seconds of a step, from one batch; no weight changes."""
        step = self.position.step
        self._set_train_mode()
        began_s = time.monotonic()
        self._backward(self.objective, self.batches.batch(step, 0), 0)
        batch_s = time.monotonic() - began_s
        self.optimizer.zero_grad()
        return self.batches.per_step(step) * batch_s

    def _set_train_mode(self) -> None:
        self.objective.train()
        if self.fixed_norms:
            freeze_statistics(self.objective)

    def _accumulate_gradients(self, model: nn.Module, batches: Iterator[Batch]) -> float | None:
        """Compute the gradients of one step; returns its loss, or None where it was cancelled."""
        count = self.batches.per_step(self.position.step)
        total = torch.zeros((), device=self.accelerator.device)
        stop = False
        for number in range(count):
            stop = stop or self.cancelled()
            if stop and self.accelerator.num_processes == 1:
                break
            batch = self.clock.wait(batches)
            self.callbacks.on_batch(self, number, count)
            last = number == count - 1
            with nullcontext() if last else self.accelerator.no_sync(model):
                total += self._backward(model, batch, number)
        # processes wait for one another, so they stop together
        both = torch.stack([total, total.new_tensor(float(stop))])
        loss, stops = self.accelerator.reduce(both, reduction="sum").tolist()
        if stops > 0:
            self.optimizer.zero_grad()
            return None
        return float(loss)

    def _backward(self, model: nn.Module, batch: Batch, number: int) -> Tensor:
        place = (self.seed, self.position.step, number, self.accelerator.process_index)
        torch.manual_seed(int(np.random.SeedSequence(place).generate_state(1)[0]))
        loss: Tensor = model(batch)
        # gradients are averaged over the processes, and the weights of a step sum to 1 over all
        self.accelerator.backward(loss * self.accelerator.num_processes)
        return loss.detach()
