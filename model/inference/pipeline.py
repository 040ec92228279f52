"""From a request to a GeoPackage: pair, tiles, network, blend, threshold, polygons, file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime, timezone
from functools import partial
from importlib.metadata import version as package_version
from typing import Any

from ..config import NetworkConfig, TileConfig
from ..errors import Cancelled
from ..outputs.change_writer import OnPolygons, no_listener
from ..outputs.output_checks import check_detect_outputs
from ..rasters.crs import crs_text
from ..rasters.grid import Grid
from ..rasters.model_gsd import NetworkSize, Range, fitted, shown_text
from ..rasters.raster_pair import RasterPair
from ..rasters.rescaled_pair import RescaledPair
from ..rasters.tile_reader import TileBatch, prefetch
from ..rasters.tiles import TileGrid
from ..requests.detect import DetectRequest
from ..requests.detect_result import DetectResult
from ..requests.events import Progress
from ..requests.same_raster import check_two_rasters
from ..version import VERSION
from ..weights.model_folder import read_config
from ..wording import counted
from .batch_predictor import BatchPredictor
from .device import choose_device, choose_precision
from .estimate import Estimate, estimate, refuse_endless
from .load_predictor import load_predictor
from .predictor import Predictor
from .progress import ProgressMeter
from .strip_predictor import StripPredictor, choose_grid
from .strip_writer import StripWriter
from .tile_predictor import CachedTilePredictor, SceneCache, TilePredictor
from .unknown_words import unknown_word_warnings

LIBRARIES = ("torch", "transformers", "rasterio", "geopandas", "shapely", "pyproj", "numpy")
MakePredictor = Callable[[DetectRequest], BatchPredictor]


def make_predictor(request: DetectRequest) -> BatchPredictor:
    """Load the model of a request onto its device."""
    options = request.run_options
    device = choose_device(options.device)
    precision = choose_precision(options.precision, device)
    return load_predictor(request.model, request.sentences, device, precision, options.compiled)


def detect(
    request: DetectRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    predictor: MakePredictor = make_predictor,
    on_polygons: OnPolygons = no_listener,
    cache: SceneCache | None = None,
    on_warning: Callable[[str], None] = lambda text: None,
) -> DetectResult:
    """Find the changes that the sentences describe and write them.

    The outputs appear whole or not at all. Memory depends on the tile size, the width of the
    raster and the number of sentences, not on the raster's height.

    Args:
        request: What to look for, where, and how.
        report: Takes progress, in the calling thread.
        cancelled: Asked between tiles; True stops the run.
        predictor: Makes the network; tests and benchmarks give their own.
        on_polygons: Given polygons as soon as they are finished, strip by strip.
        cache: Spares what the next question about the same scene would compute again.
        on_warning: Told what is uncertain before the model is loaded; the result repeats it.

    Raises:
        MtrefsegError: The input is bad; the text says what to do.
        Cancelled: The run was stopped; nothing was written.
    """
    began, options = time.monotonic(), request.run_options
    check_two_rasters(request.pair)
    check_detect_outputs(request)
    config = read_config(request.model)
    meter = ProgressMeter(report)
    meter.stage("open", "opening both rasters")
    with ExitStack() as stack:
        accept = partial(_refuse_endless, request, config)
        pair = stack.enter_context(RasterPair.open(request.pair, accept))
        size = network_size(request, config, pair.grid)
        source = pair if size is None else RescaledPair(pair, size, pair.striped)
        grid = choose_grid(config.tiles, source, options.tile_px, options.overlap_px)
        warnings = unknown_word_warnings(request.model, request.sentences)
        for text in (*warnings, *pair.warnings):
            on_warning(text)
        raise_if_cancelled(cancelled)
        meter.stage("load", "loading the model")
        network = predictor(request)
        raise_if_cancelled(cancelled)
        batch = options.batch_size or _usual_batch(config.tiles, network.facts.get("device", "cpu"))
        looking = _looking(request, network, pair.identity(), source, grid, batch, cache)
        looking.encode_overview()
        expected = estimate(request, looking, pair.height, pair.width)
        raise_if_cancelled(cancelled)
        facts = _facts(request, config, pair, size, looking, expected, network.facts)
        run = StripWriter(request, pair, facts, stack, on_polygons)
        prediction = StripPredictor(looking, len(request.sentences), run.clock)
        meter.begin_tiles(len(grid), expected.text(), expected.seconds)
        batches = stack.enter_context(prefetch(looking.batches()))
        _take_all(batches, prediction, run, meter, cancelled)
        meter.stage("write", "writing the polygons")
        warnings += expected.warnings()
        return run.finish(time.monotonic() - began, warnings)


def _take_all(
    batches: Iterator[TileBatch],
    prediction: StripPredictor,
    run: StripWriter,
    meter: ProgressMeter,
    cancelled: Callable[[], bool],
) -> None:
    """Predict batch after batch, and give the run the strips that are finished."""
    for batch in batches:
        raise_if_cancelled(cancelled)
        for strip in prediction.add_batch(batch):
            raise_if_cancelled(cancelled)
            run.add_strip(strip)
        meter.tiles_done(len(batch.tiles) + batch.skipped)
    for strip in prediction.finish():
        raise_if_cancelled(cancelled)
        run.add_strip(strip)


def _refuse_endless(request: DetectRequest, config: NetworkConfig, area: Grid) -> None:
    options, size = request.run_options, network_size(request, config, area) or area
    grid = choose_grid(config.tiles, size, options.tile_px, options.overlap_px)
    refuse_endless(request, grid, area, choose_device(options.device))


def network_size(request: DetectRequest, config: NetworkConfig, grid: Grid) -> NetworkSize | None:
    """Return the pixels in which the model is shown a pair; None: those of the working grid."""
    if not request.fit_gsd or request.pair.gsd_m is not None:
        return None
    return fitted(grid.height, grid.width, grid.pixel_m(), config.gsd_range_m)


def _looking(
    request: DetectRequest,
    network: BatchPredictor,
    identity: tuple[object, ...] | None,
    source: RasterPair | RescaledPair,
    grid: TileGrid,
    batch: int,
    cache: SceneCache | None,
) -> TilePredictor:
    """Remember the scene if that was asked and it can be recognised again."""
    if cache is None or identity is None or not isinstance(network, Predictor):
        return TilePredictor(network, source, grid, batch)
    size = source.size if isinstance(source, RescaledPair) else None
    compiled = request.run_options.compiled
    cache.begin((VERSION, compiled, network.identity(), identity, size, grid, batch))
    if isinstance(source, RescaledPair):
        source.masks = cache.masks
    return CachedTilePredictor(network, source, grid, batch, cache)


def raise_if_cancelled(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled when the user wants it."""
    if cancelled():
        raise Cancelled()


