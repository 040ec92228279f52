"""The outputs of a run: polygons, and a probability raster where one is requested."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from ..files.publish import publish
from ..outputs.change_writer import ChangeWriter, OnPolygons, ignore_polygons
from ..outputs.measured_columns import MeasuredColumns
from ..outputs.probability_raster import ProbabilityRaster
from ..rasters.crs import horizontal, rasterio_crs
from ..rasters.raster_pair import RasterPair
from ..requests.detect import DetectRequest
from ..requests.detect_result import DetectResult
from ..requests.reference_layer import reference_layers
from .stage_timer import StageTimer
from .upsample import Strip


class StripWriter:
    """Writes finished strips, and puts both files in their places at the end.

    Args:
        request: Names the outputs.
        pair: Grid, CRS and warnings.
        facts: The provenance that the files get.
        stack: Closes the files when the run ends, also on an error.
        on_polygons: Called with polygons as soon as they are finished.

    Attributes:
        timer: Adds up the seconds of the stages.
    """

    def __init__(
        self,
        request: DetectRequest,
        pair: RasterPair,
        facts: dict[str, Any],
        stack: ExitStack,
        on_polygons: OnPolygons = ignore_polygons,
    ) -> None:
        self._pair, self._facts = pair, facts
        self.timer = StageTimer()
        crs = horizontal(pair.crs)
        measures = MeasuredColumns(pair.grid, crs, reference_layers(request.layers))
        changes = ChangeWriter(
            request, request.sentences, pair.grid, crs, facts, on_polygons, measures=measures
        )
        self._changes = stack.enter_context(changes)
        self._probability: ProbabilityRaster | None = None
        if request.probability:
            raster = ProbabilityRaster(request.probability, pair.height, pair.width,
                                       pair.transform, rasterio_crs(crs), request.sentences,
                                       facts["created"], request.overwrite)  # fmt: skip
            self._probability = stack.enter_context(raster)

    def add_strip(self, strip: Strip) -> None:
        """Vectorise and write the next strip."""
        with self.timer.stage("vectorise"):
            self._changes.add_strip(*strip)
        if self._probability:
            with self.timer.stage("write"):
                self._probability.add_strip(*strip)

    def finish(self, seconds: float, warnings: Sequence[str] = ()) -> DetectResult:
        """Write the open polygons and put the files in their places.

        Args:
            seconds: Duration of the run.
            warnings: For the user, before those of the pair and the files.
        """
        with self.timer.stage("vectorise"):
            summaries = self._changes.finish_polygons()
        with self.timer.stage("write"):
            files = [self._changes.finish()]
            if self._probability:
                files.append(self._probability.finish())
            published = publish(files)
        of_files = (*self._changes.warnings,
                    *(self._probability.warnings if self._probability else ()),
                    *published.warnings)  # fmt: skip
        by_stage = {name: round(spent, 3) for name, spent in self.timer.seconds.items()}
        return DetectResult(
            published.paths[0],
            published.paths[1] if self._probability else None,
            summaries,
            round(seconds, 3),
            {**self._facts, "seconds": by_stage},
            (*warnings, *self._pair.warnings, *of_files),
        )
