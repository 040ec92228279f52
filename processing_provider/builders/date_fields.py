"""The parameters of one date of a pair → the fields of a request about it."""

from __future__ import annotations

from typing import Any, Dict, Tuple

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext, QgsRasterLayer

from ...model.errors import MtrefsegError
from ...model.requests.checks import nodata_ranges
from ..raster_layer import layer_source
from .parameter_values import ParameterValues


def date_fields(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    context: QgsProcessingContext,
    date: str,
) -> Tuple[Dict[str, Any], Tuple[str, ...]]:
    """Return what a request says of one date; to be called in the main thread.

    Args:
        algorithm: Declares the raster, ``BANDS_…`` and ``NODATA_…``.
        values: What the user gave.
        context: Knows project and layers.
        date: ``before`` or ``after``.

    Returns:
        Path, bands, CRS and nodata by the names of the request's fields, and sentences that say
        where layer and file differ.

    Raises:
        MtrefsegError: Names the parameter and the remedy.
    """
    name = date.upper()
    nodata = nodata_ranges(values.joined(f"NODATA_{name}"), values.label(f"NODATA_{name}"))
    layer = _layer(algorithm, values, context, name)
    bands = _bands(values, f"BANDS_{name}", layer)
    source = layer_source(layer, bands)
    found = {
        date: source.path,
        f"bands_{date}": bands,
        f"crs_{date}": source.crs,
        f"nodata_{date}": tuple(sorted({*source.nodata, *nodata})),
        f"file_nodata_{date}": source.file_nodata,
    }
    return found, source.notes


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
