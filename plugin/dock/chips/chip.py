"""One predicate as a widget: switch, words, number boxes, menu, and a button that removes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QEnterEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QDoubleSpinBox,
    QFrame,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from ....model.sentences.parsed_sentence import MAP, MODEL, OFF, Predicate
from ....processing_provider.translate import tr
from .chip_parts import ChipNumber, chip_parts, spoken, with_number
from .elided_label import ElidedLabel
from .flow_layout import FlowLayout

MARGIN_PX = 4
LEAST_FRAME_PX = 24
STYLE = (
    "#chip { border: 1px solid palette(mid); border-radius: 6px; background: palette(base); }"
    "#chip[used='false'] { border-style: dashed; background: transparent; }"
    "#chip QToolButton { border: none; padding: 1px; }"
    "#chip QToolButton:focus, #chip QToolButton:hover { background: palette(midlight); }"
    "#chip QToolButton::menu-indicator { image: none; }"
)


@dataclass(frozen=True)
class ChipFacts:
    """What a chip shows beside its predicate.

    Attributes:
        expression: The QGIS expression of the predicate.
        removed: How many polygons it removed from the answer; None: not known yet.
        resolved: The number that a quantile or an order resolved to: ``≤ 41.5 m²``.
        editable: Whether it can be changed at all; a result of another version cannot.
        to_model: Whether the words can be left to the model: not after a run.
    """

    expression: str = ""
    removed: Optional[int] = None
    resolved: str = ""
    editable: bool = True
    to_model: bool = True


class Chip(QFrame):
    """Shows a predicate; emits what the user makes of it.

    Args:
        predicate: The predicate.
        facts: What is shown beside it.
    """

    changed = pyqtSignal(object)
    removed = pyqtSignal()
    hovered = pyqtSignal(bool)

    def __init__(
        self, predicate: Predicate, facts: ChipFacts, parent: Optional[QWidget] = None
    ) -> None:
        super().__init__(parent)
        self._predicate, self._facts = predicate, facts
        self.setObjectName("chip")
        self.setProperty("used", "true" if predicate.use == MAP else "false")
        self.setStyleSheet(STYLE)
        self.boxes: List[QDoubleSpinBox] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, 1, 1, 1)
        row.setSpacing(0)
        body = QWidget(self)
        row.addWidget(body, 1)
        parts = FlowLayout(body)  # wraps: a chip may be wider than the dock
        self._parts = chip_parts(predicate)
        if not any(self._parts):
            self._parts = (facts.expression,)
        self.switch = self._add_switch(parts)
        self._add_parts(parts)
        self._add_notes(parts)
        self.menu_button, self.remove_button = self._add_buttons(row)
        self.setToolTip(_tool_tip(predicate, facts))
        self.setAccessibleName(spoken(self._parts))

    @property
    def predicate(self) -> Predicate:
        """The predicate that is shown."""
        return self._predicate

    @property
    def facts(self) -> ChipFacts:
        """What is shown beside the predicate."""
        return self._facts

    def controls(self) -> Tuple[QWidget, ...]:
        """Return what takes the keyboard focus, in its order."""
        return (self.switch, *self.boxes, self.menu_button, self.remove_button)

    def menu(self) -> QMenu:
        """Return the menu of the chip; the button ⋮ and a right click open it."""
        menu = QMenu(self)
        if self._facts.to_model:
            action = menu.addAction(tr("Let the model read it"))
            action.setCheckable(True)
            action.setChecked(self._predicate.use == MODEL)
            action.setEnabled(self._facts.editable and bool(self._predicate.text))
            action.toggled.connect(lambda on: self._set_use(MODEL if on else MAP))
            menu.addSeparator()
        expression = self._facts.expression
        self._add_copy(menu, tr("Copy as QGIS expression"), expression)
        self._add_copy(menu, tr("Copy as filter of a layer"), expression)
        return menu

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.hovered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(False)

    def contextMenuEvent(self, event: object) -> None:
        self.menu().exec(event.globalPos())  # type: ignore[attr-defined]

    def _add_copy(self, menu: QMenu, text: str, copied: str) -> None:
        action = menu.addAction(text)
        action.setEnabled(bool(copied))
        action.triggered.connect(lambda: QApplication.clipboard().setText(copied))

    def _add_switch(self, row: FlowLayout) -> QCheckBox:
        switch = QCheckBox()
        switch.setChecked(self._predicate.use == MAP)
        switch.setEnabled(self._facts.editable)
        switch.setToolTip(tr("Use this condition"))
        switch.setAccessibleName(tr("Use: {}").format(spoken(self._parts)))
        switch.toggled.connect(lambda on: self._set_use(MAP if on else OFF))
        row.addWidget(switch)
        return switch

    def _add_parts(self, row: FlowLayout) -> None:
        for part in self._parts:
            if isinstance(part, ChipNumber):
                row.addWidget(self._number_box(part))
            else:
                row.addWidget(_label(part, self._predicate.use == MAP))

    def _add_notes(self, row: FlowLayout) -> None:
        """Add who reads the words, the number of the run, and how many polygons were removed."""
        facts = self._facts
        if self._predicate.use == MODEL:
            row.addWidget(_label(f"→ {tr('model')}", used=False))
        if facts.resolved:
            row.addWidget(_label(facts.resolved, used=True))
        if facts.removed is not None and self._predicate.use == MAP:
            count = _label(f"−{facts.removed}", used=True)
            count.setToolTip(tr("Removed {} polygons").format(facts.removed))
            count.setAccessibleName(count.toolTip())
            row.addWidget(count)

    def _number_box(self, number: ChipNumber) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setDecimals(number.decimals)
        box.setRange(number.minimum, number.maximum)
        box.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        box.setValue(number.value)
        box.setSuffix(f" {number.unit}" if number.unit else "")
        box.setKeyboardTracking(False)
        box.setEnabled(self._facts.editable and self._predicate.use == MAP)
        box.setMinimumWidth(_width_px(box, box.value()))
        box.setMaximumWidth(_width_px(box, max(10.0 * box.value(), 100.0)))
        # The wheel scrolls the dock and must not change a number under the pointer.
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.wheelEvent = lambda event: event.ignore()
        box.setAccessibleName(spoken(self._parts))
        box.setToolTip(self._facts.expression)
        box.valueChanged.connect(
            lambda value: self.changed.emit(with_number(self._predicate, number, value))
        )
        self.boxes.append(box)
        return box

    def _add_buttons(self, row: QHBoxLayout) -> Tuple[QToolButton, QToolButton]:
        name = spoken(self._parts)
        more = _button("⋮", tr("More"), f"{tr('More')}: {name}")
        more.clicked.connect(lambda: self.menu().exec(more.mapToGlobal(more.rect().bottomLeft())))
        remove = _button("✕", tr("Remove this condition"), f"{tr('Remove')}: {name}")
        remove.setEnabled(self._facts.editable)
        remove.clicked.connect(self.removed)
        for button in (more, remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return more, remove

    def _set_use(self, use: str) -> None:
        self.changed.emit(replace(self._predicate, use=use))


def _label(text: str, used: bool) -> ElidedLabel:
    label = ElidedLabel(text)
    label.setEnabled(used)
    return label


def _button(text: str, tool_tip: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tool_tip)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.setFixedWidth(button.fontMetrics().horizontalAdvance(text) + 2 * MARGIN_PX)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _width_px(box: QDoubleSpinBox, value: float) -> int:
    """Return the width in which a value is whole; Qt's has room for the largest one allowed."""
    metrics = box.fontMetrics()
    largest = box.textFromValue(box.maximum()) + box.suffix()
    frame_px = box.sizeHint().width() - metrics.horizontalAdvance(largest)
    text = box.textFromValue(value) + box.suffix()
    return metrics.horizontalAdvance(text) + max(frame_px, LEAST_FRAME_PX)


def _tool_tip(predicate: Predicate, facts: ChipFacts) -> str:
    return "\n".join(text for text in (predicate.text, facts.expression) if text)
