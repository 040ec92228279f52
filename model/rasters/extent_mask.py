"""Mask of the pixels of the working grid that lie inside the requested extent."""

from __future__ import annotations

import numpy as np

from .arrays import Image, Mask
from .block_cache import BlockCache
from .grid_mapping import GridMapping

BLOCK_PX = 256
CACHE_BYTES = 8 << 20


class ExtentMask:
    """Pixels whose centre lies inside an extent.

    Args:
        mapping: From the working grid to the extent.
    """

    def __init__(self, mapping: GridMapping) -> None:
        self._mapping = mapping
        self._blocks = BlockCache(self._inside, 1, (BLOCK_PX, BLOCK_PX), CACHE_BYTES)

    def read(self, row: int, col: int, height: int, width: int) -> Mask:
        """Return the mask of a window, ``(height, width)``, True inside of the extent."""
        return self._blocks.read(row, col, height, width)[0] > 0

    def _inside(self, row: int, col: int) -> Image:
        centres = self._mapping.centres(row, col, BLOCK_PX, BLOCK_PX)
        limits = np.array([self._mapping.target.width, self._mapping.target.height])
        inside = ((centres >= 0) & (centres <= limits[:, None, None])).all(axis=0)
        return np.asarray(inside[None], np.uint8)
