"""The chips of one sentence in rows."""

from __future__ import annotations

from typing import Optional, Sequence, Tuple

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ....model.sentences.parsed_sentence import Predicate
from .chip import Chip, ChipFacts
from .flow_layout import FlowLayout


class ChipRow(QWidget):
    """Shows predicates; emits the new ones when the user has changed one.

    ``edited`` emits the number of the predicate and the new one, None where it was removed;
    ``hovered`` emits the predicate under the pointer, or None.
    """

    edited = pyqtSignal(int, object)
    hovered = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._layout = FlowLayout(self)
        self.chips: Tuple[Chip, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_predicates(self, predicates: Sequence[Predicate], facts: Sequence[ChipFacts]) -> None:
        """Show a chip for every predicate; the keyboard focus stays where it was."""
        if self._fit(predicates, facts):
            for chip, predicate, fact in zip(self.chips, predicates, facts):
                chip.show_predicate(predicate, fact)
            return
        focus = self._focus()
        for chip in self.chips:
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = tuple(
            self._chip(index, predicate, fact)
            for index, (predicate, fact) in enumerate(zip(predicates, facts))
        )
        self.setVisible(bool(self.chips))
        self._restore_focus(focus)
        self.updateGeometry()

    def _fit(self, predicates: Sequence[Predicate], facts: Sequence[ChipFacts]) -> bool:
        """Return whether the chips can show predicates by other numbers: an arrow stays pressed."""
        return len(predicates) == len(self.chips) and all(
            chip.fits(predicate, fact)
            for chip, predicate, fact in zip(self.chips, predicates, facts)
        )

    def _chip(self, index: int, predicate: Predicate, facts: ChipFacts) -> Chip:
        chip = Chip(predicate, facts, self)
        chip.changed.connect(lambda new: self.edited.emit(index, new))
        chip.removed.connect(lambda: self.edited.emit(index, None))
        chip.hovered.connect(lambda on: self.hovered.emit(chip.predicate if on else None))
        self._layout.addWidget(chip)
        chip.show()
        return chip

    def _focus(self) -> Optional[Tuple[int, int]]:
        """Return the numbers of the chip and of its control that have the focus."""
        for index, chip in enumerate(self.chips):
            for position, control in enumerate(chip.controls()):
                if control.hasFocus():
                    return index, position
        return None

    def _restore_focus(self, focus: Optional[Tuple[int, int]]) -> None:
        if focus is None or not self.chips:
            return
        controls = self.chips[min(focus[0], len(self.chips) - 1)].controls()
        controls[min(focus[1], len(controls) - 1)].setFocus()
