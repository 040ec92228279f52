"""From a request to a GeoPackage: pair, tiles, network, blend, threshold, polygons, file."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime, timezone
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..config import TileConfig
from ..errors import Cancelled
from ..network.checkpoint import read_config
from ..request import DetectRequest, DetectResult, Progress, SentenceResult
from ..version import VERSION
from .device import choose_device, choose_precision
from .geopackage import ChangeLayer, check_output
from .mosaic import Mosaic
from .predictor import Predicts, load_predictor
from .prefetch import TileBatch, batches
from .probability import ProbabilityRaster
from .progress import ProgressMeter
from .raster_pair import RasterPair
from .tiles import TileGrid
from .vectorise import PolygonStream

LIBRARIES = ("torch", "transformers", "rasterio", "geopandas", "shapely", "pyproj", "numpy")
MakePredictor = Callable[[DetectRequest], Predicts]


def make_predictor(request: DetectRequest) -> Predicts:
    """Load the model of a request onto its device."""
    device = choose_device(request.device)
    precision = choose_precision(request.precision, device)
    return load_predictor(request.model, request.sentences, device, precision)


def detect(
    request: DetectRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
    predictor: MakePredictor = make_predictor,
) -> DetectResult:
    """Find the changes that the sentences describe and write them.

    The outputs appear whole or not at all. Memory depends on the tile size, the width of the
    raster and the number of sentences, not on the raster's height.

    Args:
        request: What to look for, where, and how.
        report: Takes progress, in the calling thread.
        cancelled: Asked between tiles; True stops the run.
        predictor: Makes the network; tests and benchmarks give their own.

    Raises:
        MtrefsegError: The input is bad; the text says what to do.
        Cancelled: The run was stopped; nothing was written.
    """
    began = time.monotonic()
    request.check()
    for output in request.outputs():
        check_output(output)
    tiles = read_config(request.model).tiles
    tile_px, overlap_px = tile_sizes(request, tiles)
    meter = ProgressMeter(report)
    meter.stage("open", "opening both rasters")
    with ExitStack() as stack:
        pair = stack.enter_context(RasterPair.open(request))
        stop_if(cancelled)
        meter.stage("load", "loading the model")
        network = predictor(request)
        stop_if(cancelled)
        grid = TileGrid(pair.height, pair.width, tile_px, overlap_px)
        batch = request.batch_size or _usual_batch(tiles, network.facts.get("device", "cpu"))
        facts = _facts(request, pair, grid, batch, network.facts)
        run = _Run(request, pair, grid, facts, stack)
        meter.begin_tiles(len(grid))
        for tile_batch in stack.enter_context(batches(pair, grid, batch)):
            stop_if(cancelled)
            run.take(tile_batch, network)
            meter.tiles_done(len(tile_batch.tiles) + tile_batch.skipped)
        meter.stage("write", "writing the polygons")
        return run.finish(time.monotonic() - began)


def stop_if(cancelled: Callable[[], bool]) -> None:
    """Raise Cancelled when the user wants it."""
    if cancelled():
        raise Cancelled()


def tile_sizes(request: DetectRequest, tiles: TileConfig) -> tuple[int, int]:
    """Return tile size and overlap in pixels; what the request leaves out the model decides.

    Raises:
        MtrefsegError: The model does not take such tiles.
    """
    tile_px = request.tile_px or tiles.size_px
    usual = tiles.overlap_px * tile_px // tiles.size_px
    overlap_px = usual if request.overlap_px is None else request.overlap_px
    tiles.check(tile_px, overlap_px)
    return tile_px, overlap_px


def _usual_batch(tiles: TileConfig, device: str) -> int:
    """Return how many tiles keep a device busy; the predictor takes fewer when they do not fit."""
    return tiles.batch_size if device == "cpu" else 4 * tiles.batch_size


@dataclass
class _Clock:
    """Seconds spent in each part of a run."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


