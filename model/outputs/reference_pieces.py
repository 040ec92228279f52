"""Features of a reference layer as small pieces in a plane, in a spatial index."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from .geodesic import Geometries, Indices, Values
from .local_plane import EARTH_RADIUS_M, LocalPlane

LINE_POINTS = 12
AREA_POINTS = 128
"""More points per piece make a query slower, fewer make the index larger."""
SAME_PLACE_M = 1e-3
"""What lies closer touches: two CRS give a shared edge with less than this between."""


@dataclass(frozen=True)
class Nearest:
    """The nearest point of a layer to each geometry.

    Attributes:
        distance_m: Geodesic; 0 where they touch; NaN without any feature.
        start: ``(n, 2)`` the point of the layer, in the plane.
    """

    distance_m: Values
    start: Values


class ReferencePieces:
    """Measures distances to the features of a layer, and shares of areas in its polygons.

    Args:
        plane: The plane of all geometries.
        features: Points, lines and valid polygons, no collections.
    """

    def __init__(self, plane: LocalPlane, features: Geometries) -> None:
        self._plane = plane
        kind = shapely.get_dimensions(features)
        areas, self._owner = _cut_areas(features[kind == 2])
        self._areas = shapely.STRtree(areas)
        lines = _cut_lines(features[kind == 1])
        self._pieces = np.concatenate((features[kind == 0], lines, areas))
        self._tree = shapely.STRtree(self._pieces)

    def centre_distance(self) -> float:
        """Return the distance in metres of the nearest feature to the centre of the plane."""
        if not len(self._pieces):
            return float("inf")
        centre = shapely.Point(0, 0)
        return float(self._tree.query_nearest(centre, return_distance=True)[1][0])

    def nearest(self, geometries: Geometries) -> Nearest:
        """Find the nearest point of the layer.

        The nearest in the plane are candidates; what is within the error of the plane is compared
        on the ellipsoid.
        """
        number = len(geometries)
        distance, start = np.full(number, np.nan), np.full((number, 2), np.nan)
        if not len(self._pieces) or not number:
            return Nearest(distance, start)
        owner, planar = _first_of_each(
            *self._tree.query_nearest(geometries, return_distance=True, all_matches=False)
        )
        distance[owner] = 0.0
        apart = planar > SAME_PLACE_M
        self._compare(geometries, owner[apart], planar[apart], distance, start)
        return Nearest(distance, start)

    def shares(self, geometries: Geometries) -> Values:
        """Return the shares of the areas that lie in polygons of the layer, 0 to 1.

        Polygons of the layer that overlap count once.
        """
        valid = geometries.copy()
        invalid = ~shapely.is_valid(valid)
        valid[invalid] = shapely.make_valid(valid[invalid])
        result = np.zeros(len(valid))
        if not len(self._areas):
            return result
        own, piece = self._areas.query(valid, predicate="intersects")
        order = np.lexsort((piece, own))
        own, piece = own[order], piece[order]
        parts = shapely.intersection(valid[own], self._areas.geometries[piece])
        area = np.bincount(own, shapely.area(parts), len(valid))
        several = _with_several(own, self._owner[piece], len(valid))
        if several.any():
            chosen = several[own]
            polygons, index = shapely.get_parts(parts[chosen], return_index=True)
            is_area = shapely.get_dimensions(polygons) == 2
            target = np.full(len(valid), shapely.MultiPolygon(), dtype=object)
            shapely.multipolygons(
                polygons[is_area], indices=own[chosen][index[is_area]], out=target
            )
            area[several] = shapely.area(shapely.buffer(target[several], 0))
        whole = shapely.area(valid)
        np.divide(area, whole, out=result, where=whole > 0)
        return np.clip(result, 0.0, 1.0)

    def _compare(
        self,
        geometries: Geometries,
        owner: Indices,
        planar: Values,
        distance: Values,
        start: Values,
    ) -> None:
        """Write the distances and points of geometries that are apart from the layer."""
        if not len(owner):
            return
        chosen = geometries[owner]
        reach = np.abs(shapely.bounds(chosen)).max(axis=1) * np.sqrt(2)
        error = planar * (reach / EARTH_RADIUS_M) ** 2 / 2 + SAME_PLACE_M
        own, piece = self._tree.query(chosen, predicate="dwithin", distance=planar + 2 * error)
        lines = shapely.shortest_line(self._pieces[piece], chosen[own])
        ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
        metres = self._plane.inverse(ends[:, 0], ends[:, 1])[0]
        order = np.lexsort((piece, metres, own))
        first = order[np.diff(own[order], prepend=-1) > 0]
        distance[owner[own[first]]] = metres[first]
        start[owner[own[first]]] = ends[first, 0]


def _first_of_each(pairs: Indices, distance: Values) -> tuple[Indices, Values]:
    owner, first = np.unique(pairs[0], return_index=True)
    return owner, distance[first]


def _with_several(own: Indices, source: Indices, number: int) -> npt.NDArray[np.bool_]:
    """Return for which of ``number`` geometries the pieces are of several features."""
    low, high = np.full(number, np.iinfo(np.int64).max), np.full(number, -1)
    np.minimum.at(low, own, source)
    np.maximum.at(high, own, source)
    return np.asarray(high > low)


def _cut_lines(lines: Geometries) -> Geometries:
    """Divide lines into pieces of ``LINE_POINTS`` points."""
    points, line = shapely.get_coordinates(lines, return_index=True)
    if not len(points):
        return np.empty(0, dtype=object)
    first = np.searchsorted(line, np.arange(len(lines)))
    position = np.arange(len(points)) - first[line]
    is_last = np.append(line[1:] != line[:-1], True)
    # a point between two pieces belongs to both
    starts = (position % (LINE_POINTS - 1) == 0) & ~is_last
    repeats = np.where(starts & (position > 0), 2, 1)
    index = np.repeat(np.arange(len(points)), repeats)
    is_start = starts[index] & np.append(index[1:] != index[:-1], True)
    return np.asarray(shapely.linestrings(points[index], indices=np.cumsum(is_start) - 1))


def _cut_areas(areas: Geometries) -> tuple[Geometries, Indices]:
    """Divide polygons into pieces of at most ``AREA_POINTS`` points; return also their polygons."""
    done, owners = [np.empty(0, dtype=object)], [np.empty(0, dtype=np.int64)]
    current, owner = areas, np.arange(len(areas))
    while len(current):
        invalid = ~shapely.is_valid(current)
        current[invalid] = shapely.make_valid(current[invalid])
        parts, index = shapely.get_parts(current, return_index=True)
        kept = shapely.area(parts) > 0
        parts, index = parts[kept], owner[index[kept]]
        large = shapely.get_num_coordinates(parts) > AREA_POINTS
        done.append(parts[~large])
        owners.append(index[~large])
        quarters = [_quarters(part) for part in parts[large]]
        current = np.array([quarter for four in quarters for quarter in four], dtype=object)
        owner = np.repeat(index[large], [len(four) for four in quarters])
    return np.concatenate(done), np.concatenate(owners)


def _quarters(area: shapely.Polygon) -> list[shapely.Geometry]:
    left, bottom, right, top = area.bounds
    x, y = (left + right) / 2, (bottom + top) / 2
    boxes = ((left, bottom, x, y), (x, bottom, right, y), (left, y, x, top), (x, y, right, top))
    return [shapely.clip_by_rect(area, *box) for box in boxes]
