"""Exports reviewed polygons as training data in the benchmark's layout."""

from __future__ import annotations

import hashlib
import math
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
from rasterio.features import rasterize
from shapely.geometry import box

from ...model.errors import Cancelled, MtrefsegError
from ...model.files.input_protection import InputFiles, check_no_input_in
from ...model.files.literal_path import literal_file
from ...model.files.result_schema import ACCEPTED, DROPPED_BY, LAYER, REJECTED, REVIEW, SENTENCE
from ...model.messages import Message
from ...model.rasters.grid import Grid
from ...model.rasters.raster_files import named_files, raster_files
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.events import Progress
from ...model.requests.export import ExportRequest
from ...model.requests.same_raster import check_two_rasters
from ...model.wording import duration
from .export_folder import FOLDERS, ExportedResult, ExportFolder
from .write_pair import LabelledMask, write_pair

MIN_VALID_SHARE = 0.5  # of a square's pixels that have data in both rasters


def export_training(
    request: ExportRequest,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Cut the pair into squares and write those with reviewed polygons.

    A square gets the mask of each sentence whose polygons there are all reviewed: the mask holds
    the accepted polygons, and is empty where all were rejected. A sentence with a polygon that is
    not reviewed is left out of the square.

    Files that the same result has exported to the folder before are replaced; those of other
    results stay.

    Args:
        request: Result, rasters and folder.
        on_progress: Takes progress.
        cancelled: Called before each square.

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
    folder = ExportFolder(path)
    result = ExportedResult.of(request, changes)
    with folder.writing() as partial:
        counts, left_out = _cut(request, changes, result, partial, on_progress, cancelled)
        folder.publish(result, partial)
    return {**counts, "warnings": _warnings(counts["pairs"], left_out)}


def _cut(
    request: ExportRequest,
    changes: geopandas.GeoDataFrame,
    result: ExportedResult,
    partial: Path,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> tuple[dict[str, int], int]:
    """Write the pairs below a folder; return counts, and the number of masks left out."""
    counts = {"pairs": 0, "sentences": 0, "empty": 0}
    left_out, start_s = 0, time.monotonic()
    with RasterPair.open(request.pair) as pair:
        squares = list(_squares(pair.grid, request.side_px))
        for number, (row, col, square) in enumerate(squares):
            if cancelled():
                raise Cancelled()
            on_progress(_progress(number, len(squares), time.monotonic() - start_s))
            in_square = changes[changes.intersects(box(*square.bounds()))]
            masks, unreviewed = _masks(in_square, square)
            left_out += unreviewed
            if not masks:
                continue
            images, valid = pair.read(row, col, square.height, square.width)
            if valid.mean() < MIN_VALID_SHARE:
                continue
            name = result.pair_name(row, col, request.side_px)
            write_pair(partial, name, images, _labelled(name, masks))
            counts["pairs"] += 1
            counts["sentences"] += len(masks)
            counts["empty"] += sum(not mask.any() for mask in masks.values())
    if cancelled():
        raise Cancelled()
    return counts, left_out


def _labelled(name: str, masks: Mapping[str, npt.NDArray[np.bool_]]) -> list[LabelledMask]:
    """Name the masks by their sentences, so that a file never stands for another sentence."""
    labelled = []
    for sentence, mask in masks.items():
        key = hashlib.sha256(sentence.encode(errors="surrogatepass")).hexdigest()[:8]
        labelled.append(LabelledMask(sentence, f"{name}_{key}.png", mask))
    return labelled


def _progress(done: int, total: int, spent_s: float) -> Progress:
    left_s = spent_s / done * (total - done) if done else None
    left: str = "" if left_s is None else Message(", {time} left", time=duration(left_s))
    return Progress(
        "write",
        done / total,
        left_s=left_s,
        text=Message("square {done} of {total}{left}", done=done + 1, total=total, left=left),
    )


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


def _squares(grid: Grid, side_px: int) -> Iterator[tuple[int, int, Grid]]:
    """Cover the grid with the fewest squares, evenly spread: row, column and grid of each."""
    height, width = min(side_px, grid.height), min(side_px, grid.width)
    for row in _starts(grid.height, height):
        for col in _starts(grid.width, width):
            yield row, col, grid.cut(row, col, height, width)


def _starts(size: int, side: int) -> list[int]:
    return np.linspace(0, size - side, math.ceil(size / side)).round().astype(int).tolist()


def _masks(
    changes: geopandas.GeoDataFrame, square: Grid
) -> tuple[dict[str, npt.NDArray[np.bool_]], int]:
    """Return the mask of each reviewed sentence, and the number of sentences reviewed in part."""
    masks, left_out = {}, 0
    for sentence, polygons in changes.groupby(SENTENCE, sort=True):
        reviewed = polygons[REVIEW].isin((ACCEPTED, REJECTED))
        if not reviewed.all():
            left_out += int(reviewed.any())
            continue
        accepted = polygons.geometry[polygons[REVIEW] == ACCEPTED]
        mask = np.zeros((square.height, square.width), np.uint8)
        if len(accepted):
            rasterize(accepted, out=mask, transform=square.transform)
        masks[str(sentence)] = mask > 0
    return masks, left_out


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