class _Run:
    """A run between its first tile and its last polygon."""

    def __init__(
        self,
        request: DetectRequest,
        pair: RasterPair,
        grid: TileGrid,
        facts: dict[str, Any],
        stack: ExitStack,
    ) -> None:
        self._request, self._pair, self._grid, self._facts = request, pair, grid, facts
        self._clock, self._strip = _Clock(), 0
        self._mosaic = Mosaic(grid, len(request.sentences))
        self._streams = [self._stream() for _ in request.sentences]
        self._tallies = [_Tally() for _ in request.sentences]
        self._layer = stack.enter_context(self._change_layer())
        self._probability: ProbabilityRaster | None = None
        if request.probability:
            raster = ProbabilityRaster(request.probability, pair.height, pair.width,
                                       pair.transform, pair.crs, request.sentences)  # fmt: skip
            self._probability = stack.enter_context(raster)

    def take(self, batch: TileBatch, network: Predicts) -> None:
        """Predict a batch and finish the strips that are complete."""
        self._clock.seconds["wait for reading"] = batch.waited_s
        if not batch.tiles:
            return
        with self._clock.part("predict"):
            probability = network.predict(batch.images)
        for number, tile in enumerate(batch.tiles):
            self._finish_strips(tile.strip)
            with self._clock.part("blend"):
                self._mosaic.add(tile, probability[number], batch.valid[number])

    def _finish_strips(self, until: int) -> None:
        while self._strip < until:
            with self._clock.part("blend"):
                row, probability, valid = self._mosaic.finish_strip(self._strip)
            self._vectorise(row, probability, valid)
            self._strip += 1

    def _vectorise(
        self, row: int, probability: npt.NDArray[np.float32], valid: npt.NDArray[np.bool_]
    ) -> None:
        for number, stream in enumerate(self._streams):
            with self._clock.part("vectorise"):
                polygons = stream.add_strip(row, probability[number], valid)
            self._write(number, polygons)
        if self._probability:
            with self._clock.part("write"):
                self._probability.add_strip(row, probability, valid)

    def _write(self, number: int, polygons: list[Any]) -> None:
        self._tallies[number].add(polygons)
        with self._clock.part("write"):
            self._layer.write(self._request.sentences[number], polygons)

    def finish(self, seconds: float) -> DetectResult:
        """Finish all strips, write what is left and give the files their names."""
        self._finish_strips(self._grid.rows)
        for number, stream in enumerate(self._streams):
            with self._clock.part("vectorise"):
                polygons = stream.finish()
            self._write(number, polygons)
        with self._clock.part("write"):
            if self._probability:
                self._probability.commit()
            self._layer.commit()
        parts = {name: round(spent, 3) for name, spent in self._clock.seconds.items()}
        return DetectResult(
            self._request.output,
            self._request.probability,
            tuple(t.result(s) for t, s in zip(self._tallies, self._request.sentences, strict=True)),
            round(seconds, 3),
            {**self._facts, "seconds": parts},
            tuple(self._pair.warnings),
        )

    def _stream(self) -> PolygonStream:
        request = self._request
        return PolygonStream(
            self._pair.transform,
            self._pair.crs,
            threshold=request.threshold,
            connectivity=request.connectivity,
            min_area_m2=request.min_area_m2,
            fill_holes_m2=request.fill_holes_m2,
            simplify_m=request.simplify_m,
        )

    def _change_layer(self) -> ChangeLayer:
        request = self._request
        common = {
            "before": Path(request.before).name,
            "after": Path(request.after).name,
            "model": f"{self._facts['model']} {self._facts['model_hash']}",
            "created": self._facts["created"],
        }
        return ChangeLayer(request.output, self._pair.crs, sentences=request.sentences,
                           common=common, provenance=self._facts)  # fmt: skip


@dataclass
class _Tally:
    """What was found for one sentence so far."""

    count: int = 0
    area_m2: float = 0.0
    confidence: float = 0.0

    def add(self, polygons: list[Any]) -> None:
        self.count += len(polygons)
        self.area_m2 += sum(polygon.area_m2 for polygon in polygons)
        self.confidence += sum(polygon.confidence for polygon in polygons)

    def result(self, sentence: str) -> SentenceResult:
        mean = self.confidence / self.count if self.count else None
        return SentenceResult(sentence, self.count, self.area_m2, mean)


def _facts(
    request: DetectRequest, pair: RasterPair, grid: TileGrid, batch: int, model: dict[str, str]
) -> dict[str, Any]:
    """Everything that one needs to tell later how the result came about."""
    return {
        **model,
        "version": VERSION,
        "created": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "request": asdict(request),
        "pair": asdict(pair.facts),
        "grid": {
            "width": pair.width,
            "height": pair.height,
            "transform": list(pair.transform)[:6],
            "crs": pair.crs.to_wkt(),
        },
        "tiles": {"size_px": grid.tile_px, "overlap_px": grid.overlap_px, "count": len(grid),
                  "batch_size": batch},
        "libraries": {name: package_version(name) for name in LIBRARIES},
    }  # fmt: skip
