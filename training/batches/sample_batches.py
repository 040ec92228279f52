"""The batches of a training on folders of samples: each epoch all of them, in a new order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from torch.utils.data import DataLoader

from ..batch import Batch
from .samples import Samples, collate
from .sampling_plan import SamplingPlan, StepSampler


class SampleBatches:
    """The batches of one process.

    Args:
        samples: What is trained on.
        plan: Which sample is in which step of which process.
        rank: Number of the process.
        steps: Optimiser steps of the whole training.
        workers: Processes that load samples.
    """

    def __init__(
        self, samples: Samples, plan: SamplingPlan, rank: int, steps: int, workers: int
    ) -> None:
        self._samples, self._plan, self._rank = samples, plan, rank
        self._steps, self._workers = steps, workers

    def per_step(self, step: int) -> int:
        """Return the number of batches whose gradients are summed in an optimiser step."""
        return len(self._plan.step(step, self._rank))

    def batch(self, step: int, number: int) -> Batch:
        """Return one batch of an optimiser step."""
        chosen = self._plan.step(step, self._rank)[number]
        return collate([self._samples[scheduled] for scheduled in chosen])

    def from_step(self, step: int) -> Iterator[Batch]:
        """Return the batches from an optimiser step on, prefetched."""
        order = StepSampler(self._plan, self._rank, step, self._steps)
        loader: DataLoader[Any] = DataLoader(
            self._samples, batch_sampler=order, num_workers=self._workers, collate_fn=collate,
            prefetch_factor=2 if self._workers else None,
        )  # fmt: skip
        return iter(loader)
