"""Exports reviewed polygons as training data in the benchmark's layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely import STRtree

from ....model.errors import MtrefsegError
from ....model.files.input_protection import InputFiles, check_no_input_in
from ....model.files.literal_path import literal_file
from ....model.files.result_schema import ACCEPTED, DROPPED_BY, LAYER, REJECTED, REVIEW, SENTENCE
from ....model.messages import Message
from ....model.rasters.raster_files import named_files, raster_files
from ....model.rasters.raster_pair import RasterPair
from ....model.requests.events import Progress
from ....model.requests.export import ExportRequest
from ....model.requests.same_raster import check_two_rasters
from ...data.chip_plan import Window
from ...data.export_folder import ExportFolder
from ...data.export_index import FOLDERS, ExportedSource
from ..chips import chips_of
from .labelled_chip import Label, LabelledChip
from .write_chips import write_chips


def export_training(
    request: ExportRequest,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Cut the pair into squares and write those with reviewed polygons.

    A square gets the mask of each sentence whose polygons there are all accepted or rejected: the
    mask holds the accepted polygons, what a person drew among them, and is empty where all were
    rejected. A sentence with a polygon that is not reviewed or unsure is left out of the square.

    Files that the same result has exported to the folder before are replaced; those of other
    results stay.

    Args:
        request: Result, rasters and folder.
        on_progress: Takes progress.
        cancelled: Called between groups of squares.

    Returns:
        ``pairs``, ``sentences`` and ``empty`` (masks) written, ``warnings`` for the user.

    Raises:
        MtrefsegError: Nothing was reviewed, or a file cannot be read or written.
        Cancelled: ``cancelled()`` returned True; the folder is unchanged.
    """
    check_two_rasters(request.pair)
    changes = _reviewed(request.polygons)
    path = Path(request.folder).expanduser()
    check_no_input_in((path / name for name in FOLDERS), _inputs(request))
    source = ExportedSource.of(request.polygons, _created(changes), request.pair)
    folder = ExportFolder(path)
    with folder.writing() as partial:
        with RasterPair.open(request.pair) as pair:
            chips, left_out = _labelled(request, changes, source, pair)
            written = write_chips(pair, chips, partial, on_progress, cancelled)
        folder.publish(source, partial)
    masks = [changed_px for one in written for changed_px in one.changed_px]
    pairs = sum(bool(one.changed_px) for one in written)
    return {
        "pairs": pairs, "sentences": len(masks), "empty": sum(not one for one in masks),
        "warnings": _warnings(pairs, left_out),
    }  # fmt: skip


def _labelled(
    request: ExportRequest,
    changes: geopandas.GeoDataFrame,
    source: ExportedSource,
    pair: RasterPair,
) -> tuple[list[LabelledChip], int]:
    """Return the squares with complete sentences, and the number of sentences reviewed in part."""
    index = STRtree(changes.geometry.to_numpy())
    chips, left_out = [], 0
    for chip in chips_of(pair.grid, request.side_px, in_blocks=False):
        nearby = index.query(chip.outline(), predicate="intersects")
        if not len(nearby):
            continue
        labels, unreviewed = _labels(changes.iloc[sorted(nearby)])
        left_out += unreviewed
        if labels:
            window = Window(chip.row, chip.col, chip.grid.height, chip.grid.width)
            name = source.pair_name(chip.row, chip.col, request.side_px)
            chips.append(LabelledChip(name, window, labels))
    return chips, left_out


def _labels(changes: geopandas.GeoDataFrame) -> tuple[tuple[Label, ...], int]:
    """Return the mask of each reviewed sentence, and the number of sentences reviewed in part."""
    labels, left_out = [], 0
    for sentence, polygons in changes.groupby(SENTENCE, sort=True):
        reviewed = polygons[REVIEW].isin((ACCEPTED, REJECTED))
        if not reviewed.all():
            left_out += int(reviewed.any())
            continue
        accepted = polygons.geometry[polygons[REVIEW] == ACCEPTED]
        labels.append(Label((str(sentence),), shapely.GeometryCollection(list(accepted))))
    return tuple(labels), left_out


def _created(changes: geopandas.GeoDataFrame) -> str:
    """Return the earliest time stamp of the polygons; empty where they have none."""
    times = sorted(map(str, changes["created"].dropna())) if "created" in changes else []
    return times[0] if times else ""


def _inputs(request: ExportRequest) -> list[InputFiles]:
    return [
        InputFiles(Message("the polygons"), named_files(request.polygons)),
        *(
            InputFiles(Message("the raster {date}", date=date), raster_files(source.path))
            for date, source in request.pair.dates()
        ),
    ]


def _reviewed(path: str) -> geopandas.GeoDataFrame:
    """Return the polygons that belong to the answers, reviewed or not."""
    try:
        changes = geopandas.read_file(literal_file(path), layer=LAYER)
    except (OSError, RuntimeError, ValueError) as error:
        raise MtrefsegError(
            "'{path}' cannot be read ({error}).", "Choose a result.", path=path, error=error
        ) from error
    if DROPPED_BY in changes:
        changes = changes[changes[DROPPED_BY].isna()]
    if REVIEW not in changes or not changes[REVIEW].isin((ACCEPTED, REJECTED)).any():
        raise MtrefsegError(
            "No polygon in '{path}' was accepted or rejected.",
            "Review the polygons first; only what a person has judged is used.",
            path=path,
        )
    return changes


def _warnings(pairs: int, left_out: int) -> list[str]:
    warnings: list[str] = []
    if left_out:
        warnings.append(
            Message(
                (
                    "{left_out} questions were left out: polygons in the same square were "
                    "not reviewed."
                ),
                left_out=left_out,
            )
        )
    if not pairs:
        warnings.append(Message("Nothing was written: no square has all its polygons reviewed."))
    return warnings
