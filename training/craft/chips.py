"""The chips of a pair: squares of one size that cover its grid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import Point, Polygon

from ...model.errors import MtrefsegError
from ...model.files.craft_schema import cell_name
from ...model.rasters.grid import Grid
from ..data.chip_plan import Window, blocks


@dataclass(frozen=True)
class Chip:
    """A square of the pair.

    Attributes:
        name: Unique in its file, from row and column.
        row: First row in the grid of the before raster.
        col: First column.
        grid: Its own georeference and size in pixels.
        block: Name of the spatial block; chips of one block stay on one side of a split.
        split: ``train`` or ``val``; empty before the export.
    """

    name: str
    row: int
    col: int
    grid: Grid
    block: str = ""
    split: str = ""

    def outline(self) -> Polygon:
        """Return its outline in the CRS of the before raster."""
        width, height = float(self.grid.width), float(self.grid.height)
        corners = np.array([[0.0, 0.0], [width, 0.0], [width, height], [0.0, height]])
        return shapely.Polygon(self.grid.to_ground(corners))

    def cell(self, point: Point) -> str:
        """Return the published name of the 3 × 3 cell that holds a point of the CRS."""
        col, row = self.grid.to_pixels(np.array([[point.x, point.y]]))[0]
        return cell_name(col / self.grid.width, row / self.grid.height)


def chips_of(grid: Grid, side_px: int, in_blocks: bool = True) -> Iterator[Chip]:
    """Cover a grid with squares that lie inside spatial blocks; neighbours in one may overlap.

    Args:
        grid: Of the before raster.
        side_px: Side of a chip; a smaller raster gives a smaller chip.
        in_blocks: Leave it to one block otherwise, which needs the fewest squares.
    """
    height, width = min(side_px, grid.height), min(side_px, grid.width)
    whole = [Window(0, 0, grid.height, grid.width)]
    for number, block in enumerate(_blocks(grid, side_px) if in_blocks else whole):
        for row in _starts(block.row, block.height, height):
            for col in _starts(block.col, block.width, width):
                cut = grid.cut(row, col, height, width)
                yield Chip(f"r{row}_c{col}", row, col, cut, f"b{number}")


def _blocks(grid: Grid, side_px: int) -> list[Window]:
    """Return the blocks for a split; one where the raster has no room for two."""
    try:
        return blocks(grid.height, grid.width, side_px)
    except MtrefsegError:
        return [Window(0, 0, grid.height, grid.width)]


def _starts(start: int, size: int, side: int) -> list[int]:
    spread = np.linspace(start, start + size - side, math.ceil(size / side))
    return spread.round().astype(int).tolist()
