"""The input of a training step: pairs of images with sentences and masks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

UNKNOWN = 255  # land cover that is not known


@dataclass(frozen=True)
class LossGroup:
    """Samples of a batch whose loss is computed as one.

    Attributes:
        first: Number of the first sample.
        last: Number after the last sample.
        weight: Share in the loss of the optimiser step; 0 only fills a batch up.
        seed: Of everything that is drawn at random for these samples in this step.
    """

    first: int
    last: int
    weight: float
    seed: int


@dataclass(frozen=True)
class Batch:
    """Pairs with sentences and masks.

    Attributes:
        before: ``(b, 3, h, w)`` uint8.
        after: ``(b, 3, h, w)`` uint8.
        masks: ``(b, k, h, w)`` bool; where a sample has fewer than ``k``, the rest is empty.
        sentences: ``k`` sentences of each pair; none where only changes are trained.
        land_cover: ``LandCover`` of every pixel at both dates, ``(b, 2, h, w)`` uint8; ``UNKNOWN``
            where it is not known.
        change_classes: Names of the change classes of the sentences; none where not known.
        groups: How the samples count in the loss.
        known: Where the masks are known, ``(b, k, h, w)`` bool; None: everywhere. Stage 1 takes
            what is not known for unchanged.
    """

    before: Tensor
    after: Tensor
    masks: Tensor
    sentences: list[list[str]]
    land_cover: Tensor
    change_classes: list[list[str]]
    groups: tuple[LossGroup, ...] = ()
    known: Tensor | None = None

    def __len__(self) -> int:
        return len(self.before)

    def select(self, first: int, last: int) -> Batch:
        """Return some samples, without their groups."""
        if (first, last) == (0, len(self)):
            return replace(self, groups=())
        rows = slice(first, last)
        return Batch(
            self.before[rows],
            self.after[rows],
            self.masks[rows],
            self.sentences[rows],
            self.land_cover[rows],
            self.change_classes[rows],
            known=None if self.known is None else self.known[rows],
        )

    def as_one_group(self, seed: int, weight: float = 1.0) -> Batch:
        """Return the batch with one loss over all of its samples."""
        return replace(self, groups=(LossGroup(0, len(self), weight, seed),))


def join(batches: Sequence[Batch]) -> Batch:
    """Put batches of one size together, without their groups."""
    return Batch(
        torch.cat([batch.before for batch in batches]),
        torch.cat([batch.after for batch in batches]),
        torch.cat([batch.masks for batch in batches]),
        [row for batch in batches for row in batch.sentences],
        torch.cat([batch.land_cover for batch in batches]),
        [row for batch in batches for row in batch.change_classes],
        known=_join_known(batches),
    )


def _join_known(batches: Sequence[Batch]) -> Tensor | None:
    if all(batch.known is None for batch in batches):
        return None
    return torch.cat([torch.ones_like(b.masks) if b.known is None else b.known for b in batches])
