"""Samples of a folder as training examples: read, augmented, fitted into a square, collated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.utils.data import Dataset

from ..batch import UNKNOWN, Batch, LossGroup
from ..data.augment import TrainingPair, augment
from ..data.layout import Sample
from ..data.letterbox import Letterbox, Pixels
from ..data.load_sample import load_sample
from .sampling_plan import ScheduledSample


@dataclass(frozen=True)
class Example:
    """One training example.

    Attributes:
        before: ``(3, s, s)`` uint8.
        after: The same at the second date.
        masks: ``(k, s, s)`` bool.
        sentence: That the mask belongs to; empty in stage 1.
        weight: Share in the loss of the optimiser step.
        seed: Of everything random for this example in this step.
    """

    before: Tensor
    after: Tensor
    masks: Tensor
    sentence: str
    weight: float
    seed: int


class Samples(Dataset[Example]):
    """The examples of one stage.

    Args:
        rows: Samples of one example each: in stage 1 all of a pair, in stage 2 a single one.
        side_px: Side of the square.
        augmented: Change the orientation and the order of the dates.
        enlarge: Enlarge smaller pairs to the square, for networks that take no other size.

    Attributes:
        side_px: As given.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Sample]],
        side_px: int,
        augmented: bool,
        enlarge: bool = True,
    ) -> None:
        self._rows = rows
        self.side_px = side_px
        self._augmented = augmented
        self._enlarge = enlarge

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, scheduled: ScheduledSample) -> Example:
        """Read, augment and fit one row of samples."""
        row = self._rows[scheduled.index]
        before, after, _ = first = load_sample(row[0])
        masks = np.stack([first[2], *(load_sample(other)[2] for other in row[1:])])
        pair = TrainingPair(before, after, masks, row[0].sentence or None)
        if self._augmented:
            pair = augment(pair, np.random.default_rng((scheduled.seed, 1)))
        height, width = pair.before.shape[:2]
        fit = Letterbox(height, width, self.side_px, self._enlarge).fit
        fitted = [fit(mask * np.uint8(255), Image.Resampling.NEAREST) for mask in pair.masks]
        return Example(
            _channels_first(fit(pair.before)),
            _channels_first(fit(pair.after)),
            torch.from_numpy(np.stack(fitted) > 127),
            pair.sentence or "",
            scheduled.weight,
            scheduled.seed,
        )


def _channels_first(image: Pixels) -> Tensor:
    return torch.from_numpy(image).permute(2, 0, 1)


def rows_of(samples: Sequence[Sample], stage: int) -> list[list[Sample]]:
    """Group samples into examples: stage 1 by pair, without sentences; stage 2 one each."""
    if stage == 2:
        return [[sample] for sample in samples]
    pairs: dict[tuple[str, str], list[Sample]] = {}
    for s in samples:
        without_sentence = Sample(s.name, s.before, s.after, s.mask)
        pairs.setdefault((str(s.before), str(s.after)), []).append(without_sentence)
    return list(pairs.values())


def collate(examples: Sequence[Example]) -> Batch:
    """Stack examples of one size; each is a separate loss group."""
    before, after = (torch.stack(dates) for dates in zip(*((e.before, e.after) for e in examples)))
    count = max(len(e.masks) for e in examples)
    masks = before.new_zeros((len(examples), count, *before.shape[2:]), dtype=torch.bool)
    for mask, example in zip(masks, examples, strict=True):
        mask[: len(example.masks)] = example.masks
    return Batch(
        before,
        after,
        masks,
        [[e.sentence] for e in examples],
        before.new_full((len(examples), 2, *before.shape[2:]), UNKNOWN),
        [[""] * count for _ in examples],
        tuple(LossGroup(n, n + 1, e.weight, e.seed) for n, e in enumerate(examples)),
    )
