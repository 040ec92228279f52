"""The view of the audit: the form of Qt Designer, without logic."""

from __future__ import annotations

from typing import Dict, Optional, Tuple

from qgis.core import QgsApplication
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QKeyEvent, QShowEvent
from qgis.PyQt.QtWidgets import QAbstractButton, QToolButton, QWidget

from ...engine_client.interpreter import ROOT
from ...model.audit.audit_record import AuditRecord
from ...model.audit.progress import Progress
from ...model.files.craft_schema import ACCEPTED, REJECTED, UNSURE
from .panel_style import STYLE
from .panel_texts import FILTER_TEXTS, ORDER_TEXTS, ROLE_TEXTS, left_text, record_texts, state_text

UI = str(ROOT / "plugin" / "audit" / "audit.ui")
THEME_ICONS = {
    "editButton": "mActionVertexToolActiveLayer.svg",
    "drawButton": "mActionCapturePolygon.svg",
    "undoButton": "mActionUndo.svg",
    "buildButton": "processingAlgorithm.svg",
    "describeButton": "processingAlgorithm.svg",
    "exportButton": "mActionSharingExport.svg",
}
VERDICTS = {"acceptButton": ACCEPTED, "rejectButton": REJECTED, "unsureButton": UNSURE}
LARGER = 1.15


