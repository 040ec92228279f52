"""A temporary layer with one mask, edited with QGIS's own tools and removed afterwards."""

from __future__ import annotations

from typing import Any, Callable, Optional, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsEditFormConfig,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

NO_WARNING = "skipMemoryLayersCheck"
"""Property of temporary layers about which QGIS does not warn when it closes."""


class ScratchLayer(QObject):
    """The layer is what is edited, not the file: a mask is stored whole or stays as it was.

    Args:
        iface: QGIS's interface.
        name: Name of the layer in the layer tree.
        crs: Of the mask.
        mask: The mask; None: an empty layer to draw in.
        parent: Owner.
    """

    changed = pyqtSignal(QgsGeometry)
    saved = pyqtSignal(QgsGeometry)
    cancelled = pyqtSignal()

    def __init__(
        self,
        iface: Any,
        name: str,
        crs: QgsCoordinateReferenceSystem,
        mask: Optional[QgsGeometry],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._iface = iface
        active = iface.activeLayer()
        self._active_id = active.id() if active is not None else ""
        self._tool = iface.mapCanvas().mapTool()
        self._ended = False
        self.layer = layer = QgsVectorLayer("MultiPolygon", name, "memory")
        layer.setCrs(crs)
        layer.setCustomProperty(NO_WARNING, 1)
        form = layer.editFormConfig()
        form.setSuppress(QgsEditFormConfig.FeatureFormSuppress.SuppressOn)
        layer.setEditFormConfig(form)
        if mask is not None and not mask.isEmpty():
            feature = QgsFeature(layer.fields())
            feature.setGeometry(mask)
            layer.dataProvider().addFeatures([feature])
        self._id = layer.id()
        project = QgsProject.instance()
        self._dirty = project.isDirty()
        project.addMapLayer(layer, False)
        project.layerTreeRoot().insertLayer(0, layer)
        layer.startEditing()
        iface.setActiveLayer(layer)
        for signal in (layer.geometryChanged, layer.featureAdded, layer.featureDeleted):
            signal.connect(self._on_changed)
        layer.afterCommitChanges.connect(self._on_saved)
        layer.afterRollBack.connect(self._on_cancelled)
        project.layersWillBeRemoved.connect(self._on_removed)

    def geometry(self) -> QgsGeometry:
        """Return the union of everything in the layer, with what is not stored yet."""
        parts = [feature.geometry() for feature in self.layer.getFeatures()]
        union = QgsGeometry.unaryUnion([part for part in parts if not part.isEmpty()])
        if not union.isEmpty() and not union.isGeosValid():
            union = union.makeValid()
        union.convertToMultiType()
        return union

    def save(self) -> None:
        """End editing with what was edited."""
        self._end(self.geometry())

    def cancel(self) -> None:
        """End editing without a change."""
        self._end(None)

    def _on_changed(self, *_: Any) -> None:
        if not self._ended:
            self.changed.emit(self.geometry())

    def _on_saved(self) -> None:
        mask = self.geometry()
        self._later(lambda: self._end(mask))

    def _on_cancelled(self) -> None:
        self._later(self.cancel)

    def _on_removed(self, ids: Sequence[str]) -> None:
        if self._id in ids:
            self._later(self.cancel)

    @staticmethod
    def _later(end: Callable[[], None]) -> None:
        # The layer cannot be removed in a signal of its own.
        QTimer.singleShot(0, end)

    def _end(self, mask: Optional[QgsGeometry]) -> None:
        if self._ended:
            return
        self._ended = True
        self._remove()
        if mask is None:
            self.cancelled.emit()
        else:
            self.saved.emit(mask)

    def _remove(self) -> None:
        project, canvas = QgsProject.instance(), self._iface.mapCanvas()
        project.layersWillBeRemoved.disconnect(self._on_removed)
        layer = project.mapLayer(self._id)
        if layer is not None:
            if layer.isEditable():
                layer.rollBack()
            project.removeMapLayer(self._id)
        active = project.mapLayer(self._active_id)
        if active is not None:
            self._iface.setActiveLayer(active)
        if self._tool is not None:
            canvas.setMapTool(self._tool)
        project.setDirty(self._dirty)
        self.deleteLater()
