"""Batches of tiles, read in a thread while the network predicts the batches before them."""

from __future__ import annotations

import itertools
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .arrays import Image, Mask
from .tile_source import TileSource
from .tiles import Tile, TileGrid

NOT_READ: npt.NDArray[np.uint8] = np.empty((0,), np.uint8)
PREFETCH_BATCHES = 3
"""Batches that are read or wait to be predicted: they bound the memory of the reader."""


@dataclass(frozen=True)
class TileBatch:
    """Tiles with valid pixels, and how many tiles without any were skipped before them.

    Attributes:
        number: Index of the batch, from 0.
        tiles: Positions; may be empty at the end of a raster.
        images: ``(b, 2, 3, t, t)`` uint8; ``NOT_READ`` where they are not needed.
        valid: ``(b, t, t)`` bool.
        skipped: Number of tiles without a valid pixel that were left out.
        waited_s: Seconds that the consumer has waited for the reader so far.
    """

    number: int
    tiles: list[Tile]
    images: npt.NDArray[np.uint8]
    valid: npt.NDArray[np.bool_]
    skipped: int
    waited_s: float = 0.0


@contextmanager
def prefetch(batches: Iterator[TileBatch]) -> Iterator[Iterator[TileBatch]]:
    """Read batches in one thread, up to ``PREFETCH_BATCHES`` before they are needed.

    Leaving the context waits for the batch that is being read, and reads no further one.

    Args:
        batches: Used by the thread alone until the context ends.

    Yields:
        An iterator of the batches in their order. It raises an error of the reader.
    """
    with ThreadPoolExecutor(1, "tile-reader") as reader:
        try:
            yield _in_order(batches, reader)
        finally:
            reader.shutdown(cancel_futures=True)


def _in_order(batches: Iterator[TileBatch], reader: ThreadPoolExecutor) -> Iterator[TileBatch]:
    def submit() -> Future[TileBatch | None]:
        return reader.submit(next, batches, None)

    pending = deque(submit() for _ in range(PREFETCH_BATCHES))
    waited_s = 0.0
    while True:
        began = time.perf_counter()
        batch = pending.popleft().result()
        waited_s += time.perf_counter() - began
        if batch is None:
            return
        pending.append(submit())
        yield replace(batch, waited_s=waited_s)


def read_batches(pair: TileSource, grid: TileGrid, batch_size: int) -> Iterator[TileBatch]:
    """Read the tiles of a grid in batches, strip by strip.

    Args:
        pair: Both dates.
        grid: The tiles.
        batch_size: Tiles in a batch; the last one may have fewer.
    """
    numbers = itertools.count()
    tiles: list[Tile] = []
    windows: list[tuple[Image, Mask]] = []
    skipped = 0
    for strip in range(grid.rows):
        for tile in grid.tiles(strip):
            images, valid = pair.read(tile.row, tile.col, grid.tile_px, grid.tile_px)
            if not valid.any():
                skipped += 1
                continue
            tiles.append(tile)
            windows.append((images, valid))
            if len(tiles) == batch_size:
                yield _batch(next(numbers), tiles, windows, skipped)
                tiles, windows, skipped = [], [], 0
    if tiles or skipped:
        yield _batch(next(numbers), tiles, windows, skipped)


def _batch(
    number: int, tiles: list[Tile], windows: list[tuple[Image, Mask]], skipped: int
) -> TileBatch:
    if not tiles:
        return TileBatch(number, [], NOT_READ, np.empty((0,), np.bool_), skipped)
    images = np.stack([images for images, _ in windows])
    return TileBatch(number, tiles, images, np.stack([valid for _, valid in windows]), skipped)
