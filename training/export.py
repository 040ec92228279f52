"""Reviewed polygons → training data in the layout of the benchmark (see ``benchmark.py``)."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
from PIL import Image
from rasterio.features import rasterize
from shapely.geometry import box

from ..model.errors import Cancelled, MtrefsegError
from ..model.export_request import ExportRequest
from ..model.inference.grid import Grid
from ..model.inference.raster_pair import RasterPair
from ..model.outputs.belonging import named_files, raster_files
from ..model.outputs.guard import InputFiles, refuse_inputs_in
from ..model.outputs.plain_path import plain_file
from ..model.request import DetectRequest, Progress
from .benchmark import EXPRESSIONS

ACCEPTED, REJECTED = "accepted", "rejected"
MIN_VALID = 0.5
PARTS = ("A", "B", "masks", EXPRESSIONS)


def export_training(
    request: ExportRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, Any]:
    """Cut the pair into squares and write those whose answers a person has judged.

    A square asks a sentence when a reviewed polygon of it lies there: the mask holds the accepted
    polygons, and is empty where all were rejected. Where a polygon of the sentence was not
    reviewed, the square does not ask it: nobody knows the answer.

    Returns:
        ``pairs``, ``sentences`` and ``empty`` (answers) written, ``warnings`` for the user.

    Raises:
        MtrefsegError: Nothing was reviewed, or a file cannot be read or written.
        Cancelled: What was written until then is whole and stays.
    """
    request.check()
    changes = _reviewed(request.polygons)
    folder, stem = Path(request.folder), Path(request.polygons).stem
    refuse_inputs_in((folder / part for part in PARTS), _inputs(request))
    counts = {"pairs": 0, "sentences": 0, "empty": 0}
    unknown = 0
    with RasterPair.open(_as_run(request)) as pair:
        squares = list(_squares(pair.grid, request.side_px))
        for number, (row, col, square) in enumerate(squares):
            if cancelled():
                raise Cancelled(f"{counts['pairs']} pairs were written until then and stay.")
            text = f"square {number + 1} of {len(squares)}"
            report(Progress("write", number / len(squares), text=text))
            here = changes[changes.intersects(box(*square.bounds()))]
            answers, left_out = _answers(here, square)
            unknown += left_out
            if not answers:
                continue
            images, valid = pair.read(row, col, square.height, square.width)
            if valid.mean() < MIN_VALID:
                continue
            name = f"{stem}_{row}_{col}"
            _write(folder, name, images, answers)
            counts["pairs"] += 1
            counts["sentences"] += len(answers)
            counts["empty"] += sum(not mask.any() for mask in answers.values())
    return {**counts, "warnings": _warnings(counts["pairs"], unknown)}


def _inputs(request: ExportRequest) -> list[InputFiles]:
    return [
        InputFiles("the polygons", named_files(request.polygons)),
        InputFiles("the raster before", raster_files(request.before)),
        InputFiles("the raster after", raster_files(request.after)),
    ]


def _as_run(request: ExportRequest) -> DetectRequest:
    return DetectRequest(
        before=request.before,
        after=request.after,
        sentences=("training data",),
        output=request.polygons,
        bands_before=request.bands_before,
        bands_after=request.bands_after,
        shift_px=request.shift_px,
        gsd_m=request.gsd_m,
    )


def _reviewed(path: str) -> geopandas.GeoDataFrame:
    try:
        changes = geopandas.read_file(plain_file(path), layer="changes")
    except (OSError, RuntimeError, ValueError) as error:
        raise MtrefsegError(f"'{path}' cannot be read ({error}).", "Choose a result.") from error
    if "review" not in changes or not changes["review"].isin((ACCEPTED, REJECTED)).any():
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
    for sentence, found in here.groupby("sentence", sort=True):
        judged = found["review"].isin((ACCEPTED, REJECTED))
        if not judged.all():
            left_out += int(judged.any())
            continue
        accepted = found.geometry[found["review"] == ACCEPTED]
        mask = np.zeros((square.height, square.width), np.uint8)
        if len(accepted):
            rasterize(accepted, out=mask, transform=square.transform, default_value=255)
        answers[str(sentence)] = mask
    return answers, left_out


def _write(
    folder: Path,
    name: str,
    images: npt.NDArray[np.uint8],
    answers: dict[str, npt.NDArray[np.uint8]],
) -> None:
    """Write one pair; its sentences come last, so that what is there is whole."""
    file = f"{name}.png"
    masks = [{"path": f"{name}_{number}.png"} for number in range(len(answers))]
    try:
        for part in PARTS:
            (folder / part).mkdir(parents=True, exist_ok=True)
        for part, image in zip(("A", "B"), images, strict=True):
            Image.fromarray(np.ascontiguousarray(image.transpose(1, 2, 0))).save(
                folder / part / file
            )
        for entry, mask in zip(masks, answers.values(), strict=True):
            Image.fromarray(mask).save(folder / "masks" / entry["path"])
        said = {"img_A": file, "img_B": file, "referring_expressions": list(answers), "mask": masks}
        text = json.dumps(said, ensure_ascii=False, indent=1)
        (folder / EXPRESSIONS / f"{name}.json").write_text(text, encoding="utf-8")
    except OSError as error:
        raise MtrefsegError(
            f"Training data cannot be written to '{folder}' ({error}).",
            "Check the folder and the free space.",
        ) from error


def _warnings(pairs: int, unknown: int) -> list[str]:
    warnings = []
    if unknown:
        warnings.append(
            f"{unknown} questions were left out: polygons in the same square were not reviewed."
        )
    if not pairs:
        warnings.append("Nothing was written: no square has all its polygons reviewed.")
    return warnings
