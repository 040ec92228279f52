"""A layout that places widgets in rows and breaks them like words; Qt has none."""

from __future__ import annotations

from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QLayoutItem, QWidget

SPACING_PX = 4


class FlowLayout(QLayout):
    """Rows of widgets in the order in which they were added.

    Args:
        parent: Widget whose layout it is.
    """

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._items: List[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(SPACING_PX)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> Optional[QLayoutItem]:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> Optional[QLayoutItem]:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        spare_px = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._arrange(rect.translated(0, spare_px // 2), move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one row."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.spacing() * max(0, len(hints) - 1)
        height = max((hint.height() for hint in hints), default=0)
        return self._with_margins(QSize(width, height))

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget: rows are broken down to one widget each."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        width, height = margins.left() + margins.right(), margins.top() + margins.bottom()
        return size + QSize(width, height)

    def _arrange(self, rect: QRect, move: bool) -> int:
        """Return the height of all rows in pixels; ``move`` places the widgets."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for row in self._rows(inner.width()):
            height = max(size.height() for _, size in row)
            x = inner.x()
            for item, size in row:
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        used = y - self.spacing() - inner.y() if y > inner.y() else 0
        return used + margins.top() + margins.bottom()

    def _rows(self, width: int) -> List[List[Tuple[QLayoutItem, QSize]]]:
        """Return the widgets of every row with their sizes."""
        rows: List[List[Tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget
                continue
            size = _size(item, width)
            if not rows or size.width() > left:
                rows.append([])
                left = width
            rows[-1].append((item, size))
            left -= size.width() + self.spacing()
        return rows


def _size(item: QLayoutItem, width: int) -> QSize:
    """Return the size of a widget that may be as wide as a row at most."""
    hint, least = item.sizeHint(), item.minimumSize()
    used = max(min(hint.width(), width), least.width())
    wraps = item.hasHeightForWidth() and used < hint.width()
    return QSize(used, item.heightForWidth(used) if wraps else hint.height())
