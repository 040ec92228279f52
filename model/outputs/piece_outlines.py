"""Outlines of objects that share borders: a coverage without gaps and overlaps."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import ndimage

from .geodesic import Geometries, Indices, Values
from .object_pixels import Pixels, pack
from .outlines import Corners, find_corners, trace_polygons


def piece_outlines(pixels: Pixels, number: int) -> tuple[Geometries, Indices]:
    """Trace objects that may touch.

    Args:
        pixels: Of objects 0 to ``number - 1``, each of which has some.
        number: Number of objects.

    Returns:
        Polygons in whole-pixel coordinates, with every vertex of a neighbour that lies on their
        outline, and the object of each, ascending.
    """
    canvas = pack(pixels, number, gap_px=1)
    mask = np.zeros(canvas.shape, dtype=np.bool_)
    mask[canvas.y, canvas.x] = True
    labels, count = ndimage.label(mask)
    piece = np.zeros(count, dtype=np.int64)
    piece[labels[canvas.y, canvas.x] - 1] = pixels.owner
    found, _ = find_corners(labels, 1, 1)
    x = found.x - canvas.across[piece[found.owner]]
    y = found.y - canvas.down[piece[found.owner]]
    polygons = trace_polygons(Corners(x, y, found.owner, found.lower))
    order = np.argsort(piece, kind="stable")
    return _with_vertices(polygons[order], x, y), piece[order]


def _with_vertices(polygons: Geometries, x: Indices, y: Indices) -> Geometries:
    """Insert the points that lie on the outlines."""
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    dense = shapely.segmentize(rings, 1.0)
    points, ring = shapely.get_coordinates(dense, return_index=True)
    points = np.rint(points)
    width = int(x.max()) + 1
    is_vertex = np.isin(points[:, 1].astype(np.int64) * width + points[:, 0].astype(np.int64),
                        y * width + x)  # fmt: skip
    rings = shapely.linearrings(points[is_vertex], indices=ring[is_vertex])
    return np.asarray(shapely.polygons(rings, indices=polygon), dtype=object)


def simplify_coverage(
    geometries: Geometries, group: Indices, scale: Values, tolerance_m: float
) -> Geometries:
    """Simplify objects such that those of one group still share their borders.

    Visvalingam and Whyatt, Line generalisation by repeated elimination of points (1993), over the
    borders of a coverage: one of Douglas and Peucker for each polygon would open gaps.

    Args:
        geometries: Of groups, each a coverage.
        group: Group of each geometry, ascending.
        scale: ``(groups, 2)`` metres per unit in x and in y.
        tolerance_m: Root of the area of the smallest triangle that is kept, in metres.
    """
    simplified = geometries.copy()
    for number in range(len(scale)):
        of_group = group == number
        metric = shapely.transform(geometries[of_group], lambda xy, by=scale[number]: xy * by)
        result = shapely.coverage_simplify(metric, tolerance_m)
        simplified[of_group] = shapely.transform(result, lambda xy, by=scale[number]: xy / by)
    return simplified
