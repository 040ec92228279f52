"""A second map canvas in a dock of its own, linked with QGIS's main canvas."""

from __future__ import annotations

from typing import Any, Dict

from qgis.gui import QgsDockWidget, QgsMapCanvas, QgsMapToolPan
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget

from ...processing_provider.translate import tr
from ..dock.compare.linked_canvases import LinkedCanvases

HORIZONTAL = Qt.Orientation.Horizontal


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
        self._widths = self._left_docks()
        area = Qt.DockWidgetArea.LeftDockWidgetArea
        iface.addDockWidget(area, self.dock)
        # Beside the other docks of this side, over the whole height, not below them.
        iface.mainWindow().addDockWidget(area, self.dock, HORIZONTAL)
        QTimer.singleShot(0, self._share_width)  # after the dock has a width
        self._links = LinkedCanvases(main, (self.canvas,), self.canvas)
        self._links.follow_main()

    def release(self) -> None:
        """Remove the canvas and its dock."""
        self._links.release()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        # Else the docks beside it would take its place, not the map.
        window = self._iface.mainWindow()
        window.resizeDocks(list(self._widths), list(self._widths.values()), HORIZONTAL)

    def _left_docks(self) -> Dict[QDockWidget, int]:
        """Return the docks left of the map with their widths."""
        window = self._iface.mainWindow()
        return {
            dock: dock.width()
            for dock in window.findChildren(QDockWidget)
            if dock.isVisible()
            and not dock.isFloating()
            and window.dockWidgetArea(dock) == Qt.DockWidgetArea.LeftDockWidgetArea
        }

    def _share_width(self) -> None:
        """Give both canvases the same width."""
        if sip.isdeleted(self.dock):
            return
        window, main = self._iface.mainWindow(), self._iface.mapCanvas()
        half = (main.width() + self.dock.width()) // 2
        docks = {**self._widths, self.dock: half}
        window.resizeDocks(list(docks), list(docks.values()), HORIZONTAL)
