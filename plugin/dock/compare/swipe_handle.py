"""Moves the line of a swipe by the mouse."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QPoint, Qt
from qgis.PyQt.QtGui import QMouseEvent

from .swipe_item import SwipeItem

NEAR_PX = 8


class SwipeHandle(QObject):
    """Filters the mouse of a canvas; away from the line the canvas's map tool works.

    Args:
        canvas: The canvas.
        item: The item whose line is moved; nothing is filtered while its line is hidden.
    """

    def __init__(self, canvas: QgsMapCanvas, item: SwipeItem) -> None:
        super().__init__(canvas)
        self._canvas, self._item = canvas, item
        self._dragging = False
        canvas.viewport().installEventFilter(self)

    def release(self) -> None:
        """Leave the mouse to the canvas."""
        self._canvas.viewport().removeEventFilter(self)
        self._canvas.viewport().unsetCursor()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not self._item.line_shown:
            return False
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            return self._press(event)
        if kind == QEvent.Type.MouseMove:
            return self._move(event)
        if kind == QEvent.Type.MouseButtonRelease and self._dragging:
            self._dragging = False
            return True
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton or not self._near(event.pos()):
            return False
        self._dragging = True
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._item.show_line(self._item.line.rotated())
            self._follow(event.pos())
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._dragging:
            self._follow(event.pos())
            return True
        if self._near(event.pos()) and not event.buttons():
            shapes = Qt.CursorShape
            horizontal = self._item.line.horizontal
            self._canvas.viewport().setCursor(
                shapes.SplitVCursor if horizontal else shapes.SplitHCursor
            )
        else:
            self._canvas.viewport().unsetCursor()
        return False

    def _follow(self, at: QPoint) -> None:
        width_px, height_px = max(1, self._canvas.width()), max(1, self._canvas.height())
        self._item.show_line(self._item.line.at(at.x() / width_px, at.y() / height_px))

    def _near(self, at: QPoint) -> bool:
        size = self._canvas.size()
        distance_px = self._item.line.distance_px(at.x(), at.y(), size.width(), size.height())
        return distance_px <= NEAR_PX
