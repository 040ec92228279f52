"""Windows of a chip that become pictures: its 3 × 3 cells, all of it, surroundings of a mask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ....model.files.craft_schema import CELL_COLS, CELL_ROWS
from ....model.rasters.arrays import Mask
from .lenient import PER_MILLE

CELL_PX, OVERVIEW_PX, MASK_PX = 480, 768, 512
"""Longest side of the pictures."""
CONTEXT = 0.2
"""Surroundings on each side of a cell, as a share of its size."""
MASK_CONTEXT = 1.5
"""Surroundings of a mask, as a share of its longest side, on both sides together."""

Bounds = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the chip."""


@dataclass(frozen=True)
class View:
    """A window of a chip, enlarged to a picture.

    Attributes:
        row: First row in the chip.
        col: First column.
        height: Rows.
        width: Columns.
        side_px: Longest side of the picture.
        outlined: What is outlined in the picture; None: nothing.
        name: Burnt in beside the date; may be empty.
    """

    row: int
    col: int
    height: int
    width: int
    side_px: int
    outlined: Bounds | None = None
    name: str = ""

    @property
    def scale(self) -> float:
        """Pixels of the picture per pixel of the chip."""
        return self.side_px / max(self.height, self.width)

    @property
    def bounds(self) -> Bounds:
        """The window in pixels of the chip."""
        return (float(self.col), float(self.row),
                float(self.col + self.width), float(self.row + self.height))  # fmt: skip

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the picture."""
        width, height = (max(1, round(s * self.scale)) for s in (self.width, self.height))
        return width, height

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return a position in the chip as one in the picture."""
        return (x - self.col) * self.scale, (y - self.row) * self.scale

    def to_chip(self, box: Sequence[int]) -> Bounds | None:
        """Return a box in per mille of the picture in pixels of the chip; None: not a box."""
        if len(box) != 4:
            return None
        left, top, right, bottom = (min(PER_MILLE, max(0, value)) / PER_MILLE for value in box)
        if left >= right or top >= bottom:
            return None
        return (self.col + left * self.width, self.row + top * self.height,
                self.col + right * self.width, self.row + bottom * self.height)  # fmt: skip

    def to_per_mille(self, bounds: Bounds) -> list[int]:
        """Return pixels of the chip as a box in per mille of the picture."""
        left, top, right, bottom = bounds
        shares = ((left - self.col) / self.width, (top - self.row) / self.height,
                  (right - self.col) / self.width, (bottom - self.row) / self.height)  # fmt: skip
        return [min(PER_MILLE, max(0, round(PER_MILLE * share))) for share in shares]


def cell_bounds(height: int, width: int, row: int, col: int) -> Bounds:
    """Return the bounds of a cell of a chip; ``row`` and ``col`` are 0 to 2."""
    return width * col / 3, height * row / 3, width * (col + 1) / 3, height * (row + 1) / 3


def named_bounds(height: int, width: int, name: str) -> Bounds:
    """Return the bounds of the cell with a published name."""
    row, col = name.split("-")
    return cell_bounds(height, width, CELL_ROWS.index(row), CELL_COLS.index(col))


def overview(height: int, width: int) -> View:
    """Return the view of a whole chip."""
    return View(0, 0, height, width, OVERVIEW_PX, name="overview")


def cell_views(height: int, width: int) -> Iterator[View]:
    """Yield the views of the cells of a chip from the top left, each with its surroundings."""
    for row, row_name in enumerate(CELL_ROWS):
        for col, col_name in enumerate(CELL_COLS):
            bounds = cell_bounds(height, width, row, col)
            first_row, rows = _span(bounds[1], bounds[3], (1 + 2 * CONTEXT) * height / 3, height)
            first_col, cols = _span(bounds[0], bounds[2], (1 + 2 * CONTEXT) * width / 3, width)
            yield View(first_row, first_col, rows, cols, CELL_PX, bounds, f"{row_name}-{col_name}")


def mask_view(mask: Mask) -> View:
    """Return the surroundings of a mask: at least half of the chip, at most all of it."""
    height, width = mask.shape
    left, top, right, bottom = bounds_of(mask)
    longest = max(right - left, bottom - top)
    side = max(height / 2, width / 2, (1 + MASK_CONTEXT) * longest)
    first_row, height_px = _span(top, bottom, side, height)
    first_col, width_px = _span(left, right, side, width)
    return View(first_row, first_col, height_px, width_px, MASK_PX)


def bounds_of(mask: Mask) -> Bounds:
    """Return the bounds of a mask that is not empty."""
    rows, cols = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return float(cols[0]), float(rows[0]), float(cols[-1] + 1), float(rows[-1] + 1)


def _span(low: float, high: float, length: float, size: int) -> tuple[int, int]:
    """Return start and length of a span around the middle of two limits, moved inside."""
    length_px = min(size, max(1, round(length)))
    start = round((low + high - length_px) / 2)
    return min(size - length_px, max(0, start)), length_px
