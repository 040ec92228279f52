"""The outputs of a run: polygons, and a probability raster where one is requested."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

import numpy as np

from ..files.publish import publish
from ..outputs.answer_filter import AnswerFilter, unique
from ..outputs.change_phrases import change_phrases
from ..outputs.change_writer import (
    ChangeWriter,
    OnPolygons,
    ignore_polygons,
)
from ..outputs.logit_map import IDENTITY, logit_maps
from ..outputs.measured_columns import MeasuredColumns
from ..outputs.phrase_plan import PhrasePlan
from ..outputs.probability_bands import band_values, probability_bands
from ..outputs.probability_raster import ProbabilityRaster
from ..rasters.crs import horizontal, rasterio_crs
from ..rasters.raster_pair import RasterPair
from ..requests.detect import DetectRequest
from ..requests.detect_result import DetectResult
from .batch_predictor import Probability
from .presence import PresenceCheck
from .stage_timer import StageTimer
from .upsample import Strip


class StripWriter:
    """Writes finished strips, and puts both files in their places at the end.

    Args:
        request: Names the outputs; its sentences are parsed.
        plan: What the layers of a strip are.
        pair: Grid, CRS and warnings.
        measures: Measures the polygons.
        facts: The provenance that the files get.
        stack: Closes the files when the run ends, also on an error.
        on_polygons: Called with polygons as soon as they are finished.

    Attributes:
        timer: Adds up the seconds of the stages.
    """

    def __init__(
        self,
        request: DetectRequest,
        plan: PhrasePlan,
        pair: RasterPair,
        measures: MeasuredColumns,
        facts: dict[str, Any],
        stack: ExitStack,
        on_polygons: OnPolygons = ignore_polygons,
    ) -> None:
        self._request, self._plan, self._pair, self._facts = request, plan, pair, facts
        self.timer = StageTimer()
        self._answers = AnswerFilter(request)
        maps = logit_maps(facts)
        self._maps = [maps.get(text, IDENTITY) for text in plan.texts]
        threshold = request.polygon_options.threshold
        self._presence = PresenceCheck(
            plan, [one.network_threshold(threshold) for one in self._maps]
        )
        crs = horizontal(pair.crs)
        changes = ChangeWriter(
            request,
            request.sentences,
            change_phrases(request.sentences, plan),
            pair.grid,
            crs,
            facts,
            on_polygons,
            measures=measures,
            complete=self._answers.complete,
        )
        self._changes = stack.enter_context(changes)
        self._bands = probability_bands(request.sentences, plan)
        self._probability: ProbabilityRaster | None = None
        if request.probability:
            names = [band.name for band in self._bands]
            raster = ProbabilityRaster(request.probability, pair.height, pair.width,
                                       pair.transform, rasterio_crs(crs), names,
                                       facts["created"], request.overwrite)  # fmt: skip
            self._probability = stack.enter_context(raster)

    def add_strip(self, strip: Strip) -> None:
        """Vectorise and write the next strip; its layers are the texts of the plan."""
        row, probability, valid = strip
        with self.timer.stage("vectorise"):
            self._presence.add_strip(probability)
            self._changes.add_strip(row, self._of_phrases(probability), valid)
        if self._probability:
            with self.timer.stage("write"):
                values = band_values(self._bands, self._calibrated(probability))
                self._probability.add_strip(row, values, valid)

    def _calibrated(self, probability: Probability) -> Probability:
        if all(one.is_identity for one in self._maps):
            return probability
        return np.stack([m.calibrated(p) for m, p in zip(self._maps, probability, strict=True)])

    def _of_phrases(self, probability: Probability) -> Probability:
        """Return a layer per phrase of the sentences; no copy where no two share a text."""
        numbers = [layer.network for layer in self._plan.layers]
        as_they_are = numbers == list(range(len(numbers)))
        return probability[: len(numbers)] if as_they_are else probability[numbers]

    def finish(self, seconds: float, warnings: Sequence[str] = ()) -> DetectResult:
        """Write the open polygons, apply the conditions, and put the files in their places.

        Args:
            seconds: Duration of the run.
            warnings: For the user, before those of the pair and the files.
        """
        with self.timer.stage("vectorise"):
            self._changes.finish_polygons()
        self._answers.warnings = (
            *warnings,
            *self._presence.warnings(self._request.sentences),
            *self._pair.warnings,
            *self._changes.warnings,
        )
        with self.timer.stage("write"):
            files = [self._changes.finish()]
            if self._probability:
                files.append(self._probability.finish())
            published = publish(files)
        of_raster = self._probability.warnings if self._probability else ()
        by_stage = {name: round(spent, 3) for name, spent in self.timer.seconds.items()}
        return DetectResult(
            published.paths[0],
            published.paths[1] if self._probability else None,
            self._answers.results,
            round(seconds, 3),
            {**self._facts, "seconds": by_stage},
            unique((*self._answers.warnings, *of_raster, *published.warnings)),
            self._answers.answer_warnings,
        )
