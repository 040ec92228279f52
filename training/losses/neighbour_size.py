"""Help for learning what lies beside what and how large it is: a small head, thrown away after.

Whether a new building is large or stands near water is told by the land cover around each of its
pixels, which a synthetic scene knows. The head has to name it for every pixel from the mask
features, so that a sentence finds there what it asks for; masks alone hardly teach it. The
published recipe has no such loss.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from scipy import ndimage
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ..language.qualifiers import NEIGHBOURS
from ..language.subsets import FAR_PX, LARGE_PX, NEAR_PX, SMALL_PX
from .auxiliary import STRIDE, UNKNOWN, under_features

Covers = npt.NDArray[np.uint8]


TRAITS = len(NEIGHBOURS) + 1


class TraitHead(nn.Module):
    """A 1 x 1 convolution from mask features to the traits of the places they lie in.

    Args:
        channels: Channels of the mask features.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.tell = nn.Conv2d(channels, TRAITS, 1)

    def loss(self, mask_features: Tensor, traits: Tensor) -> Tensor:
        """Return the cross entropy.

        Args:
            mask_features: ``(b, c, h/4, w/4)``.
            traits: What ``traits_of`` returned for them; where it is no number nothing is taught.
        """
        known = ~traits.isnan()
        if not known.any():
            return mask_features.new_zeros(())
        told = self.tell(mask_features.float())
        return F.binary_cross_entropy_with_logits(told[known], traits[known])


def traits_of(covers: Tensor) -> Tensor:
    """Tell how near water, roads, trees and buildings of both dates are, and how large a place is.

    Args:
        covers: ``LandCover`` of every pixel of whole scenes, ``(b, 2, h, w)``; 255 is unknown.

    Returns:
        Of every fourth pixel, ``(b, TRAITS, h/4, w/4)``: for each kind of neighbour 1 nearer than
        ``NEAR_PX`` and 0 beyond ``FAR_PX``, what changed being one place as near as its nearest
        pixel; last, where something changed, 1 from ``LARGE_PX`` on and 0 up to ``SMALL_PX``.
        Not a number where nothing is known.
    """
    small = under_features(covers).numpy()
    return torch.from_numpy(np.stack([_traits(before, after) for before, after in small]))


def _traits(before: Covers, after: Covers) -> npt.NDArray[np.float32]:
    if (before == UNKNOWN).any():
        return np.full((TRAITS, *before.shape), np.nan, np.float32)
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
    """Number the places that changed in one way; 0 is where nothing changed."""
    places = np.zeros(before.shape, np.int32)
    kinds = np.where(before != after, 16 * before + after, UNKNOWN)
    for kind in np.unique(kinds[kinds != UNKNOWN]):
        labels, _ = ndimage.label(kinds == kind, np.ones((3, 3)))
        places = np.where(labels > 0, labels + places.max(), places)
    return places
