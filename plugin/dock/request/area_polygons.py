"""The polygons that results have to touch, copied to a file when a run starts."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, Optional

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
from ....processing_provider.translate import tr

LAYER = "within"
MULTIPOLYGON = QgsWkbTypes.Type.MultiPolygon


def within_path(output: str) -> str:
    """Return the path of the polygons of a result: beside it, so that both are moved together."""
    return str(Path(output).with_suffix(".within.gpkg"))


class PolygonsCopy:
    """A snapshot of a layer, created in the main thread and written in the thread of a task.

    Args:
        layer: Its selected polygons, or all of them, unsaved edits included.
        crs: CRS of the polygons where the layer has none.
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
        """Write the polygons to a GeoPackage with one layer, ``LAYER``.

        Raises:
            MtrefsegError: There is no polygon, or the file cannot be written.
        """
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", LAYER
        writer = QgsVectorFileWriter.create(
            path, QgsFields(), MULTIPOLYGON, self._crs, self._transforms, options
        )
        written = sum(writer.addFeature(feature) for feature in self._features())
        problem = writer.errorMessage() if writer.hasError() else ""
        del writer  # closes the file
        if problem:
            text = tr("The polygons of layer '{layer}' cannot be written to '{path}' ({reason}).")
            raise MtrefsegError(
                text.format(layer=self._name, path=path, reason=problem),
                tr("Check the folder and the free space."),
            )
        if not written:
            raise MtrefsegError(
                tr("Layer '{}' has no polygon to look in.").format(self._name),
                tr("Choose another place to look."),
            )

    def _features(self) -> Iterator[QgsFeature]:
        for source in self._source.getFeatures(self._request):
            if not source.hasGeometry():
                continue
            for geometry in source.geometry().coerceToType(MULTIPOLYGON):
                feature = QgsFeature()
                feature.setGeometry(geometry)
                yield feature