def _usual_batch(tiles: TileConfig, device: str) -> int:
    """Return how many tiles keep a device busy; the predictor takes fewer when they do not fit."""
    return tiles.batch_size if device == "cpu" else 4 * tiles.batch_size


def seen(
    request: DetectRequest,
    pair: RasterPair,
    grid: TileGrid,
    size: NetworkSize | None = None,
    range_m: Range = None,
) -> str:
    """Say in one sentence what was found in the rasters, for log and provenance."""
    facts = pair.facts
    text = (
        f"The rasters overlap on {facts.overlap_share:.0%} of the before raster; pixels of "
        f"{facts.gsd_before_m:.3g} m before and {facts.gsd_after_m:.3g} m after (ratio "
        f"{facts.scale_ratio:.2f}); {pair.width} × {pair.height} pixels in "
        f"{counted(len(grid), 'tile')}"
    )
    if abs(facts.gsd_m - facts.gsd_before_m) > 1e-3 * facts.gsd_before_m:
        text += f", resampled to {facts.gsd_m:.3g} m"
    text += shown_text(size, facts.gsd_m, range_m)
    if request.measured_shift_px:
        x_px, y_px, spread_px = request.measured_shift_px
        text += (
            f"; a check measured a shift of ({x_px:.2f}, {y_px:.2f}) pixels, spread {spread_px:.2f}"
        )
    if any(facts.shift_px):
        text += f"; the after raster is moved back by {facts.shift_px} pixels"
    return " ".join((text + ".", *facts.remarks))


def _facts(
    request: DetectRequest,
    config: NetworkConfig,
    pair: RasterPair,
    size: NetworkSize | None,
    looking: TilePredictor,
    expected: Estimate,
    model: dict[str, str],
) -> dict[str, Any]:
    """Everything that one needs to tell later how the result came about."""
    grid = looking.grid
    shown = size or NetworkSize(pair.height, pair.width, pair.facts.gsd_m)
    return {
        **model,
        "seen": seen(request, pair, grid, size, config.gsd_range_m),
        "version": VERSION,
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "request": request.to_dict(),
        "pair": asdict(pair.facts),
        "grid": {
            "width": pair.width,
            "height": pair.height,
            "transform": list(pair.transform)[:6],
            "crs": crs_text(pair.crs),
        },
        "shown": {**asdict(shown), "range_m": config.gsd_range_m, "fitted": size is not None},
        "tiles": {"size_px": grid.tile_px, "overlap_px": grid.overlap_px, "count": len(grid),
                  "batch_size": looking.size},
        "estimate": asdict(expected),
        "libraries": {name: package_version(name) for name in LIBRARIES},
    }  # fmt: skip
