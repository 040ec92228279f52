"""From strips of probabilities to polygons in a GeoPackage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS

from ..files.publish import FinishedFile, Published
from ..messages import Message
from ..rasters.grid import Grid
from ..requests.detect import DetectRequest
from ..requests.events import PolygonsFound
from ..requests.polygons import PolygonOptions
from ..requests.redraw import RedrawRequest
from .area_polygons import AreaFilter
from .change_phrases import ChangePhrase
from .default_area import min_area_m2
from .geopackage import ChangeLayer, ignore_file
from .logit_map import IDENTITY, LogitMap, logit_maps
from .measured_columns import MeasuredColumns
from .pieces import MOST_PX
from .reviews import Reviews
from .split_objects import object_scale
from .vectorise import ChangePolygon, PolygonStream

MAX_EVENT_VERTICES = 5000
"""Polygons with more vertices are not sent during the run: drawing them would block the map."""
OnPolygons = Callable[[PolygonsFound], None]


def ignore_polygons(found: PolygonsFound) -> None:
    """Ignore the polygons: the default of ``on_polygons``."""


class ChangeWriter:
    """Vectorises the strips of all phrases; ``commit`` puts the complete file in its place.

    A context manager: leaving it without ``commit`` leaves nothing behind.

    Args:
        request: Its output, and the options of the polygons.
        sentences: Of the run, as written.
        phrases: What the model was given, several of a sentence allowed; one layer of
            probabilities each.
        grid: The whole raster.
        crs: Its horizontal CRS.
        facts: The provenance; ``request``, ``model``, ``model_hash``, ``created`` and
            ``calibration`` are used.
        on_polygons: Called with polygons as soon as they are finished.
        reviews: Reviews of the polygons of an earlier result.
        in_place: Whether the output is this earlier result.
        measures: Measures the fields beside area and perimeter; None: no reference layers.
        complete: Called with the path of the partial file when all polygons are in it.

    Attributes:
        warnings: Sentences for the user; complete after ``finish_polygons``.

    Raises:
        MtrefsegError: The vector file of the option ``within`` cannot be read.
    """

    def __init__(
        self,
        request: DetectRequest | RedrawRequest,
        sentences: Sequence[str],
        phrases: Sequence[ChangePhrase],
        grid: Grid,
        crs: Any,
        facts: Mapping[str, Any],
        on_polygons: OnPolygons = ignore_polygons,
        reviews: Reviews | None = None,
        in_place: bool = False,
        measures: MeasuredColumns | None = None,
        complete: Callable[[Path], None] = ignore_file,
    ) -> None:
        self._crs, self._on_polygons = crs, on_polygons
        self._phrases = tuple(phrases)
        options = request.polygon_options
        maps = logit_maps(facts)
        self._streams = [
            _stream(options, grid, crs, one, maps.get(one.phrase, IDENTITY))
            for one in self._phrases
        ]
        self._filter: AreaFilter | None = None
        if options.within:
            self._filter = AreaFilter(options.within, options.within_layer, crs, grid.bounds())
        measures = measures or MeasuredColumns(grid, CRS.from_user_input(crs))
        self.warnings = (*measures.warnings, *(self._filter.warnings if self._filter else ()))
        self._reviews = reviews or Reviews()
        self._layer = ChangeLayer(
            request.output,
            crs,
            sentences=tuple(sentences),
            common=_common(facts),
            provenance=facts,
            review=options.review or self._reviews.present,
            flag=self._reviews.flags,
            overwrite=request.overwrite,
            keeps_reviews=in_place,
            kept_events=self._reviews.last_event if in_place else None,
            measures=measures,
            complete=complete,
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
        """Vectorise the next strip and write the polygons that no later strip can touch.

        Args:
            row: Row of the raster at which the strip begins.
            probability: ``(p, h, w)``, 0 to 1, of the network, one layer per phrase.
            valid: ``(h, w)``, True where both dates have data.
        """
        for number, stream in enumerate(self._streams):
            self._write(number, stream.add_strip(row, probability[number], valid))

    def finish_polygons(self) -> None:
        """Write the polygons that are still open."""
        for number, stream in enumerate(self._streams):
            self._write(number, stream.finish())
        count = sum(stream.too_large for stream in self._streams)
        if count:
            text = (
                "{count} areas are longer than {most_px} pixels: the objects in each of them "
                "stay one polygon."
            )
            self.warnings = (*self.warnings, Message(text, count=count, most_px=MOST_PX))

    def finish(self) -> FinishedFile:
        """Complete the file."""
        return self._layer.finish()

    def commit(self) -> Published:
        """Complete the file and put it in its place."""
        return self._layer.commit()

    def _write(self, number: int, polygons: Sequence[ChangePolygon]) -> None:
        if polygons and self._filter is not None:
            polygons = self._filter.keep(polygons)
        if not polygons:
            return
        phrase = self._phrases[number]
        sentence = phrase.sentence
        reviews = self._reviews.for_polygons(sentence, polygons)
        self._layer.write(sentence, polygons, reviews, phrase.phrase, phrase.understood)
        if self._on_polygons is not ignore_polygons:
            self._on_polygons(_event(sentence, self._crs.to_string(), polygons))


def _event(sentence: str, crs: str, polygons: Sequence[ChangePolygon]) -> PolygonsFound:
    geometries = np.array([polygon.geometry for polygon in polygons], dtype=object)
    if shapely.count_coordinates(geometries) > MAX_EVENT_VERTICES:
        return PolygonsFound(sentence, crs, (), (), left_out=len(polygons))
    wkb = tuple(shapely.to_wkb(geometries, hex=True).tolist())
    return PolygonsFound(sentence, crs, wkb, tuple(polygon.confidence for polygon in polygons))


def _stream(
    options: PolygonOptions, grid: Grid, crs: Any, phrase: ChangePhrase, calibration: LogitMap
) -> PolygonStream:
    least_m2 = min_area_m2(options, grid, phrase.concept)
    return PolygonStream(
        grid.transform,
        crs,
        threshold=calibration.network_threshold(options.threshold),
        connectivity=options.connectivity,
        min_area_m2=least_m2,
        fill_holes_m2=options.fill_holes_m2,
        simplify_m=options.simplify_m,
        calibration=calibration,
        objects=object_scale(grid, crs, least_m2) if phrase.is_split(options) else None,
    )


def _common(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields that all polygons share."""
    return {
        "before": Path(facts["request"]["before"]).name,
        "after": Path(facts["request"]["after"]).name,
        "model": f"{facts['model']} {facts['model_hash']}",
        "created": facts["created"],
    }
