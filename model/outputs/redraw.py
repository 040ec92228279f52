"""Polygons by other options, from the probability raster of a finished run."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import Any

import pyproj
from rasterio.io import DatasetReader
from rasterio.windows import Window

from ..audit.audit_copy import replace_audit
from ..errors import Cancelled, MtrefsegError
from ..files.geopackage_connection import geopackage_error
from ..files.literal_path import literal_file
from ..files.stored_request import read_provenance
from ..messages import Message
from ..rasters.crs import horizontal, read_crs
from ..rasters.gdal_settings import gdal_env
from ..rasters.grid import Grid
from ..rasters.open_raster import open_dataset
from ..rasters.raster_files import is_file
from ..requests.detect import DetectRequest
from ..requests.detect_result import DetectResult
from ..requests.events import Progress
from ..requests.flat import replaced
from ..requests.redraw import RedrawRequest
from ..requests.reference_layer import reference_layers
from ..requests.same_raster import is_same_file
from ..sentences.parsed_sentence import ParsedSentence, Phrase
from ..weights.parse_request import request_warnings
from .answer_filter import AnswerFilter, unique
from .change_phrases import change_phrases
from .change_writer import ChangeWriter
from .drawn_text import drawn_text
from .logit_map import IDENTITY, LogitMap, logit_maps
from .measured_columns import MeasuredColumns
from .output_checks import check_redraw_outputs
from .phrase_plan import plan_phrases
from .reviews import Reviews
from .stored_bands import bands_of_layers, network_layers, read_errors_named

STRIP_PX = 512
"""Rows that are read at a time: those of the blocks of a probability raster."""


def redraw(
    request: RedrawRequest,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DetectResult:
    """Vectorise with another threshold or other options, by the same code as in a run.

    Reviews of the source are copied to the polygons that contain the inner points of the reviewed
    ones.

    The raster holds probabilities in steps of 1/1024, so a pixel within half a step of the
    threshold may be classified otherwise than in the run. Memory does not depend on the raster's
    height.

    Args:
        request: The raster, the GeoPackage of its run, and the options.
        on_progress: Called with the progress, in the calling thread.
        cancelled: Called between strips; True stops the work.

    Raises:
        MtrefsegError: The input is bad; the text names the remedy.
        Cancelled: ``cancelled`` returned True; nothing was written.
    """
    began = time.monotonic()
    check_redraw_outputs(request)
    on_progress(Progress("open", 0.0, text=Message("opening the probability raster")))
    with gdal_env(), ExitStack() as stack:
        run_request, facts = _run_of(request)
        plan = plan_phrases(run_request.parsed)
        raster = stack.enter_context(open_dataset(_literal(request.probability)))
        bands = bands_of_layers(raster, request, run_request.sentences, plan, facts)
        answers = AnswerFilter(run_request)
        reviews = Reviews.read(request.source)
        crs = _crs(raster, facts)
        grid = Grid(crs, raster.transform, raster.height, raster.width)
        facts["drawn"] = drawn_text(request.polygon_options, grid, plan, facts)
        in_place = is_same_file(request.output, request.source)
        phrases = change_phrases(run_request.sentences, plan)
        writer = ChangeWriter(
            request, run_request.sentences, phrases, grid, crs, facts,
            reviews=reviews, in_place=in_place, measures=_measures(request, facts, grid, crs),
            complete=partial(_complete, request, answers),
        )  # fmt: skip
        changes = stack.enter_context(writer)
        maps = logit_maps(facts)
        layers = [maps.get(one.phrase.text, IDENTITY) for one in plan.layers]
        _add_strips(raster, request.probability, bands, layers, changes, on_progress, cancelled)
        changes.finish_polygons()
        lost = _lost_reviews(request, reviews, in_place)
        answers.warnings = (*request_warnings(run_request.parsed), *changes.warnings, *lost)
        published = changes.commit()
    seconds = round(time.monotonic() - began, 3)
    warnings = unique((*answers.warnings, *published.warnings))
    return DetectResult(
        published.paths[0], request.probability, answers.results, seconds, facts, warnings,
        answers.answer_warnings,
    )  # fmt: skip


def _complete(request: RedrawRequest, answers: AnswerFilter, changes: Path) -> None:
    """Filter the new polygons; what people did to the former ones stays readable."""
    answers.complete(changes)
    try:
        replace_audit(literal_file(request.source), changes)
    except sqlite3.Error as error:
        raise geopackage_error(request.source, error) from error


def _add_strips(
    raster: DatasetReader,
    path: str,
    bands: Sequence[int],
    maps: Sequence[LogitMap],
    changes: ChangeWriter,
    on_progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> None:
    for row in range(0, raster.height, STRIP_PX):
        if cancelled():
            raise Cancelled()
        rows = min(STRIP_PX, raster.height - row)
        with read_errors_named(path, row):
            values = raster.read(window=Window(0, row, raster.width, rows))
        layers = network_layers(values, bands, maps)
        changes.add_strip(row, layers, values[0] >= 0)
        on_progress(Progress("write", (row + rows) / raster.height))


def _measures(
    request: RedrawRequest, facts: dict[str, Any], grid: Grid, crs: pyproj.CRS
) -> MeasuredColumns:
    """Measure relations to the layers given, or to those of the run as far as they exist still."""
    texts = request.layers or facts["request"].get("layers", ())
    return MeasuredColumns(grid, crs, reference_layers(texts), optional=not request.layers)


def _lost_reviews(request: RedrawRequest, reviews: Reviews, in_place: bool) -> tuple[str, ...]:
    """Return a warning of the reviews that no polygon got.

    Raises:
        MtrefsegError: They would be lost with the source, and overwriting was not allowed.
    """
    if not reviews.lost:
        return ()
    text = Message(
        (
            "{lost} of {total} verdicts of the review in '{source}' belong to no "
            "single polygon any more"
        ),
        lost=reviews.lost,
        total=reviews.total,
        source=request.source,
    )
    if in_place and not request.overwrite:
        raise MtrefsegError(
            "{text}, and output '{output}' is this file.",
            "Choose another name, or allow overwriting.",
            text=text,
            output=request.output,
        )
    return (Message("{text}; they were left out.", text=text),)


def _run_of(request: RedrawRequest) -> tuple[DetectRequest, dict[str, Any]]:
    """Return the request of the run with the new options, and its provenance."""
    run_request, facts = read_provenance(request.source)
    options = request.to_dict()
    del options["source"]
    if not request.layers:
        del options["layers"]
    created = datetime.now(timezone.utc).isoformat(timespec="seconds")
    first = facts.get("redrawn", {}).get("created_first", facts.get("created", created))
    redrawn = {"from": request.probability, "created_first": first}
    run_request = replaced(run_request, **options)
    if not run_request.parsed:  # of an earlier version, which gave the model the sentences
        verbatim = [ParsedSentence(text, (Phrase(text),)) for text in run_request.sentences]
        run_request = replace(run_request, parsed=tuple(verbatim))
    changed = {"request": run_request.to_dict(), "created": created, "redrawn": redrawn}
    return run_request, {**facts, **changed}


def _crs(raster: DatasetReader, facts: dict[str, Any]) -> pyproj.CRS:
    """Return the CRS of the raster, or of its run where a GeoTIFF cannot hold that.

    Raises:
        MtrefsegError: Neither has one.
    """
    if raster.crs is not None:
        return horizontal(raster.crs)
    return horizontal(read_crs(str(facts.get("grid", {}).get("crs", "")), "crs of the provenance"))


def _literal(path: str) -> str:
    return str(literal_file(path)) if is_file(Path(path)) else path
