"""Strips of probabilities in, polygons in a GeoPackage out: the last part of every run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine

from ..files.publish import FinishedFile, Published
from ..requests.detect import DetectRequest
from ..requests.detect_result import SentenceResult
from ..requests.events import PolygonsFound
from ..requests.polygons import PolygonOptions
from ..requests.redraw import RedrawRequest
from .area_polygons import AreaFilter, Box
from .geopackage import ChangeLayer
from .reviews import Reviews
from .vectorise import ChangePolygon, PolygonStream

VERTICES_AT_ONCE = 5000
"""More of them in one message would hold up those who draw them while the run goes on."""
OnPolygons = Callable[[PolygonsFound], None]


def ignore_polygons(found: PolygonsFound) -> None:
    """Ignore the polygons: the default of ``on_polygons``."""


class ChangeWriter:
    """Draws the polygons of all sentences; ``commit`` puts the whole file in its place.

    A context manager: leaving it without ``commit`` leaves nothing behind.

    Args:
        request: Decides where the polygons go and which are drawn.
        sentences: One per layer of probabilities.
        transform: Pixel to map coordinates of the whole raster.
        crs: CRS of the raster.
        facts: The provenance; ``request``, ``model``, ``model_hash`` and ``created`` are fields.
        size_px: Columns and rows of the whole raster.
        on_polygons: Given polygons as soon as they are finished.
        verdicts: What a person said about the polygons of an earlier result.
        in_place: The output is this earlier result.

    Attributes:
        warnings: Sentences for the user.

    Raises:
        MtrefsegError: The polygons that results have to touch cannot be read.
    """

    def __init__(
        self,
        request: DetectRequest | RedrawRequest,
        sentences: Sequence[str],
        transform: Affine,
        crs: Any,
        facts: Mapping[str, Any],
        size_px: tuple[int, int],
        on_polygons: OnPolygons = ignore_polygons,
        verdicts: Reviews | None = None,
        in_place: bool = False,
    ) -> None:
        self._crs, self._on_polygons = crs, on_polygons
        self._sentences = tuple(sentences)
        self._summaries = [_Summary() for _ in sentences]
        self._streams = [_stream(request.polygon_options, transform, crs) for _ in sentences]
        self._within: AreaFilter | None = None
        options = request.polygon_options
        if options.within:
            bounds = _bounds(transform, *size_px)
            self._within = AreaFilter(options.within, options.within_layer, crs, bounds)
        self.warnings = self._within.warnings if self._within else ()
        self._verdicts = verdicts or Reviews()
        self._layer = ChangeLayer(
            request.output,
            crs,
            sentences=self._sentences,
            common=_common(facts),
            provenance=facts,
            review=options.review or self._verdicts.present,
            overwrite=request.overwrite,
            carries_review=in_place,
        )

    def __enter__(self) -> ChangeWriter:
        """Create the empty layer.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        self._layer.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Remove what was not committed."""
        self._layer.__exit__(kind, error, traceback)

    def add_strip(
        self, row: int, probability: npt.NDArray[np.float32], valid: npt.NDArray[np.bool_]
    ) -> None:
        """Draw the next strip and write the polygons that nothing can touch any more.

        Args:
            row: Row of the raster at which the strip begins.
            probability: ``(s, h, w)``, 0 to 1, one layer per sentence.
            valid: ``(h, w)``, True where both dates have data.
        """
        for number, stream in enumerate(self._streams):
            self._take(number, stream.add_strip(row, probability[number], valid))

    def finish_polygons(self) -> tuple[SentenceResult, ...]:
        """Write the polygons that are still open; return what was found in all."""
        for number, stream in enumerate(self._streams):
            self._take(number, stream.finish())
        found = zip(self._summaries, self._sentences, strict=True)
        return tuple(summary.result(sentence) for summary, sentence in found)

    def finish(self) -> FinishedFile:
        """Make the file whole."""
        return self._layer.finish()

    def commit(self) -> Published:
        """Make the file whole and put it in its place."""
        return self._layer.commit()

    def _take(self, number: int, polygons: Sequence[ChangePolygon]) -> None:
        if polygons and self._within is not None:
            polygons = self._within.keep(polygons)
        if not polygons:
            return
        sentence = self._sentences[number]
        self._summaries[number].add(polygons)
        self._layer.write(sentence, polygons, self._verdicts.for_polygons(sentence, polygons))
        if self._on_polygons is not ignore_polygons:
            self._on_polygons(_event(sentence, self._crs.to_string(), polygons))


def _event(sentence: str, crs: str, polygons: Sequence[ChangePolygon]) -> PolygonsFound:
    geometries = np.array([polygon.geometry for polygon in polygons], dtype=object)
    if shapely.count_coordinates(geometries) > VERTICES_AT_ONCE:
        return PolygonsFound(sentence, crs, (), (), left_out=len(polygons))
    wkb = tuple(shapely.to_wkb(geometries, hex=True).tolist())
    return PolygonsFound(sentence, crs, wkb, tuple(polygon.confidence for polygon in polygons))


def _bounds(transform: Affine, width: int, height: int) -> Box:
    """Return ``(xmin, ymin, xmax, ymax)`` of a raster, which may be rotated."""
    corners = [transform @ (x, y) for x in (0, width) for y in (0, height)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _stream(options: PolygonOptions, transform: Affine, crs: Any) -> PolygonStream:
    return PolygonStream(
        transform,
        crs,
        threshold=options.threshold,
        connectivity=options.connectivity,
        min_area_m2=options.min_area_m2,
        fill_holes_m2=options.fill_holes_m2,
        simplify_m=options.simplify_m,
    )


def _common(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields that all polygons share."""
    return {
        "before": Path(facts["request"]["before"]).name,
        "after": Path(facts["request"]["after"]).name,
        "model": f"{facts['model']} {facts['model_hash']}",
        "created": facts["created"],
    }


@dataclass
class _Summary:
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
