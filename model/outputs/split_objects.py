"""Objects that touch, separated along the valleys of their probabilities. Pure.

A component is split by its own pixels alone, whatever lies around it and wherever a strip ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from skimage.morphology import local_maxima
from skimage.segmentation import watershed

from .basins import BasinMerger, find_saddles
from .geodesic import Indices
from .object_pixels import Pixels, pack

STEPS = 1024
"""Probabilities are rounded to steps of 1 / 1024, so a probability raster gives the same result."""
TRUNCATE = 4.0
"""Standard deviations at which the Gaussian ends."""


@dataclass(frozen=True)
class ObjectScale:
    """What separates two objects.

    Attributes:
        sigma_px: Standard deviation of the Gaussian that smooths the logits.
        depth: Smallest rise of the lower of two peaks above the saddle between them, in logits.
        least_px: Least number of pixels of an object; smaller pieces are joined to a neighbour.
    """

    sigma_px: float = 2.0
    depth: float = 2.0
    least_px: int = 100


def split_objects(
    probability: npt.NDArray[np.float32],
    mask: npt.NDArray[np.bool_],
    scale: ObjectScale,
    connectivity: int = 4,
) -> npt.NDArray[np.int32]:
    """Label the objects of a mask; objects of one component touch and do not overlap.

    Args:
        probability: ``(h, w)``, 0 to 1.
        mask: ``(h, w)``; each of its pixels gets a label.
        scale: What separates two objects.
        connectivity: 4, or 8 for components whose pixels touch at a corner.

    Returns:
        ``(h, w)`` labels from 1; 0 outside of the mask.
    """
    labels = np.zeros(mask.shape, dtype=np.int32)
    components, number = ndimage.label(mask, _structure(connectivity))
    if number:
        y, x = np.nonzero(mask)
        owner = components[y, x].astype(np.int64) - 1
        pixels = Pixels(y, x, to_steps(probability[y, x]), owner)
        labels[y, x] = split_pixels(pixels, number, scale, connectivity) + 1
    return labels


def to_steps(probability: npt.NDArray[np.float32]) -> npt.NDArray[np.int16]:
    """Round probabilities to whole steps."""
    return np.rint(np.clip(probability, 0, 1) * np.float32(STEPS)).astype(np.int16)


def split_pixels(pixels: Pixels, number: int, scale: ObjectScale, connectivity: int = 4) -> Indices:
    """Number the objects of components.

    Markers are the h-maxima of the smoothed logits, which are 0 outside of a component.

    Args:
        pixels: Of components 0 to ``number - 1``, each of which has some.
        number: Number of components.
        scale: What separates two objects.
        connectivity: 4 or 8.

    Returns:
        ``(n,)`` object of each pixel, from 0 in the order of their components.
    """
    canvas = pack(pixels, number, math.ceil(TRUNCATE * scale.sigma_px) + 1)
    logits = np.zeros(canvas.shape, dtype=np.float32)
    logits[canvas.y, canvas.x] = _logits(pixels.step)
    smooth = ndimage.gaussian_filter(logits, scale.sigma_px, mode="constant", truncate=TRUNCATE)
    mask = np.zeros(canvas.shape, dtype=np.bool_)
    mask[canvas.y, canvas.x] = True
    height = np.where(mask, smooth, -np.inf)
    structure = _structure(connectivity)
    markers, count = ndimage.label(local_maxima(height, footprint=structure) & mask, structure)
    basins = watershed(-height, markers, mask=mask, connectivity=structure)
    peak = np.full(count + 1, -np.inf)
    peak[markers[mask]] = height[mask]
    sizes = np.bincount(basins[canvas.y, canvas.x], minlength=count + 1)
    merger = BasinMerger(find_saddles(basins, height, connectivity), peak, sizes)
    merger.join_shallow(scale.depth)
    merger.join_small(scale.least_px)
    objects = merger.labels()[basins[canvas.y, canvas.x]]
    # numbered by component first: the order of the labels is that on the canvas
    _, ordered = np.unique(pixels.owner * (count + 1) + objects, return_inverse=True)
    return np.asarray(ordered, dtype=np.int64)


def _logits(step: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
    probability = np.clip(step / STEPS, 0.5 / STEPS, 1 - 0.5 / STEPS)
    return np.asarray(np.log(probability / (1 - probability)), dtype=np.float32)


def _structure(connectivity: int) -> npt.NDArray[np.bool_]:
    return ndimage.generate_binary_structure(2, 2 if connectivity == 8 else 1)
