"""Windows put together from blocks that are fixed to a grid, with a cache of blocks."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from .arrays import Image


class BlockCache:
    """Reads windows of a grid block by block; the blocks used last are kept.

    Because blocks are fixed to the grid, a pixel has the same value in whichever window it is read.

    Args:
        compute: Returns the block that begins at a row and a column, ``(bands, rows, columns)``; at
            the right and bottom edges of a grid it may be smaller than ``shape``.
        bands: Number of bands.
        shape: Rows and columns of a block.
        max_bytes: Size of the cache; all blocks of a window are kept in any case.
    """

    def __init__(
        self, compute: Callable[[int, int], Image], bands: int, shape: tuple[int, int],
        max_bytes: int,
    ) -> None:  # fmt: skip
        self._compute, self._bands, self._shape = compute, bands, shape
        self._max_blocks = max_bytes // (bands * shape[0] * shape[1])
        self._blocks: OrderedDict[tuple[int, int], Image] = OrderedDict()

    def read(self, row: int, col: int, height: int, width: int) -> Image:
        """Read a window that lies inside the grid: ``(bands, height, width)``."""
        values = np.empty((self._bands, height, width), np.uint8)
        starts = [
            (block_row, block_col)
            for block_row in _block_starts(row, height, self._shape[0])
            for block_col in _block_starts(col, width, self._shape[1])
        ]
        for block_row, block_col in starts:
            block = self._block(block_row, block_col, len(starts))
            rows, block_rows = _shared(row, height, block_row, block.shape[1])
            cols, block_cols = _shared(col, width, block_col, block.shape[2])
            values[:, rows, cols] = block[:, block_rows, block_cols]
        return values

    def _block(self, row: int, col: int, in_use: int) -> Image:
        block = self._blocks.get((row, col))
        if block is None:
            block = self._blocks[row, col] = self._compute(row, col)
            while len(self._blocks) > max(in_use + 1, self._max_blocks):
                self._blocks.popitem(last=False)
        self._blocks.move_to_end((row, col))
        return block


def _block_starts(start: int, length: int, size: int) -> range:
    """Return the first rows (or columns) of the blocks under a range of rows (or columns)."""
    return range(start // size * size, start + length, size)


def _shared(start: int, length: int, block_start: int, block_length: int) -> tuple[slice, slice]:
    """Return the pixels that a window and a block share, counted from the start of each."""
    low = max(start, block_start)
    high = min(start + length, block_start + block_length)
    return slice(low - start, high - start), slice(low - block_start, high - block_start)
