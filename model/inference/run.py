"""A run between its first tile and its last strip: predict, blend, draw."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..request import DetectRequest, DetectResult
from .crs import file_crs, horizontal
from .drawing import Drawing, OnPolygons, no_listener
from .looking import Looking
from .mosaic import Mosaic
from .prefetch import TileBatch
from .probability import ProbabilityRaster
from .raster_pair import RasterPair
from .tiles import TileGrid


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
        on_polygons: Given polygons as soon as they are finished.
    """

    def __init__(
        self,
        request: DetectRequest,
        pair: RasterPair,
        grid: TileGrid,
        facts: dict[str, Any],
        stack: ExitStack,
        on_polygons: OnPolygons = no_listener,
    ) -> None:
        self._request, self._pair, self._grid, self._facts = request, pair, grid, facts
        self._clock, self._strip = _Clock(), 0
        self._mosaic = Mosaic(grid, len(request.sentences))
        crs = horizontal(pair.crs)
        drawing = Drawing(request, request.sentences, pair.transform, crs, facts, on_polygons)
        self._drawing = stack.enter_context(drawing)
        self._probability: ProbabilityRaster | None = None
        if request.probability:
            raster = ProbabilityRaster(request.probability, pair.height, pair.width,
                                       pair.transform, file_crs(crs),
                                       request.sentences)  # fmt: skip
            self._probability = stack.enter_context(raster)

    def take(self, batch: TileBatch, looking: Looking) -> None:
        """Predict a batch and finish the strips that are complete."""
        self._clock.seconds["wait for reading"] = batch.waited_s
        if not batch.tiles:
            return
        with self._clock.part("predict"):
            probability = looking.predict(batch)
        for number, tile in enumerate(batch.tiles):
            self._finish_strips(tile.strip)
            with self._clock.part("blend"):
                self._mosaic.add(tile, probability[number], batch.valid[number])

    def _finish_strips(self, until: int) -> None:
        while self._strip < until:
            with self._clock.part("blend"):
                row, probability, valid = self._mosaic.finish_strip(self._strip)
            with self._clock.part("vectorise"):
                self._drawing.add_strip(row, probability, valid)
            if self._probability:
                with self._clock.part("write"):
                    self._probability.add_strip(row, probability, valid)
            self._strip += 1

    def finish(self, seconds: float) -> DetectResult:
        """Finish all strips, write what is left and give the files their names."""
        self._finish_strips(self._grid.rows)
        with self._clock.part("vectorise"):
            found = self._drawing.finish()
        with self._clock.part("write"):
            if self._probability:
                self._probability.commit()
            self._drawing.commit()
        parts = {name: round(spent, 3) for name, spent in self._clock.seconds.items()}
        return DetectResult(
            self._request.output,
            self._request.probability,
            found,
            round(seconds, 3),
            {**self._facts, "seconds": parts},
            tuple(self._pair.warnings),
        )
