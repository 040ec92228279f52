"""Outlines of labelled pixels in whole-pixel coordinates: x is the column, y is the row.

A corner is where an outline turns. Corners are found from two rows of pixels at a time, so they
can be collected strip by strip; the outline of a component follows from its corners alone,
because along every row and every column of the grid they are joined in pairs. Unlike a union of
partial polygons this is exact, and takes no longer per corner however many holes there are.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine

from .geodesic import Geometries, Indices, Values


@dataclass(frozen=True)
class Corners:
    """Corners of outlines in raster order: from top to bottom, in a row from left to right.

    Where two pixels of a component touch at a corner its outlines pass twice: first comes the
    passage with the edge to the left, then the one with the edge to the right.

    Attributes:
        x: Column of the grid line.
        y: Row of the grid line.
        owner: The component, from 0.
        lower: Of two passages, whether this one has the edge downwards.
    """

    x: Indices
    y: Indices
    owner: Indices
    lower: npt.NDArray[np.bool_]

    def select(self, mask: npt.NDArray[np.bool_]) -> Corners:
        """Return the corners in a mask."""
        return Corners(self.x[mask], self.y[mask], self.owner[mask], self.lower[mask])

    def renumbered(self, number: Indices) -> Corners:
        """Return the same corners with new numbers of the components."""
        return Corners(self.x, self.y, number[self.owner], self.lower)

    def append(self, below: Corners) -> Corners:
        """Return these corners and those of the rows below."""
        return Corners(
            np.concatenate((self.x, below.x)),
            np.concatenate((self.y, below.y)),
            np.concatenate((self.owner, below.owner)),
            np.concatenate((self.lower, below.lower)),
        )


def no_corners() -> Corners:
    """Return an empty set of corners."""
    none = np.empty(0, dtype=np.int64)
    return Corners(none, none, none, np.empty(0, dtype=bool))


def find_corners(
    labels: npt.NDArray[np.int32], column: int, row: int
) -> tuple[Corners, tuple[Indices, Indices]]:
    """Find the corners between the pixels of an array.

    Args:
        labels: ``(h, w)`` 4-connected components, from 1; 0 where there is nothing. Grid lines
            at the border of the array are not examined.
        column: Grid line between the first two columns.
        row: Grid line between the first two rows.

    Returns:
        The corners, and the pairs of components that touch at a corner.
    """
    mask = labels > 0
    edge = mask[:, 1:] != mask[:, :-1]
    turning = edge[1:] != edge[:-1]
    crossing = edge[1:] & edge[:-1] & (mask[1:, 1:] != mask[:-1, 1:])
    y, x = np.nonzero(turning | crossing)
    left_top = labels[y, x].astype(np.int64)
    left = np.maximum(left_top, labels[y + 1, x])
    right = np.maximum(labels[y, x + 1], labels[y + 1, x + 1])
    twice = crossing[y, x]
    vertex = np.repeat(np.arange(len(x)), 1 + twice)
    second = np.diff(vertex, prepend=-1) == 0
    owner = np.where(second, right[vertex], left[vertex])
    owner = np.where(twice[vertex], owner, np.maximum(left, right)[vertex])
    # Outlines pass around the two empty pixels: with these at top left and bottom right, the
    # edge to the left goes on upwards; otherwise downwards.
    lower = second != (left_top > 0)[vertex]
    corners = Corners(x[vertex] + column, y[vertex] + row, owner - 1, lower)
    return corners, (left[twice] - 1, right[twice] - 1)


def trace_polygons(corners: Corners) -> Geometries:
    """Connect all corners of 4-connected components to their outlines.

    Args:
        corners: Complete, of components 0, 1, 2, …

    Returns:
        One valid polygon per component, in whole-pixel coordinates, without a vertex at which
        the outline goes straight on.
    """
    if not len(corners.x):
        return np.empty(0, dtype=object)
    by_row = np.argsort(corners.owner, kind="stable")
    x, y, owner = corners.x[by_row], corners.y[by_row], corners.owner[by_row]
    by_column = np.lexsort((2 * y + corners.lower[by_row], owner * (x.max() + 1) + x))
    vertical = np.empty_like(by_column)
    vertical[by_column[0::2]], vertical[by_column[1::2]] = by_column[1::2], by_column[0::2]
    order, first = _follow(vertical.tolist())
    sizes = np.diff(first, append=len(order))
    points = np.column_stack((x[order], y[order])).astype(np.float64)
    rings = shapely.linearrings(points, indices=np.repeat(np.arange(len(first)), sizes))
    # The first ring of a component starts at its uppermost corner, so it is the shell.
    return np.asarray(shapely.polygons(rings, indices=owner[order[first]]), dtype=object)


def _follow(vertical: list[int]) -> tuple[Indices, Indices]:
    """Follow the edges, alternately across (from 2n to 2n + 1 or back) and up or down.

    Returns:
        Corners in the order in which they are passed, and where in it each ring starts.
    """
    passed = bytearray(len(vertical) // 2)
    order: list[int] = []
    first: list[int] = []
    for start in range(0, len(vertical), 2):
        if passed[start >> 1]:
            continue
        first.append(len(order))
        corner = start
        while True:
            passed[corner >> 1] = 1
            order += (corner, corner ^ 1)
            corner = vertical[corner ^ 1]
            if corner == start:
                break
    return np.array(order, dtype=np.int64), np.array(first, dtype=np.int64)


def to_map(polygons: Geometries, transform: Affine) -> Geometries:
    """Transform whole-pixel to map coordinates, to the bit as ``transform * (x, y)``."""
    t = transform

    def place(points: Values) -> Values:
        x, y = points[:, 0], points[:, 1]
        return np.column_stack((x * t.a + y * t.b + t.c, x * t.d + y * t.e + t.f))

    return np.asarray(shapely.transform(polygons, place), dtype=object)
