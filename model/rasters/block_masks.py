"""Which pixels of a pair are valid, block by block, in little memory."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from .arrays import Mask


@dataclass(frozen=True)
class _Block:
    """A part of the pair; ``bits`` is None where all of it is valid."""

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
    """Blocks that do not overlap, by their first row and column.

    One thread may put blocks while another takes rows that are there.
    """

    def __init__(self) -> None:
        self._blocks: dict[tuple[int, int], _Block] = {}

    def put(self, row: int, col: int, valid: Mask) -> None:
        """Keep a block; one that is there already is the same."""
        bits = None if valid.all() else zlib.compress(np.packbits(valid).tobytes(), 1)
        self._blocks[row, col] = _Block(valid.shape[0], valid.shape[1], bits)

    def rows(self, start: int, stop: int, width: int) -> Mask:
        """Return some rows, ``(stop - start, width)``; what was never put is not valid."""
        found = np.zeros((stop - start, width), np.bool_)
        for (row, col), block in list(self._blocks.items()):
            top, bottom = max(start, row), min(stop, row + block.height)
            if top < bottom:
                part = block.unpack()[top - row : bottom - row]
                found[top - start : bottom - start, col : col + block.width] = part
        return found

    def forget_above(self, row: int) -> None:
        """Forget the blocks that end before a row."""
        for place, block in list(self._blocks.items()):
            if place[0] + block.height <= row:
                self._blocks.pop(place, None)

    def clear(self) -> None:
        """Forget all blocks."""
        self._blocks.clear()
