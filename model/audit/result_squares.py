"""The squares of a result, as a reviewed result is exported to training data."""

from __future__ import annotations

import json
import sqlite3
from typing import List, Optional, Tuple

from ..errors import MtrefsegError
from ..files.geopackage_geometry import Bounds
from ..files.provenance_table import facts_of_run

SIDE_PX = 256
"""Side of a square, see ``ExportRequest``."""


class ResultSquares:
    """Squares that cover a raster evenly.

    Args:
        width: Of the raster.
        height: Of the raster.
        transform: From column and row to the CRS: six numbers as rasterio has them.
    """

    def __init__(self, width: int, height: int, transform: List[float]) -> None:
        self._size = width, height
        self._a, self._b, self._c, self._d, self._e, self._f = transform
        self._determinant = self._a * self._e - self._b * self._d

    def square(self, x: float, y: float) -> Tuple[int, int]:
        """Return column and row, among the squares, of the one with the nearest centre."""
        x, y = x - self._c, y - self._f
        col = (self._e * x - self._b * y) / self._determinant
        row = (self._a * y - self._d * x) / self._determinant
        return _number(self._size[0], col), _number(self._size[1], row)

    def bounds(self, x: float, y: float) -> Bounds:
        """Return the bounds of the square at a place."""
        numbers = self.square(x, y)
        left, top = (_start(size, number) for size, number in zip(self._size, numbers))
        width, height = (min(SIDE_PX, size) for size in self._size)
        corners = [self._ground(left + a, top + b) for a in (0, width) for b in (0, height)]
        xs, ys = zip(*corners)
        return min(xs), min(ys), max(xs), max(ys)

    def _ground(self, col: float, row: float) -> Tuple[float, float]:
        x = self._a * col + self._b * row + self._c
        return x, self._d * col + self._e * row + self._f


def result_squares(database: sqlite3.Connection) -> Optional[ResultSquares]:
    """Return the squares of a result; None where its provenance does not have the raster."""
    try:
        grid = json.loads(facts_of_run(database, "")["grid"])
        transform = [float(value) for value in grid["transform"]]
        return ResultSquares(int(grid["width"]), int(grid["height"]), transform)
    except (MtrefsegError, KeyError, TypeError, ValueError):
        return None


def _count(size: int) -> int:
    return max(1, -(-size // SIDE_PX))


def _start(size: int, number: int) -> int:
    count = _count(size)
    return 0 if count == 1 else round(number * (size - SIDE_PX) / (count - 1))


def _number(size: int, at: float) -> int:
    count = _count(size)
    if count == 1:
        return 0
    step = (size - SIDE_PX) / (count - 1)
    return min(count - 1, max(0, round((at - SIDE_PX / 2) / step)))
