"""The loop of both stages: steps over all processes, scores, the best and the last model."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader

from ...model.network.norms import freeze_statistics
from ...model.requests.train import TrainRequest
from ..data.samples import Batch, Samples, SamplingPlan, StepSampler, collate
from ..history import History
from ..progress import Tell
from .checkpoints import Keeper
from .clock import Clock
from .objective import Objective
from .optimizer import Schedule, Steps
from .time_left import Pace

Score = Callable[[Callable[[int, int], None]], "dict[str, float] | None"]
"""Scores the model over all processes; None where it was cancelled. Takes a taker of progress."""
KEY = "mIoU"


@dataclass
class Progress:
    """How far a training is; what a resumed one takes over.

    Attributes:
        step: Optimiser steps done.
        best: Highest score so far, or minus infinity.
        best_epoch: Its epoch, from 1.
        scored: Epochs that were scored.
    """

    step: int = 0
    best: float = -math.inf
    best_epoch: int = 0
    scored: int = 0


@dataclass
class Training:
    """One stage under way.

    Args:
        objective: What is made smaller.
        request: Full: nothing in it is None that is needed here.
        samples: What is trained on.
        accelerator: accelerate's, which knows the processes and the device.
        history: Where steps and scores go; None in all processes but the first.
        keep: Stores models and states; None in all processes but the first.
        score: Measures the model.
        score_s: Estimated seconds of one score.
        tell: Takes ``step``, ``score``, ``write`` or ``note``, and the share that is done.
        cancelled: Asked before every batch.
        progress: Where it stands.
    """

    objective: Objective
    request: TrainRequest
    samples: Samples
    accelerator: Any
    history: History | None
    keep: Keeper | None
    score: Score
    score_s: Callable[[], float]
    tell: Tell
    cancelled: Callable[[], bool]
    progress: Progress = field(default_factory=Progress)

    def __post_init__(self) -> None:
        r = self.request
        together = min(int(r.global_batch or 1), len(self.samples))
        batch = min(int(r.batch_size or 1), -(-together // self.accelerator.num_processes))
        processes = self.accelerator.num_processes
        self.plan = SamplingPlan(len(self.samples), together, batch, processes, int(r.seed or 0))
        self.steps = self.plan.steps * int(r.epochs or 1)
        schedule = Schedule(
            self.steps, float(r.learning_rate or 0), r.warm_up, r.clip, r.weight_decay
        )
        named = self.objective.named_parameters()
        self.optimizer = Steps({n: p for n, p in named if p.requires_grad}, schedule)
        self.pace = Pace(self, self.tell)

    def run(self) -> bool:
        """Train until the last step.

        Returns:
            Whether it was cancelled; then the state is kept too.

        Raises:
            MtrefsegError: The loss or the gradient is no longer a number.
        """
        # accelerate wraps a module only where there are several processes
        model = self.accelerator.prepare_model(self.objective)
        if self.keep and not self.progress.step:
            self.keep.state(self)  # from here on there is something to resume
        self._estimate(model)
        self.pace.clock = Clock()
        batches = self._batches()
        # a training that was broken off while it was scored begins with that
        while self._unscored or self.progress.step < self.steps:
            if not (self._end_epoch() if self._unscored else self._next_step(model, batches)):
                return True
        return False

    def _next_step(self, model: Any, batches: Iterator[Batch]) -> bool:
        """Make a step; False where the user stopped it."""
        self._train()
        loss = self._step(model, batches)
        if loss is None:
            self._keep_last()
            return False
        self._after_step(loss)
        return True

    @property
    def _unscored(self) -> bool:
        epochs, rest = divmod(self.progress.step, self.plan.steps)
        return not rest and epochs > self.progress.scored

    def _train(self) -> None:
        self.objective.train()
        freeze_statistics(self.objective)

    def _estimate(self, model: Any) -> None:
        """Say how long it takes, from one batch and one scored sample; nothing is learned of it."""
        if self.accelerator.num_processes > 1 or self.progress.step == self.steps:
            return
        if self.cancelled():
            return
        turns = self.plan.step(self.progress.step, 0)
        self._train()
        began_s = time.monotonic()
        self._backward(model, collate([self.samples[turn] for turn in turns[0]]), 0)
        step_s = len(turns) * (time.monotonic() - began_s)
        self.optimizer.drop()
        self.pace.estimate(step_s, self.score_s())

    def _keep_last(self) -> None:
        if self.keep:
            self.pace.saving()
            self.keep.last(self)

    def _batches(self) -> Iterator[Batch]:
        order = StepSampler(
            self.plan, self.accelerator.process_index, self.progress.step, self.steps
        )
        workers = self.request.workers
        loader: DataLoader[Any] = DataLoader(
            self.samples, batch_sampler=order, num_workers=workers, collate_fn=collate,
            prefetch_factor=2 if workers else None,
        )  # fmt: skip
        return iter(loader)

    def _step(self, model: Any, batches: Iterator[Batch]) -> float | None:
        """Make one optimiser step; None where the user stopped it."""
        count = len(self.plan.step(self.progress.step, self.accelerator.process_index))
        total = torch.zeros((), device=self.accelerator.device)
        stop = False
        for number in range(count):
            stop = stop or self.cancelled()
            if stop and self.accelerator.num_processes == 1:
                break
            batch = self.pace.clock.wait(batches)
            self.pace.batch(number, count)
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
        self._keep_last()
        return "the weights before that step are in the folder last"

    def _after_step(self, loss: float) -> None:
        if self.history is not None:
            self.history.add(step=self.progress.step, loss=loss, rate=self.optimizer.rate)
        self.pace.step(loss)
        # at the end of an epoch the state is stored with its score
        if self.keep and self.keep.due and not self._unscored and self.optimizer.sound:
            self.keep.state(self)

    def _end_epoch(self) -> bool:
        """Score and keep; False where the user stopped it."""
        began_s = time.monotonic()
        score = self.score(self.pace.score)
        if score is None:
            self._keep_last()
            return False
        self.pace.score_s = time.monotonic() - began_s
        progress = self.progress
        epoch = progress.scored = progress.step // self.plan.steps
        better = score[KEY] > progress.best
        if better:
            progress.best, progress.best_epoch = score[KEY], epoch
        loss = 0.0
        if self.history is not None:
            facts = self.pace.clock.facts()
            self.history.add(step=progress.step, epoch=epoch, score=score, **facts)
            loss = self.history.mean_loss(progress.step - self.plan.steps)
        if self.keep and better:
            self.keep.best(self)
        if self.keep:
            self.keep.last(self)
        self.pace.epoch(epoch, loss, score, better)
        return True

    def load(self, tensors: dict[str, Tensor], facts: Mapping[str, Any]) -> None:
        """Take over the optimiser's state and the progress of a training that was broken off.

        Raises:
            MtrefsegError: It is of another configuration.
        """
        # an older state does not say which epochs were scored
        known = {"scored": int(facts["step"]) // self.plan.steps, **facts}
        self.progress = Progress(**{f.name: known[f.name] for f in fields(Progress)})
        self.optimizer.load(tensors, self.progress.step)
