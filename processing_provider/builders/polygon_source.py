"""A polygon layer as a file that the engine can read: the layer's own, or one made of it."""

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
from .parameter_values import ParameterValues

# What the engine reads as it is.
_FORMATS = ["gpkg", "shp", "geojson", "fgb"]


def polygon_source(
    algorithm: QgsProcessingAlgorithm,
    values: ParameterValues,
    name: str,
    context: QgsProcessingContext,
    feedback: Optional[QgsProcessingFeedback],
) -> Tuple[str, str]:
    """Return file and layer of the polygons of a parameter; empty when none were given.

    Selected features, filters, edits that are not saved and a CRS that was set in QGIS hold: such
    layers are written to a temporary file.

    Args:
        algorithm: Declares the parameter.
        values: The values of the run.
        name: Name of the parameter.
        context: Knows project and layers.
        feedback: None: nothing is written, the layer's own file stands for it.

    Raises:
        MtrefsegError: It is no layer of polygons, or cannot be written to a file.
    """
    if not values.given(name):
        return "", ""
    layer = _layer(algorithm, values, name, context)
    if feedback is None:
        return _source_file(layer), ""
    formats = _FORMATS if _equals_its_file(layer) else []
    path, inside = algorithm.parameterAsCompatibleSourceLayerPathAndLayerName(
        values.plain, name, context, formats, "gpkg", feedback
    )
    if not path or not Path(path).exists():
        raise MtrefsegError(
            f"{values.label(name)}: layer '{layer.name()}' cannot be written to a file.",
            "Save it as a GeoPackage first: right-click the layer, Export, Save Features As.",
        )
    return path, inside


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
        shown = values.text(name) if isinstance(value, str) else value
        raise MtrefsegError(
            f"{values.label(name)}: '{shown}' is not a vector layer that QGIS can read.",
            "Choose a layer of polygons, or leave it empty.",
        )
    if layer.geometryType() != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise MtrefsegError(
            f"{values.label(name)}: layer '{layer.name()}' does not hold polygons.",
            "Choose a layer of polygons, or leave it empty.",
        )
    return layer


def _equals_its_file(layer: QgsVectorLayer) -> bool:
    """Return whether the file alone says where the polygons are."""
    same_crs = layer.crs() == layer.dataProvider().crs()
    return same_crs and not layer.isModified() and bool(_source_file(layer))


def _source_file(layer: QgsVectorLayer) -> str:
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = str(parts.get("path") or "")
    return path if path and Path(path).exists() else ""
