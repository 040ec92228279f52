"""Two dates on one grid of pixels, from which tiles are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np

from .arrays import Image, Mask
from .tiles import mirrored

ReadInside = Callable[[int, int, int, int], tuple[Image, Mask]]


class ImageSize(Protocol):
    """Size of an area in pixels."""

    @property
    def height(self) -> int:
        """Rows."""

    @property
    def width(self) -> int:
        """Columns."""


class TileSource(ImageSize, Protocol):
    """Two dates on one grid that are read window by window."""

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window; it may extend past the right and the bottom edge.

        Returns:
            Images ``(2, 3, height, width)``, before and after, mirrored past the edges, and the
            mask ``(height, width)``, False past the edges.
        """


class ArrayPair:
    """Two images in memory without invalid pixels: a ``TileSource``.

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
    """Read a window that may extend past the right and the bottom edge.

    Args:
        read: Reads a window inside of the grid.
        height: Rows of the grid.
        width: Columns of the grid.
        window: First row, first column, rows and columns.

    Returns:
        Images, mirrored past the edges, and the mask, False past the edges.
    """
    row, col, window_height, window_width = window
    rows, cols = mirrored(row, window_height, height), mirrored(col, window_width, width)
    row0, col0 = int(rows.min()), int(cols.min())
    images, valid = read(row0, col0, int(rows.max()) + 1 - row0, int(cols.max()) + 1 - col0)
    if row + window_height > height or col + window_width > width:
        images = images[..., rows - row0, :][..., cols - col0]
        valid = valid[rows - row0][:, cols - col0]
        valid[max(0, height - row) :] = False
        valid[:, max(0, width - col) :] = False
    return images, valid
