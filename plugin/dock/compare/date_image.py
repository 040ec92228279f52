"""The map of one date as an image, rendered in other threads."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import QgsMapLayer, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QImage

SAME_SHARE = 1e-5  # of the canvas


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

    def draw(self, extent: Optional[QgsRectangle] = None) -> None:
        """Start to render; ``drawn`` is emitted when the image is ready.

        Args:
            extent: In the CRS of the canvas, for a position that the canvas will have; None: the
                present one.
        """
        self.stop()
        settings = self.settings_at(extent)
        settings.setLayers(self._layers)
        job = QgsMapRendererParallelJob(settings)
        # A cancelled job ends asynchronously: it must not be deleted with its Python wrapper.
        job.setParent(self._canvas)
        job.finished.connect(job.deleteLater)
        job.finished.connect(self._store_image)
        self._job = job
        job.start()

    def settings_at(self, extent: Optional[QgsRectangle]) -> QgsMapSettings:
        """Return the settings of the canvas at another extent; None: at the present one."""
        settings = QgsMapSettings(self._canvas.mapSettings())
        if extent is not None:
            settings.setExtent(extent)
        return settings

    def shows(self, settings: QgsMapSettings) -> bool:
        """Return whether the image is that of a canvas with these settings."""
        return not self.image.isNull() and _same_view(self.settings, settings)

    def draws(self, settings: QgsMapSettings) -> bool:
        """Return whether the image of a canvas with these settings is being rendered."""
        return self._job is not None and _same_view(self._job.mapSettings(), settings)

    def outdate(self) -> None:
        """Render the image again when it is next needed: its layer has changed."""
        self.stop()
        self.settings = QgsMapSettings()

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


def _same_view(one: QgsMapSettings, other: QgsMapSettings) -> bool:
    return (
        one.outputSize() == other.outputSize()
        and one.destinationCrs() == other.destinationCrs()
        and one.rotation() == other.rotation()
        and _same_extent(one.visibleExtent(), other.visibleExtent())
    )


def _same_extent(one: QgsRectangle, other: QgsRectangle) -> bool:
    """Return whether two extents differ by less than a hundredth of a pixel."""
    least = SAME_SHARE * min(one.width(), one.height())
    corners = ((x.xMinimum(), x.yMinimum(), x.xMaximum(), x.yMaximum()) for x in (one, other))
    return all(abs(a - b) <= least for a, b in zip(*corners))
