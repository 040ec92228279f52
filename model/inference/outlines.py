"""Outlines of labelled pixels in whole-pixel coordinates: x is the column, y is the row."""

from __future__ import annotations

from itertools import chain

import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine
from rasterio import features

Geometries = npt.NDArray[np.object_]
Indices = npt.NDArray[np.int64]
Coordinates = npt.NDArray[np.float64]


def no_geometries() -> Geometries:
    """Return an empty array of geometries."""
    return np.empty(0, dtype=object)


def outline(
    labels: npt.NDArray[np.int32], column: int, row: int
) -> tuple[Geometries, npt.NDArray[np.int64]]:
    """Draw the outline of every 4-connected group of pixels with one label.

    Args:
        labels: ``(h, w)``, 0 where there is nothing.
        column: Column of the first pixel.
        row: Row of the first pixel.

    Returns:
        Polygons in whole-pixel coordinates and the label of each.
    """
    found = list(
        features.shapes(
            labels, mask=labels > 0, connectivity=4, transform=Affine.translation(column, row)
        )
    )
    if not found:
        return no_geometries(), np.empty(0, dtype=np.int64)
    rings = [geometry["coordinates"] for geometry, _ in found]
    flat = list(chain.from_iterable(rings))
    coordinates = np.array(list(chain.from_iterable(flat)), dtype=np.float64)
    polygons = _build(coordinates, _lengths(flat), _lengths(rings))
    return polygons, np.array([label for _, label in found], dtype=np.int64)


def dissolve(parts: Geometries, owner: Indices) -> tuple[Geometries, Indices]:
    """Join the parts of each owner along their common pixel edges.

    All coordinates are whole numbers and all edges run along rows or columns, so the union is
    exact whatever the order of the parts.

    Args:
        parts: Polygons in whole-pixel coordinates.
        owner: ``(n,)`` owner of each part.

    Returns:
        The fewest polygons that cover the same pixels, and the owner of each, ascending.
    """
    if not len(parts):
        return parts, owner
    order = np.argsort(owner, kind="stable")
    owners, starts = np.unique(owner[order], return_index=True)
    unions = [shapely.union_all(group) for group in np.split(parts[order], starts[1:])]
    polygons, index = shapely.get_parts(np.array(unions, dtype=object), return_index=True)
    return corners_only(polygons), owners[index]


def corners_only(polygons: Geometries) -> Geometries:
    """Leave out the vertices at which an outline goes straight on.

    Args:
        polygons: With edges along rows and columns only.
    """
    rings, ring_polygon = shapely.get_rings(polygons, return_index=True)
    points, ring = shapely.get_coordinates(rings, return_index=True)
    first = np.flatnonzero(np.diff(ring, prepend=-1))
    last = np.append(first[1:], len(ring)) - 1
    before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
    # A closed ring repeats its first point at the end: the repetition goes, and the first
    # point's predecessor is the one before it.
    before[first] = points[last - 1]
    corner = ~((before == points) & (points == after)).any(axis=1)
    corner[last] = False
    sizes = np.bincount(ring[corner], minlength=len(rings))
    return _build(points[corner], sizes, np.bincount(ring_polygon, minlength=len(polygons)))


def to_map(polygons: Geometries, transform: Affine) -> Geometries:
    """Bring whole-pixel coordinates to map coordinates, to the bit as ``transform * (x, y)``."""
    t = transform

    def place(points: Coordinates) -> Coordinates:
        x, y = points[:, 0], points[:, 1]
        return np.column_stack((x * t.a + y * t.b + t.c, x * t.d + y * t.e + t.f))

    return np.asarray(shapely.transform(polygons, place), dtype=object)


def _lengths(lists: list[list[object]]) -> Indices:
    return np.fromiter((len(entry) for entry in lists), dtype=np.int64, count=len(lists))


def _build(points: Coordinates, ring_sizes: Indices, polygon_sizes: Indices) -> Geometries:
    rings = shapely.linearrings(points, indices=np.repeat(np.arange(len(ring_sizes)), ring_sizes))
    owner = np.repeat(np.arange(len(polygon_sizes)), polygon_sizes)
    return np.asarray(shapely.polygons(rings, indices=owner), dtype=object)
