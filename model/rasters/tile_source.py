"""What tiles are read from: two dates on one grid of pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from .arrays import Image, Mask
from .tiles import mirrored

ReadInside = Callable[[int, int, int, int], tuple[Image, Mask]]


class ImageSize(Protocol):
    """Rows and columns of what is searched."""

    @property
    def height(self) -> int:
        """Rows."""

    @property
    def width(self) -> int:
        """Columns."""


class TileSource(ImageSize, Protocol):
    """Two dates that are read window by window."""

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window; it may run past the right and the bottom edge.

        Returns:
            Image ``(2, 3, height, width)``, before and after, mirrored past the edges, and where
            they are valid, ``(height, width)``; nothing past the edges is.
        """


class ArrayPair:
    """Two images in memory, all of them valid.

    Args:
        before: ``(3, h, w)``, 0 to 255.
        after: The same shape.
    """

    def __init__(self, before: Image, after: Image) -> None:
        self._images = np.stack((before, after))
        self.height, self.width = self._images.shape[-2:]

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window, see ``TileSource``."""
        return read_mirrored(self._inside, self.height, self.width, (row, col, height, width))

    def _inside(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        images = self._images[:, :, row : row + height, col : col + width]
        return images.copy(), np.ones((height, width), np.bool_)


def read_mirrored(
    read: ReadInside, height: int, width: int, window: tuple[int, int, int, int]
) -> tuple[Image, Mask]:
    """Read a window that may run past the right and the bottom edge.

    Args:
        read: Reads a window that lies inside.
        height: Rows that there are.
        width: Columns that there are.
        window: First row, first column, rows and columns.

    Returns:
        Image, mirrored past the edges, and where they are valid; nothing past the edges is.
    """
    row, col, rows_asked, cols_asked = window
    rows, cols = mirrored(row, rows_asked, height), mirrored(col, cols_asked, width)
    row0, col0 = int(rows.min()), int(cols.min())
    images, valid = read(row0, col0, int(rows.max()) + 1 - row0, int(cols.max()) + 1 - col0)
    if row + rows_asked > height or col + cols_asked > width:
        images = images[..., rows - row0, :][..., cols - col0]
        valid = valid[rows - row0][:, cols - col0]
        valid[max(0, height - row) :] = False
        valid[:, max(0, width - col) :] = False
    return images, valid
