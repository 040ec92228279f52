"""A pair in the pixel size that the model is used at, resampled while it is read."""

from __future__ import annotations

import math
import threading
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image as PilImage

from .arrays import Image, Mask
from .axis_scale import AxisScale
from .block_cache import BlockCache
from .block_masks import BlockMasks
from .model_gsd import NetworkSize
from .tile_source import TileSource, read_mirrored

FINE_PX = 2048
"""Side of a block in pixels of the pair: at most 28 MiB of both dates, besides margins."""
SMALLEST_PX, LARGEST_PX = 8, 256
BAND_BYTES = 32 << 20
CACHE_BYTES = 64 << 20


class RescaledPair:
    """The area of a pair in larger (or smaller) pixels: a ``TileSource``.

    Pixels are averages with triangular weights, two of the larger pixels wide; pixels without data
    have no weight. They are computed in blocks that are fixed to the grid, so that every pixel of
    the rasters is read about once. The mask is kept in full resolution too. Any thread may read.

    Args:
        pair: The pair in the pixels of its working grid.
        size: Size in the pixels of the model.
        striped: Whether blocks span the whole width, as the blocks of the files do.

    Attributes:
        size: Size in the pixels of the model.
        rows: Scale between both sizes along the rows.
        cols: Scale between both sizes along the columns.
        masks: The mask in full resolution; may be replaced by that of an earlier run on the same
            pair and size.
    """

    def __init__(self, pair: TileSource, size: NetworkSize, striped: bool = False) -> None:
        self._pair, self.size = pair, size
        self.height, self.width = size.height, size.width
        self.rows, self.cols = (
            AxisScale(pair.height, size.height),
            AxisScale(pair.width, size.width),
        )
        self._shape = self._block_shape(striped)
        self.masks = BlockMasks()
        self._blocks = BlockCache(self._compute_block, 7, self._shape, CACHE_BYTES)
        self._lock = threading.Lock()

    def _block_shape(self, striped: bool) -> tuple[int, int]:
        """Return rows and columns of a block, in pixels of the model."""
        down, across = self.rows.factor, self.cols.factor
        if striped and self._pair.width > FINE_PX:
            rows = int(BAND_BYTES / (6 * self._pair.width) / down)
            return max(SMALLEST_PX // 4, min(LARGEST_PX, rows)), self.width
        sides = (int(FINE_PX / factor) for factor in (down, across))
        rows, cols = (max(SMALLEST_PX, min(LARGEST_PX, side)) for side in sides)
        return rows, cols

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        """Read a window, see ``TileSource``; a pixel is valid where any pixel of the pair in it is.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        with self._lock:
            window = (row, col, height, width)
            return read_mirrored(self._inside, self.height, self.width, window)

    def valid(self, start: int, stop: int) -> Mask:
        """Return the mask of rows of the pair in full resolution, which were read before."""
        return self.masks.rows(start, stop, self._pair.width)

    def _inside(self, row: int, col: int, height: int, width: int) -> tuple[Image, Mask]:
        values = self._blocks.read(row, col, height, width)
        return values[:6].reshape(2, 3, height, width), values[6] > 0

    def _compute_block(self, row: int, col: int) -> Image:
        """Return six bands, three per date, and the mask, 1 where valid."""
        end = min(row + self._shape[0], self.height), min(col + self._shape[1], self.width)
        row0, row1 = _source_range(self.rows, row, end[0])
        col0, col1 = _source_range(self.cols, col, end[1])
        images, valid = self._pair.read(row0, col0, row1 - row0, col1 - col0)
        down, across = self.rows.factor, self.cols.factor
        box = (col * across - col0, row * down - row0, end[1] * across - col0, end[0] * down - row0)
        any_valid = self._keep_mask(valid, (row, col), end, (row0, col0))
        resized = resize_pair(images, valid, box, any_valid)
        return np.concatenate((resized.reshape(6, *any_valid.shape), any_valid[None]))

    def _keep_mask(
        self, valid: Mask, start: tuple[int, int], end: tuple[int, int], origin: tuple[int, int]
    ) -> Mask:
        """Store the mask in full resolution; return the pixels of the model with a valid one."""
        rows = self.rows.starts(start[0], end[0]) - origin[0]
        cols = self.cols.starts(start[1], end[1]) - origin[1]
        inner = valid[rows[0] : rows[-1], cols[0] : cols[-1]]
        self.masks.put(int(rows[0] + origin[0]), int(cols[0] + origin[1]), inner)
        if min(self.rows.factor, self.cols.factor) < 1.0:
            down = self.rows.centres(start[0], end[0]) - origin[0]
            across = self.cols.centres(start[1], end[1]) - origin[1]
            return valid[down][:, across]
        if inner.all():
            return np.ones((end[0] - start[0], end[1] - start[1]), np.bool_)
        any_row: Mask = np.logical_or.reduceat(inner, rows[:-1] - rows[0], axis=0)
        any_valid: Mask = np.logical_or.reduceat(any_row, cols[:-1] - cols[0], axis=1)
        return any_valid


def _source_range(axis: AxisScale, start: int, stop: int) -> tuple[int, int]:
    """Return the first and the end of the pixels of the pair that a range of pixels averages."""
    reach = max(1.0, axis.factor)
    first = math.floor(start * axis.factor - reach)
    return max(0, first), min(axis.fine, math.ceil(stop * axis.factor + reach))


def resize_pair(
    images: Image, valid: Mask, box: tuple[float, float, float, float], any_valid: Mask
) -> Image:
    """Resize part of two dates: bilinear, averaging where the new pixels are larger.

    Args:
        images: ``(2, 3, h, w)``.
        valid: ``(h, w)``; invalid pixels have no weight where any pixel is valid.
        box: Left, upper, right and lower edge of the part, in pixels; its surroundings contribute
            to the pixels at its edges.
        any_valid: The new pixels that contain a valid one; its shape is that of the result.

    Returns:
        ``(2, 3, *any_valid.shape)``; where nothing is valid the average of all pixels: grey, or
        the surroundings of an extent.
    """
    bands = images.reshape(-1, *valid.shape)
    resized = np.stack([_resize(band, box, any_valid.shape) for band in bands])
    if not valid.all():
        weight = _resize(valid.astype(np.float32), box, any_valid.shape)[any_valid]
        for band, result in zip(bands, resized, strict=True):
            masked = np.where(valid, band, 0).astype(np.float32)
            total = _resize(masked, box, any_valid.shape)[any_valid]
            result[any_valid] = np.clip(np.rint(total / weight), 0, 255)
    return resized.reshape(*images.shape[:2], *any_valid.shape)


def _resize(
    band: npt.NDArray[Any], box: tuple[float, float, float, float], shape: tuple[int, ...]
) -> npt.NDArray[Any]:
    size = (shape[1], shape[0])
    return np.asarray(PilImage.fromarray(band).resize(size, PilImage.Resampling.BILINEAR, box=box))
