"""Endless synthetic training pairs, made on the fly and the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from .scene import paint_scene
from .sentences import ask

HELD_OUT = 1_000_000_000  # seeds from here on are never trained on


@dataclass(frozen=True)
class Batch:
    """Pairs with sentences and masks.

    Attributes:
        before: ``(b, 3, h, w)`` uint8.
        after: ``(b, 3, h, w)`` uint8.
        covers: ``Cover`` of every pixel at both dates, ``(b, 2, h, w)`` uint8.
        masks: ``(b, k, h, w)`` bool.
        sentences: ``k`` sentences of each pair.
        questions: Their kinds of change.
    """

    before: Tensor
    after: Tensor
    covers: Tensor
    masks: Tensor
    sentences: list[list[str]]
    questions: list[list[str]]


def make_batch(
    seeds: range, side_px: int, sentences: int, empty_share: float, scale: float | None = None
) -> Batch:
    """Make the batch of these scene seeds."""
    befores, afters, covers, asked = [], [], [], []
    for seed in seeds:
        scene = paint_scene(seed, side_px, scale)
        rng = np.random.default_rng((seed, 1))
        befores.append(scene.before)
        afters.append(scene.after)
        covers.append(np.stack([scene.cover_before, scene.cover_after]))
        asked.append(ask(rng, scene, sentences, empty_share))
    return Batch(
        _images(befores),
        _images(afters),
        torch.from_numpy(np.stack(covers)),
        torch.from_numpy(np.stack([[a.mask for a in row] for row in asked])),
        [[a.sentence for a in row] for row in asked],
        [[a.question.name for a in row] for row in asked],
    )


def _images(images: list[npt.NDArray[np.uint8]]) -> Tensor:
    return torch.from_numpy(np.stack(images)).permute(0, 3, 1, 2).contiguous()


@dataclass(frozen=True)
class SyntheticPairs(IterableDataset[Batch]):
    """Batches number ``first`` to ``last`` of an endless row.

    Attributes:
        batch_size: Pairs in a batch.
        sentences: Sentences per pair.
        empty_share: Wanted share of sentences whose mask is empty.
        sides_px: Sides of the images; one is drawn per batch.
        first: Number of the first batch.
        last: Number after the last batch.
    """

    batch_size: int
    sentences: int
    empty_share: float
    sides_px: tuple[int, ...]
    first: int
    last: int

    def __iter__(self) -> Iterator[Batch]:
        """Make batches; with several loader processes each makes every n-th."""
        info = get_worker_info()
        offset, step = (info.id, info.num_workers) if info else (0, 1)
        for number in range(self.first + offset, self.last, step):
            rng = np.random.default_rng((number, 2))
            seeds = range(number * self.batch_size, (number + 1) * self.batch_size)
            side_px = int(rng.choice(self.sides_px))
            yield make_batch(seeds, side_px, self.sentences, self.empty_share)

    def loader(self, processes: int) -> DataLoader[Batch]:
        """Return a loader that makes batches in other processes while one is trained on."""
        return DataLoader(self, batch_size=None, num_workers=processes, prefetch_factor=4)
