"""From a request to a GeoPackage: pair, tiles, network, blend, threshold, polygons, file."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from datetime import datetime, timezone
from importlib.metadata import version as package_version
from typing import Any

from ..config import TileConfig
from ..errors import Cancelled
from ..network.checkpoint import read_config
from ..request import DetectRequest, DetectResult, Progress
from ..version import VERSION
from .crs import crs_text
from .device import choose_device, choose_precision
from .drawing import OnPolygons, no_listener
from .geopackage import check_output
from .looking import Looking, LookingAgain, SceneMemory
from .predictor import Predictor, Predicts, load_predictor
from .prefetch import ahead
from .progress import ProgressMeter
from .raster_pair import RasterPair
from .run import Run
from .tiles import TileGrid, fewest_pixels

LIBRARIES = ("torch", "transformers", "rasterio", "geopandas", "shapely", "pyproj", "numpy")
MakePredictor = Callable[[DetectRequest], Predicts]


def make_predictor(request: DetectRequest) -> Predicts:
    """Load the model of a request onto its device."""
    device = choose_device(request.device)
    precision = choose_precision(request.precision, device)
    return load_predictor(request.model, request.sentences, device, precision, request.compiled)


def detect(
    request: DetectRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    predictor: MakePredictor = make_predictor,
    on_polygons: OnPolygons = no_listener,
    memory: SceneMemory | None = None,
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
        memory: Spares what the next question about the same scene would compute again.

    Raises:
        MtrefsegError: The input is bad; the text says what to do.
        Cancelled: The run was stopped; nothing was written.
    """
    began = time.monotonic()
    request.check()
    for output in request.outputs():
        check_output(output)
    tiles = read_config(request.model).tiles
    meter = ProgressMeter(report)
    meter.stage("open", "opening both rasters")
    with ExitStack() as stack:
        pair = stack.enter_context(RasterPair.open(request))
        grid = choose_grid(request, tiles, pair.height, pair.width)
        stop_if(cancelled)
        meter.stage("load", "loading the model")
        network = predictor(request)
        stop_if(cancelled)
        batch = request.batch_size or _usual_batch(tiles, network.facts.get("device", "cpu"))
        facts = _facts(request, pair, grid, batch, network.facts)
        run = Run(request, pair, grid, facts, stack, on_polygons)
        looking = _looking(request, network, pair, grid, batch, memory)
        looking.around()
        stop_if(cancelled)
        meter.begin_tiles(len(grid))
        for tile_batch in stack.enter_context(ahead(looking.batches())):
            stop_if(cancelled)
            run.take(tile_batch, looking)
            meter.tiles_done(len(tile_batch.tiles) + tile_batch.skipped)
        meter.stage("write", "writing the polygons")
        return run.finish(time.monotonic() - began)


def _looking(
    request: DetectRequest,
    network: Predicts,
    pair: RasterPair,
    grid: TileGrid,
    batch: int,
    memory: SceneMemory | None,
) -> Looking:
    """Remember the scene if that was asked and it can be recognised again."""
    identity = pair.identity()
    if memory is None or identity is None or not isinstance(network, Predictor):
        return Looking(network, pair, grid, batch)
    memory.begin((VERSION, request.compiled, network.identity(), identity, grid, batch))
    return LookingAgain(network, pair, grid, batch, memory)


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled when the user wants it."""
    if cancelled():
        raise Cancelled()


def choose_grid(request: DetectRequest, tiles: TileConfig, height: int, width: int) -> TileGrid:
    """Return the tiles over a raster; what the request leaves out follows model and raster.

    Raises:
        MtrefsegError: The model does not take such tiles.
    """
    # what a tile must see of its neighbours does not shrink with it
    overlap_px = tiles.overlap_px if request.overlap_px is None else request.overlap_px
    tile_px = request.tile_px or fewest_pixels(height, width, tiles.usual(), overlap_px)
    tile_px = tile_px or tiles.size_px
    if request.overlap_px is None:
        overlap_px = min(overlap_px, tile_px // 2)
    tiles.check(tile_px, overlap_px)
    return TileGrid(height, width, tile_px, overlap_px)


def _usual_batch(tiles: TileConfig, device: str) -> int:
    """Return how many tiles keep a device busy; the predictor takes fewer when they do not fit."""
    return tiles.batch_size if device == "cpu" else 4 * tiles.batch_size


def seen(request: DetectRequest, pair: RasterPair, grid: TileGrid) -> str:
    """Say in one sentence what was found in the rasters, for log and provenance."""
    facts = pair.facts
    text = (
        f"The rasters overlap on {facts.overlap_share:.0%} of the before raster; pixels of "
        f"{facts.gsd_before_m:.3g} m before and {facts.gsd_after_m:.3g} m after (ratio "
        f"{facts.scale_ratio:.2f}); {pair.width} × {pair.height} pixels in {len(grid)} tiles"
    )
    if abs(facts.gsd_m - facts.gsd_before_m) > 1e-3 * facts.gsd_before_m:
        text += f", resampled to {facts.gsd_m:.3g} m"
    if request.measured_shift_px:
        x_px, y_px, spread_px = request.measured_shift_px
        text += (
            f"; a check measured a shift of ({x_px:.2f}, {y_px:.2f}) pixels, spread {spread_px:.2f}"
        )
    if any(facts.shift_px):
        text += f"; the after raster is moved back by {facts.shift_px} pixels"
    return " ".join((text + ".", *facts.remarks))


def _facts(
    request: DetectRequest, pair: RasterPair, grid: TileGrid, batch: int, model: dict[str, str]
) -> dict[str, Any]:
    """Everything that one needs to tell later how the result came about."""
    return {
        **model,
        "seen": seen(request, pair, grid),
        "version": VERSION,
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "request": asdict(request),
        "pair": asdict(pair.facts),
        "grid": {
            "width": pair.width,
            "height": pair.height,
            "transform": list(pair.transform)[:6],
            "crs": crs_text(pair.crs),
        },
        "tiles": {"size_px": grid.tile_px, "overlap_px": grid.overlap_px, "count": len(grid),
                  "batch_size": batch},
        "libraries": {name: package_version(name) for name in LIBRARIES},
    }  # fmt: skip
