"""Canvas item of the swipe: the images of both dates and the line between them."""

from __future__ import annotations

from typing import Any, Tuple

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from .date_image import DateImage
from .swipe_line import SwipeLine

# Above the map, below rubber bands and markers.
Z_VALUE = -5
# Fixed colours instead of the theme's: they lie on images.
LINE, EDGE = QColor(255, 255, 255), QColor(20, 20, 20, 190)
LINE_PX, EDGE_PX, HANDLE_PX, MARGIN_PX = 2.0, 4.0, 7.0, 5.0


class SwipeItem(QgsMapCanvasItem):
    """Paints two images and the line between them over the canvas.

    Args:
        canvas: The canvas.
        images: Images of the date before and of the date after.
        names: Names of both dates.
    """

    def __init__(
        self,
        canvas: QgsMapCanvas,
        images: Tuple[DateImage, DateImage],
        names: Tuple[str, str],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._images, self._names = canvas, images, names
        self.line, self.line_shown = SwipeLine(), True
        self.setZValue(Z_VALUE)

    def show_line(self, line: SwipeLine) -> None:
        """Move the line."""
        self.line = line
        self.update()

    def show_one(self, date: int) -> None:
        """Show the date before (0) or after (1) alone, without a line."""
        self.line_shown = False
        self.show_line(SwipeLine(1.0 - date))

    def show_images(self, images: Tuple[DateImage, DateImage]) -> None:
        """Show other images of both dates."""
        self._images = images
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._canvas.width(), self._canvas.height())

    def updatePosition(self) -> None:
        # The item covers the whole canvas; the positions of the images are computed in paint.
        self.prepareGeometryChange()
        self.update()

    def paint(self, painter: QPainter, option: Any = None, widget: Any = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sides = self.line.sides(self._canvas.width(), self._canvas.height())
        for number, (date_image, side) in enumerate(zip(self._images, sides)):
            if not all(side[2:]):
                continue
            painter.save()
            painter.setClipRect(QRectF(*side))
            if not date_image.image.isNull():
                painter.drawImage(self._target_rect(date_image), date_image.image)
            self._paint_name(painter, self._names[number], QRectF(*side), first=number == 0)
            painter.restore()
        if self.line_shown:
            self._paint_line(painter, QRectF(*sides[1]))

    def _target_rect(self, date_image: DateImage) -> QRectF:
        """Return the rectangle of an image; the canvas may have moved since it was rendered."""
        size, to_map = date_image.settings.outputSize(), date_image.settings.mapToPixel()
        corners = ((0, 0), (size.width(), size.height()))
        first, last = (self.toCanvasCoordinates(to_map.toMapCoordinates(x, y)) for x, y in corners)
        return QRectF(first, last)

    def _paint_line(self, painter: QPainter, second_side: QRectF) -> None:
        begin = second_side.topLeft()
        end = second_side.topRight() if self.line.horizontal else second_side.bottomLeft()
        for colour, width_px in ((EDGE, EDGE_PX), (LINE, LINE_PX)):
            painter.setPen(QPen(colour, width_px))
            painter.drawLine(begin, end)
        painter.setPen(QPen(EDGE, 1.0))
        painter.setBrush(LINE)
        painter.drawEllipse((begin + end) / 2, HANDLE_PX, HANDLE_PX)

    def _paint_name(self, painter: QPainter, name: str, side: QRectF, first: bool) -> None:
        """Write the name of a date next to the line."""
        text = painter.fontMetrics().boundingRect(name)
        box = QRectF(0, 0, text.width() + 2 * MARGIN_PX, text.height() + 2 * MARGIN_PX)
        away = EDGE_PX + MARGIN_PX
        if self.line.horizontal:
            y = side.bottom() - away - box.height() if first else side.top() + away
            box.moveTopLeft(QPointF(away, y))
        else:
            to_line = first and self.line_shown
            x = side.right() - away - box.width() if to_line else side.left() + away
            box.moveTopLeft(QPointF(x, away))
        painter.fillRect(box, EDGE)
        painter.setPen(LINE)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name)
