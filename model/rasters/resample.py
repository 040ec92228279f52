"""Read a raster on another grid: by whole pixels where the grids agree, interpolated elsewhere.

rasterio's warp takes no coordinate operation by name, and GDAL chooses one anew for each block; so
the places of the pixels come from the one mapping of the pair, and are interpolated here.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from .band_reader import BandReader, Image, Mask
from .grid import Array
from .grid_mapping import GridMapping, pixel_offset, pixel_steps, window_between
from .interpolate import interpolated

BLOCK_PX = 256
_SOURCE_PX = 4096
_CACHED_BLOCKS = 128
_MEAN_PX = 2.5
"""From this step on pixels of the source are averaged to larger ones first."""
_SINGLE_PX = 1.2
"""Up to this step one place per pixel is looked at, beyond it two by two."""


class Direct:
    """A raster whose pixels are those of the grid.

    Args:
        source: The raster.
        row: Its row at the first row of the grid.
        col: Its column at the first column of the grid.
    """

    def __init__(self, source: BandReader, row: int, col: int) -> None:
        self._source, self._row, self._col = source, row, col

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window of the grid: ``(3, height, width)`` and where it is valid."""
        return self._source.read(row + self._row, col + self._col, height, width)


class FixedBlocks:
    """Windows put together from square blocks that are fixed to a grid, the last ones kept.

    So a pixel has the same value in whichever window it is read.

    Args:
        make: Returns ``(bands, size, size)`` for the first row and column of a block.
        bands: Number of bands.
        size: Side of a block in pixels.
    """

    def __init__(self, make: Callable[[int, int], Image], bands: int, size: int) -> None:
        self._make, self._bands, self._size = make, bands, size
        self._blocks: OrderedDict[tuple[int, int], Image] = OrderedDict()

    def read(self, row: int, col: int, height: int, width: int) -> Image:
        """Read a window of the grid: ``(bands, height, width)``."""
        values = np.empty((self._bands, height, width), np.uint8)
        size = self._size
        for down in range(row // size, (row + height - 1) // size + 1):
            for right in range(col // size, (col + width - 1) // size + 1):
                rows, block_rows = _shared(down * size, size, row, height)
                cols, block_cols = _shared(right * size, size, col, width)
                values[:, rows, cols] = self._block(down, right)[:, block_rows, block_cols]
        return values

    def _block(self, down: int, right: int) -> Image:
        found = self._blocks.get((down, right))
        if found is None:
            found = self._make(down * self._size, right * self._size)
            self._blocks[down, right] = found
            if len(self._blocks) > _CACHED_BLOCKS:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end((down, right))
        return found


class Warped:
    """A raster that is resampled onto the grid, bilinear, averaging where the grid is coarser.

    At most 32 MiB of blocks are kept for the overlaps of tiles. Invalid pixels weigh nothing; a
    pixel is valid when half of what it is made of is, and its centre lies inside the raster.

    Args:
        source: The raster.
        mapping: From the grid to the raster.
    """

    def __init__(self, source: BandReader, mapping: GridMapping) -> None:
        self._source, self._mapping = source, mapping
        steps = pixel_steps(mapping)
        self._means = tuple(max(1, math.ceil(step / _MEAN_PX - 1e-6)) for step in steps)
        across, down = (
            1 if step / mean < _SINGLE_PX else 2
            for step, mean in zip(steps, self._means, strict=True)
        )
        self._per_px = across, down
        # The finer the source, the smaller the block, so that its pixels fit into memory.
        block_px = int(np.clip(_SOURCE_PX / max(*steps, 1.0), 8, BLOCK_PX))
        self._blocks = FixedBlocks(lambda row, col: self._warp(row, col, block_px), 4, block_px)

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window of the grid: ``(3, height, width)`` and where it is valid."""
        values = self._blocks.read(row, col, height, width)
        return values[:3], values[3] > 0

    def _warp(self, row: int, col: int, size: int) -> Image:
        """Return the three bands of a block and where it is valid, 0 or 1."""
        places = self._mapping.centres(row, col, size, size, self._per_px)
        low, high = places.min(axis=(1, 2)), places.max(axis=(1, 2))
        limits = np.array([self._source.grid.width, self._source.grid.height])
        inside = None
        if (low < 0).any() or (high > limits).any():
            inside = ((places >= 0) & (places <= limits[:, None, None])).all(axis=0)
            if not inside.any():
                return np.zeros((4, size, size), np.uint8)
            low, high = places[:, inside].min(axis=1), places[:, inside].max(axis=1)
        window = self._window(low, high)
        if window[2] * window[3] > _SOURCE_PX**2 and size > 1:
            return self._warp_in_parts(row, col, size)
        places -= np.array([window[1], window[0]])[:, None, None]
        across, down = self._means
        return interpolated(*self._source.read(*window), places, inside, across, down, self._per_px)

    def _window(self, low: Array, high: Array) -> tuple[int, int, int, int]:
        """Return the pixels between two places, in whole groups of those that are averaged."""
        means = np.array(self._means)
        first = means * np.floor(low / means - 1)
        last = means * np.ceil(high / means + 1)
        found = window_between(first, last, 0.0, self._source.grid)
        return found or (0, 0, 1, 1)  # between places inside there always are pixels

    def _warp_in_parts(self, row: int, col: int, size: int) -> Image:
        """Warp a block whose pixels lie all over the source, as at a pole, in four parts."""
        values = np.empty((4, size, size), np.uint8)
        half = -(-size // 2)
        for down in (0, half):
            for right in (0, half):
                part = self._warp(row + down, col + right, half)
                rows, cols = (min(half, size - start) for start in (down, right))
                values[:, down : down + rows, right : right + cols] = part[:, :rows, :cols]
        return values


def on_grid(source: BandReader, mapping: GridMapping) -> Direct | Warped:
    """Return the quickest exact way to read a raster on a grid."""
    offset = pixel_offset(mapping)
    return Warped(source, mapping) if offset is None else Direct(source, *offset)


def _shared(start: int, size: int, other_start: int, other_size: int) -> tuple[slice, slice]:
    """Return what two ranges share, counted from the start of the other and of the first."""
    low = max(start, other_start)
    high = min(start + size, other_start + other_size)
    return (
        slice(low - other_start, high - other_start),
        slice(low - start, high - start),
    )
