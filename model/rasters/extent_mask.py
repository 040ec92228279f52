"""Which pixels of the working grid lie inside the extent that was asked for."""

from __future__ import annotations

import numpy as np

from .band_reader import Image, Mask
from .grid_mapping import GridMapping
from .resample import BLOCK_PX, FixedBlocks


class ExtentMask:
    """Pixels whose centre lies inside an extent.

    Args:
        mapping: From the working grid to the extent.
    """

    def __init__(self, mapping: GridMapping) -> None:
        self._mapping = mapping
        self._blocks = FixedBlocks(self._inside, 1, BLOCK_PX)

    def read(self, row: int, col: int, height: int, width: int) -> Mask:
        """Return where a window lies inside, ``(height, width)``."""
        return self._blocks.read(row, col, height, width)[0] > 0

    def _inside(self, row: int, col: int) -> Image:
        places = self._mapping.centres(row, col, BLOCK_PX, BLOCK_PX)
        limits = np.array([self._mapping.target.width, self._mapping.target.height])
        inside = ((places >= 0) & (places <= limits[:, None, None])).all(axis=0)
        return np.asarray(inside[None], np.uint8)
