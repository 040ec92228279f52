"""Polygons of a run in progress, on the map until the result replaces them."""

from __future__ import annotations

from typing import Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray

from ....model.files.result_schema import SENTENCE
from ....model.requests.events import PolygonsFound
from .result_layer import add_to_project


class PartialLayer:
    """A layer in memory that grows with every strip; the result takes its place.

    Args:
        name: Name of the layer.
        group: Group of the layer tree.
    """

    def __init__(self, name: str, group: str) -> None:
        self._name, self._group = name, group
        self._layer_id = ""

    def add(self, found: PolygonsFound) -> None:
        """Add the polygons of one strip."""
        layer = self._layer() or self._create(found.crs)
        features = []
        for wkb in found.wkb:
            geometry = QgsGeometry()
            geometry.fromWkb(QByteArray.fromHex(wkb.encode()))
            feature = QgsFeature(layer.fields())
            feature.setGeometry(geometry)
            feature[SENTENCE] = found.sentence
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        layer.triggerRepaint()

    def remove(self) -> None:
        """Remove the layer, if it is still in the project."""
        if self._layer() is not None:
            QgsProject.instance().removeMapLayer(self._layer_id)
        self._layer_id = ""

    def _layer(self) -> Optional[QgsVectorLayer]:
        return QgsProject.instance().mapLayer(self._layer_id) if self._layer_id else None

    def _create(self, crs: str) -> QgsVectorLayer:
        layer = QgsVectorLayer("MultiPolygon?field=sentence:string", self._name, "memory")
        layer.setCrs(QgsCoordinateReferenceSystem(crs))
        layer.setCustomProperty("skipMemoryLayersCheck", 1)
        add_to_project(layer, self._group)
        self._layer_id = layer.id()
        return layer
