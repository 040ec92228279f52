"""The loop of both stages: steps over all processes, scores, the best and the last model."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from ...model.network.norms import hold_statistics
from ...model.train_request import TrainRequest
from ...model.wording import duration
from ..clock import Clock
from ..steps import Schedule, Steps
from .history import History
from .objective import Objective
from .samples import Batch, Batches, Plan, Samples, collate

Score = Callable[[], dict[str, float] | None]
"""Scores the model over all processes; None where it was cancelled."""
KEY = "mIoU"


@dataclass
class Progress:
    """How far a training is; what a resumed one takes over.

    Attributes:
        step: Optimiser steps done.
        best: Highest score so far, or minus infinity.
        best_epoch: Its epoch, from 1.
    """

    step: int = 0
    best: float = -math.inf
    best_epoch: int = 0


@dataclass
class Training:
    """One stage under way.

    Args:
        objective: What is made smaller.
        request: Full: nothing in it is None that is needed here.
        samples: What is trained on.
        accelerator: accelerate's, which knows the processes and the device.
        history: Where steps and scores go; None in all processes but the first.
        keep: Stores the model as the best (True) or the last (False) one, and the state.
        score: Measures the model.
        tell: Takes ``step`` or ``note``, the share that is done, 0 to 1, and a line.
        cancelled: Asked before every batch.
        progress: Where it stands.
    """

    objective: Objective
    request: TrainRequest
    samples: Samples
    accelerator: Any
    history: History | None
    keep: Callable[[bool], None]
    score: Score
    tell: Callable[[str, float, str], None]
    cancelled: Callable[[], bool]
    progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        r = self.request
        together = min(int(r.global_batch or 1), len(self.samples))
        batch = min(int(r.batch_size or 1), -(-together // self.accelerator.num_processes))
        processes = self.accelerator.num_processes
        self.plan = Plan(len(self.samples), together, batch, processes, int(r.seed or 0))
        self.steps = self.plan.steps * int(r.epochs or 1)
        schedule = Schedule(
            self.steps, float(r.learning_rate or 0), r.warm_up, r.clip, r.weight_decay
        )
        named = self.objective.named_parameters()
        self.optimizer = Steps({n: p for n, p in named if p.requires_grad}, schedule)

    def run(self) -> bool:
        """Train until the last step.

        Returns:
            Whether it was cancelled; then the state is kept too.

        Raises:
            MtrefsegError: The loss or the gradient is no longer a number.
        """
        # accelerate wraps a module only where there are several processes
        model = self.accelerator.prepare_model(self.objective)
        clock = Clock()
        batches = self._batches()
        while self.progress.step < self.steps:
            self.objective.train()
            hold_statistics(self.objective)
            loss = self._step(model, batches, clock)
            if loss is None:
                self.keep(False)
                return True
            self._after_step(loss, clock)
            if self.progress.step % self.plan.steps == 0 and not self._end_epoch(clock):
                return True
        return False

    def _batches(self) -> Iterator[Batch]:
        order = Batches(self.plan, self.accelerator.process_index, self.progress.step, self.steps)
        workers = self.request.workers
        loader: DataLoader[Any] = DataLoader(
            self.samples, batch_sampler=order, num_workers=workers, collate_fn=collate,
            prefetch_factor=2 if workers else None,
        )  # fmt: skip
        return iter(loader)

    def _step(self, model: Any, batches: Iterator[Batch], clock: Clock) -> float | None:
        """Make one optimiser step; None where the user stopped it."""
        count = len(self.plan.step(self.progress.step, self.accelerator.process_index))
        total = torch.zeros((), device=self.accelerator.device)
        stop = False
        for number in range(count):
            stop = stop or self.cancelled()
            if stop and self.accelerator.num_processes == 1:
                break
            batch = clock.wait(batches)
            last = number == count - 1
            with nullcontext() if last else self.accelerator.no_sync(model):
                total += self._backward(model, batch, number)
        # processes wait for one another, so they stop together
        loss, stops = self._over_all(total, stop)
        if stops:
            self.optimizer.drop()
            return None
        self.optimizer.apply(loss, self._break_off)
        self.progress.step = self.optimizer.done
        return loss

    def _backward(self, model: Any, batch: Batch, number: int) -> Tensor:
        place = (self.plan.seed, self.progress.step, number, self.accelerator.process_index)
        # drop path; a resumed training draws the same
        torch.manual_seed(int(np.random.SeedSequence(place).generate_state(1)[0]))
        loss: Tensor = model(batch)
        # gradients are averaged over the processes, and the weights of a step sum to 1 over all
        self.accelerator.backward(loss * self.accelerator.num_processes)
        return loss.detach()

    def _over_all(self, total: Tensor, stop: bool) -> tuple[float, bool]:
        both = torch.stack([total, total.new_tensor(float(stop))])
        loss, stops = self.accelerator.reduce(both, reduction="sum").tolist()
        return loss, stops > 0

    def _break_off(self) -> str:
        if not self.optimizer.sound:
            return ""
        self.keep(False)
        return "the weights before that step are in the folder last"

    def _after_step(self, loss: float, clock: Clock) -> None:
        step = self.progress.step
        if self.history is not None:
            self.history.add(step=step, loss=loss, rate=self.optimizer.rate)
        left = clock.left(self.steps - step)
        epoch = (step - 1) // self.plan.steps + 1
        self.tell(
            "step",
            step / self.steps,
            f"epoch {epoch} of {self.request.epochs}, step {step} of {self.steps}: "
            f"loss {loss:.3f}, {duration(left)} left",
        )

    def _end_epoch(self, clock: Clock) -> bool:
        """Score and keep; False where the user stopped it."""
        score = self.score()
        if score is None:
            self.keep(False)
            return False
        progress = self.progress
        epoch = progress.step // self.plan.steps
        better = score[KEY] > progress.best
        if better:
            progress.best, progress.best_epoch = score[KEY], epoch
            self.keep(True)
        self.keep(False)
        facts = clock.facts()
        if self.history is not None:
            self.history.add(step=progress.step, epoch=epoch, score=score, **facts)
        shown = ", ".join(f"{name} {score[name]}" for name in (KEY, "oIoU", "F1"))
        self.tell(
            "note",
            progress.step / self.steps,
            f"epoch {epoch} of {self.request.epochs} scored: {shown}{', the best' * better}; "
            f"{100 * clock.loader_share:.0f} % of the steps' time went by waiting for samples",
        )
        return True

    def load(self, tensors: dict[str, Tensor], facts: dict[str, Any]) -> None:
        """Take over the optimiser's state and the progress of a training that was broken off.

        Raises:
            MtrefsegError: It is of another configuration.
        """
        self.progress = Progress(**facts)
        self.optimizer.load(tensors, self.progress.step)