class AuditPanel(QWidget):
    """Widgets by their names in Designer, and methods that fill them."""

    sentence_changed = pyqtSignal(str)

    def __init__(self) -> None:
        super().__init__()
        uic.loadUi(UI, self)
        self.setStyleSheet(STYLE)
        self._sentence = ""
        for name, icon in THEME_ICONS.items():
            button = getattr(self, name)
            button.setIcon(QgsApplication.getThemeIcon(f"/{icon}"))
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for combo, texts in (
            (self.orderCombo, ORDER_TEXTS),
            (self.filterCombo, FILTER_TEXTS),
            (self.roleCombo, ROLE_TEXTS),
        ):
            for value, text in texts().items():
                combo.addItem(text, value)
        self._set_fonts()
        self.sentenceEdit.installEventFilter(self)
        self.wordingsList.itemDoubleClicked.connect(
            lambda item: self.sentence_changed.emit(item.text())
        )
        self.wordingsGroup.setCollapsed(True)
        for button in self.findChildren(QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # the keys stay with the map
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_edit("")

    def showEvent(self, event: QShowEvent) -> None:
        self.update_minimum_width()
        super().showEvent(event)

    def update_minimum_width(self) -> None:
        """Keep all buttons visible in any theme and font: the area does not scroll sideways."""
        bar = self.scrollArea.verticalScrollBar().sizeHint().width()
        self.scrollArea.setMinimumWidth(self.content.minimumSizeHint().width() + bar)

    def _set_fonts(self) -> None:
        larger = QFont(self.font())
        larger.setPointSizeF(larger.pointSizeF() * LARGER)
        self.sentenceEdit.setFont(larger)
        larger.setBold(True)
        for label in (self.startTitle, self.counterLabel):
            label.setFont(larger)
        smaller = QFont(self.font())
        smaller.setPointSizeF(smaller.pointSizeF() / LARGER)
        for label in (self.totalsLabel, self.squaresLabel):
            label.setFont(smaller)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._commit_sentence()
        if event.type() == QEvent.Type.KeyPress:
            return self._sentence_key(event)
        return False

    def _sentence_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.sentenceEdit.setPlainText(self._sentence)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self._commit_sentence()
        self.setFocus()
        return True

    def _commit_sentence(self) -> None:
        text = " ".join(self.sentenceEdit.toPlainText().split())
        if text and text != self._sentence:
            self._sentence = text
            self.sentence_changed.emit(text)
        elif not text:
            self.sentenceEdit.setPlainText(self._sentence)

    def show_start(self) -> None:
        """Show the page on which a file is chosen."""
        self.pages.setCurrentWidget(self.startPage)

    def show_session(self, name: str, path: str, training: bool, blind: bool) -> None:
        """Show the page of the records of a file."""
        self.fileName.setText(name)
        self.fileName.setToolTip(path)
        for widget in (self.describeButton, self.typeButton0, self.typeButton1, self.typeButton2):
            widget.setVisible(training and not blind)
        self.blindBar.setVisible(blind)
        decides = (
            "acceptButton rejectButton unsureButton flagButton editButton drawButton manyButton "
            "hideButton exportButton"
        )
        for name in decides.split():
            getattr(self, name).setVisible(not blind)
        self.sentenceEdit.setReadOnly(blind or not training)
        self.squaresLabel.setVisible(not training)
        self.pages.setCurrentWidget(self.auditPage)
        self.update_minimum_width()

    def show_progress(
        self, position: int, listed: int, progress: Progress, left_s: Optional[float]
    ) -> None:
        """Show where the person is and what was decided."""
        at = min(position + 1, listed)
        self.counterLabel.setText(self.tr("Record {} of {}").format(at, listed))
        self.leftLabel.setText(left_text(left_s))
        self.progressBar.setMaximum(max(1, progress.total))
        self.progressBar.setValue(progress.reviewed)
        text = self.tr("{a} accepted · {r} rejected · {u} unsure · {open} open")
        self.totalsLabel.setText(
            text.format(
                a=progress.accepted,
                r=progress.rejected,
                u=progress.unsure,
                open=progress.total - progress.reviewed,
            )
        )
        squares = self.tr("{complete} of {all} squares are complete and become training data.")
        self.squaresLabel.setText(
            squares.format(complete=progress.squares_complete, all=progress.squares)
        )

    def show_record(self, record: Optional[AuditRecord]) -> None:
        """Show a record; None: the end of the list."""
        present = record is not None
        self._sentence = record.sentence if record is not None else ""
        self.sentenceEdit.setPlainText(self._sentence)
        for name, text in record_texts(record).items():
            getattr(self, f"{name}Label").setText(text)
            for part in ("Label", "Caption"):
                getattr(self, f"{name}{part}").setVisible(bool(text))
        change_type = record.change_type if record is not None else None
        review = record.review if record is not None else None
        for number in range(3):
            getattr(self, f"typeButton{number}").setChecked(change_type == number)
        for name, verdict in VERDICTS.items():
            getattr(self, name).setChecked(review == verdict)
        self.flagButton.setChecked(record is not None and bool(record.flag))
        kind, text = state_text(record)
        self.stateLabel.setProperty("review", kind)
        self.stateLabel.style().polish(self.stateLabel)
        self.stateLabel.setText(text)
        self._show_wordings(record.wordings if record is not None else ())
        for name in (*VERDICTS, "flagButton", "editButton", "skipButton", "sentenceEdit"):
            getattr(self, name).setEnabled(present)

    def _show_wordings(self, wordings: Tuple[str, ...]) -> None:
        self.wordingsList.clear()
        self.wordingsList.addItems(list(wordings))
        self.wordingsGroup.setVisible(bool(wordings))
        self.wordingsGroup.setTitle(self.tr("Wordings ({})").format(len(wordings)))

    def show_edit(self, text: str) -> None:
        """Show what is edited, with Save and Cancel; an empty text hides them."""
        self.editText.setText(text)
        self.editBar.setVisible(bool(text))
        for name, button in self.buttons().items():
            button.setEnabled(not text or name in ("hide", "blink"))

    def choices(self) -> Tuple[str, str]:
        """Return the chosen order and filter."""
        return str(self.orderCombo.currentData()), str(self.filterCombo.currentData())

    def choose(self, order: str, only: str) -> None:
        """Select order and filter without emitting signals."""
        for combo, value in ((self.orderCombo, order), (self.filterCombo, only)):
            combo.blockSignals(True)
            combo.setCurrentIndex(max(0, combo.findData(value)))
            combo.blockSignals(False)

    def buttons(self) -> Dict[str, QAbstractButton]:
        """Return the buttons by the action that they start."""
        names = "accept reject unsure flag edit draw many skip undo previous next hide blink"
        buttons = {name: getattr(self, f"{name}Button") for name in names.split()}
        return {**buttons, **{f"type{n}": getattr(self, f"typeButton{n}") for n in range(3)}}
