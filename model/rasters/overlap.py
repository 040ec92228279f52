"""Overlap of two grids, and the distance between them. Pure."""

from __future__ import annotations

import math

import numpy as np
import pyproj
import shapely
from shapely.affinity import translate
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from .arrays import Points
from .crs import to_lonlat
from .grid import OUTLINE_STEPS
from .grid_mapping import GridMapping

_CELLS = 64


def overlap(mapping: GridMapping) -> BaseGeometry:
    """Return the part of the source that the target covers, in pixel coordinates of the source.

    The CRS of one grid may be undefined in far corners of the other (a UTM scene in a world
    mosaic), so the outline that can be mapped there and back is clipped by the other. Where neither
    can, as around a pole, the overlap is made of cells.
    """
    frame = mapping.source.frame()
    target_outline = _outline_image(mapping.inverse())
    if target_outline is not None:
        return target_outline.intersection(frame)
    source_outline = _outline_image(mapping)
    if source_outline is None:
        return _covered_cells(mapping)
    target = mapping.target
    shared = source_outline.intersection(target.frame())
    if shared.is_empty:
        return shared
    shared = shared.segmentize(max(target.height, target.width) / OUTLINE_STEPS)
    shared = shapely.transform(shared, mapping.inverse())
    return shapely.make_valid(shared).intersection(frame)


def distance_m(mapping: GridMapping) -> float:
    """Return the geodesic distance between the nearest points of two outlines in metres."""
    source, target = mapping.source, mapping.target
    ends = [
        to_lonlat(source.to_ground(source.outline()), source.crs),
        to_lonlat(mapping.inverse().ground(target.outline()), source.crs),
    ]
    if not np.isfinite(ends[1]).all():
        ends[1] = to_lonlat(target.to_ground(target.outline()), target.crs)
    first, second = (points[np.isfinite(points).all(axis=1)] for points in ends)
    if not len(first) or not len(second):
        return math.nan
    starts = np.repeat(first, len(second), axis=0)
    stops = np.tile(second, (len(first), 1))
    lengths = pyproj.Geod(ellps="WGS84").inv(*starts.T, *stops.T)[2]
    return float(np.min(lengths))


def _outline_image(mapping: GridMapping) -> BaseGeometry | None:
    """Return the outline of the source in the target, with its copies one period left and right.

    None where points of it have no image, more than one, or go around a pole.
    """
    source, target, period = mapping.source, mapping.target, mapping.period
    points = source.outline()
    ground = mapping.ground(points)
    if not np.isfinite(ground).all() or not _is_invertible(mapping, ground, points):
        return None
    if period is None:
        return shapely.make_valid(Polygon(target.to_pixels(ground)))
    x = np.unwrap(ground[:, 0], period=period)
    if abs(x[-1] - x[0]) > period / 2:
        return None
    centre = target.to_ground(np.array([[target.width / 2, target.height / 2]]))[0, 0]
    x -= period * np.round(((x.min() + x.max()) / 2 - centre) / period)
    image = shapely.make_valid(Polygon(target.to_pixels(np.column_stack((x, ground[:, 1])))))
    ends = target.to_pixels(np.array([(0.0, 0.0), (period, 0.0)]))
    across, down = ends[1] - ends[0]
    return shapely.union_all([translate(image, k * across, k * down) for k in (-1, 0, 1)])


def _is_invertible(mapping: GridMapping, ground: Points, points: Points) -> bool:
    """Return whether the inverse maps points back to themselves, but for whole periods."""
    source, inverse = mapping.source, mapping.inverse()
    start = source.to_ground(points)
    end = mapping.operation(ground) if mapping.backward else mapping.operation.back(ground)
    if inverse.period is not None:
        # the east and west edges of a whole world coincide, those of half a world do not
        if mapping.operation.transformer is not None and np.ptp(start[:, 0]) > inverse.period / 2:
            return False
        end = end + [inverse.period, 0.0] * np.round((start[:, :1] - end[:, :1]) / inverse.period)
    error = np.abs(source.to_pixels(end) - points)
    return bool(error.max() <= 1e-3 * max(source.height, source.width))


def _covered_cells(mapping: GridMapping) -> BaseGeometry:
    """Return the cells of the source of which at least one of nine points lies in the target."""
    source, target = mapping.source, mapping.target
    count = min(_CELLS, source.width, source.height)
    pixels = mapping(source.lattice(2 * count + 1))
    inside = ((pixels >= 0) & (pixels <= [target.width, target.height])).all(axis=1)
    nodes = inside.reshape(2 * count + 1, 2 * count + 1)
    covered = np.zeros((count, count), np.bool_)
    for down in range(3):
        for right in range(3):
            covered |= nodes[down : down + 2 * count : 2, right : right + 2 * count : 2]
    rows, cols = np.nonzero(covered)
    width, height = source.width / count, source.height / count
    return shapely.union_all(
        shapely.box(cols * width, rows * height, (cols + 1) * width, (rows + 1) * height)
    )
