"""Processing's parameter values → the engine's request; runs in the main thread."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ...model.errors import MtrefsegError
from ...model.requests.check import CheckRequest
from ...model.requests.detect import DetectRequest
from ...model.requests.same_raster import check_two_rasters
from ..raster_layer import crs_text
from .date_fields import date_fields, shown
from .parameter_values import ParameterValues, Values
from .polygon_source import polygon_source

FORMATS = {"OUTPUT": ("GeoPackage", (".gpkg",)), "PROBABILITY": ("GeoTIFF", (".tif", ".tiff"))}
DATES = ("before", "after")
# As in ogr:dbname=…; a drive of Windows has one letter only.
_PROVIDER = re.compile(r"[A-Za-z]{2,}:")


class RequestBuilder:
    """Reads the parameter values of one run.

    Args:
        algorithm: Declares the parameters.
        values: What the user gave.
        context: Knows project and layers.

    Attributes:
        values: The same, expressions evaluated.
        notes: Where the layers of the last request differ from their files; sentences.

    Raises:
        MtrefsegError: An expression cannot be evaluated.
    """

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, values: Values, context: QgsProcessingContext
    ) -> None:
        self._algorithm = algorithm
        self._context = context
        self.values = ParameterValues(algorithm, values, context)
        self.notes: Tuple[str, ...] = ()

    def check(self) -> None:
        """Raise MtrefsegError when a value cannot work, without creating anything."""
        for name in FORMATS:
            self._check_format(name)
        request = self.build("checked.gpkg", None)
        self._check_pair(request)
        request.check()
        inputs = {"BEFORE": request.before, "AFTER": request.after, "WITHIN": request.within}
        for name in FORMATS:
            self.values.check_no_input(name, inputs)

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
            feedback: Polygons that are in no file are written to one only when this is given.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        values = self.values
        within = polygon_source(self._algorithm, values, "WITHIN", self._context, feedback)
        return DetectRequest(
            **self._pair(),
            sentences=values.lines("SENTENCES"),
            output=output,
            model=values.text("MODEL") or "mini",
            tile_px=values.optional_integer("TILE_SIZE"),
            overlap_px=values.optional_integer("OVERLAP"),
            threshold=values.number("THRESHOLD"),
            min_area_m2=values.number("MIN_AREA"),
            fill_holes_m2=values.number("FILL_HOLES"),
            simplify_m=values.number("SIMPLIFY"),
            connectivity=int(values.choice("CONNECTIVITY") or 4),
            probability=probability,
            device=values.choice("DEVICE"),
            batch_size=values.optional_integer("BATCH_SIZE"),
            precision=values.choice("PRECISION"),
            within=within[0],
            within_layer=within[1],
            review=values.flag("REVIEW"),
            overwrite=values.flag("OVERWRITE"),
        )

    def build_check(self) -> CheckRequest:
        """Return the request that looks at the pair only.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        request = CheckRequest(**self._pair(), model=self.values.text("MODEL") or "mini")
        self._check_pair(request)
        request.check()
        self.values.check_no_input("OUTPUT", {"BEFORE": request.before, "AFTER": request.after})
        return request

    def _pair(self) -> Dict[str, Any]:
        """Return what detection and check have in common."""
        values = self.values
        found: Dict[str, Any] = {}
        notes: List[str] = []
        for date in DATES:
            fields, said = date_fields(self._algorithm, values, self._context, date)
            found.update(fields)
            notes += said
        self.notes = tuple(notes)
        found["extent"], found["extent_crs"] = self._extent()
        found["gsd_m"], found["fit_gsd"] = values.optional_number("GSD"), values.flag("FIT_GSD")
        found["shift_px"] = values.number("SHIFT_X"), values.number("SHIFT_Y")
        found["allow_remote"] = values.flag("ALLOW_REMOTE")
        return found

    def _extent(self) -> Tuple[Optional[Tuple[float, float, float, float]], str]:
        if not self.values.given("EXTENT"):
            return None, ""
        arguments = (self.values.plain, "EXTENT", self._context)
        box = self._algorithm.parameterAsExtent(*arguments)
        if box.isEmpty() or not box.isFinite():
            raise MtrefsegError(
                f"{self.values.label('EXTENT')}: '{shown(self.values.plain['EXTENT'])}' has no "
                "area.",
                "Write xmin,xmax,ymin,ymax [EPSG:code], or leave it empty.",
            )
        crs = self._algorithm.parameterAsExtentCrs(*arguments)
        return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), crs_text(crs)

    def _check_pair(self, request: Any) -> None:
        try:
            check_two_rasters(request)
        except MtrefsegError as error:
            labels = ", ".join(self.values.label(date.upper()) for date in DATES)
            raise MtrefsegError(f"{labels}: {error.message}", error.advice) from error

    def _check_format(self, name: str) -> None:
        path = self.values.destination(name)
        kind, endings = FORMATS[name]
        if path and (Path(path).suffix.lower() not in endings or _PROVIDER.match(path)):
            raise MtrefsegError(
                f"{self.values.label(name)}: '{path}' is not a {kind} file.",
                f"Give a file name that ends in {endings[0]}.",
            )
