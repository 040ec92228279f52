"""Read a raster on another grid: by whole pixels where the grids agree, else resampled.

GDAL's warper is not used: rasterio cannot give it a coordinate operation, and it chooses one anew
for each block. The points to sample come from the one mapping of the pair.
"""

from __future__ import annotations

import math

import numpy as np

from .arrays import Image, Mask, Points
from .band_reader import BandReader
from .block_cache import BlockCache
from .grid_mapping import GridMapping, pixel_offset, pixel_steps, window_between
from .interpolate import interpolated

BLOCK_PX = 256
_SOURCE_PX = 4096
CACHE_BYTES = 32 << 20
_MEAN_PX = 2.5
"""From this step on, groups of pixels of the source are averaged before interpolation."""
_SINGLE_PX = 1.2
"""Up to this step one point per pixel is sampled, beyond it two by two."""


class AlignedReader:
    """Reads a raster whose pixels are those of the grid.

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


class WarpedReader:
    """Resamples a raster onto the grid: bilinear, averaging where the grid is coarser.

    About 32 MiB of blocks are cached for the overlaps of tiles. Invalid pixels have no weight; a
    pixel is valid when half of its weight is valid and its centre lies inside the raster.

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
        # the finer the source, the smaller the block, so that its pixels fit into memory
        block_px = int(np.clip(_SOURCE_PX / max(*steps, 1.0), 8, BLOCK_PX))
        self._blocks = BlockCache(
            lambda row, col: self._warp(row, col, block_px), 4, (block_px, block_px), CACHE_BYTES
        )

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window of the grid: ``(3, height, width)`` and where it is valid."""
        values = self._blocks.read(row, col, height, width)
        return values[:3], values[3] > 0

    def _warp(self, row: int, col: int, size: int) -> Image:
        """Return the three bands of a block and its mask, 1 where valid."""
        points = self._mapping.centres(row, col, size, size, self._per_px)
        low, high = points.min(axis=(1, 2)), points.max(axis=(1, 2))
        limits = np.array([self._source.grid.width, self._source.grid.height])
        inside = None
        if (low < 0).any() or (high > limits).any():
            inside = ((points >= 0) & (points <= limits[:, None, None])).all(axis=0)
            if not inside.any():
                return np.zeros((4, size, size), np.uint8)
            low, high = points[:, inside].min(axis=1), points[:, inside].max(axis=1)
        window = self._window(low, high)
        if window[2] * window[3] > _SOURCE_PX**2 and size > 1:
            return self._warp_quarters(row, col, size)
        points -= np.array([window[1], window[0]])[:, None, None]
        across, down = self._means
        return interpolated(*self._source.read(*window), points, inside, across, down, self._per_px)

    def _window(self, low: Points, high: Points) -> tuple[int, int, int, int]:
        """Return the window between two points, in whole groups of pixels that are averaged."""
        means = np.array(self._means)
        first = means * np.floor(low / means - 1)
        last = means * np.ceil(high / means + 1)
        window = window_between(first, last, 0.0, self._source.grid)
        return window or (0, 0, 1, 1)  # never empty between points that lie inside

    def _warp_quarters(self, row: int, col: int, size: int) -> Image:
        """Warp a block in four parts, whose pixels lie all over the source, as at a pole."""
        values = np.empty((4, size, size), np.uint8)
        half = -(-size // 2)
        for down in (0, half):
            for right in (0, half):
                quarter = self._warp(row + down, col + right, half)
                rows, cols = (min(half, size - start) for start in (down, right))
                values[:, down : down + rows, right : right + cols] = quarter[:, :rows, :cols]
        return values


def reader_on_grid(source: BandReader, mapping: GridMapping) -> AlignedReader | WarpedReader:
    """Return a reader of a raster on the grid that is the source of the mapping."""
    offset = pixel_offset(mapping)
    return WarpedReader(source, mapping) if offset is None else AlignedReader(source, *offset)
