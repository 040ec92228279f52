"""What one grid covers of another, and how far apart two grids lie. Pure."""

from __future__ import annotations

import math

import numpy as np
import pyproj
import shapely
from shapely.affinity import translate
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from .crs import to_lonlat
from .grid import OUTLINE_STEPS, Array
from .grid_mapping import GridMapping

_CELLS = 64


def overlap(mapping: GridMapping) -> BaseGeometry:
    """Return the part of the source that the target covers, in pixel coordinates of the source.

    The CRS of one grid may be undefined in far corners of the other (a UTM scene in a world
    mosaic), so whichever outline survives the way there and back is the one that is clipped.
    Where neither does, as around a pole, the part is made of cells.
    """
    frame = mapping.source.frame()
    there = _image(mapping.inverse())
    if there is not None:
        return there.intersection(frame)
    here = _image(mapping)
    if here is None:
        return _cells(mapping)
    other = mapping.target
    part = here.intersection(other.frame())
    if part.is_empty:
        return part
    part = part.segmentize(max(other.height, other.width) / OUTLINE_STEPS)
    part = shapely.transform(part, mapping.inverse())
    return shapely.make_valid(part).intersection(frame)


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
    one = np.repeat(first, len(second), axis=0)
    other = np.tile(second, (len(first), 1))
    lengths = pyproj.Geod(ellps="WGS84").inv(one[:, 0], one[:, 1], other[:, 0], other[:, 1])[2]
    return float(np.min(lengths))


def _image(mapping: GridMapping) -> BaseGeometry | None:
    """Return the outline of the source in the target, with its copies a turn further.

    None where points of it have no place, more than one, or go around a pole.
    """
    source, target, turn = mapping.source, mapping.target, mapping.turn
    points = source.outline()
    ground = mapping.ground(points)
    if not np.isfinite(ground).all() or not _returns(mapping, ground, points):
        return None
    if turn is None:
        return shapely.make_valid(Polygon(target.to_pixels(ground)))
    x = np.unwrap(ground[:, 0], period=turn)
    if abs(x[-1] - x[0]) > turn / 2:
        return None
    middle = target.to_ground(np.array([[target.width / 2, target.height / 2]]))[0, 0]
    x -= turn * np.round(((x.min() + x.max()) / 2 - middle) / turn)
    image = shapely.make_valid(Polygon(target.to_pixels(np.column_stack((x, ground[:, 1])))))
    ends = target.to_pixels(np.array([(0.0, 0.0), (turn, 0.0)]))
    across, down = ends[1] - ends[0]
    return shapely.union_all([translate(image, k * across, k * down) for k in (-1, 0, 1)])


def _returns(mapping: GridMapping, ground: Array, points: Array) -> bool:
    """Tell whether the way back leads to where the points came from, but for whole turns."""
    source, back = mapping.source, mapping.inverse()
    start = source.to_ground(points)
    end = mapping.operation(ground) if mapping.backward else mapping.operation.back(ground)
    if back.turn is not None:
        # east and west edge of half a world can be told apart, those of a world cannot
        if mapping.operation.transformer is not None and np.ptp(start[:, 0]) > back.turn / 2:
            return False
        end = end + [back.turn, 0.0] * np.round((start[:, :1] - end[:, :1]) / back.turn)
    away = np.abs(source.to_pixels(end) - points)
    return bool(away.max() <= 1e-3 * max(source.height, source.width))


def _cells(mapping: GridMapping) -> BaseGeometry:
    """Return the cells of the source of which a point at least lies in the target."""
    source, target = mapping.source, mapping.target
    count = min(_CELLS, source.width, source.height)
    pixels = mapping(source.lattice(2 * count + 1))
    inside = ((pixels >= 0) & (pixels <= [target.width, target.height])).all(axis=1)
    nodes = inside.reshape(2 * count + 1, 2 * count + 1)
    full = np.zeros((count, count), np.bool_)
    for down in range(3):
        for right in range(3):
            full |= nodes[down : down + 2 * count : 2, right : right + 2 * count : 2]
    rows, cols = np.nonzero(full)
    width, height = source.width / count, source.height / count
    return shapely.union_all(
        shapely.box(cols * width, rows * height, (cols + 1) * width, (rows + 1) * height)
    )
