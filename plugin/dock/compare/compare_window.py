"""Both dates beside each other with the polygons: two maps that move together."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

SIZE_PX = (1000, 560)


class CompareWindow(QWidget):
    """A window of its own that follows the main map, and leads it when it is moved.

    Args:
        main: The map of QGIS.
        parent: QGIS's window; it closes this one too.
    """

    closed = pyqtSignal()

    def __init__(self, main: QgsMapCanvas, parent: Optional[QWidget]) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._main = main
        self._moving = False
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
            canvas.extentsChanged.connect(lambda canvas=canvas: self._follow(canvas))
        main.extentsChanged.connect(self._follow_main)
        main.destinationCrsChanged.connect(self._follow_main)
        QgsProject.instance().layersWillBeRemoved.connect(self._let_go)

    def show_pair(
        self, before: QgsMapLayer, after: QgsMapLayer, polygons: Optional[QgsMapLayer]
    ) -> None:
        """Show a date on each side, and the polygons on both."""
        top = [polygons] if polygons is not None else []
        self._moving = True  # a map without an extent of its own must not lead
        for canvas, name, layer in zip(self.canvases, self._names, (before, after)):
            canvas.setLayers([*top, layer])
            name.setText(layer.name())
        self.show()
        self.raise_()
        self._moving = False
        self._follow_main()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def release(self) -> None:
        """Stop listening to the main map and go away."""
        self._main.extentsChanged.disconnect(self._follow_main)
        self._main.destinationCrsChanged.disconnect(self._follow_main)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._let_go)
        for canvas in self.canvases:
            canvas.setLayers([])
        self.hide()
        self.deleteLater()

    def _follow_main(self) -> None:
        if self._moving:
            return
        self._moving = True
        for canvas in self.canvases:
            canvas.setDestinationCrs(self._main.mapSettings().destinationCrs())
        self._moving = False
        self._follow(self._main)

    def _follow(self, leader: QgsMapCanvas) -> None:
        if self._moving or leader.extent().isEmpty():
            return
        self._moving = True
        for canvas in (*self.canvases, self._main):
            if canvas is not leader:
                # The same centre and scale: maps of other shapes must not zoom each other out.
                canvas.setExtent(leader.extent())
                canvas.zoomScale(leader.scale())
                canvas.refresh()
        self._moving = False

    def _let_go(self, ids: Sequence[str]) -> None:
        for canvas in self.canvases:
            canvas.setLayers([layer for layer in canvas.layers() if layer.id() not in ids])
