"""Writes chips of a pair with their masks, several at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ....model.errors import Cancelled
from ....model.messages import Message
from ....model.rasters.raster_pair import RasterPair
from ....model.requests.events import Progress
from ....model.wording import duration
from ...data.chips import MIN_VALID_SHARE
from ...data.write_pair import LabelledMask, write_pair
from ..mask_geometry import mask_of
from .labelled_chip import Label, LabelledChip

OnProgress = Callable[[Progress], None]
MAX_THREADS = 8


@dataclass(frozen=True)
class WrittenChip:
    """What was written for a chip.

    Attributes:
        chip: The chip.
        changed_px: Changed pixels of each label; empty: the chip was left out, because most of it
            has no data.
    """

    chip: LabelledChip
    changed_px: tuple[int, ...]


def write_chips(
    pair: RasterPair,
    chips: Sequence[LabelledChip],
    folder: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> list[WrittenChip]:
    """Write chips below a folder; those whose rasters have no data in most of it are left out.

    Args:
        pair: What they are cut from.
        chips: In the order of their rows, so that a block of a raster is read once.
        folder: Of the data.
        on_progress: Takes progress.
        cancelled: Called between groups of some chips.

    Raises:
        OSError: A file cannot be written.
        MtrefsegError: A raster cannot be read.
        Cancelled: ``cancelled()`` returned True.
    """
    threads = min(MAX_THREADS, os.cpu_count() or 1)
    written: list[WrittenChip] = []
    start_s = time.monotonic()
    # encoding of PNG runs outside Python's lock
    with ThreadPoolExecutor(threads) as pool:
        for start in range(0, len(chips), 2 * threads):
            group = chips[start : start + 2 * threads]
            if cancelled():
                raise Cancelled()
            on_progress(_progress(start, len(chips), time.monotonic() - start_s))
            written += pool.map(lambda chip: _write(pair, chip, folder), group)
    if cancelled():
        raise Cancelled()
    return written


def _write(pair: RasterPair, chip: LabelledChip, folder: Path) -> WrittenChip:
    window = chip.window
    images, valid = pair.read(window.row, window.col, window.height, window.width)
    if valid.mean() < MIN_VALID_SHARE:
        return WrittenChip(chip, ())
    grid = pair.grid.cut(window.row, window.col, window.height, window.width)
    masks = [mask_of(label.geometry, grid) for label in chip.labels]
    labelled = [
        LabelledMask(sentence, f"{chip.name}_{label.key}.png", mask)
        for label, mask in zip(chip.labels, masks, strict=True)
        for sentence in label.sentences
    ]
    write_pair(folder / chip.split, chip.name, images, labelled, _facts(chip))
    return WrittenChip(chip, tuple(int(mask.sum()) for mask in masks))


def _facts(chip: LabelledChip) -> dict[str, Any]:
    """Return the facts of a chip, and those of each sentence in their order."""
    labels = [label for label in chip.labels if label.facts]
    sentences = [_of_sentence(label, n) for label in labels for n in range(len(label.sentences))]
    return {**chip.facts, **({"sentences": sentences} if sentences else {})}


def _of_sentence(label: Label, number: int) -> dict[str, Any]:
    return {**label.facts, "wording": number}


def _progress(done: int, total: int, spent_s: float) -> Progress:
    left_s = spent_s / done * (total - done) if done else None
    left: str = "" if left_s is None else Message(", {time} left", time=duration(left_s))
    return Progress(
        "write",
        done / total,
        left_s=left_s,
        text=Message("square {done} of {total}{left}", done=done + 1, total=total, left=left),
    )
