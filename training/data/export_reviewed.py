"""Reviewed polygons → training data in the layout of the benchmark (see ``benchmark.py``)."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
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
from ...model.files.result_schema import ACCEPTED, LAYER, REJECTED, REVIEW, SENTENCE
from ...model.rasters.grid import Grid
from ...model.rasters.raster_files import named_files, raster_files
from ...model.rasters.raster_pair import RasterPair
from ...model.requests.events import Progress
from ...model.requests.export import ExportRequest
from ...model.requests.same_raster import check_two_rasters
from ...model.wording import duration
from .export_folder import FOLDERS, ExportFolder, Result, write_pair

MIN_VALID = 0.5


def export_training(
    request: ExportRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Cut the pair into squares and write those whose answers a person has judged.

    A square asks a sentence when a reviewed polygon of it lies there: the mask holds the accepted
    polygons, and is empty where all were rejected. Where a polygon of the sentence was not
    reviewed, the square does not ask it: nobody knows the answer.

    What the same result has written to the folder before is replaced; what other results have
    written stays.

    Returns:
        ``pairs``, ``sentences`` and ``empty`` (answers) written, ``warnings`` for the user.

    Raises:
        MtrefsegError: Nothing was reviewed, or a file cannot be read or written.
        Cancelled: The folder is as it was.
    """
    check_two_rasters(request.pair)
    changes = _reviewed(request.polygons)
    place = Path(request.folder).expanduser()
    check_no_input_in((place / part for part in FOLDERS), _inputs(request))
    folder = ExportFolder(place)
    result = Result.of(request, changes)
    with folder.writing() as made:
        counts, unknown = _cut(request, changes, result, made, report, cancelled)
        folder.publish(result, made)
    return {**counts, "warnings": _warnings(counts["pairs"], unknown)}


def _cut(
    request: ExportRequest,
    changes: geopandas.GeoDataFrame,
    result: Result,
    made: Path,
    report: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> tuple[dict[str, int], int]:
    """Write the pairs below a folder; returns what was counted, and how many answers are open."""
    counts = {"pairs": 0, "sentences": 0, "empty": 0}
    unknown, began_s = 0, time.monotonic()
    with RasterPair.open(request.pair) as pair:
        squares = list(_squares(pair.grid, request.side_px))
        for number, (row, col, square) in enumerate(squares):
            if cancelled():
                raise Cancelled()
            report(_progress(number, len(squares), time.monotonic() - began_s))
            here = changes[changes.intersects(box(*square.bounds()))]
            answers, left_out = _answers(here, square)
            unknown += left_out
            if not answers:
                continue
            images, valid = pair.read(row, col, square.height, square.width)
            if valid.mean() < MIN_VALID:
                continue
            write_pair(made, result.pair_name(row, col, request.side_px), images, answers)
            counts["pairs"] += 1
            counts["sentences"] += len(answers)
            counts["empty"] += sum(not mask.any() for mask in answers.values())
    if cancelled():
        raise Cancelled()
    return counts, unknown


def _progress(done: int, total: int, spent_s: float) -> Progress:
    left_s = spent_s / done * (total - done) if done else None
    left = "" if left_s is None else f", {duration(left_s)} left"
    return Progress(
        "write", done / total, left_s=left_s, text=f"square {done + 1} of {total}{left}"
    )


def _inputs(request: ExportRequest) -> list[InputFiles]:
    return [
        InputFiles("the polygons", named_files(request.polygons)),
        *(
            InputFiles(f"the raster {date}", raster_files(source.path))
            for date, source in request.pair.dates()
        ),
    ]


def _reviewed(path: str) -> geopandas.GeoDataFrame:
    try:
        changes = geopandas.read_file(literal_file(path), layer=LAYER)
    except (OSError, RuntimeError, ValueError) as error:
        raise MtrefsegError(f"'{path}' cannot be read ({error}).", "Choose a result.") from error
    if REVIEW not in changes or not changes[REVIEW].isin((ACCEPTED, REJECTED)).any():
        raise MtrefsegError(
            f"No polygon in '{path}' was accepted or rejected.",
            "Review the polygons first; only what a person has judged is used.",
        )
    return changes


def _squares(grid: Grid, side_px: int) -> Iterator[tuple[int, int, Grid]]:
    """Cover the grid with as few squares as do, spread evenly: row, column, place of each."""
    height, width = min(side_px, grid.height), min(side_px, grid.width)
    for row in _starts(grid.height, height):
        for col in _starts(grid.width, width):
            yield row, col, grid.cut(row, col, height, width)


def _starts(size: int, side: int) -> list[int]:
    return np.linspace(0, size - side, math.ceil(size / side)).round().astype(int).tolist()


def _answers(
    here: geopandas.GeoDataFrame, square: Grid
) -> tuple[dict[str, npt.NDArray[np.uint8]], int]:
    """Return the mask of each sentence that a person has answered here, and how many are open."""
    answers, left_out = {}, 0
    for sentence, found in here.groupby(SENTENCE, sort=True):
        judged = found[REVIEW].isin((ACCEPTED, REJECTED))
        if not judged.all():
            left_out += int(judged.any())
            continue
        accepted = found.geometry[found[REVIEW] == ACCEPTED]
        mask = np.zeros((square.height, square.width), np.uint8)
        if len(accepted):
            rasterize(accepted, out=mask, transform=square.transform, default_value=255)
        answers[str(sentence)] = mask
    return answers, left_out


def _warnings(pairs: int, unknown: int) -> list[str]:
    warnings = []
    if unknown:
        warnings.append(
            f"{unknown} questions were left out: polygons in the same square were not reviewed."
        )
    if not pairs:
        warnings.append("Nothing was written: no square has all its polygons reviewed.")
    return warnings
