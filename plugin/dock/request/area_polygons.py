"""The polygons that results have to touch, as they are when the user asks, in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ....model.errors import MtrefsegError

LAYER = "within"


def within_path(output: str) -> str:
    """Return where the polygons of a result lie: beside it, so that they go with it."""
    return str(Path(output).with_suffix(".within.gpkg"))


class PolygonsCopy:
    """Made in the main thread, written in that of a task: it needs the layer no longer.

    Args:
        layer: Its selected polygons, or all of them, edits included.
        crs: Their CRS where the layer has none.
    """

    def __init__(self, layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> None:
        self._name = layer.name()
        self._crs = layer.crs() if layer.crs().isValid() else crs
        self._source = QgsVectorLayerFeatureSource(layer)
        self._request = QgsFeatureRequest().setNoAttributes()
        self._transforms = QgsProject.instance().transformContext()
        if layer.selectedFeatureCount():
            self._request.setFilterFids(layer.selectedFeatureIds())

    @classmethod
    def of(cls, layer_id: str, crs: QgsCoordinateReferenceSystem) -> Optional[PolygonsCopy]:
        """Copy a layer of the project; None when there is no such layer."""
        layer = QgsProject.instance().mapLayer(layer_id) if layer_id else None
        return cls(layer, crs) if isinstance(layer, QgsVectorLayer) else None

    def write(self, path: str) -> None:
        """Write them to a GeoPackage with one layer, ``LAYER``.

        Raises:
            MtrefsegError: There is none, or the file cannot be written.
        """
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", LAYER
        kind = QgsWkbTypes.Type.MultiPolygon
        writer = QgsVectorFileWriter.create(
            path, QgsFields(), kind, self._crs, self._transforms, options
        )
        written = 0
        for found in self._source.getFeatures(self._request):
            for geometry in found.geometry().coerceToType(kind) if found.hasGeometry() else ():
                feature = QgsFeature()
                feature.setGeometry(geometry)
                written += writer.addFeature(feature)
        problem = writer.errorMessage() if writer.hasError() else ""
        del writer  # closes the file
        if problem:
            raise MtrefsegError(
                f"The polygons of layer '{self._name}' cannot be written to '{path}' ({problem}).",
                "Check the folder and the free space.",
            )
        if not written:
            raise MtrefsegError(
                f"Layer '{self._name}' has no polygon to look in.", "Choose another place to look."
            )
