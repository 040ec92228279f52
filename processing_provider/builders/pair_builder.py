"""The rasters of a request from the values of parameters; runs in the main thread."""

from __future__ import annotations

from typing import Any, Optional, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsRasterLayer

from ...model.errors import MtrefsegError
from ...model.messages import Message
from ...model.requests.checks import nodata_ranges
from ...model.requests.pair import Extent, PairSource, RasterSource
from ...model.requests.same_raster import check_two_rasters
from ..raster_layer import crs_text, layer_source, with_nodata
from ..translate import tr
from .parameter_values import ParameterValues, Values


class PairBuilder:
    """Reads the parameter values of one run.

    Args:
        algorithm: Declares the parameters; of each date the raster, ``BANDS_…`` and ``NODATA_…``.
        values: Values by the names of parameters.
        context: Context of the run, with project and layers.

    Attributes:
        values: The values after evaluation of expressions.
        notes: Differences between the layers of the last request and their files, as sentences.

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

    def _pair(self) -> PairSource:
        """Return both rasters with what is read of them, and set ``notes``.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        values = self.values
        before, after = self._rasters()
        extent, extent_crs = self._extent()
        return PairSource(
            before,
            after,
            extent=extent,
            extent_crs=extent_crs,
            gsd_m=values.optional_number("GSD"),
            shift_px=(values.number("SHIFT_X"), values.number("SHIFT_Y")),
            allow_remote=values.flag("ALLOW_REMOTE"),
        )

    def _extent(self) -> Tuple[Optional[Extent], str]:
        if not self.values.given("EXTENT"):
            return None, ""
        arguments = (self.values.plain, "EXTENT", self._context)
        box = self._algorithm.parameterAsExtent(*arguments)
        if box.isEmpty() or not box.isFinite():
            raise self.values.error(
                "EXTENT",
                tr("'{}' has no area.").format(display_text(self.values.plain["EXTENT"])),
                tr("Write xmin,xmax,ymin,ymax [EPSG:code], or leave it empty."),
            )
        crs = self._algorithm.parameterAsExtentCrs(*arguments)
        return (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()), crs_text(crs)

    def _check_pair(self, pair: PairSource) -> None:
        try:
            check_two_rasters(pair)
        except MtrefsegError as error:
            labels = f"{self.values.label('BEFORE')}, {self.values.label('AFTER')}"
            raise MtrefsegError(
                Message("{labels}: {problem}", labels=labels, problem=error.message), error.advice
            ) from error

    def _rasters(self) -> Tuple[RasterSource, RasterSource]:
        """Return the rasters of both dates and set ``notes``.

        Raises:
            MtrefsegError: Names the parameter and the remedy.
        """
        self.notes = ()
        return self._raster("BEFORE"), self._raster("AFTER")

    def _raster(self, name: str) -> RasterSource:
        values = self.values
        nodata = nodata_ranges(values.joined(f"NODATA_{name}"), values.label(f"NODATA_{name}"))
        layer = self._layer(name)
        bands = self._bands(f"BANDS_{name}", layer)
        source = layer_source(layer, bands)
        self.notes += source.notes
        return with_nodata(source.raster, nodata)

    def _layer(self, name: str) -> QgsRasterLayer:
        values = self.values
        layer = self._algorithm.parameterAsRasterLayer(values.plain, name, self._context)
        if layer is None or not layer.isValid():
            text = tr("'{}' is not a raster that QGIS can read.")
            raise values.error(
                name,
                text.format(display_text(values.plain.get(name))),
                tr("Choose a raster layer or a raster file."),
            )
        return layer

    def _bands(self, name: str, layer: QgsRasterLayer) -> Tuple[int, ...]:
        values = self.values
        bands, count = values.bands(name), layer.bandCount()
        if any(band > count for band in bands):
            text = tr("'{given}' names band {band}, but '{layer}' has {count}.")
            raise values.error(
                name,
                text.format(
                    given=values.joined(name), band=max(bands), layer=layer.name(), count=count
                ),
                tr("Use numbers from 1 to {}.").format(count),
            )
        return bands


def display_text(value: Any) -> str:
    """Return the text of a value in a message."""
    return value.name() if isinstance(value, QgsRasterLayer) else str(value or "")
