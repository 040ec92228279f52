"""Two rasters and a polygon layer → training and validation folders in the benchmark's layout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from ...model.errors import Cancelled, MtrefsegError
from ...model.files.write_error import write_error
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.raster_data import RasterData
from .chip_plan import Window, blocks, chips, hold_out
from .chip_source import make_stamp, write_stamp
from .foreign_files import CHIPS_MADE
from .layout import EXPRESSIONS
from .polygons import PolygonLayer, PolygonSet

Mask = npt.NDArray[np.bool_]
Report = Callable[[int, int], None]
LEAST_VALID = 0.5  # share of a chip's pixels that both rasters must have
SPLITS = ("train", "val")


@dataclass(frozen=True)
class ChipCounts:
    """What was cut.

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
    drawn: PolygonLayer,
    folder: Path,
    share: float,
    cancelled: Callable[[], bool],
    report: Report,
) -> ChipCounts:
    """Write ``train`` and ``val`` below a folder; every chip is asked one sentence at least.

    A sentence without a polygon in a chip is asked there too, one per chip, with an empty mask.

    Args:
        data: What to cut.
        pair: Its rasters.
        drawn: Its polygons.
        folder: Made when it does not exist.
        share: Of the blocks that are held out.
        cancelled: Asked before each chip.
        report: Takes the number of chips done and of all.

    Raises:
        MtrefsegError: A raster cannot be read, nothing is left to train on, or the disk is full.
        Cancelled: Of the caller's wish; nothing is left behind.
    """
    # a cut that was interrupted must not pass for a whole one
    made = folder.with_name(CHIPS_MADE)
    shutil.rmtree(made, ignore_errors=True)
    try:
        cut = _cut(_Cutter(pair, drawn, made), data, share, cancelled, report)
        write_stamp(made, make_stamp(data, share, pair, drawn))
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    except OSError as error:
        raise write_error(folder, error, "Free some space, then start again.") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return cut


def _cut(
    cutter: _Cutter,
    data: RasterData,
    share: float,
    cancelled: Callable[[], bool],
    report: Report,
) -> ChipCounts:
    places = blocks(cutter.height, cutter.width, data.chip_px)
    changed_px = []
    for place in places:
        _check_cancel(cancelled)
        changed_px.append(cutter.changed_px(place))
    held = hold_out(changed_px, share)
    windows = [
        (chip, SPLITS[number in held])
        for number, block in enumerate(places)
        for chip in chips(block, data.chip_px, data.overlap_px)
    ]
    for done, (chip, split) in enumerate(windows):
        _check_cancel(cancelled)
        report(done, len(windows))
        cutter.write(chip, split)
    return cutter.result()


def _check_cancel(cancelled: Callable[[], bool]) -> None:
    if cancelled():
        raise Cancelled()


class _Cutter:
    """Writes chips and counts them."""

    def __init__(self, pair: RasterPair, drawn: PolygonLayer, folder: Path) -> None:
        self._pair, self._folder = pair, folder
        self._shapes = drawn.by_sentence(pair.crs)
        self._any = PolygonSet([shape for some in self._shapes.values() for shape in some.all])
        self.height, self.width = pair.height, pair.width
        self._counts = dict.fromkeys((*SPLITS, "without data"), 0)
        self._answered: dict[str, set[str]] = {split: set() for split in SPLITS}

    def changed_px(self, window: Window) -> int:
        """Count the pixels that any sentence calls changed."""
        return int(self._mask(window, self._any).sum())

    def write(self, window: Window, split: str) -> None:
        """Write a chip, unless most of it has no data."""
        images, valid = self._pair.read(window.row, window.col, window.height, window.width)
        if valid.mean() < LEAST_VALID:
            self._counts["without data"] += 1
            return
        masks = {text: self._mask(window, shapes) & valid for text, shapes in self._shapes.items()}
        present = [text for text, mask in masks.items() if mask.any()]
        absent = [text for text in masks if text not in present]
        self._answered[split].update(present)
        number = self._counts[split]
        # the sentences of the layer take turns in being asked for nothing
        asked = present + absent[number % max(1, len(absent)) :][:1]
        self._counts[split] += 1
        name = f"r{window.row:06d}_c{window.col:06d}"
        self._save(self._folder / split, name, images, [(text, masks[text]) for text in asked])

    def _mask(self, window: Window, shapes: PolygonSet) -> Mask:
        grid = self._pair.grid.cut(window.row, window.col, window.height, window.width)
        return shapes.mask(grid.transform, window.height, window.width)

    def _save(
        self, folder: Path, name: str, images: npt.NDArray[np.uint8],
        asked: Sequence[tuple[str, Mask]],
    ) -> None:  # fmt: skip
        for part in ("A", "B", f"masks/{name}", EXPRESSIONS):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for part, image in zip("AB", images, strict=True):
            Image.fromarray(image.transpose(1, 2, 0)).save(folder / part / f"{name}.png")
        for number, (_, mask) in enumerate(asked):
            Image.fromarray(mask * np.uint8(255)).save(folder / "masks" / name / f"{number}.png")
        entry = {
            "img_A": f"{name}.png",
            "img_B": f"{name}.png",
            "referring_expressions": [text for text, _ in asked],
            "mask": [{"path": f"{name}/{number}.png"} for number in range(len(asked))],
        }
        text = json.dumps(entry, indent=1, ensure_ascii=False)
        (folder / EXPRESSIONS / f"{name}.json").write_text(text, encoding="utf-8")

    def result(self) -> ChipCounts:
        """Return the counts.

        Raises:
            MtrefsegError: A split has no chip.
        """
        for split in SPLITS:
            if not self._counts[split]:
                raise MtrefsegError(
                    f"No chip of the {split} blocks has data in both rasters.",
                    "Use smaller chips, or a larger area.",
                )
        warnings = list(self._pair.warnings)
        if not self._answered["train"]:
            raise MtrefsegError(
                "No polygon lies in the chips that are trained on.",
                "Check the CRS of the polygons, or draw more of them.",
            )
        for text in self._shapes:
            if text not in self._answered["val"]:
                warnings.append(f"No polygon of '{text}' lies in the chips that are scored on.")
        train, val, empty = self._counts.values()
        return ChipCounts(train, val, empty, tuple(warnings))
