"""What a training is given → samples to train on and samples to score on, looked at."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...model.config import TileConfig
from ...model.errors import MtrefsegError
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.raster_data import RasterData
from ...model.requests.train import PUBLISHED, TrainRequest
from ...model.wording import duration
from ..progress import Tell
from .chip_source import chips_gsd_m, differences, make_stamp
from .chips import SPLITS, cut_pair
from .foreign_files import STAMP, exists
from .inspect import Inspection, hold_out_pairs, inspect_folder
from .layout import Sample
from .polygons import PolygonLayer, read_polygons

QUIET_S = 0.3  # between two reports of the same kind


@dataclass(frozen=True)
class TrainData:
    """Samples of a training.

    Attributes:
        train: To train on.
        val: To score on; none of its pairs is trained on.
        longest_px: Longest side of an image.
        skipped: Samples that were left out.
        gsd_m: Ground sample distance of the images; None where it is not known.
    """

    train: list[Sample]
    val: list[Sample]
    longest_px: int
    skipped: int
    gsd_m: float | None = None

    @property
    def digest(self) -> str:
        """What changes when samples are added, taken away, renamed or of another size."""
        hashed = hashlib.sha256()
        for sample in (*self.train, *self.val):
            sizes = [path.stat().st_size for path in (sample.before, sample.after, sample.mask)]
            hashed.update(repr((sample.name, sample.sentence, sizes)).encode())
        return hashed.hexdigest()


def find_data(
    request: TrainRequest, chips: Path, tell: Tell, cancelled: Callable[[], bool]
) -> TrainData:
    """Cut rasters if there are any, look at every sample, and say what was found.

    Args:
        request: Names the data.
        chips: Folder for chips.
        tell: Takes ``open`` or ``note``, a share of this part, 0 to 1, and a line.
        cancelled: Asked all the time.

    Raises:
        MtrefsegError: The data cannot be used.
        Cancelled: Of the user's wish.
    """
    folder = Path(request.data or "")
    if request.rasters:
        folder = chips
        find_chips(request.rasters, request, chips, tell, cancelled)
    train, val = _folders(folder, request.validation)
    looked = []
    for number, place in enumerate(filter(None, (train, val))):
        found = inspect_folder(place, _reporter(tell, number), cancelled)
        for line in found.lines():
            tell("note", 0.7, line)
        looked.append(found)
    return replace(_parted(looked, request), gsd_m=chips_gsd_m(folder))


def find_chips(
    rasters: RasterData,
    request: TrainRequest,
    folder: Path,
    tell: Tell,
    cancelled: Callable[[], bool],
) -> None:
    """Cut chips, unless there are some that were cut from the very same.

    Raises:
        MtrefsegError: A training is resumed whose chips were cut from something else.
        Cancelled: Of the user's wish.
    """
    if request.resume and not folder.is_dir():
        raise MtrefsegError(
            f"The chips '{folder}' of the training to resume are missing.",
            "Start anew in another folder.",
        )
    gone = [path for path in rasters.paths() if _is_gone(path)]
    if request.resume and gone:
        tell("note", 0.0, f"'{gone[0]}' is not there any more; the chips that were cut are used")
        return
    tell("open", 0.0, "opening the rasters")
    with RasterPair.open(rasters.pair) as pair:
        drawn = read_polygons(rasters)
        if drawn.others and not rasters.layer:
            tell("note", 0.0, f"the polygons are those of layer '{drawn.layer}', the first of "
                 f"{1 + len(drawn.others)}; others are {', '.join(drawn.others)}")  # fmt: skip
        if folder.is_dir() and _may_be_used(folder, request, rasters, pair, drawn, tell):
            return
        report = _chip_reporter(tell)
        cut = cut_pair(rasters, pair, drawn, folder, _share(request), cancelled, report)
    tell("note", 0.2, f"chips: {cut.train} to train on, {cut.val} to score on, "
              f"{cut.without_data} without data left out")  # fmt: skip
    for line in cut.warnings:
        tell("note", 0.2, line)


def _may_be_used(
    folder: Path,
    request: TrainRequest,
    rasters: RasterData,
    pair: RasterPair,
    drawn: PolygonLayer,
    tell: Tell,
) -> bool:
    """Tell whether chips are those of this request; a training is not resumed with others."""
    if request.resume and not (folder / STAMP).is_file():
        tell("note", 0.0, f"what the chips in '{folder}' were cut from is not known; they are used")
        return True
    stamp = make_stamp(rasters, _share(request), pair, drawn)
    changed = differences(folder, stamp)
    if not changed:
        tell("note", 0.0, f"the chips in '{folder}' are used, which were cut from the same")
        return True
    reason = f"The chips '{folder}' were cut from something else ({', '.join(changed)})"
    if request.resume:
        raise MtrefsegError(f"{reason}.", "Start anew in another folder.")
    tell("note", 0.0, f"{reason}; they are cut anew.")
    return False


def _share(request: TrainRequest) -> float:
    """Return the share that a settled request keeps to score on."""
    return float(request.validation_share or PUBLISHED["validation_share"])


def _is_gone(path: str) -> bool:
    """Tell whether a file is missing; names of GDAL's own, as /vsizip/…, are not looked up."""
    return not path.startswith("/vsi") and ":" not in path[2:] and not exists(Path(path))


