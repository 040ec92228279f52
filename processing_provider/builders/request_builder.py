"""Requests of detection and check from the values of parameters; runs in the main thread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Dict, Optional, Tuple

from qgis.core import QgsProcessingFeedback

from ...model.errors import MtrefsegError
from ...model.requests.check import CheckRequest
from ...model.requests.detect import DetectRequest
from ...model.requests.pair import PairSource
from ...model.requests.polygons import PolygonOptions
from ...model.requests.reference_layer import reference_layers
from ...model.requests.run import RunOptions
from ...model.sentences.parsed_sentence import ParsedSentence
from ...model.weights.parse_request import parsed_request
from ..translate import tr
from .pair_builder import PairBuilder
from .polygon_source import polygon_source
from .reference_layers import reference_layer_texts

FORMATS = {"OUTPUT": ("GeoPackage", (".gpkg",)), "PROBABILITY": ("GeoTIFF", (".tif", ".tiff"))}
# As in ogr:dbname=…; a drive of Windows has one letter only.
_PROVIDER = re.compile(r"[A-Za-z]{2,}:")


class RequestBuilder(PairBuilder):
    """Builds the requests of detection and check.

    Attributes:
        parsed: The sentences as the engine will read them; known after ``check``.
    """

    parsed: Tuple[ParsedSentence, ...] = ()

    def check(self) -> None:
        """Raise MtrefsegError when a value is invalid, without creating anything."""
        for name in FORMATS:
            self._check_format(name)
        request = self.build("checked.gpkg", None)
        self._check_pair(request.pair)
        self.parsed = self._parsed(request)
        inputs = {**_inputs(request.pair), "WITHIN": request.polygon_options.within}
        for name in FORMATS:
            self.values.check_no_input(name, inputs)
            for layer in reference_layers(request.layers):
                self.values.check_no_input(name, {"LAYERS": layer.path})

    def build(
        self,
        output: str,
        probability: Optional[str],
        feedback: Optional[QgsProcessingFeedback] = None,
    ) -> DetectRequest:
        """Return the request that writes to these paths.

        Args:
            output: Path of the GeoPackage.
            probability: Path of the probability raster, or None.
            feedback: When given, polygons that are in no file are written to one.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        values = self.values
        within, within_layer = polygon_source(
            self._algorithm, values, "WITHIN", self._context, feedback
        )
        return DetectRequest(
            pair=self._pair(),
            sentences=values.lines("SENTENCES"),
            output=output,
            model=values.text("MODEL") or "mini",
            fit_gsd=values.flag("FIT_GSD"),
            polygon_options=PolygonOptions(
                threshold=values.optional_number("THRESHOLD"),
                min_area_m2=values.optional_number("MIN_AREA"),
                fill_holes_m2=values.number("FILL_HOLES"),
                simplify_m=values.number("SIMPLIFY"),
                connectivity=int(values.choice("CONNECTIVITY") or 4),
                split_objects=values.choice("SPLIT_OBJECTS") or "auto",
                within=within,
                within_layer=within_layer,
                review=values.flag("REVIEW"),
            ),
            probability=probability,
            run_options=RunOptions(
                tile_px=values.optional_integer("TILE_SIZE"),
                overlap_px=values.optional_integer("OVERLAP"),
                device=values.choice("DEVICE"),
                batch_size=values.optional_integer("BATCH_SIZE"),
                precision=values.choice("PRECISION"),
            ),
            overwrite=values.flag("OVERWRITE"),
            layers=reference_layer_texts(
                self._algorithm, values, "LAYERS", self._context, feedback
            ),
            where=values.text("FILTER"),
            guess=values.flag("GUESS"),
            as_written=values.flag("AS_WRITTEN"),
        )

    def build_check(self) -> CheckRequest:
        """Return the request of a check.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        values = self.values
        model, fit_gsd = values.text("MODEL") or "mini", values.flag("FIT_GSD")
        request = CheckRequest(self._pair(), model, fit_gsd)
        self._check_pair(request.pair)
        values.check_no_input("OUTPUT", _inputs(request.pair))
        return request

    def _parsed(self, request: DetectRequest) -> Tuple[ParsedSentence, ...]:
        try:
            return parsed_request(request).parsed
        except MtrefsegError as error:
            raise self.values.error("SENTENCES", error.message, error.advice) from error

    def _check_format(self, name: str) -> None:
        path = self.values.destination(name)
        kind, endings = FORMATS[name]
        if path and (Path(path).suffix.lower() not in endings or _PROVIDER.match(path)):
            text = tr("'{path}' is not a {format} file.")
            raise self.values.error(
                name,
                text.format(path=path, format=kind),
                tr("Give a file name that ends in {}.").format(endings[0]),
            )


def _inputs(pair: PairSource) -> Dict[str, str]:
    """Return the paths of both rasters by the names of their parameters."""
    return {date.upper(): source.path for date, source in pair.dates()}
