"""Positions of chips, so that no pixel is used both for training and for validation. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.errors import MtrefsegError

MAX_BLOCK_CHIPS = 3  # along the side of a block
MIN_BLOCKS = 4  # where the raster is large enough; below it blocks get smaller


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels: first row and column, and size."""

    row: int
    col: int
    height: int
    width: int


def blocks(height: int, width: int, chip_px: int) -> list[Window]:
    """Divide a raster into blocks, each at least a chip wide and high.

    Args:
        height: Rows of the raster.
        width: Columns of the raster.
        chip_px: Side of a chip.

    Raises:
        MtrefsegError: There is no room for two blocks.
    """
    for chips in range(MAX_BLOCK_CHIPS, 0, -1):
        rows, cols = (_intervals(size, chips * chip_px, chip_px) for size in (height, width))
        windows = [Window(r, c, h, w) for r, h in rows for c, w in cols]
        if len(windows) >= MIN_BLOCKS or (chips == 1 and len(windows) > 1):
            return windows
    raise MtrefsegError(
        (
            "Rasters that share {width} × {height} pixels have no room for chips "
            "of {chip_px} pixels to train on and others to score on."
        ),
        "Use smaller chips, or a larger area.",
        width=width,
        height=height,
        chip_px=chip_px,
    )


def _intervals(size: int, side: int, chip_px: int) -> list[tuple[int, int]]:
    """Return start and length of intervals along one axis; the last one takes the remainder."""
    if size < chip_px:
        return []
    count = max(1, size // side)
    starts = [number * side for number in range(count)]
    return [(s, (size if s == starts[-1] else s + side) - s) for s in starts]


def hold_out(changed_px: Sequence[int], share: float) -> set[int]:
    """Choose the blocks for validation, spread over blocks of much and of little change.

    Args:
        changed_px: Changed pixels of each block.
        share: Of the blocks, for validation.

    Returns:
        Numbers of blocks; at least one, never all.
    """
    count = len(changed_px)
    chosen = min(max(1, round(share * count)), count - 1)
    by_change = sorted(range(count), key=lambda number: (-changed_px[number], number))
    # rank 0, the block of most change, is always for training
    ranks = (1 + int(number * (count - 1) / chosen) for number in range(chosen))
    return {by_change[rank] for rank in ranks}


def chips(block: Window, chip_px: int, overlap_px: int) -> list[Window]:
    """Return the windows of chips that cover a block and lie inside it.

    Args:
        block: At least a chip wide and high.
        chip_px: Side of a chip.
        overlap_px: Smallest overlap of neighbours.
    """
    rows, cols = (
        _starts(size, chip_px, chip_px - overlap_px) for size in (block.height, block.width)
    )
    return [Window(block.row + r, block.col + c, chip_px, chip_px) for r in rows for c in cols]


def _starts(size: int, chip_px: int, stride_px: int) -> list[int]:
    last = size - chip_px
    return [*range(0, last, stride_px), last]
