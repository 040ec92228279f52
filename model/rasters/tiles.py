"""The grid of tiles, and the weights of tiles in their overlaps. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..errors import MtrefsegError

# Multiples of 1 / 4096, and products of two of them, are exact in 32-bit floats: the weights of
# the tiles that share a pixel sum to 1 without rounding.
_WEIGHT_STEPS = 4096


@dataclass(frozen=True)
class Tile:
    """A square input of the network; it may extend past the right and the bottom edge.

    Attributes:
        strip: Number of its strip from 0, from top to bottom.
        index: Number within the strip from 0, from left to right.
        row: First row, in pixels of the raster.
        col: First column, in pixels of the raster.
    """

    strip: int
    index: int
    row: int
    col: int


@dataclass(frozen=True)
class TileGrid:
    """Tiles at regular steps over a raster.

    Attributes:
        height: Rows of the raster in pixels.
        width: Columns of the raster in pixels.
        tile_px: Side of a tile.
        overlap_px: Rows and columns that neighbours share, at most half a tile.

    Raises:
        MtrefsegError: A size is not positive or the overlap is more than half a tile.
    """

    height: int
    width: int
    tile_px: int
    overlap_px: int

    def __post_init__(self) -> None:
        if min(self.height, self.width, self.tile_px) < 1:
            raise MtrefsegError(
                "Tiles of {tile_px} pixels cannot cover {width} × {height} pixels.",
                "Use sizes of 1 or more.",
                tile_px=self.tile_px,
                width=self.width,
                height=self.height,
            )
        if not 0 <= self.overlap_px <= self.tile_px // 2:
            raise MtrefsegError(
                "Overlap {overlap_px} is not allowed.",
                "With tiles of {tile_px} pixels use 0 to {most_px}.",
                overlap_px=self.overlap_px,
                tile_px=self.tile_px,
                most_px=self.tile_px // 2,
            )

    @property
    def stride_px(self) -> int:
        """Distance between the starts of neighbouring tiles."""
        return self.tile_px - self.overlap_px

    @property
    def rows(self) -> int:
        """Number of strips."""
        return self._count(self.height)

    @property
    def cols(self) -> int:
        """Number of tiles in a strip."""
        return self._count(self.width)

    def __len__(self) -> int:
        return self.rows * self.cols

    def _count(self, size_px: int) -> int:
        return max(1, math.ceil((size_px - self.overlap_px) / self.stride_px))

    def tiles(self, strip: int) -> list[Tile]:
        """Return the tiles of a strip from left to right."""
        stride = self.stride_px
        return [Tile(strip, index, strip * stride, index * stride) for index in range(self.cols)]

    def tile_bounds(self, tiles: Sequence[Tile]) -> npt.NDArray[np.float32]:
        """Return the bounds of tiles as shares of the raster, see ``tile_bounds``."""
        corners = [(tile.row, tile.col) for tile in tiles]
        return tile_bounds(corners, self.tile_px, self.height, self.width)

    def strip_rows(self, strip: int) -> tuple[int, int]:
        """Return the first row and the end of the rows that no later strip touches."""
        last = strip == self.rows - 1
        return strip * self.stride_px, self.height if last else (strip + 1) * self.stride_px

    def weights(self, tile: Tile) -> npt.NDArray[np.float32]:
        """Return the weights of the pixels of a tile, ``(tile_px, tile_px)``, in [0, 1].

        Raised-cosine ramps over the middle half of the overlaps: the outermost pixels of a tile,
        which have the least context, have no weight. Towards the edges of the raster the weight is
        1. Over all tiles the weights of a pixel sum to exactly 1.
        """
        down = self._profile(tile.strip > 0, tile.strip < self.rows - 1)
        right = self._profile(tile.index > 0, tile.index < self.cols - 1)
        return down[:, None] * right[None, :]

    def _profile(self, rises: bool, falls: bool) -> npt.NDArray[np.float32]:
        profile = np.ones(self.tile_px, np.float32)
        if not self.overlap_px:
            return profile
        phase = (np.arange(self.overlap_px) + 0.5) / self.overlap_px
        phase = np.clip(4 * phase - 1.5, 0, 1)
        ramp = np.round(np.sin(phase * np.pi / 2) ** 2 * _WEIGHT_STEPS) / _WEIGHT_STEPS
        if rises:
            profile[: self.overlap_px] = ramp
        if falls:
            profile[-self.overlap_px :] = 1 - ramp
        return profile


def cheapest_tile_side(
    height: int, width: int, sides: Iterable[int], overlap_px: int
) -> int | None:
    """Return the side of tiles with which the network processes the fewest pixels.

    Tiles extend past the right and the bottom edge, so a side that fits the raster saves much.

    Args:
        height: Rows of the raster.
        width: Its columns.
        sides: Sides to choose from.
        overlap_px: Rows and columns that neighbours share.

    Returns:
        None where no side is large enough for the overlap.
    """

    def pixels(side_px: int) -> int:
        return len(TileGrid(height, width, side_px, overlap_px)) * side_px**2

    return min((side for side in sides if side >= 2 * overlap_px), key=pixels, default=None)


def tile_bounds(
    corners: Sequence[tuple[int, int]], side_px: int, height: int, width: int
) -> npt.NDArray[np.float32]:
    """Return left, top, right and bottom of squares as shares of an area, ``(n, 4)``.

    Values are greater than 1 past the right and the bottom edge.

    Args:
        corners: First row and column of each square.
        side_px: Side of the squares.
        height: Rows of the area.
        width: Columns of the area.
    """
    starts = np.array(corners, np.float32).reshape(-1, 2)[:, ::-1]
    edges = np.concatenate([starts, starts + side_px], axis=1)
    return edges / np.array([width, height, width, height], np.float32)


def mirrored(start: int, count: int, size: int) -> npt.NDArray[np.intp]:
    """Return the rows at ``start … start + count``, mirrored at the edges of ``size`` rows.

    The edge row itself is not repeated; far past the edge the mirror images repeat.
    """
    period = max(1, 2 * (size - 1))
    phase = np.arange(start, start + count) % period
    return np.minimum(phase, period - phase) if size > 1 else np.zeros(count, np.intp)
