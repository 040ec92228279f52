"""What a training is given → samples to train on and samples to score on, looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model.config import TileConfig
from ...model.errors import MtrefsegError
from ...model.train_request import TrainRequest
from ..benchmark import Sample
from .chips import SPLITS, cut_chips
from .survey import Survey, hold_out_pairs, survey

Tell = Callable[[str, float, str], None]


@dataclass(frozen=True)
class TrainData:
    """Samples of a training.

    Attributes:
        train: To train on.
        val: To score on; none of its pairs is trained on.
        longest_px: Longest side of an image.
        skipped: Samples that were left out.
    """

    train: list[Sample]
    val: list[Sample]
    longest_px: int
    skipped: int


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
        if not chips.is_dir():
            cut = cut_chips(request.rasters, chips, request.validation_share, cancelled)
            tell("note", 0.1, f"chips: {cut.train} to train on, {cut.val} to score on, "
                      f"{cut.without_data} without data left out")  # fmt: skip
            for line in cut.warnings:
                tell("note", 0.1, line)
    train, val = _folders(folder, request.validation)
    looked = []
    for number, place in enumerate(filter(None, (train, val))):
        found = survey(place, _reporter(tell, number), cancelled)
        for line in found.lines():
            tell("note", 0.5, line)
        looked.append(found)
    return _parted(looked, request)


def _folders(folder: Path, validation: str | None) -> tuple[Path, Path | None]:
    given = Path(validation) if validation else None
    train, val = (folder / name for name in SPLITS)
    if train.is_dir():
        return train, given or (val if val.is_dir() else None)
    return folder, given


def _parted(looked: Sequence[Survey], request: TrainRequest) -> TrainData:
    train, val = looked[0].samples, looked[1].samples if len(looked) > 1 else []
    if not val:
        train, val = hold_out_pairs(train, request.validation_share, int(request.seed or 0))
    if request.stage == 2 and not any(sample.sentence for sample in train):
        raise MtrefsegError(
            f"Folder '{looked[0].folder}' has no sentences (folder referring_expression).",
            "Stage 2 needs them; stage 1 does not.",
        )
    if request.stage == 2:
        train, val = ([s for s in part if s.sentence] for part in (train, val))
    longest = max(found.longest_px for found in looked)
    return TrainData(train, val, longest, sum(len(found.skipped) for found in looked))


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
        share = 0.2 + 0.4 * (number + done / total)
        tell("open", share, f"looking at samples, {done} of {total}")

    return report
