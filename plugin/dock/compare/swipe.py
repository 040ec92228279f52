"""Swipe tool: a line over the map with one date on each side, moved by mouse and keys."""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent

from .date_image import DateImage
from .swipe_handle import SwipeHandle
from .swipe_item import SwipeItem

STEP, SMALL_STEP = 0.05, 0.005
QUIET_MS = 20
# Key → direction, and whether it moves a horizontal line.
KEYS: Dict[int, Tuple[int, bool]] = {
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Down: (1, True),
}


class Swipe(QObject):
    """Covers a canvas until it is released; away from the line the canvas's map tool works.

    Layers, their visibility and the map tool are not changed: both dates are rendered separately
    and their images are painted over the canvas.

    Args:
        canvas: The canvas.
        before: Layer of the first date, left of the line or above it.
        after: Layer of the second date.
        polygons: Layer shown above both dates.
    """

    ended = pyqtSignal()

    def __init__(
        self,
        canvas: QgsMapCanvas,
        before: QgsMapLayer,
        after: QgsMapLayer,
        polygons: Optional[QgsMapLayer],
    ) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        top = [polygons] if polygons is not None else []
        self._layers = [*top, before, after]
        self._ids = {layer.id() for layer in self._layers}
        self.images = (
            DateImage(canvas, [*top, before]),
            DateImage(canvas, [*top, after]),
        )
        self.item = SwipeItem(canvas, self.images, (before.name(), after.name()))
        self._handle = SwipeHandle(canvas, self.item)
        self._draw_timer = QTimer(self)
        self._draw_timer.setSingleShot(True)
        self._draw_timer.setInterval(QUIET_MS)
        self._draw_timer.timeout.connect(self._draw)
        self._connect()
        canvas.setFocus()
        self._draw()

    def release(self) -> None:
        """Remove the swipe from the canvas."""
        self._canvas.removeEventFilter(self)
        self._handle.release()
        self._canvas.renderStarting.disconnect(self._draw_later)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._drop_layers)
        for layer in self._layers:
            layer.repaintRequested.disconnect(self._draw_later)
        self._draw_timer.stop()
        for date_image in self.images:
            date_image.stop()
            date_image.deleteLater()
        self._canvas.scene().removeItem(self.item)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.KeyPress and self._key(event)

    def _connect(self) -> None:
        self._canvas.installEventFilter(self)
        self._canvas.renderStarting.connect(self._draw_later)
        QgsProject.instance().layersWillBeRemoved.connect(self._drop_layers)
        for layer in self._layers:
            layer.repaintRequested.connect(self._draw_later)
        for date_image in self.images:
            date_image.drawn.connect(self.item.update)

    def _draw_later(self, *_: object) -> None:
        self._draw_timer.start()

    def _draw(self) -> None:
        for date_image in self.images:
            date_image.draw()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return True
        if event.key() not in KEYS:
            return False
        direction, horizontal = KEYS[event.key()]
        small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = direction * (SMALL_STEP if small else STEP)
        self.item.show_line(self.item.line.stepped(step, horizontal))
        return True

    def _drop_layers(self, ids: Sequence[str]) -> None:
        if self._ids & set(ids):
            self.ended.emit()
