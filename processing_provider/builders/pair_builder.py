"""What the requests of all algorithms with two rasters have in common; runs in the main thread."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsRasterLayer

from ...model.errors import MtrefsegError
from ...model.requests.checks import nodata_ranges
from ...model.requests.pair import RasterSource
from ..raster_layer import layer_source
from .parameter_values import ParameterValues, Values


class PairBuilder:
    """Reads the parameter values of one run.

    Args:
        algorithm: Declares the parameters; of each date the raster, ``BANDS_…`` and ``NODATA_…``.
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

    def _rasters(self) -> Tuple[RasterSource, RasterSource]:
        """Return the rasters of both dates; ``notes`` tells where layers and files differ.

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
        ranges = sorted({*source.raster.nodata, *nodata})
        return replace(source.raster, nodata=tuple(ranges))

    def _layer(self, name: str) -> QgsRasterLayer:
        values = self.values
        layer = self._algorithm.parameterAsRasterLayer(values.plain, name, self._context)
        if layer is None or not layer.isValid():
            raise MtrefsegError(
                f"{values.label(name)}: '{shown(values.plain.get(name))}' is not a raster that "
                "QGIS can read.",
                "Choose a raster layer or a raster file.",
            )
        return layer

    def _bands(self, name: str, layer: QgsRasterLayer) -> Tuple[int, ...]:
        values = self.values
        bands, count = values.bands(name), layer.bandCount()
        if any(band > count for band in bands):
            raise MtrefsegError(
                f"{values.label(name)}: '{values.joined(name)}' names band {max(bands)}, but "
                f"'{layer.name()}' has {count}.",
                f"Use numbers from 1 to {count}.",
            )
        return bands


def shown(value: Any) -> str:
    """Return a value for a message."""
    return value.name() if isinstance(value, QgsRasterLayer) else str(value or "")
