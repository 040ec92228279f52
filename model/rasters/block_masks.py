"""The mask of a pair in full resolution, compressed block by block."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from .arrays import Mask


@dataclass(frozen=True)
class _Block:
    """A block; ``bits`` is None where all of it is valid."""

    height: int
    width: int
    bits: bytes | None

    def unpack(self) -> Mask:
        shape = (self.height, self.width)
        if self.bits is None:
            return np.ones(shape, np.bool_)
        packed = np.frombuffer(zlib.decompress(self.bits), np.uint8)
        return np.unpackbits(packed, count=self.height * self.width).reshape(shape).astype(bool)


class BlockMasks:
    """Masks of blocks that do not overlap, by first row and column.

    One thread may put blocks while another reads rows that are stored.
    """

    def __init__(self) -> None:
        self._blocks: dict[tuple[int, int], _Block] = {}

    def put(self, row: int, col: int, valid: Mask) -> None:
        """Store the mask of a block; storing it again changes nothing."""
        bits = None if valid.all() else zlib.compress(np.packbits(valid).tobytes(), 1)
        self._blocks[row, col] = _Block(valid.shape[0], valid.shape[1], bits)

    def rows(self, start: int, stop: int, width: int) -> Mask:
        """Return the mask of a range of rows, ``(stop - start, width)``; False where not stored."""
        valid = np.zeros((stop - start, width), np.bool_)
        for (row, col), block in list(self._blocks.items()):
            top, bottom = max(start, row), min(stop, row + block.height)
            if top < bottom:
                rows = block.unpack()[top - row : bottom - row]
                valid[top - start : bottom - start, col : col + block.width] = rows
        return valid

    def drop_above(self, row: int) -> None:
        """Drop the blocks that end before a row."""
        for corner, block in list(self._blocks.items()):
            if corner[0] + block.height <= row:
                self._blocks.pop(corner, None)
