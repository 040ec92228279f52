"""Tiles are read in a thread while the network looks at those before them."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from queue import Full, Queue

import numpy as np
import numpy.typing as npt

from .tile_source import TileSource
from .tiles import Tile, TileGrid

NOT_READ: npt.NDArray[np.uint8] = np.empty((0,), np.uint8)
PREFETCH_BATCHES = 2  # batches that wait, so that reading never outruns the network by much memory


@dataclass(frozen=True)
class TileBatch:
    """Tiles with something to see, and how many without were skipped before them.

    Attributes:
        number: Of the batch, from 0.
        tiles: Where they lie; may be empty at the end of a raster.
        images: ``(b, 2, 3, t, t)`` uint8; ``NOT_READ`` where nobody needs them.
        valid: ``(b, t, t)`` bool.
        skipped: Tiles without a valid pixel that were left out.
        waited_s: Seconds that the reader's customer has waited so far.
    """

    number: int
    tiles: list[Tile]
    images: npt.NDArray[np.uint8]
    valid: npt.NDArray[np.bool_]
    skipped: int
    waited_s: float = 0.0


@contextmanager
def prefetch(batches: Iterator[TileBatch]) -> Iterator[Iterator[TileBatch]]:
    """Read batches in a thread of their own, ahead of who takes them.

    Args:
        batches: Used by the thread alone until the context ends.

    Yields:
        An iterator of batches. An error of the reader is raised by it.
    """
    queue: Queue[TileBatch | BaseException | None] = Queue(PREFETCH_BATCHES)
    stop = threading.Event()
    reader = threading.Thread(target=_read, args=(batches, queue, stop), daemon=True)
    reader.start()
    try:
        yield _take(queue)
    finally:
        stop.set()
        reader.join()


def _take(queue: Queue[TileBatch | BaseException | None]) -> Iterator[TileBatch]:
    waited_s = 0.0
    while True:
        began = time.perf_counter()
        item = queue.get()
        waited_s += time.perf_counter() - began
        if item is None:
            return
        if isinstance(item, BaseException):
            raise item
        yield replace(item, waited_s=waited_s)


def _read(
    batches: Iterator[TileBatch],
    queue: Queue[TileBatch | BaseException | None],
    stop: threading.Event,
) -> None:
    try:
        for batch in batches:
            if not _put(queue, batch, stop):
                return
        _put(queue, None, stop)
    # whatever it is, the customer raises it in the thread that can tell the user
    except Exception as error:
        _put(queue, error, stop)


def _put(
    queue: Queue[TileBatch | BaseException | None],
    item: TileBatch | BaseException | None,
    stop: threading.Event,
) -> bool:
    """Wait for room, but not for ever: False when nobody wants it any more."""
    while not stop.is_set():
        try:
            queue.put(item, timeout=0.1)
            return True
        except Full:
            continue
    return False


def read_batches(pair: TileSource, grid: TileGrid, size: int) -> Iterator[TileBatch]:
    """Read the tiles of a grid in batches, strip by strip.

    Args:
        pair: Where to read.
        grid: The tiles.
        size: Tiles in a batch.
    """
    numbers = itertools.count()
    tiles: list[Tile] = []
    read: list[tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]] = []
    skipped = 0
    for strip in range(grid.rows):
        for tile in grid.tiles(strip):
            images, valid = pair.read(tile.row, tile.col, grid.tile_px, grid.tile_px)
            if not valid.any():
                skipped += 1
                continue
            tiles.append(tile)
            read.append((images, valid))
            if len(tiles) == size:
                yield _batch(next(numbers), tiles, read, skipped)
                tiles, read, skipped = [], [], 0
    if tiles or skipped:
        yield _batch(next(numbers), tiles, read, skipped)


def _batch(
    number: int,
    tiles: list[Tile],
    read: list[tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]],
    skipped: int,
) -> TileBatch:
    if not tiles:
        return TileBatch(number, [], NOT_READ, np.empty((0,), np.bool_), skipped)
    images = np.stack([images for images, _ in read])
    return TileBatch(number, tiles, images, np.stack([valid for _, valid in read]), skipped)
