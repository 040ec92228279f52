"""The map of one date as a picture, drawn in other threads."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage


class DatePicture(QObject):
    """What a map would show with these layers only; the map itself is left alone.

    Args:
        canvas: The map that it follows.
        layers: From top to bottom.
    """

    drawn = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas, layers: Sequence[QgsMapLayer]) -> None:
        super().__init__(canvas)
        self._canvas, self._layers = canvas, list(layers)
        self._job: Optional[QgsMapRendererParallelJob] = None
        self.image = QImage()
        self.settings = QgsMapSettings()

    def draw(self) -> None:
        """Begin to draw what the map shows now; ``drawn`` tells when it is there."""
        self.stop()
        settings = QgsMapSettings(self._canvas.mapSettings())
        settings.setLayers(self._layers)
        job = QgsMapRendererParallelJob(settings)
        # A job that was stopped still ends in its own time: it must not wait for Python.
        job.setParent(self._canvas)
        job.finished.connect(job.deleteLater)
        job.finished.connect(self._take)
        self._job = job
        job.start()

    def stop(self) -> None:
        """Stop drawing, without waiting for the end."""
        if self._job is not None:
            job, self._job = self._job, None
            job.finished.disconnect(self._take)
            job.cancelWithoutBlocking()

    def _take(self) -> None:
        if self._job is not None:
            self.image, self.settings = self._job.renderedImage(), self._job.mapSettings()
            self._job = None
            self.drawn.emit()
