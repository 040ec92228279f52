"""Windows spread over a scene: the context that all tiles of a scene share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .tile_source import TileSource
from .tiles import tile_bounds

PER_AXIS = 3
"""At most nine windows: few compared with the tiles of a scene."""


def read_scene_windows(
    pair: TileSource, side_px: int
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
    """Read windows at regular positions, which depend on the size of the pair alone.

    Args:
        pair: The pair to read.
        side_px: Side of a window.

    Returns:
        The mostly valid windows, ``(n, 2, 3, side_px, side_px)``, and their bounds as shares of the
        scene, ``(n, 4)``, see ``tile_bounds``; none when nothing is valid.
    """
    corners = spread_windows(pair.height, pair.width, side_px, side_px, PER_AXIS)
    read = [pair.read(row, col, side_px, side_px) for row, col in corners]
    best = max(valid.mean() for _, valid in read)
    good = [n for n, (_, valid) in enumerate(read) if valid.any() and valid.mean() >= best / 2]
    windows = [read[n][0] for n in good]
    images = np.stack(windows) if windows else np.empty((0, 2, 3, side_px, side_px), np.uint8)
    return images, tile_bounds([corners[n] for n in good], side_px, pair.height, pair.width)


def spread_windows(
    height: int, width: int, side_px: int, step_px: int, per_axis: int
) -> list[tuple[int, int]]:
    """Return the first rows and columns of windows that are spread over an area.

    Args:
        height: Rows of the area.
        width: Columns of the area.
        side_px: Side of a window.
        step_px: Least distance between windows, where the area is large enough.
        per_axis: Most windows along each axis.
    """
    rows, cols = (_starts(length - side_px, step_px, per_axis) for length in (height, width))
    return [(row, col) for row in rows for col in cols]


def _starts(last: int, step_px: int, most: int) -> list[int]:
    last = max(0, last)
    count = min(most, -(-last // step_px) + 1)
    return [round(number * last / max(1, count - 1)) for number in range(count)]
