"""Watches raster layers for changes of their CRS and nodata values in QGIS."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsMapLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal


class LayerWatch(QObject):
    """Emits ``changed`` when a property of one of the layers may have changed.

    Args:
        layers: The watched layers.
        parent: Parent object.
    """

    changed = pyqtSignal()

    def __init__(self, layers: Sequence[QgsMapLayer], parent: QObject) -> None:
        super().__init__(parent)
        for layer in layers:
            layer.crsChanged.connect(self.notify)
            # Nodata values have no signal; the layer is repainted when they change.
            layer.repaintRequested.connect(self.notify)

    def notify(self, *_: object) -> None:
        """Emit ``changed``."""
        self.changed.emit()

    def stop(self) -> None:
        """Stop watching."""
        self.blockSignals(True)
        self.deleteLater()
