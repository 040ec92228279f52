"""The map of one date as an image, rendered in other threads."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage


class DateImage(QObject):
    """Renders the extent of a canvas with these layers only; the canvas is not changed.

    Args:
        canvas: Canvas whose extent is rendered.
        layers: Layers from top to bottom.
    """

    drawn = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, layers: Sequence[QgsMapLayer]) -> None:
        super().__init__(canvas)
        self._canvas, self._layers = canvas, list(layers)
        self._job: Optional[QgsMapRendererParallelJob] = None
        self.image = QImage()
        self.settings = QgsMapSettings()

    def draw(self) -> None:
        """Start to render the current extent; ``drawn`` is emitted when the image is ready."""
        self.stop()
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers(self._layers)
        job = QgsMapRendererParallelJob(settings)
        # A cancelled job ends asynchronously: it must not be deleted with its Python wrapper.
        job.setParent(self._canvas)
        job.finished.connect(job.deleteLater)
        job.finished.connect(self._store_image)
        self._job = job
        job.start()

    def stop(self) -> None:
        """Cancel the rendering without waiting for its end."""
        if self._job is not None:
            job, self._job = self._job, None
            job.finished.disconnect(self._store_image)
            job.cancelWithoutBlocking()

    def _store_image(self) -> None:
        if self._job is not None:
            self.image, self.settings = self._job.renderedImage(), self._job.mapSettings()
            self._job = None
            self.drawn.emit()
