"""From a training request to inspected samples for training and for validation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ...model.config import TileConfig
from ...model.errors import MtrefsegError
from ...model.messages import Message
from ...model.requests.train import TrainRequest
from ..progress import OnProgress
from .chip_cache import ChipCache, validation_share
from .chip_source import chips_gsd_m
from .inspect import Inspection, hold_out_pairs, inspect_folder
from .layout import Sample
from .split_folders import SplitFolders, find_splits


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
        """Hash of the samples' names, sentences and file sizes."""
        digest = hashlib.sha256()
        for sample in (*self.train, *self.val):
            sizes = [path.stat().st_size for path in sample.files()]
            drawn = (sample.mask,) if len(sizes) == 2 else ()
            digest.update(repr((sample.name, sample.sentence, sizes, *drawn)).encode())
        return digest.hexdigest()


def find_data(
    request: TrainRequest, chips: Path, on_progress: OnProgress, cancelled: Callable[[], bool]
) -> TrainData:
    """Cut rasters into chips if there are any, and inspect every sample.

    Args:
        request: Names the data.
        chips: Folder for chips.
        on_progress: Takes ``open`` or ``note``, a share of this phase, 0 to 1, and a line.
        cancelled: Called before each chip and often between samples.

    Raises:
        MtrefsegError: The data cannot be used.
        Cancelled: ``cancelled()`` returned True.
    """
    folder = Path(request.data or "")
    if request.rasters:
        folder = chips
        ChipCache(request.rasters, request, chips, on_progress, cancelled).fill()
    splits = _splits(folder, request.validation)
    for line in splits.notes(folder):
        on_progress("note", 0.5, line)
    inspections = []
    count = len(splits.train) + len(splits.val)
    for number, split in enumerate((*splits.train, *splits.val)):
        report = _sample_progress(on_progress, number, count)
        inspection = inspect_folder(split, report, cancelled)
        for line in inspection.lines():
            on_progress("note", 0.7, line)
        inspections.append(inspection)
    data = _train_data(inspections, len(splits.train), request)
    return replace(data, gsd_m=chips_gsd_m(folder))


def _splits(folder: Path, validation: str | None) -> SplitFolders:
    """Return the folders for training and validation; none for the latter: a part is held out."""
    splits = find_splits(folder)
    if not splits.train:
        raise MtrefsegError(
            "Folder '{folder}' holds {val} to score on, but nothing to train on.",
            "Add a folder train, or give the folder of pairs itself.",
            folder=folder,
            val=", ".join(path.name for path in splits.val),
        )
    if not validation:
        return splits
    given = find_splits(Path(validation))
    return replace(splits, val=given.val or given.train)


def _train_data(
    inspections: Sequence[Inspection], train_count: int, request: TrainRequest
) -> TrainData:
    """Join the samples of the folders, those for training first."""
    train = [sample for one in inspections[:train_count] for sample in one.samples]
    val = [sample for one in inspections[train_count:] for sample in one.samples]
    if not val:
        train, val = hold_out_pairs(train, validation_share(request), int(request.seed or 0))
    if request.stage == 2 and not any(sample.sentence for sample in train):
        raise MtrefsegError(
            "Folder '{folder}' has no sentences (folder referring_expression).",
            "Stage 2 needs them; stage 1 does not.",
            folder=inspections[0].folder,
        )
    if request.stage == 2:
        train, val = ([s for s in samples if s.sentence] for samples in (train, val))
    longest_px = max(inspection.longest_px for inspection in inspections)
    return TrainData(train, val, longest_px, sum(len(i.skipped) for i in inspections))


def check_data(facts: Mapping[str, Any], data: TrainData, folder: Path) -> None:
    """Check that a training is resumed with the samples that it started with.

    Args:
        facts: The configuration in its state.
        data: The samples now.
        folder: Of the training.

    Raises:
        MtrefsegError: They differ.
    """
    if facts["data"] != data.digest:
        raise MtrefsegError(
            (
                "The samples of the training in '{folder}' have changed since it began "
                "({train_count} to train on and {val_count} to score on now)."
            ),
            "Put them back as they were, or start anew in another folder.",
            folder=folder,
            train_count=len(data.train),
            val_count=len(data.val),
        )


def choose_side(request: TrainRequest, tiles: TileConfig, longest_px: int, step_px: int) -> int:
    """Choose the side of the square into which pairs are fitted.

    Args:
        request: May name it.
        tiles: The sizes that the network takes.
        longest_px: Longest side of an image.
        step_px: Sides are multiples of this.

    Raises:
        MtrefsegError: The network does not take the side in the request.
    """
    if request.side_px is None:
        side_px = tiles.max_px if tiles.min_px == tiles.max_px else longest_px
        return min(tiles.max_px, max(tiles.min_px, -(-side_px // step_px) * step_px))
    side_px = int(request.side_px)
    if not tiles.min_px <= side_px <= tiles.max_px or side_px % step_px:
        raise MtrefsegError(
            "Side {side_px} of the images is not allowed.",
            "Use a multiple of {step_px} from {min_px} to {max_px}.",
            side_px=side_px,
            step_px=step_px,
            min_px=tiles.min_px,
            max_px=tiles.max_px,
        )
    return side_px


def _sample_progress(
    on_progress: OnProgress, number: int, count: int
) -> Callable[[int, int], None]:
    def on_sample(done: int, total: int) -> None:
        share = 0.5 + 0.5 * (number + done / total) / count
        on_progress(
            "open", share, Message("reading samples, {done} of {total}", done=done, total=total)
        )

    return on_sample
