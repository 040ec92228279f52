"""A second map canvas in a dock of its own, linked with QGIS's main canvas."""

from __future__ import annotations

from typing import Any

from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import Qt

from ...processing_provider.translate import tr
from ..dock.compare.linked_canvases import LinkedCanvases


class SecondCanvas:
    """The date before, left of the main canvas.

    Args:
        iface: QGIS's interface.
    """

    def __init__(self, iface: Any) -> None:
        self._iface = iface
        main = iface.mapCanvas()
        self.canvas = QgsMapCanvas()
        self.canvas.setObjectName("mtrefsegAuditCanvas")
        self.canvas.setAccessibleName(tr("Date before"))
        self.canvas.setCanvasColor(main.canvasColor())
        self._pan = QgsMapToolPan(self.canvas)
        self.canvas.setMapTool(self._pan)
        self.dock = QgsDockWidget(tr("Date before"))
        self.dock.setObjectName("MtrefsegAuditBeforeDock")
        self.dock.setWidget(self.canvas)
        area = Qt.DockWidgetArea.LeftDockWidgetArea
        iface.addDockWidget(area, self.dock)
        # Beside the other docks of this side, over the whole height, not below them.
        iface.mainWindow().addDockWidget(area, self.dock, Qt.Orientation.Horizontal)
        self._share_width()
        self._links = LinkedCanvases(main, (self.canvas,), self.canvas)
        self._links.follow_main()

    def release(self) -> None:
        """Remove the canvas and its dock."""
        self._links.release()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()

    def _share_width(self) -> None:
        """Give both canvases the same width."""
        window, main = self._iface.mainWindow(), self._iface.mapCanvas()
        half = (main.width() + self.dock.width()) // 2
        window.resizeDocks([self.dock], [half], Qt.Orientation.Horizontal)
