"""Cuts two rasters and a polygon layer into training and validation chips."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ...model.errors import Cancelled, MtrefsegError
from ...model.files.write_error import write_error
from ...model.messages import Message
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.raster_data import RasterData
from .chip_plan import Window, blocks, chips, hold_out
from .chip_source import make_stamp, write_stamp
from .foreign_files import PARTIAL_CHIPS
from .polygons import PolygonLayer, PolygonSet
from .split_folders import SPLITS
from .write_pair import LabelledMask, write_pair

Mask = npt.NDArray[np.bool_]
OnProgress = Callable[[int, int], None]
MIN_VALID_SHARE = 0.5  # of a chip's pixels that have data in both rasters


@dataclass(frozen=True)
class ChipCounts:
    """The result of cutting chips.

    Attributes:
        train: Number of chips for training.
        val: Number of chips for validation.
        without_data: Chips that were left out because a raster has no data there.
        warnings: Sentences for the user.
    """

    train: int
    val: int
    without_data: int
    warnings: tuple[str, ...]


def cut_pair(
    data: RasterData,
    pair: RasterPair,
    layer: PolygonLayer,
    folder: Path,
    share: float,
    cancelled: Callable[[], bool],
    on_progress: OnProgress,
) -> ChipCounts:
    """Write chips to ``train`` and ``val`` below a folder; each has one sentence at least.

    Each chip gets one of the sentences that have no polygon there too, with an empty mask.

    Args:
        data: Sizes of the chips.
        pair: Its rasters.
        layer: Its polygons.
        folder: Created where it does not exist; an earlier one is replaced.
        share: Of the blocks that are held out for validation.
        cancelled: Called before each block and chip.
        on_progress: Takes the number of chips done and of all.

    Raises:
        MtrefsegError: A raster cannot be read, nothing is left to train on, or the disk is full.
        Cancelled: ``cancelled()`` returned True; no file is left behind.
    """
    # an interrupted cut must not look like a complete one
    partial = folder.with_name(PARTIAL_CHIPS)
    shutil.rmtree(partial, ignore_errors=True)
    try:
        counts = _cut(_ChipWriter(pair, layer, partial), data, share, cancelled, on_progress)
        write_stamp(partial, make_stamp(data, share, pair, layer))
        shutil.rmtree(folder, ignore_errors=True)
        partial.rename(folder)
    except OSError as error:
        raise write_error(folder, error, Message("Free some space, then start again.")) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return counts


def _cut(
    writer: _ChipWriter,
    data: RasterData,
    share: float,
    cancelled: Callable[[], bool],
    on_progress: OnProgress,
) -> ChipCounts:
    raster_blocks = blocks(writer.height, writer.width, data.chip_px)
    changed_px = []
    for block in raster_blocks:
        _check_cancelled(cancelled)
        changed_px.append(writer.changed_px(block))
    held_out = hold_out(changed_px, share)
    windows = [
        (chip, SPLITS[number in held_out])
        for number, block in enumerate(raster_blocks)
        for chip in chips(block, data.chip_px, data.overlap_px)
    ]
    for done, (chip, split) in enumerate(windows):
        _check_cancelled(cancelled)
        on_progress(done, len(windows))
        writer.write(chip, split)
    return writer.counts()


def _check_cancelled(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled()


class _ChipWriter:
    """Writes chips and counts them."""

    def __init__(self, pair: RasterPair, layer: PolygonLayer, folder: Path) -> None:
        self._pair, self._folder = pair, folder
        self._polygons = layer.by_sentence(pair.crs)
        self._all = PolygonSet([p for of in self._polygons.values() for p in of.polygons])
        self.height, self.width = pair.height, pair.width
        self._counts = dict.fromkeys((*SPLITS, "without data"), 0)
        self._present: dict[str, set[str]] = {split: set() for split in SPLITS}

    def changed_px(self, window: Window) -> int:
        """Count the pixels that are changed for any sentence."""
        return int(self._mask(window, self._all).sum())

    def write(self, window: Window, split: str) -> None:
        """Write a chip, unless most of it has no data."""
        images, valid = self._pair.read(window.row, window.col, window.height, window.width)
        if valid.mean() < MIN_VALID_SHARE:
            self._counts["without data"] += 1
            return
        masks = {text: self._mask(window, of) & valid for text, of in self._polygons.items()}
        present = [text for text, mask in masks.items() if mask.any()]
        absent = [text for text in masks if text not in present]
        self._present[split].update(present)
        number = self._counts[split]
        # the absent sentences of the layer follow one another from chip to chip
        texts = present + absent[number % max(1, len(absent)) :][:1]
        self._counts[split] += 1
        name = f"r{window.row:06d}_c{window.col:06d}"
        labelled = [LabelledMask(t, f"{name}/{n}.png", masks[t]) for n, t in enumerate(texts)]
        write_pair(self._folder / split, name, images, labelled)

    def _mask(self, window: Window, polygons: PolygonSet) -> Mask:
        grid = self._pair.grid.cut(window.row, window.col, window.height, window.width)
        return polygons.mask(grid.transform, window.height, window.width)

    def counts(self) -> ChipCounts:
        """Return the counts.

        Raises:
            MtrefsegError: A split has no chip, or no polygon lies in the training chips.
        """
        for split in SPLITS:
            if not self._counts[split]:
                raise MtrefsegError(
                    "No chip of the {split} blocks has data in both rasters.",
                    "Use smaller chips, or a larger area.",
                    split=split,
                )
        warnings = list(self._pair.warnings)
        if not self._present["train"]:
            raise MtrefsegError(
                "No polygon lies in the chips that are trained on.",
                "Check the CRS of the polygons, or draw more of them.",
            )
        for text in self._polygons:
            if text not in self._present["val"]:
                warnings.append(
                    Message(
                        "No polygon of '{text}' lies in the chips that are scored on.", text=text
                    )
                )
        train, val, without_data = self._counts.values()
        return ChipCounts(train, val, without_data, tuple(warnings))
