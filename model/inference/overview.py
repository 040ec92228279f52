"""Windows spread over a scene: what a model sees before the tiles, so that all tiles agree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .raster_pair import RasterPair

PER_AXIS = 3
"""At most nine windows: enough to know the scene, and little beside its tiles."""


def windows(pair: RasterPair, side_px: int) -> npt.NDArray[np.uint8]:
    """Read windows at regular places; where they lie depends on the extent alone.

    Args:
        pair: Where to read.
        side_px: Side of a window.

    Returns:
        Those that are mostly valid, ``(n, 2, 3, side_px, side_px)``; none when nothing is valid.
    """
    places = [
        (row, col) for row in _starts(pair.height, side_px) for col in _starts(pair.width, side_px)
    ]
    read = [pair.read(row, col, side_px, side_px) for row, col in places]
    best = max(valid.mean() for _, valid in read)
    seen = [images for images, valid in read if valid.any() and valid.mean() >= best / 2]
    return np.stack(seen) if seen else np.empty((0, 2, 3, side_px, side_px), np.uint8)


def _starts(length: int, side_px: int) -> list[int]:
    """Return the first rows (or columns) of windows that are spread over a length."""
    count = min(PER_AXIS, -(-length // side_px))
    last = max(0, length - side_px)
    return [round(number * last / max(1, count - 1)) for number in range(count)]
