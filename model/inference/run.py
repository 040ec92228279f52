"""A run between its first tile and its last polygon: blend, vectorise, write, count."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..request import DetectRequest, DetectResult, SentenceResult
from .geopackage import ChangeLayer
from .mosaic import Mosaic
from .predictor import Predicts
from .prefetch import TileBatch
from .probability import ProbabilityRaster
from .raster_pair import RasterPair
from .tiles import TileGrid
from .vectorise import ChangePolygon, PolygonStream


@dataclass
class _Clock:
    """Seconds spent in each part of a run."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began


class Run:
    """Takes predicted tiles, hands out finished strips, and keeps the files until all is whole.

    Args:
        request: What to do.
        pair: Where the pixels come from.
        grid: The tiles.
        facts: The provenance that the files get.
        stack: Closes the files when the run ends, however it ends.
    """

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

    def _write(self, number: int, polygons: Sequence[ChangePolygon]) -> None:
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

    def add(self, polygons: Sequence[ChangePolygon]) -> None:
        self.count += len(polygons)
        self.area_m2 += sum(polygon.area_m2 for polygon in polygons)
        self.confidence += sum(polygon.confidence for polygon in polygons)

    def result(self, sentence: str) -> SentenceResult:
        mean = self.confidence / self.count if self.count else None
        return SentenceResult(sentence, self.count, self.area_m2, mean)
