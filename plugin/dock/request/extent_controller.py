"""Choice of the searched area: the overlap, the map's extent, a drawn rectangle, or a layer."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsMapTool, QgsMapToolExtent, QgsRubberBand
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ....processing_provider.translate import tr
from ..area import Area, box_area, box_text, layer_area, parse_box
from ..context import DockContext
from ..panel import DockPanel

# A fixed colour instead of the theme's: it lies on images.
RECTANGLE = QColor(228, 87, 46)


class ExtentController(QObject):
    """Connects the choice of the extent; emits ``drawn`` for a new rectangle."""

    drawn = pyqtSignal()

    def __init__(self, context: DockContext, panel: DockPanel) -> None:
        super().__init__(panel)
        self._context, self._panel = context, panel
        self._box, self._box_crs = QgsRectangle(), QgsCoordinateReferenceSystem()
        self._tool = QgsMapToolExtent(context.canvas)
        self._tool.extentChanged.connect(self._drawn)
        self._tool.deactivated.connect(lambda: panel.drawButton.setChecked(False))
        self._band = QgsRubberBand(context.canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        self._band.setStrokeColor(RECTANGLE)
        self._band.setFillColor(QColor(0, 0, 0, 0))
        self._band.setWidth(2)
        panel.drawButton.toggled.connect(self._draw)
        panel.extentCombo.currentIndexChanged.connect(self._show_rectangle)
        panel.extentCombo.activated.connect(self._start_drawing)

    def area(self) -> Area:
        """Return the searched area.

        Raises:
            MtrefsegError: The choice needs a rectangle or a layer that is missing.
        """
        choice = self._panel.extent_choice()
        if choice == "canvas":
            crs = self._context.canvas.mapSettings().destinationCrs()
            empty = tr("The extent of the map has no area.")
            return box_area(self._context.canvas.extent(), crs, empty)
        if choice == "rectangle":
            empty = tr("The extent of the rectangle has no area.")
            return box_area(self._box, self._box_crs, empty)
        if choice in ("layer", "polygons"):
            return layer_area(self._panel.areaCombo.currentLayer(), choice == "polygons")
        return Area()

    def rectangle(self) -> str:
        """Return the drawn rectangle as text; empty: none."""
        return box_text(self._box, self._box_crs)

    def show_rectangle(self, text: str) -> None:
        """Show a rectangle given as text by ``rectangle``."""
        self._box, self._box_crs = parse_box(text)
        self._show_rectangle()

    def close(self) -> None:
        """Remove the tool and the rectangle from the map."""
        self._context.canvas.unsetMapTool(self._tool)
        self._context.canvas.scene().removeItem(self._band)

    def map_tool(self) -> QgsMapTool:
        """Return the map tool that draws the rectangle."""
        return self._tool

    def _start_drawing(self) -> None:
        if self._panel.extent_choice() == "rectangle" and self._box.isNull():
            self._panel.drawButton.setChecked(True)

    def _draw(self, on: bool) -> None:
        if on:
            self._context.canvas.setMapTool(self._tool)
        else:
            self._context.canvas.unsetMapTool(self._tool)

    def _drawn(self, box: QgsRectangle) -> None:
        if box.isEmpty():
            return
        self._box = QgsRectangle(box)
        self._box_crs = self._context.canvas.mapSettings().destinationCrs()
        self._panel.drawButton.setChecked(False)
        self._show_rectangle()
        self.drawn.emit()

    def _show_rectangle(self) -> None:
        shown = self._panel.extent_choice() == "rectangle" and not self._box.isNull()
        self._band.setToGeometry(QgsGeometry.fromRect(self._box) if shown else QgsGeometry(), None)
