"""Both dates over the map, each on its side of a line."""

from __future__ import annotations

from typing import Any, Tuple

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from .date_image import DatePicture
from .swipe_line import SwipeLine

# Above the map, below rubber bands and markers.
Z_VALUE = -5
# On the map, not in the window: they have to be seen on any image.
LINE, EDGE = QColor(255, 255, 255), QColor(20, 20, 20, 190)
LINE_PX, EDGE_PX, HANDLE_PX, MARGIN_PX = 2.0, 4.0, 7.0, 5.0


class SwipeItem(QgsMapCanvasItem):
    """Paints two pictures and the line between them; the map below is not touched.

    Args:
        canvas: The map.
        pictures: Of the date before and of the date after.
        names: What to write on them.
    """

    def __init__(
        self,
        canvas: QgsMapCanvas,
        pictures: Tuple[DatePicture, DatePicture],
        names: Tuple[str, str],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._pictures, self._names = canvas, pictures, names
        self.line = SwipeLine()
        self.setZValue(Z_VALUE)

    def show_line(self, line: SwipeLine) -> None:
        """Move the line."""
        self.line = line
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:
        # It always covers the whole map; where the pictures lie is looked up while painting.
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, option: Any = None, widget: Any = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sides = self.line.sides(self._canvas.width(), self._canvas.height())
        for number, (picture, side) in enumerate(zip(self._pictures, sides)):
            painter.save()
            painter.setClipRect(QRectF(*side))
            if not picture.image.isNull():
                painter.drawImage(self._place(picture), picture.image)
            self._paint_name(painter, self._names[number], QRectF(*side), first=number == 0)
            painter.restore()
        self._paint_line(painter, QRectF(*sides[1]))

    def _place(self, picture: DatePicture) -> QRectF:
        """Return where a picture lies now; the map may have moved since it was drawn."""
        size, to_map = picture.settings.outputSize(), picture.settings.mapToPixel()
        corners = ((0, 0), (size.width(), size.height()))
        first, last = (self.toCanvasCoordinates(to_map.toMapCoordinates(x, y)) for x, y in corners)
        return QRectF(first, last)

    def _paint_line(self, painter: QPainter, second_side: QRectF) -> None:
        begin = second_side.topLeft()
        end = second_side.topRight() if self.line.level else second_side.bottomLeft()
        for colour, width_px in ((EDGE, EDGE_PX), (LINE, LINE_PX)):
            painter.setPen(QPen(colour, width_px))
            painter.drawLine(begin, end)
        painter.setPen(QPen(EDGE, 1.0))
        painter.setBrush(LINE)
        painter.drawEllipse((begin + end) / 2, HANDLE_PX, HANDLE_PX)

    def _paint_name(self, painter: QPainter, name: str, side: QRectF, first: bool) -> None:
        """Write the name of a date beside the line, so that both are read together."""
        text = painter.fontMetrics().boundingRect(name)
        box = QRectF(0, 0, text.width() + 2 * MARGIN_PX, text.height() + 2 * MARGIN_PX)
        away = EDGE_PX + MARGIN_PX
        if self.line.level:
            y = side.bottom() - away - box.height() if first else side.top() + away
            box.moveTopLeft(QPointF(away, y))
        else:
            x = side.right() - away - box.width() if first else side.left() + away
            box.moveTopLeft(QPointF(x, away))
        painter.fillRect(box, EDGE)
        painter.setPen(LINE)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
