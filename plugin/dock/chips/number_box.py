"""A box for a number with its unit; it is as wide as its value."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtWidgets import QDoubleSpinBox

from .chip_parts import ChipNumber

LEAST_FRAME_PX = 24


class NumberBox(QDoubleSpinBox):
    """Shows a number of a chip without zeros at its end.

    Args:
        number: The number.
        name: Name for screen readers.
    """

    def __init__(self, number: ChipNumber, name: str) -> None:
        super().__init__()
        self.setDecimals(number.decimals)
        self.setRange(number.minimum, number.maximum)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setSuffix(f" {number.unit}" if number.unit else "")
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.show_value(number.value)

    def show_value(self, value: float) -> None:
        """Show a value without emitting ``valueChanged``."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)
        self.setMinimumWidth(self._width_px(value))
        self.setMaximumWidth(self._width_px(max(10.0 * value, 100.0)))

    def textFromValue(self, value: float) -> str:
        text = self.locale().toString(value, "f", self.decimals())
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the dock instead of changing a number under the pointer."""
        event.ignore()

    def _width_px(self, value: float) -> int:
        """Return the width in which a value is whole; Qt's has room for the largest one."""
        metrics = self.fontMetrics()
        largest = self.textFromValue(self.maximum()) + self.suffix()
        frame_px = self.sizeHint().width() - metrics.horizontalAdvance(largest)
        text = self.textFromValue(value) + self.suffix()
        return metrics.horizontalAdvance(text) + max(frame_px, LEAST_FRAME_PX)
