"""Plan of a sample of a scene: pieces at full resolution in few blocks of the file. Pure.

Overviews are never read: they may be older than the raster, or have other nodata.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

SAMPLE_PX = 2**20
WHOLE_PX = 2**21
"""Scenes of up to this many pixels are read whole."""
_DECODED_PX = 48 * 2**20
"""About how many pixels of blocks are decoded for a sample."""
_STRIPS = 32
_MOST, _FEWEST = 16, 4
Piece = tuple[int, int]


@dataclass(frozen=True)
class SamplePlan:
    """A sample that is the product of pieces of rows and pieces of columns.

    Attributes:
        rows: First row and number of rows of each piece; the first and the last touch the edges.
        cols: The same of columns.
        row_step: Every how many rows are kept.
        col_step: The same of columns.
    """

    rows: tuple[Piece, ...]
    cols: tuple[Piece, ...]
    row_step: int = 1
    col_step: int = 1


def plan_sample(
    window: tuple[int, int, int, int], block: tuple[int, int], size: tuple[int, int]
) -> SamplePlan:
    """Plan a sample of about ``SAMPLE_PX`` pixels.

    Args:
        window: ``(row, col, height, width)`` to sample.
        block: Rows and columns of the blocks of the file.
        size: Rows and columns of the raster.
    """
    row, col, height, width = window
    if height * width <= WHOLE_PX:
        step = max(1, math.ceil(math.sqrt(height * width / SAMPLE_PX)))
        return SamplePlan(((row, height),), ((col, width),), step, step)
    if block[1] >= size[1]:
        count = min(_STRIPS, height)
        rows_px = max(1, min(height // count, SAMPLE_PX // (count * width)))
        step = math.ceil(count * rows_px * width / SAMPLE_PX)
        return SamplePlan(_pieces(row, height, count, rows_px, 1), ((col, width),), 1, step)
    count = math.isqrt(_DECODED_PX // max(1, block[0] * block[1]))
    count = min(_MOST, max(_FEWEST, count))
    down_px = min(height, max(1024, SAMPLE_PX // width))
    across_px = min(width, SAMPLE_PX // down_px)
    return SamplePlan(
        _pieces(row, height, count, down_px // count, block[0]),
        _pieces(col, width, count, across_px // count, block[1]),
    )


def _pieces(start: int, length: int, count: int, size: int, block: int) -> tuple[Piece, ...]:
    """Return pieces spread over a length, each within one block where that is possible."""
    if count * size >= length or size < 1:
        return ((start, length),)
    found: list[Piece] = []
    for number in range(count):
        first = start + round(number * (length - size) / max(1, count - 1))
        past = (first + size) % block
        if 0 < number < count - 1 and past < size <= block:
            first = max(sum(found[-1]), first - past)
        found.append((first, size))
    return tuple(found)
