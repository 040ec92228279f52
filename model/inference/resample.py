"""Read a raster on another grid: by whole pixels where the grids agree, warped elsewhere."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from rasterio.enums import Resampling
from rasterio.warp import reproject

from .grid import Grid, pixel_offset, pixel_steps, source_window
from .raster_source import Image, Mask, RasterSource

_BLOCK_PX = 256
_SOURCE_PX = 4096
_CACHED_BLOCKS = 128


class Direct:
    """A raster whose pixels are those of the grid.

    Args:
        source: The raster.
        row: Its row at the first row of the grid.
        col: Its column at the first column of the grid.
    """

    def __init__(self, source: RasterSource, row: int, col: int) -> None:
        self._source, self._row, self._col = source, row, col

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window of the grid: ``(3, height, width)`` and where it is valid."""
        return self._source.read(row + self._row, col + self._col, height, width)


class Warped:
    """A raster that is resampled onto the grid, bilinear, averaging where the grid is coarser.

    It is warped in blocks that are fixed to the grid, so a pixel has the same value in whichever
    window it is read; the last blocks are kept for the overlaps of tiles (at most 32 MiB).
    Invalid pixels weigh nothing; a pixel is valid when the one under its centre is.

    Args:
        source: The raster.
        grid: The grid to read it on.
    """

    def __init__(self, source: RasterSource, grid: Grid) -> None:
        self._source, self._grid = source, grid
        self._steps = pixel_steps(grid, source.grid)
        # The finer the source, the smaller the block, so that its pixels fit into memory.
        self._block_px = int(np.clip(_SOURCE_PX / max(*self._steps, 1.0), 8, _BLOCK_PX))
        self._blocks: OrderedDict[tuple[int, int], tuple[Image, Mask]] = OrderedDict()

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window of the grid: ``(3, height, width)`` and where it is valid."""
        image = np.empty((3, height, width), np.uint8)
        valid = np.empty((height, width), np.bool_)
        size = self._block_px
        for down in range(row // size, (row + height - 1) // size + 1):
            for right in range(col // size, (col + width - 1) // size + 1):
                from_image, from_valid = self._block(down, right)
                rows, block_rows = _shared(down * size, size, row, height)
                cols, block_cols = _shared(right * size, size, col, width)
                image[:, rows, cols] = from_image[:, block_rows, block_cols]
                valid[rows, cols] = from_valid[block_rows, block_cols]
        return image, valid

    def _block(self, down: int, right: int) -> tuple[Image, Mask]:
        found = self._blocks.get((down, right))
        if found is None:
            found = self._warp(down * self._block_px, right * self._block_px)
            self._blocks[down, right] = found
            if len(self._blocks) > _CACHED_BLOCKS:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end((down, right))
        return found

    def _warp(self, row: int, col: int) -> tuple[Image, Mask]:
        part = self._grid.cut(row, col, self._block_px, self._block_px)
        warped = np.zeros((4, part.height, part.width), np.uint8)
        needed = source_window(part, self._source.grid, 2 + max(*self._steps, 1.0))
        if needed is not None:
            image, valid = self._source.read(*needed)
            reproject(
                np.concatenate((image, 255 * valid[None].astype(np.uint8))),
                warped,
                src_transform=self._source.grid.cut(*needed).transform,
                src_crs=self._source.grid.crs,
                src_alpha=4,
                dst_transform=part.transform,
                dst_crs=part.crs,
                dst_alpha=4,
                resampling=Resampling.bilinear,
                init_dest_nodata=False,
                # GDAL would guess the scale anew for each block, and at edges wrongly.
                XSCALE=min(1.0, 1.0 / self._steps[0]),
                YSCALE=min(1.0, 1.0 / self._steps[1]),
            )
        return warped[:3], warped[3] > 127


def on_grid(source: RasterSource, grid: Grid) -> Direct | Warped:
    """Return the quickest exact way to read a raster on a grid."""
    offset = pixel_offset(grid, source.grid)
    return Warped(source, grid) if offset is None else Direct(source, *offset)


def _shared(start: int, size: int, other_start: int, other_size: int) -> tuple[slice, slice]:
    """Return what two ranges share, counted from the start of the other and of the first."""
    low = max(start, other_start)
    high = min(start + size, other_start + other_size)
    return (
        slice(low - other_start, high - other_start),
        slice(low - start, high - start),
    )