def _folders(folder: Path, validation: str | None) -> tuple[Path, Path | None]:
    given = Path(validation) if validation else None
    train, val = (folder / name for name in SPLITS)
    if train.is_dir():
        return train, given or (val if val.is_dir() else None)
    return folder, given


def _parted(looked: Sequence[Inspection], request: TrainRequest) -> TrainData:
    train, val = looked[0].samples, looked[1].samples if len(looked) > 1 else []
    if not val:
        train, val = hold_out_pairs(train, _share(request), int(request.seed or 0))
    if request.stage == 2 and not any(sample.sentence for sample in train):
        raise MtrefsegError(
            f"Folder '{looked[0].folder}' has no sentences (folder referring_expression).",
            "Stage 2 needs them; stage 1 does not.",
        )
    if request.stage == 2:
        train, val = ([s for s in part if s.sentence] for part in (train, val))
    longest = max(found.longest_px for found in looked)
    return TrainData(train, val, longest, sum(len(found.skipped) for found in looked))


def check_data(facts: Mapping[str, Any], data: TrainData, folder: Path) -> None:
    """Check that a training goes on with the samples that it began with.

    Args:
        facts: Of its state.
        data: What was found now.
        folder: Of the training.

    Raises:
        MtrefsegError: They differ.
    """
    # an older state does not say what it was trained on
    if facts.get("data", data.digest) != data.digest:
        raise MtrefsegError(
            f"The samples of the training in '{folder}' have changed since it began "
            f"({len(data.train)} to train on and {len(data.val)} to score on now).",
            "Put them back as they were, or start anew in another folder.",
        )


def choose_side(request: TrainRequest, tiles: TileConfig, longest_px: int, step_px: int) -> int:
    """Choose the side of the square in which pairs are shown.

    Args:
        request: May name it.
        tiles: What the network takes.
        longest_px: Longest side of an image.
        step_px: Sides are multiples of this.

    Raises:
        MtrefsegError: The network does not take the side that is asked.
    """
    if request.side_px is None:
        wanted = tiles.max_px if tiles.min_px == tiles.max_px else longest_px
        return min(tiles.max_px, max(tiles.min_px, -(-wanted // step_px) * step_px))
    side = int(request.side_px)
    if not tiles.min_px <= side <= tiles.max_px or side % step_px:
        raise MtrefsegError(
            f"Side {side} of the images is not allowed.",
            f"Use a multiple of {step_px} from {tiles.min_px} to {tiles.max_px}.",
        )
    return side


def _reporter(tell: Tell, number: int) -> Callable[[int, int], None]:
    def report(done: int, total: int) -> None:
        share = 0.5 + 0.25 * (number + done / total)
        tell("open", share, f"looking at samples, {done} of {total}")

    return report


def _chip_reporter(tell: Tell) -> Callable[[int, int], None]:
    began_s = told_s = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal told_s
        now_s = time.monotonic()
        if done and now_s - told_s < QUIET_S:
            return
        told_s = now_s
        left_s = (now_s - began_s) / done * (total - done) if done else None
        left = "" if left_s is None else f", {duration(left_s)} left"
        tell("open", 0.5 * done / total, f"cutting chips, {done} of {total}{left}", left_s)

    return report
