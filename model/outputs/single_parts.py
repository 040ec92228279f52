"""Features taken apart into points, lines and valid polygons, and cut at boxes."""

from __future__ import annotations

import numpy as np
import shapely

from .geodesic import Geometries
from .vector_layer import Box


def single_parts(geometries: Geometries) -> Geometries:
    """Return points, lines and valid polygons, without heights, empty and infinite ones."""
    shapes = shapely.force_2d(geometries[~shapely.is_missing(geometries)])
    shapes = shapes[~shapely.is_empty(shapes)]
    finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    parts = shapes[finite]
    while (shapely.get_type_id(parts) > shapely.GeometryType.POLYGON).any():
        parts = shapely.get_parts(parts)
    return valid_parts(parts[~shapely.is_empty(parts)])


def valid_parts(shapes: Geometries) -> Geometries:
    """Return single geometries with valid polygons."""
    broken = ~shapely.is_valid(shapes) & (shapely.get_dimensions(shapes) == 2)
    if not broken.any():
        return shapes
    made = shapely.get_parts(shapely.get_parts(shapely.make_valid(shapes[broken])))
    return np.concatenate((shapes[~broken], made[~shapely.is_empty(made)]))


def clipped(shapes: Geometries, boxes: tuple[Box, ...] | None) -> Geometries:
    """Return the parts of geometries in boxes: a continent is as fast as what of it is near."""
    if boxes is None or not len(shapes):
        return shapes
    found = []
    for box in boxes:
        left, bottom, right, top = shapely.bounds(shapes).T
        meets = (left <= box[2]) & (right >= box[0]) & (bottom <= box[3]) & (top >= box[1])
        within = (left >= box[0]) & (right <= box[2]) & (bottom >= box[1]) & (top <= box[3])
        found.append(shapes[within])
        crossing = shapes[meets & ~within]
        parts, index = shapely.get_parts(shapely.clip_by_rect(crossing, *box), return_index=True)
        same = shapely.get_dimensions(parts) == shapely.get_dimensions(crossing)[index]
        found.append(parts[same & ~shapely.is_empty(parts)])
    return valid_parts(np.concatenate(found))
