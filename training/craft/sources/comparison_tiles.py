"""Tiles with margins, so that objects at the edge of one are whole in another. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from .instances import Instance


@dataclass(frozen=True)
class ComparisonTile:
    """A window of the pair, of which a core is this tile's own.

    Attributes:
        row: First row of the window.
        col: First column.
        height: Rows.
        width: Columns.
        core: First row, first column, end row and end column of the core in the window, with the
            slack within which neighbours both report an object.
        open_edges: Whether the raster goes on above, below, left and right.
    """

    row: int
    col: int
    height: int
    width: int
    core: tuple[int, int, int, int]
    open_edges: tuple[bool, bool, bool, bool]

    def reports(self, instance: Instance) -> bool:
        """Return whether this tile reports an object: its middle, or a cut part, is in the core."""
        top, left, bottom, right = self.core
        if instance.cut:
            rows, cols = instance.window
            down = rows.start < bottom and rows.stop > top
            return down and cols.start < right and cols.stop > left
        row, col = instance.middle()
        return top <= row < bottom and left <= col < right


def comparison_tiles(
    height: int, width: int, tile_px: int, margin_px: int, largest_px: int
) -> list[ComparisonTile]:
    """Cover a raster with tiles.

    Args:
        height: Rows of the raster.
        width: Its columns.
        tile_px: Side of a core.
        margin_px: Around the core.
        largest_px: Side that no window exceeds.
    """
    margin = min(margin_px, largest_px // 4)
    side = max(1, min(tile_px, largest_px - 2 * margin))
    starts = product(range(0, height, side), range(0, width, side))
    return [_tile(row, col, (height, width), side, margin) for row, col in starts]


def _tile(row: int, col: int, size: tuple[int, int], side: int, margin: int) -> ComparisonTile:
    top, left = max(0, row - margin), max(0, col - margin)
    bottom, right = min(size[0], row + side + margin), min(size[1], col + side + margin)
    # an object whose middle differs from tile to tile must not fall between two of them
    slack = margin // 4
    core = (
        row - slack - top,
        col - slack - left,
        row + side + slack - top,
        col + side + slack - left,
    )
    edges = top > 0, bottom < size[0], left > 0, right < size[1]
    return ComparisonTile(top, left, bottom - top, right - left, core, edges)
