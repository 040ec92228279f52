"""What a run will take, told before it begins: time, memory, space on the disk."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

from ..errors import MtrefsegError
from ..rasters.tile_reader import PREFETCH_BATCHES
from ..rasters.tile_source import ImageSize
from ..rasters.tiles import TileGrid
from ..requests.detect import DetectRequest
from ..wording import amount, counted, duration
from .device import Device
from .enlarge import SLAB_PX
from .tile_predictor import TilePredictor

TRY_FROM_TILES = 60
"""From so many tiles on two are tried first: that costs a thirtieth of the run, or less."""
LONG_S = 24 * 3600.0
LONGEST_S = 3 * LONG_S
"""A run that is interrupted starts again from nothing: what takes longer is refused."""
FASTEST_PX_PER_S = 2e6
"""No network predicts more pixels of tiles on a core of a CPU: mini takes a third of them."""
DRAWING_S_PER_PX = 50e-9
"""Thresholding and vectorising a pixel for a sentence, as measured on a busy core."""
MOST_OF_MEMORY = 0.9


@dataclass(frozen=True)
class Estimate:
    """What a run will take.

    Attributes:
        tiles: Number of tiles.
        seconds: Of the prediction; None where there are so few tiles that it is not worth asking.
        memory_bytes: Of the arrays that grow with the width of the raster.
        disk_bytes: At most, before compression: of the probability raster; 0 without one.
    """

    tiles: int
    seconds: float | None
    memory_bytes: int
    disk_bytes: int

    def text(self) -> str:
        """Say it in words."""
        parts = [f"{counted(self.tiles, 'tile')} to predict"]
        if self.seconds is not None:
            parts.append(f"about {duration(self.seconds)} on this machine")
        parts.append(f"{amount(self.memory_bytes)} of memory beside the model")
        if self.disk_bytes:
            parts.append(f"at most {amount(self.disk_bytes)} on the disk while it is written")
        said = ", ".join(parts)
        return f"{said}. {_remedy()}" if self._is_long else said

    @property
    def _is_long(self) -> bool:
        return self.seconds is not None and self.seconds >= LONG_S

    def warnings(self) -> list[str]:
        """Return what the user should know of a long run."""
        if self.seconds is None or not self._is_long:
            return []
        return [f"The run was expected to take {duration(self.seconds)}. {_remedy()}"]


def refuse_endless(request: DetectRequest, grid: TileGrid, size: ImageSize, device: Device) -> None:
    """Refuse what no machine like this one finishes, before a pixel is read.

    Args:
        request: What is asked.
        grid: The tiles.
        size: Of the raster that is written.
        device: Where the network will run.

    Raises:
        MtrefsegError: It would take many days at best, or more memory than there is.
    """
    _check_memory(_memory_bytes(request, grid, size.width), grid.width, grid.tile_px)
    if device.name != "cpu":
        return
    at_best_s = len(grid) * grid.tile_px**2 / (FASTEST_PX_PER_S * (os.cpu_count() or 1))
    if at_best_s > LONGEST_S:
        raise _too_long(len(grid), size.height, size.width, f"{duration(at_best_s)} at best")


def estimate(request: DetectRequest, looking: TilePredictor, height: int, width: int) -> Estimate:
    """Estimate a run; where it has many tiles some are predicted to measure the time.

    Args:
        request: What is asked.
        looking: The network and the tiles, after ``encode_overview``.
        height: Rows of the raster that is written.
        width: Its columns.

    Raises:
        MtrefsegError: It would take many days.
    """
    grid, layers = looking.grid, len(request.sentences)
    memory_bytes = _memory_bytes(request, grid, width)
    disk_bytes = 2 * 4 * height * width * layers if request.probability else 0
    seconds = None
    if len(grid) >= TRY_FROM_TILES and not looking.known:
        seconds = len(grid) * max(looking.try_tile()) + height * width * layers * DRAWING_S_PER_PX
    found = Estimate(len(grid), seconds, memory_bytes, disk_bytes)
    if seconds is not None and seconds > LONGEST_S:
        raise _too_long(len(grid), height, width, f"about {duration(seconds)}")
    return found


def _too_long(tiles: int, height: int, width: int, time: str) -> MtrefsegError:
    return MtrefsegError(
        f"{width:,} × {height:,} pixels in {tiles:,} tiles would take {time} on this machine.",
        _remedy(),
    )


def _memory_bytes(request: DetectRequest, grid: TileGrid, width: int) -> int:
    """Return what strips and waiting batches take; the network's own need is not known here."""
    layers = len(request.sentences)
    strip = 2 * grid.tile_px * grid.width * (4 * layers + 1)
    slab = 3 * SLAB_PX * width * (4 * layers + 1)
    batch = (request.run_options.batch_size or 1) * grid.tile_px**2 * (7 + 4 * layers)
    return strip + slab + (PREFETCH_BATCHES + 1) * batch


def _check_memory(memory_bytes: int, width: int, tile_px: int) -> None:
    there = memory_of_machine()
    if there is not None and memory_bytes > MOST_OF_MEMORY * there:
        raise MtrefsegError(
            f"A strip of {tile_px} × {width:,} pixels needs {amount(memory_bytes)} of memory, "
            f"and this machine has {amount(there)}.",
            "Choose a smaller extent, fewer sentences at a time, smaller tiles, or a coarser "
            "ground sample distance (gsd).",
        )


def memory_of_machine() -> int | None:
    """Return how many bytes of memory there are; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return None


def _remedy() -> str:
    return (
        "Choose a smaller extent (extent), a coarser ground sample distance (gsd), or a machine "
        "with a GPU."
    )
