"""Small dialogs of the audit: keys, facts of a missed change, accepting many."""

from __future__ import annotations

from typing import Optional, Tuple

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from ...processing_provider.translate import tr
from .audit_keys import TABLE

Drawn = Tuple[str, int, str]
"""Object, change type and sentence of a missed change."""


class KeysDialog(QDialog):
    """A table of the keys.

    Args:
        parent: Window above which it opens.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys of the audit"))
        rows = QFormLayout(self)
        for key, text in TABLE:
            name = QLabel(f"<b>{key}</b>")
            name.setTextFormat(Qt.TextFormat.RichText)
            rows.addRow(name, QLabel(tr(text)))
        note = QLabel(tr("They work while the map or the panel has the focus, not in a text."))
        note.setWordWrap(True)
        rows.addRow(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addRow(buttons)


class MissedDialog(QDialog):
    """Asks what was drawn.

    Args:
        parent: Window above which it opens.
        last: Of the one drawn before, as first values.
        training: Whether it becomes a training record; otherwise a polygon of a result, which has
            a sentence only.
    """

    def __init__(self, parent: QWidget, last: Drawn, training: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Missed change"))
        self._training, self._written = training, False
        column, rows = QVBoxLayout(self), QFormLayout()
        column.addLayout(rows)
        self.object, self.type, self.sentence = QLineEdit(last[0]), QComboBox(), QLineEdit()
        self.object.setPlaceholderText(tr("house, road, pond …"))
        names = {
            APPEARS: tr("0  appears"),
            DISAPPEARS: tr("1  disappears"),
            CHANGES_STATE: tr("2  changes its state"),
        }
        for value, text in names.items():
            self.type.addItem(text, value)
        self.type.setCurrentIndex(self.type.findData(last[1]))
        if training:
            rows.addRow(tr("&Object"), self.object)
            rows.addRow(tr("&Type"), self.type)
        rows.addRow(tr("&Sentence"), self.sentence)
        self.sentence.setMinimumWidth(320)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.sentence.textEdited.connect(lambda _: setattr(self, "_written", True))
        for signal in (
            self.object.textChanged,
            self.type.currentIndexChanged,
            self.sentence.textChanged,
        ):
            signal.connect(self._update)
        self.sentence.setText("" if training else last[2])
        self._update()

    def drawn(self) -> Drawn:
        """Return what was entered."""
        return self.object.text().strip(), int(self.type.currentData()), self._text()

    def _text(self) -> str:
        return " ".join(self.sentence.text().split())

    def _update(self) -> None:
        if self._training and not self._written and self.object.text().strip():
            # Not translated: the sentences of training data are English.
            verbs = {APPEARS: "appeared", DISAPPEARS: "disappeared", CHANGES_STATE: "changed"}
            verb = verbs[int(self.type.currentData())]
            self.sentence.setText(f"the {self.object.text().strip()} that {verb}")
        ready = bool(self._text()) and (not self._training or bool(self.object.text().strip()))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(ready)


def chosen(dialog: MissedDialog) -> Optional[Drawn]:
    """Show the dialog; None where it was cancelled."""
    return dialog.drawn() if dialog.exec() else None
