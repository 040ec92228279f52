"""Objects that touch, separated along the valleys of their probabilities. Pure.

A component is split by its own pixels alone, whatever lies around it and wherever a strip ends.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from scipy import ndimage
from skimage.morphology import local_maxima
from skimage.segmentation import watershed

from ..rasters.grid import Grid
from .basins import BasinMerger, find_saddles
from .geodesic import GeodesicMeasure, Indices
from .object_pixels import FILLED, STEPS, Pixels, labelled_pixels, pack

SIGMA_M = 1.25
LEAST_SIGMA_PX = 1.0
"""Neighbouring logits of a network depend on each other, whatever the size of a pixel."""
LEAST_AREA_M2 = 10.0
LEAST_PX = 9
ROUNDING = 1.001
"""The area of a pixel changes within a component; no piece may be below the minimum area."""
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

    sigma_px: float = 2.5
    depth: float = 1.5
    least_px: int = 40

    @classmethod
    def for_pixel_area(cls, area_m2: float, smallest_m2: float, min_area_m2: float) -> ObjectScale:
        """Return the scale for pixels of a size; the default one where that is unknown.

        Args:
            area_m2: Area of a pixel in square metres.
            smallest_m2: Area of the smallest pixel of the raster.
            min_area_m2: Area below which no object may be.
        """
        if not (math.isfinite(area_m2) and area_m2 > 0 and smallest_m2 > 0):
            return cls()
        sigma_px = max(SIGMA_M / math.sqrt(area_m2), LEAST_SIGMA_PX)
        least = max(LEAST_AREA_M2 / area_m2, LEAST_PX, ROUNDING * min_area_m2 / smallest_m2)
        return cls(sigma_px, least_px=math.ceil(least))


def object_scale(grid: Grid, crs: Any, min_area_m2: float) -> ObjectScale:
    """Return the scale for a raster.

    Args:
        grid: The raster.
        crs: Its horizontal CRS.
        min_area_m2: Area below which no object may be.
    """
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=np.float64)
    size = np.array([grid.width, grid.height])
    places = np.minimum(np.floor(grid.lattice(3)), size - 1)
    points = np.concatenate([grid.to_ground(place + corners) for place in places])
    rings = shapely.linearrings(points, indices=np.repeat(np.arange(len(places)), len(corners)))
    area_m2, _ = GeodesicMeasure.for_crs(crs).rings(rings)
    middle = float(area_m2[len(area_m2) // 2])
    return ObjectScale.for_pixel_area(middle, float(area_m2.min()), min_area_m2)


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
        pixels = labelled_pixels(components, probability, 0, 0)
        labels[pixels.y, pixels.x] = split_pixels(pixels, number, scale, connectivity) + 1
    return labels


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
    logits = np.log(probability / (1 - probability))
    return np.asarray(np.where(step == FILLED, 0.0, logits), dtype=np.float32)


def _structure(connectivity: int) -> npt.NDArray[np.bool_]:
    return ndimage.generate_binary_structure(2, 2 if connectivity == 8 else 1)
