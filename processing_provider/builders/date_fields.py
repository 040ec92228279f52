"""The parameters of one date of a pair → its ``RasterSource``."""

from __future__ import annotations

from typing import Any, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsRasterLayer

from ...model.errors import MtrefsegError
from ...model.requests.checks import nodata_ranges
from ...model.requests.pair import RasterSource
from ..raster_layer import layer_source
from .parameter_values import ParameterValues


def read_raster(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    context: QgsProcessingContext,
    date: str,
) -> Tuple[RasterSource, Tuple[str, ...]]:
    """Return the raster of one date and how it is read; to be called in the main thread.

    Args:
        algorithm: Declares the raster, ``BANDS_…`` and ``NODATA_…``.
        values: What the user gave.
        context: Knows project and layers.
        date: ``before`` or ``after``.

    Returns:
        The raster, and sentences that name where layer and file differ.

    Raises:
        MtrefsegError: Names the parameter and the remedy.
    """
    name = date.upper()
    nodata = nodata_ranges(values.joined(f"NODATA_{name}"), values.label(f"NODATA_{name}"))
    layer = _layer(algorithm, values, context, name)
    bands = _bands(values, f"BANDS_{name}", layer)
    source = layer_source(layer, bands)
    ranges = tuple(sorted({*source.nodata, *nodata}))
    return RasterSource(source.path, bands, source.crs, ranges, source.file_nodata), source.notes


def shown(value: Any) -> str:
    """Return a value for a message."""
    return value.name() if isinstance(value, QgsRasterLayer) else str(value or "")


def _layer(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    context: QgsProcessingContext,
    name: str,
) -> QgsRasterLayer:
    layer = algorithm.parameterAsRasterLayer(values.plain, name, context)
    if layer is None or not layer.isValid():
        raise MtrefsegError(
            f"{values.label(name)}: '{shown(values.plain.get(name))}' is not a raster that QGIS "
            "can read.",
            "Choose a raster layer or a raster file.",
        )
    return layer


def _bands(values: ParameterValues, name: str, layer: QgsRasterLayer) -> Tuple[int, ...]:
    bands, count = values.bands(name), layer.bandCount()
    if any(band > count for band in bands):
        raise MtrefsegError(
            f"{values.label(name)}: '{values.joined(name)}' names band {max(bands)}, but "
            f"'{layer.name()}' has {count}.",
            f"Use numbers from 1 to {count}.",
        )
    return bands
