"""One predicate as a widget: switch, words, number boxes, menu, and a button that removes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QContextMenuEvent, QEnterEvent
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QWidget,
)

from ....model.sentences.parsed_sentence import MAP, MODEL, OFF, Predicate
from ....processing_provider.translate import tr
from ..marks import mark_pixmap
from .chip_parts import ChipNumber, Part, accessible_text, chip_parts, with_number
from .chip_style import CHIP_STYLE, MARGIN_PX
from .elided_label import ElidedLabel
from .flow_layout import FlowLayout
from .number_box import NumberBox

PROBLEM_PX = 14


@dataclass(frozen=True)
class ChipFacts:
    """What a chip shows beside its predicate.

    Attributes:
        expression: The predicate as text: a QGIS expression, unless it is relative.
        relative: Whether the expression has a quantile or an order, which QGIS cannot evaluate.
        removed: How many polygons it removed from the answer; None: not known.
        resolved: The number that a quantile or an order stood for: ``≤ 41.5 m²``.
        to_model: Whether the words can be left to the model: not after a run.
        problem: Why nothing can meet the predicate; empty: something can.
    """

    expression: str = ""
    relative: bool = False
    removed: Optional[int] = None
    resolved: str = ""
    to_model: bool = True
    problem: str = ""


class Chip(QFrame):
    """Shows a predicate; ``changed`` emits the predicate as the user has edited it.

    Args:
        predicate: The predicate.
        facts: What is shown beside it.
        parent: Parent widget.
    """

    changed = pyqtSignal(object)
    removed = pyqtSignal()
    hovered = pyqtSignal(bool)

    def __init__(self, predicate: Predicate, facts: ChipFacts, parent: QWidget) -> None:
        super().__init__(parent)
        self.predicate, self.facts = predicate, facts
        self._parts = _shown_items(predicate, facts)
        self.boxes: List[NumberBox] = []
        self.setObjectName("chip")
        self.setProperty("used", "true" if predicate.use == MAP else "false")
        self.setStyleSheet(CHIP_STYLE)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, 1, 1, 1)
        row.setSpacing(0)
        body = QWidget(self)
        row.addWidget(body, 1)
        parts = FlowLayout(body)  # wraps: a chip may be wider than the dock
        self.switch = self._add_switch(parts)
        self._add_parts(parts)
        self._add_notes(parts)
        self.menu_button, self.remove_button = self._add_buttons(row)
        self.show_predicate(predicate, facts)

    def fits(self, predicate: Predicate, facts: ChipFacts) -> bool:
        """Return whether the chip can show a predicate by other numbers alone."""
        same_use = (predicate.use, facts.to_model) == (self.predicate.use, self.facts.to_model)
        return same_use and _shape(_shown_items(predicate, facts)) == _shape(self._parts)

    def show_predicate(self, predicate: Predicate, facts: ChipFacts) -> None:
        """Show another predicate that fits."""
        self.predicate, self.facts = predicate, facts
        self._parts = _shown_items(predicate, facts)
        numbers = [part for part in self._parts if isinstance(part, ChipNumber)]
        for box, number in zip(self.boxes, numbers):
            box.show_value(number.value)
        self._resolved.setText(facts.resolved)
        self._resolved.setVisible(bool(facts.resolved))
        counted = facts.removed is not None
        self._removed.setText(f"−{facts.removed}")
        self._removed.setVisible(counted)
        self._removed.setToolTip(tr("Removed {} polygons").format(facts.removed))
        self._removed.setAccessibleName(self._removed.toolTip())
        self._problem.setVisible(bool(facts.problem))
        self._problem.setAccessibleName(facts.problem)
        self._set_wrong(bool(facts.problem))
        self.setToolTip("\n".join(filter(None, (predicate.text, facts.expression, facts.problem))))
        texts = (accessible_text(self._parts), facts.problem)
        self.setAccessibleName(" ".join(filter(None, texts)))

    def controls(self) -> Tuple[QWidget, ...]:
        """Return what takes the keyboard focus, in its order."""
        return (self.switch, *self.boxes, self.menu_button, self.remove_button)

    def menu(self) -> QMenu:
        """Return the menu of the chip; the button ⋮ and a right click open it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.facts.to_model:
            action = menu.addAction(tr("Let the model read it"))
            action.setCheckable(True)
            action.setChecked(self.predicate.use == MODEL)
            action.setEnabled(bool(self.predicate.text))
            action.toggled.connect(lambda on: self._set_use(MODEL if on else MAP))
            menu.addSeparator()
        for text in (tr("Copy as QGIS expression"), tr("Copy as filter of a layer")):
            action = menu.addAction(text)
            action.setEnabled(bool(self.facts.expression) and not self.facts.relative)
            action.triggered.connect(self._copy)
        return menu

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.hovered.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().exec(event.globalPos())

    def _set_wrong(self, wrong: bool) -> None:
        """Set the property that the style sheet reads; Qt reads it anew when it is told to."""
        text = "true" if wrong else "false"
        if self.property("wrong") != text:
            self.setProperty("wrong", text)
            self.style().unpolish(self)
            self.style().polish(self)

    def _copy(self) -> None:
        # A QGIS expression of plain comparisons is SQL for a subset string as well.
        QApplication.clipboard().setText(self.facts.expression)

    def _add_switch(self, row: FlowLayout) -> QCheckBox:
        self._problem = QLabel()
        self._problem.setPixmap(mark_pixmap("red", PROBLEM_PX))
        row.addWidget(self._problem)
        switch = QCheckBox()
        switch.setChecked(self.predicate.use == MAP)
        switch.setToolTip(tr("Use this condition"))
        switch.setAccessibleName(tr("Use: {}").format(accessible_text(self._parts)))
        switch.toggled.connect(lambda on: self._set_use(MAP if on else OFF))
        row.addWidget(switch)
        return switch

    def _add_parts(self, row: FlowLayout) -> None:
        used = self.predicate.use == MAP
        for part in self._parts:
            if isinstance(part, ChipNumber):
                box = NumberBox(part, accessible_text(self._parts))
                box.setEnabled(used)
                box.valueChanged.connect(
                    lambda value, number=part: self.changed.emit(
                        with_number(self.predicate, number, value)
                    )
                )
                self.boxes.append(box)
                row.addWidget(box)
            else:
                row.addWidget(_label(part, used))

    def _add_notes(self, row: FlowLayout) -> None:
        """Add who reads the words, the number of the run, and how many polygons were removed."""
        if self.predicate.use == MODEL:
            row.addWidget(_label(f"→ {tr('model')}", used=False))
        self._resolved, self._removed = _label("", used=True), _label("", used=True)
        row.addWidget(self._resolved)
        row.addWidget(self._removed)

    def _add_buttons(self, row: QHBoxLayout) -> Tuple[QToolButton, QToolButton]:
        name = accessible_text(self._parts)
        more = _button("⋮", tr("More"), f"{tr('More')}: {name}")
        more.clicked.connect(lambda: self.menu().exec(more.mapToGlobal(more.rect().bottomLeft())))
        remove = _button("✕", tr("Remove this condition"), f"{tr('Remove')}: {name}")
        remove.clicked.connect(self.removed)
        for button in (more, remove):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return more, remove

    def _set_use(self, use: str) -> None:
        self.changed.emit(replace(self.predicate, use=use))


def _shown_items(predicate: Predicate, facts: ChipFacts) -> Tuple[Part, ...]:
    parts = chip_parts(predicate)
    return parts if any(parts) else (facts.expression,)


def _shape(parts: Tuple[Part, ...]) -> Tuple[Part, ...]:
    """Return the parts without the values of their numbers."""
    return tuple(part if isinstance(part, str) else replace(part, value=0.0) for part in parts)


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
