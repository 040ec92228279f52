"""Where chips lie in a raster, so that no pixel is both trained on and scored on. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.errors import MtrefsegError

BLOCK_CHIPS = 3  # chips along the side of a block, where the raster is large enough
FEWEST_BLOCKS = 4


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels: first row and column, and size."""

    row: int
    col: int
    height: int
    width: int


def blocks(height: int, width: int, chip_px: int) -> list[Window]:
    """Cut a raster into blocks, each at least a chip wide; together they cover all of it.

    Args:
        height: Rows of the raster.
        width: Columns of the raster.
        chip_px: Side of a chip.

    Raises:
        MtrefsegError: There is no room for two blocks.
    """
    for chips in range(BLOCK_CHIPS, 0, -1):
        rows, cols = (_parts(size, chips * chip_px, chip_px) for size in (height, width))
        found = [Window(r, c, h, w) for r, h in rows for c, w in cols]
        if len(found) >= FEWEST_BLOCKS or (chips == 1 and len(found) > 1):
            return found
    raise MtrefsegError(
        f"Rasters that share {width} × {height} pixels have no room for chips of {chip_px} pixels "
        "to train on and others to score on.",
        "Use smaller chips, or a larger area.",
    )


def _parts(size: int, side: int, chip_px: int) -> list[tuple[int, int]]:
    """Start and length of the parts of one axis; the last one takes what is left over."""
    if size < chip_px:
        return []
    count = max(1, size // side)
    starts = [number * side for number in range(count)]
    return [(s, (size if s == starts[-1] else s + side) - s) for s in starts]


def hold_out(changed_px: Sequence[int], share: float) -> set[int]:
    """Choose the blocks that are scored on: spread over blocks of much and of little change.

    Args:
        changed_px: Changed pixels of each block.
        share: Wanted share of the blocks.

    Returns:
        Numbers of blocks; at least one, never all.
    """
    count = len(changed_px)
    wanted = min(max(1, round(share * count)), count - 1)
    by_change = sorted(range(count), key=lambda number: (-changed_px[number], number))
    # never the block of most change: it is what there is to learn from
    places = (1 + int(number * (count - 1) / wanted) for number in range(wanted))
    return {by_change[place] for place in places}


def chips(block: Window, chip_px: int, overlap_px: int) -> list[Window]:
    """Cover a block with chips that do not leave it.

    Args:
        block: At least a chip wide and high.
        chip_px: Side of a chip.
        overlap_px: Least overlap of neighbours.
    """
    rows, cols = (
        _starts(size, chip_px, chip_px - overlap_px) for size in (block.height, block.width)
    )
    return [Window(block.row + r, block.col + c, chip_px, chip_px) for r in rows for c in cols]


def _starts(size: int, chip_px: int, stride_px: int) -> list[int]:
    last = size - chip_px
    return [*range(0, last, stride_px), last]
