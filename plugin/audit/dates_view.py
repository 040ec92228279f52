"""Both dates of a record over a canvas, with those of the next record rendered beforehand."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..dock.compare.date_image import DateImage
from ..dock.compare.swipe_handle import SwipeHandle
from ..dock.compare.swipe_item import SwipeItem
from ..dock.compare.swipe_line import SwipeLine

QUIET_MS = 20
MIDDLE = SwipeLine()
Images = Tuple[DateImage, DateImage]


class DatesView(QObject):
    """Paints the dates over a canvas; its layers and their visibility are not changed.

    Args:
        canvas: The canvas.
        before: Layer of the first date.
        after: Layer of the second date.
        dates: Dates that are needed, 0 before, 1 after; the first one is shown.
    """

    shown = pyqtSignal()

    def __init__(
        self, canvas: QgsMapCanvas, before: QgsMapLayer, after: QgsMapLayer, dates: Sequence[int]
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.layers = (before, after)
        self.images, self._next = self._new_images(), self._new_images()
        self._next_extent: Optional[QgsRectangle] = None
        self.item = SwipeItem(canvas, self.images, (before.name(), after.name()))
        self._handle = SwipeHandle(canvas, self.item)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._draw)
        self.dates: Tuple[int, ...] = ()
        canvas.extentsChanged.connect(self._on_moved)
        canvas.destinationCrsChanged.connect(self._on_moved)
        for layer in self.layers:
            layer.repaintRequested.connect(self._redraw)
        self.show_dates(dates)

    @property
    def ready(self) -> bool:
        """Whether the needed dates are shown as the canvas is."""
        settings = self._canvas.mapSettings()
        return all(self.images[date].shows(settings) for date in self.dates)

    def has(self, extent: QgsRectangle) -> bool:
        """Return whether a view of the canvas is rendered: that of this or of the next record."""
        pairs = [(self.images[date], self._next[date]) for date in self.dates]
        return all(
            any(image.shows(image.settings_at(extent)) for image in images) for images in pairs
        )

    def show_dates(self, dates: Sequence[int], line: Optional[SwipeLine] = None) -> None:
        """Show one date, or both with a line between them."""
        self.dates = tuple(dates)
        if line is None:
            self.item.show_one(self.dates[0])
        else:
            self.item.line_shown = True
            self.item.show_line(line)
        self._timer.start()

    def prefetch(self, extent: Optional[QgsRectangle]) -> None:
        """Render the view of the next record as soon as that of this one is ready.

        Args:
            extent: In the CRS of the canvas; None: there is no next record.
        """
        self._next_extent = extent
        if self.ready:
            self._draw_next()

    def release(self) -> None:
        """Remove the dates from the canvas."""
        self._timer.stop()
        self._canvas.extentsChanged.disconnect(self._on_moved)
        self._canvas.destinationCrsChanged.disconnect(self._on_moved)
        for layer in self.layers:
            layer.repaintRequested.disconnect(self._redraw)
        self._handle.release()
        for image in (*self.images, *self._next):
            image.stop()
            image.deleteLater()
        self._canvas.scene().removeItem(self.item)
        self.deleteLater()

    def _new_images(self) -> Images:
        before, after = (DateImage(self._canvas, [layer]) for layer in self.layers)
        for image in (before, after):
            image.drawn.connect(self._on_drawn)
        return before, after

    def _on_moved(self) -> None:
        settings = self._canvas.mapSettings()
        if any(image.shows(settings) for image in self._next):
            self.images, self._next = self._next, self.images
            for image in self._next:
                image.stop()
            self.item.show_images(self.images)
            self.shown.emit()
        self._timer.start()

    def _redraw(self) -> None:
        for image in (*self.images, *self._next):
            image.outdate()
        self._timer.start()

    def _draw(self) -> None:
        settings = self._canvas.mapSettings()
        for date in self.dates:
            if not self.images[date].shows(settings) and not self.images[date].draws(settings):
                self.images[date].draw()
        self._draw_next()

    def _on_drawn(self) -> None:
        self.item.update()
        if self.ready:
            self.shown.emit()
            self._draw_next()

    def _draw_next(self) -> None:
        if self._next_extent is None or not self.ready:
            return
        extent, self._next_extent = self._next_extent, None
        for date in self.dates:
            settings = self.images[date].settings_at(extent)
            shown = self.images[date].shows(settings) or self._next[date].shows(settings)
            if not shown and not self._next[date].draws(settings):
                self._next[date].draw(extent)
