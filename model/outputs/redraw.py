"""Other polygons from the probability raster of a finished run, without the network."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from ..errors import Cancelled, MtrefsegError
from ..files.literal_path import literal_file
from ..files.result_schema import CREATED_TAG
from ..rasters.crs import horizontal, read_crs
from ..rasters.open_raster import cause, gdal, open_dataset
from ..rasters.raster_files import is_file
from ..requests.detect_result import DetectResult
from ..requests.events import Progress
from ..requests.flat import replaced
from ..requests.redraw import RedrawRequest
from ..requests.same_raster import is_same_file
from .change_writer import ChangeWriter
from .output_checks import check_redraw_outputs
from .provenance import read_provenance
from .reviews import Reviews

STRIP_PX = 512
"""Rows at a time: those of the blocks of a probability raster."""


def redraw(
    request: RedrawRequest,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DetectResult:
    """Draw polygons by another threshold or other limits; the same code draws them as in a run.

    What a person said about polygons of the source goes over to those that contain their inner
    points.

    The raster holds probabilities in steps of 1/1024, so that a pixel within half a step of the
    threshold may fall to the other side than in the run. Memory does not depend on the raster's
    height.

    Args:
        request: Which raster, and how to draw.
        on_progress: Called with the progress, in the calling thread.
        cancelled: Asked between strips; True stops the work.

    Raises:
        MtrefsegError: The input is bad; the text says what to do.
        Cancelled: The work was stopped; nothing was written.
    """
    began = time.monotonic()
    check_redraw_outputs(request)
    on_progress(Progress("open", 0.0, text="opening the probability raster"))
    with gdal(), ExitStack() as stack:
        facts = _facts(request)
        raster = stack.enter_context(open_dataset(_readable(request.probability)))
        sentences = _sentences(raster, request, facts)
        verdicts = Reviews.read(request.source)
        drawing = ChangeWriter(request, sentences, raster.transform, _crs(raster, facts), facts,
                          (raster.width, raster.height), verdicts=verdicts,
                          in_place=is_same_file(request.output, request.source))  # fmt: skip
        stack.enter_context(drawing)
        for row in range(0, raster.height, STRIP_PX):
            if cancelled():
                raise Cancelled()
            rows = min(STRIP_PX, raster.height - row)
            with _reading(request.probability, row):
                values = raster.read(window=Window(0, row, raster.width, rows))
            drawing.add_strip(row, values, values[0] >= 0)
            on_progress(Progress("write", (row + rows) / raster.height))
        found = drawing.finish_polygons()
        lost = _lost_verdicts(request, verdicts)
        done = drawing.commit()
    seconds = round(time.monotonic() - began, 3)
    warnings = (*drawing.warnings, *lost, *done.warnings)
    return DetectResult(done.paths[0], request.probability, found, seconds, facts, warnings)


def _lost_verdicts(request: RedrawRequest, verdicts: Reviews) -> tuple[str, ...]:
    """Tell how many verdicts have no polygon any more.

    Raises:
        MtrefsegError: They would be gone with the source, and this was not allowed.
    """
    if not verdicts.lost:
        return ()
    text = (
        f"{verdicts.lost} of {verdicts.total} verdicts of the review in '{request.source}' belong "
        "to no single polygon any more"
    )
    if is_same_file(request.output, request.source) and not request.overwrite:
        raise MtrefsegError(
            f"{text}, and output '{request.output}' is this file.",
            "Choose another name, or allow overwriting.",
        )
    return (f"{text}; they were left out.",)


def _facts(request: RedrawRequest) -> dict[str, Any]:
    """Return the provenance of the run, its request with what is drawn otherwise now."""
    before, facts = read_provenance(request.source)
    asked = request.to_dict()
    del asked["source"]
    created = datetime.now(timezone.utc).isoformat(timespec="seconds")
    first = facts.get("redrawn", {}).get("created_first", facts.get("created", created))
    redrawn = {"from": request.probability, "created_first": first}
    changes = {
        "request": replaced(before, **asked).to_dict(),
        "created": created,
        "redrawn": redrawn,
    }
    return {**facts, **changes}


def _sentences(
    raster: DatasetReader, request: RedrawRequest, facts: dict[str, Any]
) -> tuple[str, ...]:
    """Return the sentences, checked against the names of the bands.

    Raises:
        MtrefsegError: The raster is not that of the run.
    """
    asked = tuple(facts["request"]["sentences"])
    _check_same_run(raster, request, facts)
    if tuple(raster.descriptions) == asked and np.dtype(raster.dtypes[0]).kind == "f":
        return asked
    raise MtrefsegError(
        f"'{request.probability}' is not the probability raster of '{request.source}': its bands "
        f"are named {', '.join(str(name) for name in raster.descriptions)}.",
        "Give the raster that this run wrote.",
    )


def _crs(raster: DatasetReader, facts: dict[str, Any]) -> pyproj.CRS:
    """Return the CRS of the raster, or of its run where a GeoTIFF cannot hold that.

    Raises:
        MtrefsegError: Neither tells one.
    """
    if raster.crs is not None:
        return horizontal(raster.crs)
    return horizontal(read_crs(str(facts.get("grid", {}).get("crs", "")), "crs of the provenance"))


def _readable(path: str) -> str:
    return str(literal_file(path)) if is_file(Path(path)) else path


def _check_same_run(raster: DatasetReader, request: RedrawRequest, facts: dict[str, Any]) -> None:
    """Raise MtrefsegError when both files tell of different runs; files of old say nothing."""
    written = raster.tags().get(CREATED_TAG)
    if written and written != facts["redrawn"]["created_first"]:
        raise MtrefsegError(
            f"'{request.probability}' is of a run of {written}, and '{request.source}' of one of "
            f"{facts['redrawn']['created_first']}.",
            "Give the raster and the GeoPackage of one run.",
        )


@contextmanager
def _reading(path: str, row: int) -> Iterator[None]:
    try:
        yield
    except RasterioError as error:
        raise MtrefsegError(
            f"Probability raster '{path}' cannot be read from row {row} on ({cause(error)}).",
            "Run the detection again.",
        ) from error
