"""A polygon layer as a file for the engine: the file of the layer, or a temporary copy."""

from __future__ import annotations

from pathlib import Path
from typing import Optional, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...model.errors import MtrefsegError
from ..translate import tr
from .parameter_values import ParameterValues

FORMATS = ["gpkg", "shp", "geojson", "fgb"]
"""Formats that the engine reads directly."""


def polygon_source(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
    feedback: Optional[QgsProcessingFeedback],
) -> Tuple[str, str]:
    """Return file and layer of the polygons of a parameter; empty when none were given.

    A layer with a selection, a filter, unsaved edits or a CRS set in QGIS is written to a
    temporary file.

    Args:
        algorithm: Declares the parameter.
        values: The values of the run.
        name: Name of the parameter.
        context: Context of the run, with project and layers.
        feedback: None: nothing is written, and the file of the layer is returned.

    Raises:
        MtrefsegError: The value is no polygon layer, or cannot be written to a file.
    """
    if not values.given(name):
        return "", ""
    layer = _layer(algorithm, values, name, context)
    if feedback is None:
        return source_file(layer), ""
    formats = FORMATS if equals_its_file(layer) else []
    path, inside = algorithm.parameterAsCompatibleSourceLayerPathAndLayerName(
        values.plain, name, context, formats, "gpkg", feedback
    )
    if not path or not Path(path).exists():
        raise unwritable_layer(layer, values, name)
    return path, inside


def unwritable_layer(layer: QgsVectorLayer, values: ParameterValues, name: str) -> MtrefsegError:
    """Return the error of a layer of a parameter that cannot be written to a file."""
    return values.error(
        name,
        tr("Layer '{}' cannot be written to a file.").format(layer.name()),
        tr("Save it as a GeoPackage first: right-click the layer, Export, Save Features As."),
    )


def _layer(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
) -> QgsVectorLayer:
    value = values.plain[name]
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    layer = algorithm.parameterAsVectorLayer({name: value}, name, context)
    if layer is None or not layer.isValid():
        given = values.text(name) if isinstance(value, str) else value
        message = tr("'{}' is not a vector layer that QGIS can read.").format(given)
        raise values.error(name, message, tr("Choose a layer of polygons, or leave it empty."))
    if layer.geometryType() != QgsWkbTypes.GeometryType.PolygonGeometry:
        message = tr("Layer '{}' does not hold polygons.").format(layer.name())
        raise values.error(name, message, tr("Choose a layer of polygons, or leave it empty."))
    return layer


def equals_its_file(layer: QgsVectorLayer) -> bool:
    """Return whether the polygons of the layer are those of its file."""
    same_crs = layer.crs() == layer.dataProvider().crs()
    return same_crs and not layer.isModified() and bool(source_file(layer))


def is_read_directly(layer: QgsVectorLayer) -> bool:
    """Return whether the engine reads all features of the layer from its file."""
    suffix = Path(source_file(layer)).suffix.lower().lstrip(".")
    return equals_its_file(layer) and not layer.subsetString() and suffix in FORMATS


def layer_in_file(layer: QgsVectorLayer) -> str:
    """Return the name of a layer in its file; empty: its source names none."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    return str(parts.get("layerName") or "")


def source_file(layer: QgsVectorLayer) -> str:
    """Return the path of the file of a layer; empty where it has none that exists."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "")
    return path if path and Path(path).exists() else ""
