"""Where to look: the choice, the rectangle drawn on the map, the layer."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapTool, QgsMapToolExtent, QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..context import Desk
from ..panel import DockPanel
from .area import Area, area_of_box, area_of_layer, box_of, box_text

# On the map, not in the window: it has to be seen on any image.
RECTANGLE = QColor(228, 87, 46)


class ExtentController(QObject):
    """Wires the choice of the extent; ``drawn`` is emitted for a new rectangle."""

    drawn = pyqtSignal()

    def __init__(self, desk: Desk, panel: DockPanel) -> None:
        super().__init__(panel)
        self._desk, self._panel = desk, panel
        self._box, self._box_crs = QgsRectangle(), QgsCoordinateReferenceSystem()
        self._tool = QgsMapToolExtent(desk.canvas)
        self._tool.extentChanged.connect(self._drawn)
        self._tool.deactivated.connect(lambda: panel.drawButton.setChecked(False))
        self._band = QgsRubberBand(desk.canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(RECTANGLE)
        self._band.setFillColor(QColor(0, 0, 0, 0))
        self._band.setWidth(2)
        panel.drawButton.toggled.connect(self._draw)
        panel.extentCombo.currentIndexChanged.connect(self._show_rectangle)
        panel.extentCombo.activated.connect(self._start_drawing)

    def area(self) -> Area:
        """Return where to look.

        Raises:
            MtrefsegError: The choice needs a rectangle or a layer that is not there.
        """
        choice = self._panel.extent_choice()
        if choice == "canvas":
            crs = self._desk.canvas.mapSettings().destinationCrs()
            return area_of_box(self._desk.canvas.extent(), crs, "the map")
        if choice == "rectangle":
            return area_of_box(self._box, self._box_crs, "the rectangle")
        if choice in ("layer", "polygons"):
            return area_of_layer(self._panel.areaCombo.currentLayer(), choice == "polygons")
        return Area()

    def rectangle(self) -> str:
        """Return the rectangle that was drawn, as text; empty: none."""
        return box_text(self._box, self._box_crs)

    def show_rectangle(self, text: str) -> None:
        """Show what ``rectangle`` returned."""
        self._box, self._box_crs = box_of(text)
        self._show_rectangle()

    def close(self) -> None:
        """Take the tool and the rectangle off the map."""
        self._desk.canvas.unsetMapTool(self._tool)
        self._desk.canvas.scene().removeItem(self._band)

    def map_tool(self) -> QgsMapTool:
        """Return the tool that draws."""
        return self._tool

    def _start_drawing(self) -> None:
        if self._panel.extent_choice() == "rectangle" and self._box.isNull():
            self._panel.drawButton.setChecked(True)

    def _draw(self, on: bool) -> None:
        if on:
            self._desk.canvas.setMapTool(self._tool)
        else:
            self._desk.canvas.unsetMapTool(self._tool)

    def _drawn(self, box: QgsRectangle) -> None:
        if box.isEmpty():
            return
        self._box = QgsRectangle(box)
        self._box_crs = self._desk.canvas.mapSettings().destinationCrs()
        self._panel.drawButton.setChecked(False)
        self._show_rectangle()
        self.drawn.emit()

    def _show_rectangle(self) -> None:
        shown = self._panel.extent_choice() == "rectangle" and not self._box.isNull()
        self._band.setToGeometry(QgsGeometry.fromRect(self._box) if shown else QgsGeometry(), None)
