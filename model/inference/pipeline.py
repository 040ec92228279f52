"""From a request to a GeoPackage: sentences, pair, tiles, network, blend, polygons, file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from ..config import TileConfig
from ..errors import Cancelled
from ..messages import Message
from ..outputs.change_writer import OnPolygons, ignore_polygons
from ..outputs.drawn_text import drawn_text
from ..outputs.measured_columns import MeasuredColumns
from ..outputs.output_checks import check_detect_outputs
from ..outputs.phrase_plan import PhrasePlan, plan_phrases
from ..rasters.crs import horizontal
from ..rasters.grid import Grid
from ..rasters.rescaled_pair import RescaledPair
from ..rasters.tile_reader import TileBatch, prefetch
from ..requests.detect import DetectRequest
from ..requests.detect_result import DetectResult
from ..requests.events import Progress
from ..requests.reference_layer import reference_layers
from ..requests.same_raster import check_two_rasters
from ..version import VERSION
from ..weights.known_words import read_model_words
from ..weights.model_folder import folder_of, read_config
from ..weights.parse_request import parsed_request, request_warnings
from .batch_predictor import BatchPredictor
from .device import choose_device, choose_precision
from .estimate import estimate
from .load_predictor import load_predictor
from .no_phrases import NoPhrases
from .predictor import Predictor
from .progress import ProgressMeter
from .run_calibration import calibration_facts
from .run_facts import run_facts
from .scene import Scene, open_scene
from .scene_cache import CachedTilePredictor, SceneCache
from .strip_predictor import StripPredictor
from .strip_writer import StripWriter
from .tile_predictor import TilePredictor

MakePredictor = Callable[[DetectRequest], BatchPredictor]


def make_predictor(request: DetectRequest) -> BatchPredictor:
    """Load the model of a request onto its device; its sentences go to the network."""
    options = request.run_options
    device = choose_device(options.device)
    precision = choose_precision(options.precision, device)
    return load_predictor(request.model, request.sentences, device, precision, options.compiled)


def detect(
    request: DetectRequest,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    predictor: MakePredictor = make_predictor,
    on_polygons: OnPolygons = ignore_polygons,
    cache: SceneCache | None = None,
    on_warning: Callable[[str], None] = lambda text: None,
) -> DetectResult:
    """Find the changes that the sentences describe and write them.

    The outputs appear whole or not at all. Memory depends on the tile size, the width of the
    raster and the number of sentences, not on the raster's height.

    Args:
        request: The pair, the sentences, the outputs and the options.
        on_progress: Called with the progress, in the calling thread.
        cancelled: Called between tiles; True stops the run.
        predictor: Loads the model; tests and benchmarks replace it.
        on_polygons: Called with polygons as soon as they are finished, strip by strip.
        cache: Encoded tiles for the next request on the same scene.
        on_warning: Called with each warning that is known before the model is loaded; the result
            repeats them.

    Raises:
        MtrefsegError: The input is bad; the text names the remedy.
        Cancelled: ``cancelled`` returned True; nothing was written.
    """
    began = time.monotonic()
    request = parsed_request(request)
    plan = plan_phrases(request.parsed, read_model_words(request.model))
    to_network = _network_request(request, plan)
    check_two_rasters(request.pair)
    check_detect_outputs(request)
    config = read_config(request.model)
    meter = ProgressMeter(on_progress)
    meter.stage("open", Message("opening both rasters"))
    with ExitStack() as stack:
        scene = stack.enter_context(open_scene(to_network, config))
        warnings = request_warnings(request.parsed)
        for text in (*warnings, *scene.pair.warnings):
            on_warning(text)
        raise_if_cancelled(cancelled)
        measures = _measures(request, scene)
        meter.stage("load", Message("loading the model"))
        model = predictor(to_network) if plan.texts else NoPhrases(request)
        raise_if_cancelled(cancelled)
        tiles = _tile_predictor(request, config.tiles, model, scene, cache)
        tiles.encode_overview()
        expected = estimate(to_network, tiles, scene.pair.height, scene.pair.width)
        facts = run_facts(request, config, scene, tiles.batch_size, expected, model.facts)
        _add_drawing_facts(facts, request, model, plan, scene.pair.grid)
        writer = StripWriter(request, plan, scene.pair, measures, facts, stack, on_polygons)
        strips = StripPredictor(tiles, len(plan.texts), writer.timer)
        meter.begin_tiles(len(scene.grid), expected.text(), expected.seconds)
        with prefetch(tiles.batches()) as batches:
            _predict_all(batches, strips, writer, meter, cancelled)
        meter.stage("write", Message("writing the polygons"))
        return writer.finish(time.monotonic() - began, (*warnings, *expected.warnings()))


def _add_drawing_facts(
    facts: dict[str, Any],
    request: DetectRequest,
    model: BatchPredictor | NoPhrases,
    plan: PhrasePlan,
    grid: Grid,
) -> None:
    """Add the calibration of the model, and how polygons are drawn with it."""
    facts["calibration"] = calibration_facts(folder_of(request.model), model, plan)
    facts["drawn"] = drawn_text(request.polygon_options, grid, plan, facts)


def _measures(request: DetectRequest, scene: Scene) -> MeasuredColumns:
    """Return the columns that are measured for each polygon, those of reference layers too."""
    layers = reference_layers(request.layers)
    return MeasuredColumns(scene.pair.grid, horizontal(scene.pair.crs), layers)


def _network_request(request: DetectRequest, plan: PhrasePlan) -> DetectRequest:
    """Return a request whose sentences are the texts that the network is given."""
    return replace(request, sentences=plan.texts, parsed=()) if plan.texts else request


def _predict_all(
    batches: Iterator[TileBatch],
    strips: StripPredictor,
    writer: StripWriter,
    meter: ProgressMeter,
    cancelled: Callable[[], bool],
) -> None:
    """Predict batch after batch, and write each strip as soon as it is finished."""
    for batch in batches:
        raise_if_cancelled(cancelled)
        for strip in strips.add_batch(batch):
            raise_if_cancelled(cancelled)
            writer.add_strip(strip)
        meter.tiles_done(len(batch.tiles) + batch.skipped)
    for strip in strips.finish():
        raise_if_cancelled(cancelled)
        writer.add_strip(strip)


def _tile_predictor(
    request: DetectRequest,
    config: TileConfig,
    model: BatchPredictor,
    scene: Scene,
    cache: SceneCache | None,
) -> TilePredictor:
    """Return one with a cache where there is one and the scene can be identified."""
    source, grid = scene.source, scene.grid
    batch_size = request.run_options.batch_size
    batch_size = batch_size or _default_batch_size(config, model.facts.get("device", "cpu"))
    files = scene.pair.identity()
    if cache is None or files is None or not isinstance(model, Predictor):
        return TilePredictor(model, source, grid, batch_size)
    compiled = request.run_options.compiled
    key = VERSION, compiled, model.identity(), files, scene.size, grid, batch_size
    cache.open_scene(key)
    if isinstance(source, RescaledPair):
        source.masks = cache.masks
    return CachedTilePredictor(model, source, grid, batch_size, cache)


def _default_batch_size(tiles: TileConfig, device: str) -> int:
    """Return how many tiles keep a device busy; the predictor takes fewer when they do not fit."""
    return tiles.batch_size if device == "cpu" else 4 * tiles.batch_size


def raise_if_cancelled(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled when the run is to stop."""
    if cancelled():
        raise Cancelled()
