"""Auxiliary loss: mask features have to hold which covers are near, and how large a change is.

Whether a new building is large or stands near water follows from the land cover around each of its
pixels, which is known in a synthetic scene. A small head, discarded after the training, predicts it
for every pixel from the mask features, so that the embedding of a sentence can select by it; the
mask losses alone hardly train it.
The published recipe has no such loss.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from scipy import ndimage
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ..batch import UNKNOWN, Batch
from ..forward import Prediction
from ..language.qualifiers import NEIGHBOURS
from ..language.subsets import FAR_PX, LARGE_PX, NEAR_PX, SMALL_PX
from .features import STRIDE, under_features

Covers = npt.NDArray[np.uint8]
OUTPUTS = len(NEIGHBOURS) + 1


class NeighbourSizeLoss(nn.Module):
    """A 1 x 1 convolution from mask features to the neighbours and the size of each place.

    Args:
        channels: Channels of the mask features.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.classifier = nn.Conv2d(channels, OUTPUTS, 1)

    def forward(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the loss of the targets that follow from the land cover."""
        targets = prediction.forward.cut(neighbour_size_targets(batch.land_cover))
        return self.of_targets(prediction.tiles.mask_features, targets)

    def of_targets(self, mask_features: Tensor, targets: Tensor) -> Tensor:
        """Return the binary cross entropy.

        Args:
            mask_features: ``(b, c, h/4, w/4)``.
            targets: ``(b, OUTPUTS, h/4, w/4)``; where one is no number it is left out.
        """
        known = ~targets.isnan()
        if not known.any():
            return mask_features.new_zeros(())
        logits = self.classifier(mask_features.float())
        known, targets = known.to(logits.device), targets.to(logits.device)
        return F.binary_cross_entropy_with_logits(logits[known], targets[known])


def neighbour_size_targets(covers: Tensor) -> Tensor:
    """Return how near water, roads, trees and buildings of both dates are, and sizes of changes.

    Args:
        covers: ``LandCover`` of every pixel of whole scenes, ``(b, 2, h, w)``, or ``UNKNOWN``.

    Returns:
        Of every fourth pixel, ``(b, OUTPUTS, h/4, w/4)``: for each kind of neighbour 1 nearer than
        ``NEAR_PX`` and 0 beyond ``FAR_PX``, what changed being one place as near as its nearest
        pixel; last, where something changed, 1 from ``LARGE_PX`` on and 0 up to ``SMALL_PX``.
        Not a number where nothing is known.
    """
    small = under_features(covers).numpy()
    return torch.from_numpy(np.stack([_targets(before, after) for before, after in small]))


def _targets(before: Covers, after: Covers) -> npt.NDArray[np.float32]:
    if (before == UNKNOWN).any():
        return np.full((OUTPUTS, *before.shape), np.nan, np.float32)
    places = _changed_places(before, after)
    found = []
    for cover in NEIGHBOURS:
        there = (before == cover) & (after == cover)
        far = np.full(before.shape, FAR_PX)
        distance = STRIDE * ndimage.distance_transform_edt(~there) if there.any() else far
        nearest = ndimage.minimum(distance, places, np.arange(places.max() + 1))
        distance = np.where(places > 0, np.asarray(nearest)[places], distance)
        found.append(np.clip((FAR_PX - distance) / (FAR_PX - NEAR_PX), 0, 1))
    areas = STRIDE**2 * np.bincount(places.ravel())[places]
    large = np.clip((areas - SMALL_PX) / (LARGE_PX - SMALL_PX), 0, 1)
    found.append(np.where(places > 0, large, np.nan))
    return np.stack(found).astype(np.float32)


def _changed_places(before: Covers, after: Covers) -> npt.NDArray[np.int32]:
    """Number the connected areas of one kind of change; 0 is where nothing changed."""
    places = np.zeros(before.shape, np.int32)
    kinds = np.where(before != after, 16 * before + after, UNKNOWN)
    for kind in np.unique(kinds[kinds != UNKNOWN]):
        labels, _ = ndimage.label(kinds == kind, np.ones((3, 3)))
        places = np.where(labels > 0, labels + places.max(), places)
    return places
