"""Processing's parameter values → the engine's request; runs in the main thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsRasterLayer,
)

from ..model.check_request import CheckRequest
from ..model.errors import MtrefsegError
from ..model.request import DetectRequest
from .raster_layer import crs_text, raster_path

Values = Dict[str, Any]
FORMATS = {"OUTPUT": ("GeoPackage", (".gpkg",)), "PROBABILITY": ("GeoTIFF", (".tif", ".tiff"))}


class RequestBuilder:
    """Reads the parameter values of one run.

    Args:
        algorithm: Declares the parameters.
        values: What the user gave.
        context: Knows project and layers.
    """

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, values: Values, context: QgsProcessingContext
    ) -> None:
        self._algorithm = algorithm
        self._values = values
        self._context = context

    def check(self) -> None:
        """Raise MtrefsegError when a value cannot work, without creating anything."""
        for name in FORMATS:
            self._check_destination(name)
        self.build("checked.gpkg", None).check()

    def build(self, output: str, probability: Optional[str]) -> DetectRequest:
        """Return the request that writes to these paths.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        extent, extent_crs = self._extent()
        return DetectRequest(
            before=self._raster("BEFORE"),
            after=self._raster("AFTER"),
            sentences=self._sentences(),
            output=output,
            model=self._text("MODEL") or "mini",
            extent=extent,
            extent_crs=extent_crs,
            bands_before=self._bands("BANDS_BEFORE"),
            bands_after=self._bands("BANDS_AFTER"),
            gsd_m=self._optional_number("GSD"),
            tile_px=self._optional_integer("TILE_SIZE"),
            overlap_px=self._optional_integer("OVERLAP"),
            threshold=self._number("THRESHOLD"),
            min_area_m2=self._number("MIN_AREA"),
            fill_holes_m2=self._number("FILL_HOLES"),
            simplify_m=self._number("SIMPLIFY"),
            connectivity=int(self._choice("CONNECTIVITY")),
            probability=probability,
            device=self._choice("DEVICE"),
            batch_size=self._optional_integer("BATCH_SIZE"),
            precision=self._choice("PRECISION"),
            shift_px=self._shift(),
        )

    def build_check(self) -> CheckRequest:
        """Return the request that looks at the pair only.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        extent, extent_crs = self._extent()
        return CheckRequest(
            before=self._raster("BEFORE"),
            after=self._raster("AFTER"),
            bands_before=self._bands("BANDS_BEFORE"),
            bands_after=self._bands("BANDS_AFTER"),
            extent=extent,
            extent_crs=extent_crs,
            shift_px=self._shift(),
        )

    def _given(self, name: str) -> bool:
        return self._values.get(name) not in (None, "")

    def _text(self, name: str) -> str:
        return self._algorithm.parameterAsString(self._values, name, self._context).strip()

    def _choice(self, name: str) -> str:
        return self._algorithm.parameterAsEnumString(self._values, name, self._context)

    def _number(self, name: str) -> float:
        return self._algorithm.parameterAsDouble(self._values, name, self._context)

    def _shift(self) -> Tuple[float, float]:
        return self._number("SHIFT_X"), self._number("SHIFT_Y")

    def _optional_number(self, name: str) -> Optional[float]:
        return self._number(name) if self._given(name) else None

    def _optional_integer(self, name: str) -> Optional[int]:
        if not self._given(name):
            return None
        return self._algorithm.parameterAsInt(self._values, name, self._context)

    def _sentences(self) -> Tuple[str, ...]:
        lines = (line.strip() for line in self._text("SENTENCES").splitlines())
        return tuple(line for line in lines if line)

    def _bands(self, name: str) -> Tuple[int, ...]:
        text = self._text(name)
        try:
            bands = tuple(int(part) for part in text.replace(";", ",").split(",") if part.strip())
        except ValueError:
            bands = (0,)
        if any(band < 1 for band in bands):
            raise MtrefsegError(
                f"{self._label(name)}: '{text}' is not a list of band numbers.",
                "Write numbers from 1 with commas, as 4,3,2.",
            )
        return bands

    def _label(self, name: str) -> str:
        return self._algorithm.parameterDefinition(name).description()

    def _raster(self, name: str) -> str:
        layer = self._algorithm.parameterAsRasterLayer(self._values, name, self._context)
        if layer is None or not layer.isValid():
            raise MtrefsegError(
                f"{self._label(name)}: '{_shown(self._values.get(name))}' is not a raster that "
                "QGIS can read.",
                "Choose a raster layer or a raster file.",
            )
        return raster_path(layer)

    def _extent(self) -> Tuple[Optional[Tuple[float, float, float, float]], str]:
        if not self._given("EXTENT"):
            return None, ""
        arguments = (self._values, "EXTENT", self._context)
        box = self._algorithm.parameterAsExtent(*arguments)
        if box.isEmpty() or not box.isFinite():
            raise MtrefsegError(
                f"{self._label('EXTENT')}: '{_shown(self._values['EXTENT'])}' has no area.",
                "Write xmin,xmax,ymin,ymax [EPSG:code], or leave it empty.",
            )
        crs = self._algorithm.parameterAsExtentCrs(*arguments)
        return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), crs_text(crs)

    def _check_destination(self, name: str) -> None:
        value = self._values.get(name)
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = value.sink
        if isinstance(value, QgsProperty):
            value = value.valueAsString(self._context.expressionContext())[0]
        if value in (None, "", "TEMPORARY_OUTPUT"):
            return
        kind, endings = FORMATS[name]
        if Path(str(value)).suffix.lower() not in endings or ":" in str(value)[2:]:
            raise MtrefsegError(
                f"{self._label(name)}: '{value}' is not a {kind} file.",
                f"Give a file name that ends in {endings[0]}.",
            )


def _shown(value: Any) -> str:
    return value.name() if isinstance(value, QgsRasterLayer) else str(value or "")
