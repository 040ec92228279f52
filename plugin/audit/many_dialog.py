"""Accepting many records in one step: by confidence, by rectangle, by selection."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...processing_provider.translate import tr

START = 0.9


class ManyDialog(QDialog):
    """Shows how many records each way would accept.

    Args:
        parent: Window above which it opens.
        at_least: Returns the records of at least a confidence that are not reviewed yet.
        selected: Those whose features are selected in the map.
    """

    accept_requested = pyqtSignal(list)
    rectangle_requested = pyqtSignal()

    def __init__(
        self,
        parent: QWidget,
        at_least: Callable[[float], Sequence[str]],
        selected: Sequence[str],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Accept many"))
        self._at_least, self._selected = at_least, list(selected)
        column, grid = QVBoxLayout(self), QGridLayout()
        text = QLabel(tr("Records that were not reviewed yet become accepted, in one undo step."))
        text.setWordWrap(True)
        column.addWidget(text)
        column.addLayout(grid)
        self.confidence = QDoubleSpinBox()
        self.confidence.setAccessibleName(tr("Least confidence"))
        self.confidence.setRange(0.0, 1.0)
        self.confidence.setSingleStep(0.05)
        self.confidence.setValue(START)
        self.by_confidence, self.by_rectangle = QPushButton(), QPushButton(tr("Draw on the map"))
        self.by_selection = QPushButton(self._accept_text(len(selected)))
        self.by_selection.setEnabled(bool(selected))
        for row, (name, field, button) in enumerate(
            (
                (tr("Confidence at least"), self.confidence, self.by_confidence),
                (tr("In a rectangle"), None, self.by_rectangle),
                (tr("Selected features"), None, self.by_selection),
            )
        ):
            grid.addWidget(QLabel(name), row, 0)
            if field is not None:
                grid.addWidget(field, row, 1)
            grid.addWidget(button, row, 2)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.confidence.valueChanged.connect(self._show_count)
        self.by_confidence.clicked.connect(lambda: self._request(self._found))
        self.by_selection.clicked.connect(lambda: self._request(self._selected))
        self.by_rectangle.clicked.connect(self.rectangle_requested)
        self.by_rectangle.clicked.connect(self.accept)
        self._show_count()

    def _show_count(self) -> None:
        self._found = list(self._at_least(self.confidence.value()))
        self.by_confidence.setText(self._accept_text(len(self._found)))
        self.by_confidence.setEnabled(bool(self._found))

    def _request(self, ids: Sequence[str]) -> None:
        self.accept()
        self.accept_requested.emit(list(ids))

    @staticmethod
    def _accept_text(count: int) -> str:
        return tr("Accept {}…").format(count)
