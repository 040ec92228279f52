"""A line over the map with one date on each side, moved by mouse and by keys."""

from __future__ import annotations

from typing import Dict, Optional, Sequence, Tuple

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent

from .date_image import DatePicture
from .swipe_item import SwipeItem

NEAR_PX = 8
STEP, SMALL_STEP = 0.05, 0.005
QUIET_MS = 20
# Key → direction, and whether it belongs to a line that lies across.
KEYS: Dict[int, Tuple[int, bool]] = {
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Down: (1, True),
}


class Swipe(QObject):
    """Lies over a map until it is released; the map's tool works on beside the line.

    Layers, their visibility and the map's tool stay as they are: both dates are drawn apart, and
    their pictures are painted over the map.

    Args:
        canvas: The map.
        before: Layer of the first date, left of the line or above it.
        after: Layer of the second date.
        polygons: Shown above both.
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
        self.pictures = (
            DatePicture(canvas, [*top, before]),
            DatePicture(canvas, [*top, after]),
        )
        self.item = SwipeItem(canvas, self.pictures, (before.name(), after.name()))
        self._dragging = False
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.setInterval(QUIET_MS)
        self._draw_soon.timeout.connect(self._draw)
        self._listen()
        canvas.setFocus()
        self._draw()

    def release(self) -> None:
        """Take it off the map."""
        for watched in (self._canvas, self._canvas.viewport()):
            watched.removeEventFilter(self)
        self._canvas.viewport().unsetCursor()
        self._canvas.renderStarting.disconnect(self._later)
        QgsProject.instance().layersWillBeRemoved.disconnect(self._let_go)
        for layer in self._layers:
            layer.repaintRequested.disconnect(self._later)
        self._draw_soon.stop()
        for picture in self.pictures:
            picture.stop()
            picture.deleteLater()
        self._canvas.scene().removeItem(self.item)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._canvas:
            return event.type() == QEvent.Type.KeyPress and self._key(event)
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease and self._dragging:
            self._dragging = False
            return True
        return False

    def _listen(self) -> None:
        for watched in (self._canvas, self._canvas.viewport()):
            watched.installEventFilter(self)
        self._canvas.renderStarting.connect(self._later)
        QgsProject.instance().layersWillBeRemoved.connect(self._let_go)
        for layer in self._layers:
            layer.repaintRequested.connect(self._later)
        for picture in self.pictures:
            picture.drawn.connect(self.item.update)

    def _later(self, *_: object) -> None:
        self._draw_soon.start()

    def _draw(self) -> None:
        for picture in self.pictures:
            picture.draw()

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
            return True
        if event.key() not in KEYS:
            return False
        direction, level = KEYS[event.key()]
        small = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = direction * (SMALL_STEP if small else STEP)
        self.item.show_line(self.item.line.stepped(step, level))
        return True

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self._near(event.pos()):
            return False
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.item.show_line(self.item.line.turned())
            self._follow(event.pos())
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._dragging:
            self._follow(event.pos())
            return True
        if self._near(event.pos()) and not event.buttons():
            shapes = Qt.CursorShape
            level = self.item.line.level
            self._canvas.viewport().setCursor(shapes.SplitVCursor if level else shapes.SplitHCursor)
        else:
            self._canvas.viewport().unsetCursor()
        return False

    def _follow(self, at: QPoint) -> None:
        width_px, height_px = max(1, self._canvas.width()), max(1, self._canvas.height())
        self.item.show_line(self.item.line.at(at.x() / width_px, at.y() / height_px))

    def _near(self, at: QPoint) -> bool:
        size = self._canvas.size()
        distance_px = self.item.line.distance_px(at.x(), at.y(), size.width(), size.height())
        return distance_px <= NEAR_PX

    def _let_go(self, ids: Sequence[str]) -> None:
        if self._ids & set(ids):
            self.ended.emit()
