"""Layers of the project as files of the engine: the file of the layer, or a copy."""

from __future__ import annotations

from typing import Iterator, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsGeometry,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
    QgsWkbTypes,
)

from ....model.errors import MtrefsegError
from ....processing_provider.translate import tr


class LayerCopy:
    """A snapshot of a layer, created in the main thread and written in the thread of a task.

    Args:
        layer: Its features, unsaved edits included.
        crs: CRS where the layer has none.
        kind: Geometry type of the copy.
    """

    def __init__(
        self, layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem, kind: QgsWkbTypes.Type
    ) -> None:
        self.name = layer.name()
        self._kind = kind
        self._crs = layer.crs() if layer.crs().isValid() else crs
        self._source = QgsVectorLayerFeatureSource(layer)
        self.request = QgsFeatureRequest().setNoAttributes()
        self._transforms = QgsProject.instance().transformContext()

    def write_layer(self, path: str, name: str) -> int:
        """Write the geometries to a GeoPackage with one layer; return how many there are.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", name
        writer = QgsVectorFileWriter.create(
            path, QgsFields(), self._kind, self._crs, self._transforms, options
        )
        written = sum(writer.addFeature(feature) for feature in self._features())
        problem = writer.errorMessage() if writer.hasError() else ""
        del writer  # closes the file
        if problem:
            text = tr("The features of layer '{layer}' cannot be written to '{path}' ({reason}).")
            raise MtrefsegError(
                text.format(layer=self.name, path=path, reason=problem),
                tr("Check the folder and the free space."),
            )
        return written

    def _features(self) -> Iterator[QgsFeature]:
        for source in self._source.getFeatures(self.request):
            if not source.hasGeometry():
                continue
            for geometry in self._coerced(source.geometry()):
                feature = QgsFeature()
                feature.setGeometry(geometry)
                yield feature

    def _coerced(self, geometry: QgsGeometry) -> Sequence[QgsGeometry]:
        if self._kind == QgsWkbTypes.Type.Unknown:  # a layer of several kinds
            return (geometry,)
        return geometry.coerceToType(self._kind)
