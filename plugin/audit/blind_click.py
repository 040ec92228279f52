"""Map tool of the second auditor: a click on the target."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
)
from qgis.gui import QgsMapCanvas, QgsMapToolEmitPoint


class BlindClick:
    """Waits for clicks on all canvases of the display.

    Args:
        crs: CRS of the records.
        on_click: Called with the position in this CRS.
    """

    def __init__(
        self, crs: QgsCoordinateReferenceSystem, on_click: Callable[[float, float], None]
    ) -> None:
        self._crs, self._on_click = crs, on_click
        self._tools: dict = {}

    def watch(self, canvases: Sequence[QgsMapCanvas]) -> None:
        """Activate the tool on these canvases."""
        for canvas in canvases:
            if canvas not in self._tools:
                tool = QgsMapToolEmitPoint(canvas)
                tool.canvasClicked.connect(lambda at, _, canvas=canvas: self._clicked(canvas, at))
                self._tools[canvas] = tool
            canvas.setMapTool(self._tools[canvas])

    def release(self, canvases: Sequence[QgsMapCanvas]) -> None:
        """Deactivate the tool on the canvases that still exist."""
        for canvas in canvases:
            if canvas in self._tools:
                canvas.unsetMapTool(self._tools[canvas])
        self._tools.clear()

    def _clicked(self, canvas: QgsMapCanvas, at: QgsPointXY) -> None:
        source = canvas.mapSettings().destinationCrs()
        to_records = QgsCoordinateTransform(source, self._crs, QgsProject.instance())
        point = to_records.transform(at)
        self._on_click(point.x(), point.y())
