"""Objects in a map of probabilities, and how far the other date covers them. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ....model.outputs.split_objects import ObjectScale, split_objects
from ....model.rasters.arrays import Mask
from ..segmenters.text_segmenter import Probability

Labels = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Instance:
    """One object of one date.

    Attributes:
        window: Rows and columns of its pixels in the image.
        mask: Its pixels in this window.
        confidence: Mean probability of its pixels.
        cover: Share of its pixels that the other date covers, 0 to 1.
        cut: Whether it reaches an edge of the image at which the raster goes on.
    """

    window: tuple[slice, slice]
    mask: Mask
    confidence: float
    cover: float
    cut: bool

    def middle(self) -> tuple[float, float]:
        """Return row and column of the pixel in the middle of its list of pixels."""
        rows, cols = np.nonzero(self.mask)
        number = len(rows) // 2
        top, left = self.window[0].start, self.window[1].start
        return float(rows[number] + top), float(cols[number] + left)


def label_objects(probability: Probability, mask: Mask, scale: ObjectScale | None) -> Labels:
    """Label the objects of a mask.

    Args:
        probability: ``(h, w)``.
        mask: Pixels of objects, ``(h, w)``.
        scale: What separates objects that touch; None: what touches is one, as water.
    """
    if scale is not None:
        return split_objects(probability, mask, scale)
    return np.asarray(ndimage.label(mask)[0], np.int32)


def covering(mask: Mask, tolerance_px: int) -> Mask:
    """Return a mask grown by a distance, for images that do not lie exactly on each other."""
    if not tolerance_px or not mask.any():
        return mask
    return np.asarray(ndimage.distance_transform_edt(~mask) <= tolerance_px)


def find_instances(
    labels: Labels,
    probability: Probability,
    other: Mask,
    min_area_px: int,
    open_edges: tuple[bool, bool, bool, bool],
) -> list[Instance]:
    """Return the objects of a date.

    Args:
        labels: ``(h, w)`` from 1; 0 is none.
        probability: ``(h, w)``.
        other: What the other date covers, ``(h, w)``.
        min_area_px: Smaller objects are left out.
        open_edges: Whether the raster goes on above, below, left and right of the image.
    """
    height, width = labels.shape
    above, below, left, right = open_edges
    found = []
    for number, window in enumerate(ndimage.find_objects(labels), 1):
        if window is None:
            continue
        mask = labels[window] == number
        if np.count_nonzero(mask) < min_area_px:
            continue
        rows, cols = window
        cut = (
            (above and rows.start == 0)
            or (below and rows.stop == height)
            or (left and cols.start == 0)
            or (right and cols.stop == width)
        )
        confidence, cover = (float(values[window][mask].mean()) for values in (probability, other))
        found.append(Instance(window, mask, confidence, cover, cut))
    return found
