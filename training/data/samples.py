"""Samples as the network sees them: read, augmented, laid into a square, put into batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.utils.data import Dataset

from ..batch import UNKNOWN, Batch, LossGroup
from .augment import TrainingPair, augment
from .layout import Sample, load_sample
from .letterbox import Letterbox, Pixels


@dataclass(frozen=True)
class Example:
    """One sample, ready.

    Attributes:
        before: ``(3, s, s)`` uint8.
        after: The same at the second date.
        masks: ``(k, s, s)`` bool.
        sentence: What the mask answers; empty in stage 1.
        weight: Share in the loss of the optimiser step.
        seed: Of everything random that belongs to this sample in this step.
    """

    before: Tensor
    after: Tensor
    masks: Tensor
    sentence: str
    weight: float
    seed: int


@dataclass(frozen=True)
class ScheduledSample:
    """When and with which weight a sample is seen.

    Attributes:
        index: Number of the sample.
        weight: Share in the loss of the optimiser step; 0 fills a batch up.
        seed: Of augmentation and sampled points.
    """

    index: int
    weight: float
    seed: int


class Samples(Dataset[Example]):
    """What one stage trains on.

    Args:
        samples: Each inner row is shown at once: stage 1 the masks of a pair, stage 2 one sample.
        side_px: Side of the square.
        augmented: Turn, mirror and exchange dates.
        enlarge: Smaller pairs are enlarged to the square, for networks that know no other size.

    Attributes:
        side_px: As given.
    """

    def __init__(
        self,
        samples: Sequence[Sequence[Sample]],
        side_px: int,
        augmented: bool,
        enlarge: bool = True,
    ) -> None:
        self._samples = samples
        self.side_px = side_px
        self._augmented = augmented
        self._enlarge = enlarge

    def __len__(self) -> int:
        return len(self._samples)

    def __getitem__(self, turn: ScheduledSample) -> Example:
        """Read, augment and fit one row of samples."""
        row = self._samples[turn.index]
        before, after, _ = first = load_sample(row[0])
        masks = np.stack([first[2], *(load_sample(other)[2] for other in row[1:])])
        shown = TrainingPair(before, after, masks, row[0].sentence or None)
        if self._augmented:
            shown = augment(shown, np.random.default_rng((turn.seed, 1)))
        height, width = shown.before.shape[:2]
        frame = Letterbox(height, width, self.side_px, self._enlarge)
        fitted = [frame.fit(m * np.uint8(255), Image.Resampling.NEAREST) for m in shown.masks]
        return Example(
            _channels_first(frame.fit(shown.before)),
            _channels_first(frame.fit(shown.after)),
            torch.from_numpy(np.stack(fitted) > 127),
            shown.sentence or "",
            turn.weight,
            turn.seed,
        )


def _channels_first(image: Pixels) -> Tensor:
    return torch.from_numpy(image).permute(2, 0, 1)


def rows_of(samples: Sequence[Sample], stage: int) -> list[list[Sample]]:
    """Say what is shown at once: in stage 1 a pair with all its masks, in stage 2 a sentence.

    Stage 1 sees no sentences, which are taken away.
    """
    if stage == 2:
        return [[sample] for sample in samples]
    pairs: dict[tuple[str, str], list[Sample]] = {}
    for s in samples:
        silent = Sample(s.name, s.before, s.after, s.mask)
        pairs.setdefault((str(s.before), str(s.after)), []).append(silent)
    return list(pairs.values())


def collate(examples: Sequence[Example]) -> Batch:
    """Put examples of one size together; each counts on its own in the loss."""
    before, after = (torch.stack(dates) for dates in zip(*((e.before, e.after) for e in examples)))
    count = max(len(e.masks) for e in examples)
    masks = before.new_zeros((len(examples), count, *before.shape[2:]), dtype=torch.bool)
    for mask, example in zip(masks, examples, strict=True):
        mask[: len(example.masks)] = example.masks
    unknown = [[""] * count for _ in examples]
    return Batch(
        before,
        after,
        masks,
        [[e.sentence] for e in examples],
        before.new_full((len(examples), 2, *before.shape[2:]), UNKNOWN),
        torch.zeros_like(masks),
        unknown,
        unknown,
        unknown,
        tuple(LossGroup(n, n + 1, e.weight, e.seed) for n, e in enumerate(examples)),
    )


@dataclass(frozen=True)
class SamplingPlan:
    """Who sees which sample when; the same whatever the number of processes.

    Attributes:
        samples: Number of samples.
        global_batch: Samples of an optimiser step.
        batch: Samples that a process sees at once.
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
        epoch, place = divmod(number, self.steps)
        order = np.random.default_rng((self.seed, epoch)).permutation(self.samples)
        chosen = order[place * self.global_batch : (place + 1) * self.global_batch]
        turns = [
            ScheduledSample(int(i), 1 / len(chosen), self._seed(epoch, int(i))) for i in chosen
        ]
        wide = self.batch * self.processes
        # every process needs as many batches as the others, for they wait for one another
        turns += [ScheduledSample(turns[0].index, 0.0, turns[0].seed)] * (-len(turns) % wide)
        own = turns[rank :: self.processes]
        return [own[at : at + self.batch] for at in range(0, len(own), self.batch)]

    def _seed(self, epoch: int, index: int) -> int:
        return int(np.random.SeedSequence((self.seed, epoch, index)).generate_state(1)[0])


class StepSampler:
    """The order of a data loader: batches of turns, from a step on until another.

    Args:
        plan: Who sees what.
        rank: Number of the process.
        first: Number of the first step.
        last: Number after the last step.
    """

    def __init__(self, plan: SamplingPlan, rank: int, first: int, last: int) -> None:
        self._plan, self._rank, self._range = plan, rank, range(first, last)

    def __iter__(self) -> Iterator[list[ScheduledSample]]:
        for number in self._range:
            yield from self._plan.step(number, self._rank)
