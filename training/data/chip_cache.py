"""The chips of a training: cut once, used again while their source stays the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ...model.errors import MtrefsegError
from ...model.messages import Message
from ...model.rasters.raster_pair import RasterPair
from ...model.rasters.special_files import exists
from ...model.requests.raster_data import RasterData
from ...model.requests.train import PUBLISHED, TrainRequest
from ...model.wording import duration
from ..progress import OnProgress
from .chip_source import differences, make_stamp
from .chips import ChipCounts, cut_pair
from .foreign_files import STAMP
from .polygons import PolygonLayer, read_polygons

MIN_INTERVAL_S = 0.3  # between two progress events


@dataclass(frozen=True)
class ChipCache:
    """The folder of the chips of one training.

    Attributes:
        rasters: What the chips are cut from.
        request: The training.
        folder: Of the chips.
        on_progress: Takes progress.
        cancelled: Called before each chip.
    """

    rasters: RasterData
    request: TrainRequest
    folder: Path
    on_progress: OnProgress
    cancelled: Callable[[], bool]

    def fill(self) -> None:
        """Cut chips, unless there are some that were cut from the same source.

        Raises:
            MtrefsegError: A training is resumed whose chips were cut from something else.
            Cancelled: ``cancelled()`` returned True.
        """
        if self.request.resume and not self.folder.is_dir():
            raise MtrefsegError(
                "The chips '{folder}' of the training to resume are missing.",
                "Start anew in another folder.",
                folder=self.folder,
            )
        missing = [path for path in self.rasters.paths() if _is_missing(path)]
        if self.request.resume and missing:
            self._note(
                Message(
                    "'{missing}' is not there any more; the chips that were cut are used",
                    missing=missing[0],
                )
            )
            return
        self.on_progress("open", 0.0, Message("opening the rasters"))
        with RasterPair.open(self.rasters.pair) as pair:
            layer = read_polygons(self.rasters)
            self._note_layer(layer)
            if self.folder.is_dir() and self._is_current(pair, layer):
                return
            counts = self._cut(pair, layer)
        self._note(
            Message(
                (
                    "chips: {train} to train on, {val} to score on, {without_data} without "
                    "data left out"
                ),
                train=counts.train,
                val=counts.val,
                without_data=counts.without_data,
            ),
            0.2,
        )
        for line in counts.warnings:
            self._note(line, 0.2)

    def _cut(self, pair: RasterPair, layer: PolygonLayer) -> ChipCounts:
        share, on_progress = validation_share(self.request), _chip_progress(self.on_progress)
        return cut_pair(self.rasters, pair, layer, self.folder, share, self.cancelled, on_progress)

    def _is_current(self, pair: RasterPair, layer: PolygonLayer) -> bool:
        """Return whether the chips are those of the request; resuming with others is an error."""
        if self.request.resume and not (self.folder / STAMP).is_file():
            self._note(
                Message(
                    "what the chips in '{folder}' were cut from is not known; they are used",
                    folder=self.folder,
                )
            )
            return True
        stamp = make_stamp(self.rasters, validation_share(self.request), pair, layer)
        changed = differences(self.folder, stamp)
        if not changed:
            self._note(
                Message(
                    "the chips in '{folder}' are used, which were cut from the same",
                    folder=self.folder,
                )
            )
            return True
        reason = Message(
            "The chips '{folder}' were cut from something else ({changed})",
            folder=self.folder,
            changed=", ".join(changed),
        )
        if self.request.resume:
            raise MtrefsegError("{reason}.", "Start anew in another folder.", reason=reason)
        self._note(Message("{reason}; they are cut anew.", reason=reason))
        return False

    def _note_layer(self, layer: PolygonLayer) -> None:
        if layer.others and not self.rasters.layer:
            self._note(
                Message(
                    (
                        "the polygons are those of layer '{layer_name}', the first of {count}; "
                        "others are {others}"
                    ),
                    layer_name=layer.name,
                    count=1 + len(layer.others),
                    others=", ".join(layer.others),
                )
            )

    def _note(self, text: str, share: float = 0.0) -> None:
        self.on_progress("note", share, text)


def validation_share(request: TrainRequest) -> float:
    """Return the share of the data for validation: that of the request, or the published one."""
    return float(request.validation_share or PUBLISHED["validation_share"])


def _is_missing(path: str) -> bool:
    """Return whether a file is missing; False for GDAL's virtual paths, as /vsizip/…."""
    return not path.startswith("/vsi") and ":" not in path[2:] and not exists(Path(path))


def _chip_progress(on_progress: OnProgress) -> Callable[[int, int], None]:
    """Return a callback that passes progress on with the time left, not too often."""
    start_s = last_s = time.monotonic()

    def on_chip(done: int, total: int) -> None:
        nonlocal last_s
        now_s = time.monotonic()
        if done and now_s - last_s < MIN_INTERVAL_S:
            return
        last_s = now_s
        left_s = (now_s - start_s) / done * (total - done) if done else None
        left = "" if left_s is None else Message(", {time} left", time=duration(left_s))
        on_progress(
            "open",
            0.5 * done / total,
            Message("cutting chips, {done} of {total}{left}", done=done, total=total, left=left),
            left_s,
        )

    return on_chip
