"""Both dates side by side with the polygons, in two map canvases with one extent."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from .linked_canvases import LinkedCanvases

SIZE_PX = (1000, 560)


class CompareWindow(QWidget):
    """A window whose canvases and QGIS's main canvas share centre and scale.

    Args:
        main: QGIS's main canvas.
        parent: QGIS's main window, which closes this window with itself.
    """

    closed = pyqtSignal()

    def __init__(self, main: QgsMapCanvas, parent: Optional[QWidget]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Before and after"))
        self.resize(*SIZE_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 4)
        self.canvases: Tuple[QgsMapCanvas, QgsMapCanvas] = (QgsMapCanvas(), QgsMapCanvas())
        self._names = (QLabel(), QLabel())
        self._tools = tuple(QgsMapToolPan(canvas) for canvas in self.canvases)
        for canvas, name, tool in zip(self.canvases, self._names, self._tools):
            name.setTextFormat(Qt.TextFormat.PlainText)
            column = QVBoxLayout()
            column.addWidget(name)
            column.addWidget(canvas, 1)
            row.addLayout(column)
            canvas.setMapTool(tool)
            canvas.setCanvasColor(main.canvasColor())
        self._links = LinkedCanvases(main, self.canvases, self)
        QgsProject.instance().layersWillBeRemoved.connect(self._drop_layers)

    def show_pair(
        self, before: QgsMapLayer, after: QgsMapLayer, polygons: Optional[QgsMapLayer]
    ) -> None:
        """Show one date on each side, and the polygons on both."""
        top = [polygons] if polygons is not None else []
        self._links.moving = True  # a canvas that has no extent yet must not move the others
        for canvas, name, layer in zip(self.canvases, self._names, (before, after)):
            canvas.setLayers([*top, layer])
            name.setText(layer.name())
        self.show()
        self.raise_()
        self._links.moving = False
        self._links.follow_main()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def release(self) -> None:
        """Disconnect from the main canvas and delete the window."""
        self._links.release()
        QgsProject.instance().layersWillBeRemoved.disconnect(self._drop_layers)
        for canvas in self.canvases:
            canvas.setLayers([])
        self.hide()
        self.deleteLater()

    def _drop_layers(self, ids: Sequence[str]) -> None:
        for canvas in self.canvases:
            canvas.setLayers([layer for layer in canvas.layers() if layer.id() not in ids])
