"""Other polygons from the probability raster of a finished run, without the network."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from datetime import datetime, timezone
from typing import Any

import numpy as np
from rasterio.errors import RasterioError
from rasterio.io import DatasetReader
from rasterio.windows import Window

from ..errors import Cancelled, MtrefsegError
from ..redraw_request import RedrawRequest
from ..request import DetectResult, Progress
from .crs import horizontal
from .drawing import Drawing
from .geopackage import check_output
from .provenance import read_provenance
from .raster_open import cause, gdal, open_dataset

STRIP_PX = 512
"""Rows at a time: those of the blocks of a probability raster."""


def redraw(
    request: RedrawRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DetectResult:
    """Draw polygons by another threshold or other limits; the same code draws them as in a run.

    The raster holds probabilities in steps of 1/1024, so that a pixel within half a step of the
    threshold may fall to the other side than in the run. Memory does not depend on the raster's
    height.

    Args:
        request: Which raster, and how to draw.
        report: Takes progress, in the calling thread.
        cancelled: Asked between strips; True stops the work.

    Raises:
        MtrefsegError: The input is bad; the text says what to do.
        Cancelled: The work was stopped; nothing was written.
    """
    began = time.monotonic()
    request.check()
    check_output(request.output)
    report(Progress("open", 0.0, text="opening the probability raster"))
    with gdal(), ExitStack() as stack:
        facts = _facts(request)
        raster = stack.enter_context(open_dataset(request.probability))
        sentences = _sentences(raster, request, facts)
        crs = horizontal(raster.crs)
        drawing = Drawing(request, sentences, raster.transform, crs, facts)
        stack.enter_context(drawing)
        for row in range(0, raster.height, STRIP_PX):
            if cancelled():
                raise Cancelled()
            rows = min(STRIP_PX, raster.height - row)
            with _reading(request.probability, row):
                values = raster.read(window=Window(0, row, raster.width, rows))
            drawing.add_strip(row, values, values[0] >= 0)
            report(Progress("write", (row + rows) / raster.height))
        found = drawing.finish()
        drawing.commit()
    seconds = round(time.monotonic() - began, 3)
    return DetectResult(request.output, request.probability, found, seconds, facts)


def _facts(request: RedrawRequest) -> dict[str, Any]:
    """Return the provenance of the run, its request with what is drawn otherwise now."""
    before, facts = read_provenance(request.source)
    asked = asdict(request)
    del asked["source"]
    created = datetime.now(timezone.utc).isoformat(timespec="seconds")
    redrawn = {"from": request.probability, "created_first": facts.get("created", created)}
    changes = {"request": asdict(replace(before, **asked)), "created": created, "redrawn": redrawn}
    return {**facts, **changes}


def _sentences(
    raster: DatasetReader, request: RedrawRequest, facts: dict[str, Any]
) -> tuple[str, ...]:
    """Return the sentences, checked against the names of the bands.

    Raises:
        MtrefsegError: The raster is not that of the run.
    """
    asked = tuple(facts["request"]["sentences"])
    if tuple(raster.descriptions) == asked and np.dtype(raster.dtypes[0]).kind == "f":
        return asked
    raise MtrefsegError(
        f"'{request.probability}' is not the probability raster of '{request.source}': its bands "
        f"are named {', '.join(str(name) for name in raster.descriptions)}.",
        "Give the raster that this run wrote.",
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
