"""A run between its first strip and its last: draw, write, put in place."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from ..files.publish import publish
from ..outputs.change_writer import ChangeWriter, OnPolygons, no_listener
from ..outputs.probability_raster import ProbabilityRaster
from ..rasters.crs import horizontal, rasterio_crs
from ..rasters.raster_pair import RasterPair
from ..requests.detect import DetectRequest
from ..requests.detect_result import DetectResult
from .enlarge import Strip
from .timings import StageTimer


class StripWriter:
    """Takes finished strips, and keeps the files until all is whole.

    Args:
        request: What to do.
        pair: Where the pixels come from.
        facts: The provenance that the files get.
        stack: Closes the files when the run ends, however it ends.
        on_polygons: Given polygons as soon as they are finished.

    Attributes:
        clock: Counts the seconds of the parts.
    """

    def __init__(
        self,
        request: DetectRequest,
        pair: RasterPair,
        facts: dict[str, Any],
        stack: ExitStack,
        on_polygons: OnPolygons = no_listener,
    ) -> None:
        self._request, self._pair, self._facts = request, pair, facts
        self.clock = StageTimer()
        crs = horizontal(pair.crs)
        drawing = ChangeWriter(request, request.sentences, pair.transform, crs, facts,
                          (pair.width, pair.height), on_polygons)  # fmt: skip
        self._drawing = stack.enter_context(drawing)
        self._probability: ProbabilityRaster | None = None
        if request.probability:
            raster = ProbabilityRaster(request.probability, pair.height, pair.width,
                                       pair.transform, rasterio_crs(crs), request.sentences,
                                       facts["created"], request.overwrite)  # fmt: skip
            self._probability = stack.enter_context(raster)

    def add_strip(self, strip: Strip) -> None:
        """Draw and write the next strip."""
        with self.clock.stage("vectorise"):
            self._drawing.add_strip(*strip)
        if self._probability:
            with self.clock.stage("write"):
                self._probability.add_strip(*strip)

    def finish(self, seconds: float, warnings: Sequence[str] = ()) -> DetectResult:
        """Write what is left and give the files their names.

        Args:
            seconds: That the run has taken.
            warnings: Sentences for the user, before those about the pair.
        """
        with self.clock.stage("vectorise"):
            found = self._drawing.finish_polygons()
        with self.clock.stage("write"):
            files = [self._drawing.finish()]
            if self._probability:
                files.append(self._probability.finish())
            done = publish(files)
        told = self._probability.warnings if self._probability else ()
        parts = {name: round(spent, 3) for name, spent in self.clock.seconds.items()}
        return DetectResult(
            done.paths[0],
            done.paths[1] if self._probability else None,
            found,
            round(seconds, 3),
            {**self._facts, "seconds": parts},
            (*warnings, *self._pair.warnings, *self._drawing.warnings, *told, *done.warnings),
        )
