"""Canvases that share centre and scale with QGIS's main canvas."""

from __future__ import annotations

from typing import Sequence

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject


class LinkedCanvases(QObject):
    """Moves all canvases with the one that a person moves.

    Args:
        main: QGIS's main canvas.
        canvases: The others.
        parent: Owner.
    """

    def __init__(self, main: QgsMapCanvas, canvases: Sequence[QgsMapCanvas], parent: QObject):
        super().__init__(parent)
        self._main, self._canvases = main, tuple(canvases)
        self.moving = False
        """Set while canvases are prepared that must not move the others."""
        for canvas in self._canvases:
            canvas.extentsChanged.connect(lambda canvas=canvas: self._follow(canvas))
        main.extentsChanged.connect(self.follow_main)
        main.destinationCrsChanged.connect(self.follow_main)

    def release(self) -> None:
        """Disconnect from the main canvas."""
        self._main.extentsChanged.disconnect(self.follow_main)
        self._main.destinationCrsChanged.disconnect(self.follow_main)

    def follow_main(self) -> None:
        """Move the canvases to the main canvas."""
        if self.moving:
            return
        self.moving = True
        for canvas in self._canvases:
            canvas.setDestinationCrs(self._main.mapSettings().destinationCrs())
        self.moving = False
        self._follow(self._main)

    def _follow(self, leader: QgsMapCanvas) -> None:
        if self.moving or leader.extent().isEmpty():
            return
        self.moving = True
        for canvas in (*self._canvases, self._main):
            if canvas is not leader:
                # Centre and scale, not the extent: canvases of other shapes would zoom out.
                canvas.setExtent(leader.extent())
                canvas.zoomScale(leader.scale())
                canvas.refresh()
        self.moving = False
