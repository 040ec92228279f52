"""Help for learning what lies beside what: a small head that is thrown away after the training.

Whether a new building stands near water is told by the land cover around it, which a synthetic
scene knows. The head has to name it for every pixel from the mask features, so that a sentence
finds there what it asks for; masks alone hardly teach it. The published recipe has no such loss.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from scipy import ndimage
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from .helpers import STRIDE, UNKNOWN, under_features
from .referring import FAR_PX, NEAR_PX, NEIGHBOURS

Covers = npt.NDArray[np.uint8]


class NeighbourHead(nn.Module):
    """A 1 x 1 convolution from mask features to how near each kind of neighbour is.

    Args:
        channels: Channels of the mask features.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.tell = nn.Conv2d(channels, len(NEIGHBOURS), 1)

    def loss(self, mask_features: Tensor, near: Tensor) -> Tensor:
        """Return the cross entropy.

        Args:
            mask_features: ``(b, c, h/4, w/4)``.
            near: What ``nearness`` returned for them; where it is no number nothing is taught.
        """
        known = ~near.isnan()
        if not known.any():
            return mask_features.new_zeros(())
        told = self.tell(mask_features.float())
        return F.binary_cross_entropy_with_logits(told[known], near[known])


def nearness(covers: Tensor) -> Tensor:
    """Tell how near water, roads, trees and buildings are that are there at both dates.

    Args:
        covers: ``Cover`` of every pixel of whole scenes, ``(b, 2, h, w)``; 255 is unknown.

    Returns:
        1 nearer than ``NEAR_PX``, 0 beyond ``FAR_PX``, for every fourth pixel,
        ``(b, neighbours, h/4, w/4)``; what changed is one place as near as its nearest pixel;
        not a number where nothing is known.
    """
    small = under_features(covers).numpy()
    return torch.from_numpy(np.stack([_near(before, after) for before, after in small]))


def _near(before: Covers, after: Covers) -> npt.NDArray[np.float32]:
    if (before == UNKNOWN).any():
        return np.full((len(NEIGHBOURS), *before.shape), np.nan, np.float32)
    places = _changed_places(before, after)
    found = []
    for cover in NEIGHBOURS:
        there = (before == cover) & (after == cover)
        far = np.full(before.shape, FAR_PX)
        distance = STRIDE * ndimage.distance_transform_edt(~there) if there.any() else far
        nearest = ndimage.minimum(distance, places, np.arange(places.max() + 1))
        distance = np.where(places > 0, np.asarray(nearest)[places], distance)
        found.append(np.clip((FAR_PX - distance) / (FAR_PX - NEAR_PX), 0, 1))
    return np.stack(found).astype(np.float32)


def _changed_places(before: Covers, after: Covers) -> npt.NDArray[np.int32]:
    """Number the places that changed in one way; 0 is where nothing changed."""
    places = np.zeros(before.shape, np.int32)
    kinds = np.where(before != after, 16 * before + after, UNKNOWN)
    for kind in np.unique(kinds[kinds != UNKNOWN]):
        labels, _ = ndimage.label(kinds == kind, np.ones((3, 3)))
        places = np.where(labels > 0, labels + places.max(), places)
    return places
