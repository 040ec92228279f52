"""Complete components that are split into objects, as outlines of whole pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from rasterio.features import rasterize

from .components import Components
from .geodesic import Geometries, Indices, Values, sum_by
from .logit_map import IDENTITY, LogitMap
from .object_pixels import FILLED, STEPS, Pixels, extent, no_pixels
from .outlines import Corners
from .piece_outlines import piece_outlines
from .split_objects import ObjectScale, split_pixels

MOST_PX = 2048
"""Components that are longer, across or down, stay whole: this bounds the memory."""
BATCH_PX = 1 << 22
"""Pixels of the windows that are split at once."""


@dataclass(frozen=True)
class Pieces:
    """The objects of the groups of components that have several.

    Attributes:
        polygons: In whole-pixel coordinates; neighbours have the same vertices on their border.
        owner: Object of each polygon, ascending, from 0; one has several where pixels touch at a
            corner only.
        group: Group of components of each object, ascending.
        confidence: Mean calibrated probability of each object.
    """

    polygons: Geometries
    owner: Indices
    group: Indices
    confidence: Values


def window_sizes(
    corners: Corners, group: Indices, last_row: int | None = None
) -> tuple[Indices, Indices]:
    """Return height and width in pixels of groups of components.

    Args:
        corners: Of the components; each group has some.
        group: Group of each component.
        last_row: End of the rows that are known, for components that reach it.
    """
    of_corner, number = group[corners.owner], int(group.max()) + 1
    left, right = extent(corners.x, of_corner, number)
    top, bottom = extent(corners.y, of_corner, number)
    return (bottom if last_row is None else last_row) - top, right - left


def find_pieces(
    components: Components,
    holes: Pixels,
    scale: ObjectScale,
    connectivity: int,
    calibration: LogitMap = IDENTITY,
) -> Pieces | None:
    """Split the groups of components that consist of several objects.

    Args:
        components: Complete ones.
        holes: The pixels of filled holes, by group.
        scale: What separates two objects.
        connectivity: 4 or 8.
        calibration: From the probabilities of the network to those that confidences are means of.

    Returns:
        None where no group has several objects.
    """
    pixels = components.pixels.renumbered(components.group).append(holes)
    height, width = window_sizes(components.corners, components.group)
    wanted = np.maximum(height, width) <= MOST_PX
    wanted &= np.bincount(pixels.owner, minlength=len(wanted)) >= 2 * scale.least_px
    objects, groups = no_pixels(), np.empty(0, dtype=np.int64)
    for batch in _batches(wanted, height * width):
        number = np.full(len(wanted), -1)
        number[batch] = np.arange(len(batch))
        found = pixels.select(number[pixels.owner] >= 0).renumbered(number)
        labels = split_pixels(found, len(batch), scale, connectivity)
        several, group = _of_several(found.owner, labels)
        part = found.select(several >= 0)
        kept = Pixels(part.y, part.x, part.step, several[several >= 0] + len(groups))
        objects, groups = objects.append(kept), np.append(groups, batch[group])
    if not len(groups):
        return None
    polygons, owner = piece_outlines(objects, len(groups))
    return Pieces(polygons, owner, groups, _confidence(objects, len(groups), calibration))


def _batches(wanted: npt.NDArray[np.bool_], area_px: Indices) -> Iterator[Indices]:
    """Yield numbers of groups whose windows together are not too large."""
    groups = np.flatnonzero(wanted)
    batch = np.cumsum(area_px[groups]) // BATCH_PX
    for number in np.unique(batch).tolist():
        yield groups[batch == number]


def _of_several(owner: Indices, labels: Indices) -> tuple[Indices, Indices]:
    """Number the objects of groups that have several.

    Returns:
        Object of each pixel, -1 where it is the only one of its group; group of each object.
    """
    group = np.zeros(int(labels.max()) + 1, dtype=np.int64)
    group[labels] = owner
    several = np.bincount(group)[group] > 1
    number = np.where(several, np.cumsum(several) - 1, -1)
    return number[labels], group[several]


def _confidence(objects: Pixels, number: int, calibration: LogitMap) -> Values:
    known = objects.step != FILLED
    of_network = objects.step[known].astype(np.float32) / np.float32(STEPS)
    total = sum_by(
        objects.owner[known], calibration.calibrated(of_network).astype(np.float64), number
    )
    confidence: Values = total / np.maximum(np.bincount(objects.owner[known], minlength=number), 1)
    return confidence


def hole_pixels(polygons: Geometries, group: Indices, is_filled: npt.NDArray[np.bool_]) -> Pixels:
    """Return the pixels inside filled holes, whatever lies in them.

    Args:
        polygons: In whole-pixel coordinates.
        group: Group of each polygon.
        is_filled: Of each ring of the polygons, whether it is a hole to fill.
    """
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    found = no_pixels()
    for ring, owner in zip(rings[is_filled], group[polygon[is_filled]].tolist(), strict=True):
        left, top, right, bottom = (int(value) for value in shapely.bounds(ring))
        inside = shapely.transform(shapely.Polygon(ring), lambda xy, a=left, b=top: xy - (a, b))
        y, x = np.nonzero(rasterize([inside], out_shape=(bottom - top, right - left)))
        step = np.full(len(y), FILLED, dtype=np.int16)
        found = found.append(Pixels(y + top, x + left, step, np.full(len(y), owner)))
    return found
