"""Tells when QGIS has learned something about a raster: its CRS, its values without data."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal


class LayerWatch(QObject):
    """Listens to layers for as long as they and it live.

    Args:
        layers: What to listen to.
        parent: Who listens.
    """

    changed = pyqtSignal()

    def __init__(self, layers: Sequence[QgsMapLayer], parent: QObject) -> None:
        super().__init__(parent)
        for layer in layers:
            layer.crsChanged.connect(self.tell)
            # The values without data have no signal of their own; new ones are drawn at once.
            layer.repaintRequested.connect(self.tell)

    def tell(self, *_: object) -> None:
        """Pass on that something may have changed."""
        self.changed.emit()

    def end(self) -> None:
        """Listen no more."""
        self.blockSignals(True)
        self.deleteLater()
