"""Estimates of a run before it begins: time, memory, space on the disk."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from ..errors import MtrefsegError
from ..messages import Message, joined
from ..rasters.tile_reader import PREFETCH_BATCHES
from ..rasters.tile_source import ImageSize
from ..rasters.tiles import TileGrid
from ..requests.detect import DetectRequest
from ..wording import amount, counted, duration
from .device import Device
from .tile_predictor import TilePredictor
from .upsample import SLAB_PX

MEASURED_FROM_TILES = 60
"""Least tiles of a run in which two are predicted to measure the time: a thirtieth or less."""
LONG_S = 24 * 3600.0
"""The user is warned of longer runs."""
LONGEST_S = 3 * LONG_S
"""Longer runs are refused: a run that is interrupted starts again from nothing."""
FASTEST_PX_PER_S = 2e6
"""No network predicts more pixels of tiles per core of a CPU; mini reaches a third of it."""
VECTORISE_S_PER_PX = 50e-9
"""Thresholding and vectorising a pixel for a sentence, as measured on a busy core."""
MAX_MEMORY_SHARE = 0.9


@dataclass(frozen=True)
class Estimate:
    """Time, memory and disk space of a run.

    Attributes:
        tiles: Number of tiles.
        seconds: Of the prediction and the vectorisation; None: not measured, there are few tiles.
        memory_bytes: Of the arrays that grow with the width of the raster or the size of a tile.
        disk_bytes: At most, before compression: of the probability raster; 0 without one.
    """

    tiles: int
    seconds: float | None
    memory_bytes: int
    disk_bytes: int

    def text(self) -> str:
        """Return the estimate in words, with advice for a long run."""
        parts = [Message("{counted} to predict", counted=counted(self.tiles, "tile"))]
        if self.seconds is not None:
            parts.append(Message("about {time} on this machine", time=duration(self.seconds)))
        parts.append(
            Message(
                "{memory_bytes} of memory beside the model", memory_bytes=amount(self.memory_bytes)
            )
        )
        if self.disk_bytes:
            parts.append(
                Message(
                    "at most {disk_bytes} on the disk while it is written",
                    disk_bytes=amount(self.disk_bytes),
                )
            )
        text = joined(", ", parts)
        return joined(". ", (text, _remedy())) if self._is_long else text

    @property
    def _is_long(self) -> bool:
        return self.seconds is not None and self.seconds >= LONG_S

    def warnings(self) -> list[str]:
        """Return a warning where the run is long."""
        if self.seconds is None or not self._is_long:
            return []
        return [
            Message(
                "The run was expected to take {time}. {remedy}",
                time=duration(self.seconds),
                remedy=_remedy(),
            )
        ]


def refuse_endless(request: DetectRequest, grid: TileGrid, size: ImageSize, device: Device) -> None:
    """Raise an error for a run that cannot end on this machine, before a pixel is read.

    Args:
        request: The run.
        grid: The tiles.
        size: Size of the result.
        device: Where the network will run.

    Raises:
        MtrefsegError: It would take days at best, or more memory than there is.
    """
    _check_memory(_memory_bytes(request, grid, size.width), grid.width, grid.tile_px)
    if device.name != "cpu":
        return
    at_best_s = len(grid) * grid.tile_px**2 / (FASTEST_PX_PER_S * (os.cpu_count() or 1))
    if at_best_s > LONGEST_S:
        raise _too_long(
            len(grid), size.height, size.width, Message("{time} at best", time=duration(at_best_s))
        )


def estimate(request: DetectRequest, tiles: TilePredictor, height: int, width: int) -> Estimate:
    """Estimate a run; where it has many tiles, two are predicted to measure the time.

    Args:
        request: The run.
        tiles: The model and the tiles, after ``encode_overview``.
        height: Rows of the result.
        width: Its columns.

    Raises:
        MtrefsegError: It would take more than ``LONGEST_S``.
    """
    grid, layers = tiles.grid, len(request.sentences)
    memory_bytes = _memory_bytes(request, grid, width)
    disk_bytes = 2 * 4 * height * width * layers if request.probability else 0
    seconds = None
    if len(grid) >= MEASURED_FROM_TILES and not tiles.fully_cached:
        seconds = len(grid) * max(tiles.try_tile()) + height * width * layers * VECTORISE_S_PER_PX
    if seconds is not None and seconds > LONGEST_S:
        raise _too_long(len(grid), height, width, Message("about {time}", time=duration(seconds)))
    return Estimate(len(grid), seconds, memory_bytes, disk_bytes)


def _too_long(tiles: int, height: int, width: int, time: str) -> MtrefsegError:
    return MtrefsegError(
        ("{width:,} × {height:,} pixels in {tiles:,} tiles would take {time} on this machine."),
        _remedy(),
        width=width,
        height=height,
        tiles=tiles,
        time=time,
    )


def _memory_bytes(request: DetectRequest, grid: TileGrid, width: int) -> int:
    """Return the size of strips and prefetched batches; that of the network is not known here."""
    layers = len(request.sentences)
    strip = 2 * grid.tile_px * grid.width * (4 * layers + 1)
    slab = 3 * SLAB_PX * width * (4 * layers + 1)
    batch = (request.run_options.batch_size or 1) * grid.tile_px**2 * (7 + 4 * layers)
    return strip + slab + (PREFETCH_BATCHES + 1) * batch


def _check_memory(memory_bytes: int, width: int, tile_px: int) -> None:
    available = machine_memory()
    if available is not None and memory_bytes > MAX_MEMORY_SHARE * available:
        raise MtrefsegError(
            (
                "A strip of {tile_px} × {width:,} pixels needs {memory_bytes} of "
                "memory, and this machine has {available}."
            ),
            (
                "Choose a smaller extent, fewer sentences at a time, smaller tiles, or "
                "a coarser ground sample distance (gsd)."
            ),
            tile_px=tile_px,
            width=width,
            memory_bytes=amount(memory_bytes),
            available=amount(available),
        )


def machine_memory() -> int | None:
    """Return the bytes of physical memory; None where the system does not report them."""
    if sys.platform == "win32":
        return None
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def _remedy() -> str:
    return Message(
        "Choose a smaller extent (extent), a coarser ground sample distance "
        "(gsd), or a machine with a GPU."
    )
