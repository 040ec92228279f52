"""A pair in the pixels that a network sees well, averaged from its own while it is read."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from .axis_scale import AxisScale
from .block_masks import BlockMasks
from .model_gsd import NetworkSize
from .tile_source import Images, TileSource, Valid, read_mirrored

FINE_PX = 2048
"""Side of a block in pixels of the rasters: 28 MiB of both dates at most, beside its margins."""
SMALLEST_PX, LARGEST_PX = 8, 256
BAND_BYTES = 32 << 20
CACHE_BYTES = 64 << 20


class RescaledPair:
    """The same ground as a pair, in larger (or smaller) pixels: a ``TileSource``.

    Pixels are averages, each with the weights of a triangle that is two of the larger pixels wide;
    those without data weigh nothing. They are made in blocks that are fixed to the grid, so that a
    pixel has the same value in whichever window it is read, and every pixel of the rasters is read
    about once. What is valid stays known in full resolution. Any thread may read.

    Args:
        pair: In its own pixels.
        size: The pixels that the network sees.
        striped: The files hold rows across the whole width: blocks do too.

    Attributes:
        size: The pixels that the network sees.
        rows: The rows of both.
        cols: The columns of both.
        masks: Where the validity is kept; those of an earlier run on the same pair and size serve.
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
        self._blocks: OrderedDict[tuple[int, int], tuple[Images, Valid]] = OrderedDict()
        self._lock = threading.Lock()

    def _block_shape(self, striped: bool) -> tuple[int, int]:
        """Return rows and columns of a block, in pixels that the network sees."""
        down, across = self.rows.factor, self.cols.factor
        if striped and self._pair.width > FINE_PX:
            rows = int(BAND_BYTES / (6 * self._pair.width) / down)
            return max(SMALLEST_PX // 4, min(LARGEST_PX, rows)), self.width
        sides = (int(FINE_PX / factor) for factor in (down, across))
        rows, cols = (max(SMALLEST_PX, min(LARGEST_PX, side)) for side in sides)
        return rows, cols

    def read(self, row: int, col: int, height: int, width: int) -> tuple[Images, Valid]:
        """Read a window, see ``TileSource``; a pixel is valid where any of the rasters' is.

        Raises:
            MtrefsegError: A block cannot be read; names the file, the window and the cause.
        """
        with self._lock:
            window = (row, col, height, width)
            return read_mirrored(self._inside, self.height, self.width, window)

    def valid(self, start: int, stop: int) -> Valid:
        """Return where some rows of the pair itself, read before, are valid."""
        return self.masks.rows(start, stop, self._pair.width)

    def _inside(self, row: int, col: int, height: int, width: int) -> tuple[Images, Valid]:
        images = np.empty((2, 3, height, width), np.uint8)
        valid = np.empty((height, width), np.bool_)
        downs = range(row // self._shape[0], (row + height - 1) // self._shape[0] + 1)
        rights = range(col // self._shape[1], (col + width - 1) // self._shape[1] + 1)
        for down in downs:
            for right in rights:
                row0, col0 = down * self._shape[0], right * self._shape[1]
                block, seen = self._block(row0, col0, len(downs) * len(rights))
                top, left = max(row, row0), max(col, col0)
                bottom = min(row + height, row0 + seen.shape[0])
                right_end = min(col + width, col0 + seen.shape[1])
                here = np.s_[top - row : bottom - row, left - col : right_end - col]
                there = np.s_[top - row0 : bottom - row0, left - col0 : right_end - col0]
                images[(..., *here)] = block[(..., *there)]
                valid[here] = seen[there]
        return images, valid

    def _block(self, row: int, col: int, in_use: int) -> tuple[Images, Valid]:
        found = self._blocks.get((row, col))
        if found is None:
            found = self._blocks[row, col] = self._average(row, col)
            most = max(in_use + 1, CACHE_BYTES // (7 * self._shape[0] * self._shape[1]))
            while len(self._blocks) > most:
                self._blocks.popitem(last=False)
        self._blocks.move_to_end((row, col))
        return found

    def _average(self, row: int, col: int) -> tuple[Images, Valid]:
        end = min(row + self._shape[0], self.height), min(col + self._shape[1], self.width)
        row0, row1 = _window(self.rows, row, end[0])
        col0, col1 = _window(self.cols, col, end[1])
        images, valid = self._pair.read(row0, col0, row1 - row0, col1 - col0)
        down, across = self.rows.factor, self.cols.factor
        box = (col * across - col0, row * down - row0, end[1] * across - col0, end[0] * down - row0)
        seen = self._seen(valid, (row, col), end, (row0, col0))
        return averaged(images, valid, box, seen), seen

    def _seen(
        self, valid: Valid, start: tuple[int, int], end: tuple[int, int], origin: tuple[int, int]
    ) -> Valid:
        """Keep what is valid in full resolution; return the pixels in which anything is."""
        rows = self.rows.starts(start[0], end[0]) - origin[0]
        cols = self.cols.starts(start[1], end[1]) - origin[1]
        own = valid[rows[0] : rows[-1], cols[0] : cols[-1]]
        self.masks.put(int(rows[0] + origin[0]), int(cols[0] + origin[1]), own)
        if min(self.rows.factor, self.cols.factor) < 1.0:
            down = self.rows.centres(start[0], end[0]) - origin[0]
            across = self.cols.centres(start[1], end[1]) - origin[1]
            return valid[down][:, across]
        if own.all():
            return np.ones((end[0] - start[0], end[1] - start[1]), np.bool_)
        any_row: Valid = np.logical_or.reduceat(own, rows[:-1] - rows[0], axis=0)
        seen: Valid = np.logical_or.reduceat(any_row, cols[:-1] - cols[0], axis=1)
        return seen


def _window(axis: AxisScale, start: int, stop: int) -> tuple[int, int]:
    """Return which pixels of the rasters some that the network sees are made of."""
    reach = max(1.0, axis.factor)
    first = math.floor(start * axis.factor - reach)
    return max(0, first), min(axis.fine, math.ceil(stop * axis.factor + reach))


def averaged(
    images: Images, valid: Valid, box: tuple[float, float, float, float], seen: Valid
) -> Images:
    """Bring part of two dates into other pixels: bilinear, averaging where these are larger.

    Args:
        images: ``(2, 3, h, w)``.
        valid: ``(h, w)``; what is not valid weighs nothing where anything is.
        box: Left, upper, right and lower edge of the part, in pixels; what lies around it
            contributes to the pixels at its edges.
        seen: Which pixels of the result hold a valid one.

    Returns:
        ``(2, 3, *seen.shape)``; where nothing is valid the average of what is there: grey, or the
        surroundings of an extent.
    """
    bands = images.reshape(-1, *valid.shape)
    made = np.stack([_resize(band, box, seen.shape) for band in bands])
    if not valid.all():
        share = _resize(valid.astype(np.float32), box, seen.shape)[seen]
        for band, into in zip(bands, made, strict=True):
            total = _resize(np.where(valid, band, 0).astype(np.float32), box, seen.shape)[seen]
            into[seen] = np.clip(np.rint(total / share), 0, 255)
    return made.reshape(*images.shape[:2], *seen.shape)


def _resize(
    band: npt.NDArray[Any], box: tuple[float, float, float, float], shape: tuple[int, ...]
) -> npt.NDArray[Any]:
    size = (shape[1], shape[0])
    return np.asarray(Image.fromarray(band).resize(size, Image.Resampling.BILINEAR, box=box))
