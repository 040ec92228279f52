"""Outlines of a record over a canvas: its mask with a halo, its chip, the other candidates."""

from __future__ import annotations

from typing import Dict, Iterable, Optional

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtGui import QColor

from ...model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS

# Fixed colours instead of the theme's: they lie on images, each above a dark halo.
TYPE_COLOURS: Dict[Optional[int], str] = {APPEARS: "#35e0ff", DISAPPEARS: "#ff5c8a",
                                          CHANGES_STATE: "#ffd23f", None: "#35e0ff"}  # fmt: skip
HALO, CHIP_COLOUR, OTHER_COLOUR = QColor(10, 10, 14, 215), QColor(255, 255, 255), "#f2f2f2"
MASK_PX, CHIP_PX, OTHER_PX = 3, 1, 1


class RecordOutlines:
    """Rubber bands on one canvas.

    Args:
        canvas: The canvas.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._others = self._band(OTHER_COLOUR, OTHER_PX)
        self._chip = self._band(CHIP_COLOUR, CHIP_PX)
        self.mask = self._band(TYPE_COLOURS[None], MASK_PX)
        self._shown = True

    def show_chip(
        self, outline: QgsGeometry, others: Iterable[QgsGeometry], crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Outline the chip and, thin, the other candidates in it."""
        self._chip.setToGeometry(outline, crs)
        self._others.reset(QgsWkbTypes.GeometryType.PolygonGeometry)
        for other in others:
            self._others.addGeometry(other, crs)
        self._others.setVisible(self._shown)

    def show_mask(
        self, mask: QgsGeometry, change_type: Optional[int], crs: QgsCoordinateReferenceSystem
    ) -> None:
        """Outline the mask in the colour of its type."""
        self.mask.setStrokeColor(QColor(TYPE_COLOURS.get(change_type, TYPE_COLOURS[None])))
        self.mask.setToGeometry(mask, crs)
        self.mask.setVisible(self._shown)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the mask and the other candidates; the chip stays."""
        self._shown = shown
        self.mask.setVisible(shown)
        self._others.setVisible(shown)

    def release(self) -> None:
        """Remove everything from the canvas."""
        for band in (self.mask, self._chip, self._others):
            self._canvas.scene().removeItem(band)

    def _band(self, colour: object, width_px: int) -> QgsRubberBand:
        band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
        band.setStrokeColor(QColor(colour))
        band.setSecondaryStrokeColor(HALO)
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(width_px)
        return band
