"""The order of the samples in a training; the same whatever the number of processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class ScheduledSample:
    """A sample in one optimiser step.

    Attributes:
        index: Number of the sample.
        weight: Share in the loss of the optimiser step; 0 only fills a batch up.
        seed: Of augmentation and sampled points.
    """

    index: int
    weight: float
    seed: int


@dataclass(frozen=True)
class SamplingPlan:
    """Assigns samples to optimiser steps, processes and batches.

    Attributes:
        samples: Number of samples.
        global_batch: Samples of an optimiser step.
        batch: Samples in a batch of one process.
        processes: Number of processes.
        seed: Of the order.
    """

    samples: int
    global_batch: int
    batch: int
    processes: int
    seed: int

    @property
    def steps(self) -> int:
        """Optimiser steps of an epoch; the last one may have fewer samples."""
        return -(-self.samples // self.global_batch)

    def step(self, number: int, rank: int) -> list[list[ScheduledSample]]:
        """Return the batches of one process in one optimiser step.

        Args:
            number: Of the step, from 0 on through all epochs.
            rank: Number of the process.
        """
        epoch, step = divmod(number, self.steps)
        order = np.random.default_rng((self.seed, epoch)).permutation(self.samples)
        indices = order[step * self.global_batch : (step + 1) * self.global_batch].tolist()
        samples = [ScheduledSample(i, 1 / len(indices), self._seed(epoch, i)) for i in indices]
        # all processes need the same number of batches, for they wait for one another
        filler = ScheduledSample(samples[0].index, 0.0, samples[0].seed)
        samples += [filler] * (-len(samples) % (self.batch * self.processes))
        of_process = samples[rank :: self.processes]
        return [of_process[i : i + self.batch] for i in range(0, len(of_process), self.batch)]

    def _seed(self, epoch: int, index: int) -> int:
        return int(np.random.SeedSequence((self.seed, epoch, index)).generate_state(1)[0])


class StepSampler:
    """Batch sampler of a data loader, from one optimiser step to another.

    Args:
        plan: Assigns the samples.
        rank: Number of the process.
        first: Number of the first step.
        last: Number after the last step.
    """

    def __init__(self, plan: SamplingPlan, rank: int, first: int, last: int) -> None:
        self._plan, self._rank, self._range = plan, rank, range(first, last)

    def __iter__(self) -> Iterator[list[ScheduledSample]]:
        for number in self._range:
            yield from self._plan.step(number, self._rank)
