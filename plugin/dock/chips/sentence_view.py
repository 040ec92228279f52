"""What a sentence means: phrase, chips, remarks, and a button where the sentence is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ....model.sentences.parsed_sentence import Predicate
from ....processing_provider.translate import tr
from ..marks import mark_pixmap
from .chip import ChipFacts
from .chip_row import ChipRow
from .layer_chip import LayerChip, LayerOffer


@dataclass(frozen=True)
class SentenceFacts:
    """What is shown about a sentence.

    Attributes:
        title: The sentence, shown where there are several; empty: no title.
        phrase: What the model is asked, as a text.
        predicates: The predicates, a chip each.
        chips: What the chips show beside them.
        mark: ``amber`` or ``red``; empty: no remark to worry about.
        remarks: Remarks as sentences.
        refused: Whether a run refuses the sentence.
        can_guess: Whether "Ask anyway" helps.
        edited: Whether the user has changed predicates.
        offers: Words that need a layer.
        as_written: Whether the model gets the sentence as it is written; None: not to be chosen.
    """

    title: str = ""
    phrase: str = ""
    predicates: Tuple[Predicate, ...] = ()
    chips: Tuple[ChipFacts, ...] = ()
    mark: str = ""
    remarks: Tuple[str, ...] = ()
    refused: bool = False
    can_guess: bool = False
    edited: bool = False
    offers: Tuple[LayerOffer, ...] = ()
    as_written: Optional[bool] = None


class SentenceView(QFrame):
    """Shows one sentence.

    ``edited`` emits the number of a predicate and the new one (None: removed); ``layer_chosen`` a
    name and the id of its layer, empty for none; ``written_toggled`` whether the model is to get
    the sentence as it is written.
    """

    edited = pyqtSignal(int, object)
    hovered = pyqtSignal(object)
    guess_requested = pyqtSignal()
    reset_requested = pyqtSignal()
    layer_chosen = pyqtSignal(str, str)
    written_toggled = pyqtSignal(bool)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.facts = SentenceFacts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.titleLabel = _label(column)
        font = self.titleLabel.font()
        font.setBold(True)
        self.titleLabel.setFont(font)
        self.phraseLabel = _label(column)
        self.chipRow = ChipRow(self)
        column.addWidget(self.chipRow)
        self._offers = QVBoxLayout()
        column.addLayout(self._offers)
        self._add_remarks(column)
        self._add_buttons(column)
        self.chipRow.edited.connect(self.edited)
        self.chipRow.hovered.connect(self.hovered)

    def show_facts(self, facts: SentenceFacts) -> None:
        """Show a sentence."""
        self.facts = facts
        for label, text in ((self.titleLabel, facts.title), (self.phraseLabel, facts.phrase)):
            label.setText(text)
            label.setVisible(bool(text))
        self.chipRow.show_predicates(facts.predicates, facts.chips)
        self.chipRow.setVisible(bool(facts.predicates))
        self.remarkLabel.setText("\n".join(facts.remarks))
        self.remarkMark.setPixmap(mark_pixmap(facts.mark))
        self.remarkMark.setAccessibleName(facts.mark)
        self.remarkMark.setVisible(bool(facts.mark and facts.remarks))
        self.remarkLabel.setVisible(bool(facts.remarks))
        self.guessButton.setVisible(facts.can_guess)
        self.resetButton.setVisible(facts.edited)
        self.writtenCheck.setChecked(bool(facts.as_written))
        self.writtenCheck.setVisible(facts.as_written is not None)
        self._show_offers(facts.offers)
        self.setVisible(facts != SentenceFacts())

    def controls(self) -> Tuple[QWidget, ...]:
        """Return what takes the keyboard focus, in its order."""
        chips = tuple(control for chip in self.chipRow.chips for control in chip.controls())
        return (*chips, *self._combos, self.guessButton, self.resetButton, self.writtenCheck)

    def _show_offers(self, offers: Sequence[LayerOffer]) -> None:
        self._combos: Tuple[QComboBox, ...] = ()
        while self._offers.count():
            widget = self._offers.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for offer in offers:
            chip = LayerChip(offer, self)
            chip.chosen.connect(self.layer_chosen)
            self._offers.addWidget(chip)
            chip.show()
            self._combos += (chip.combo,)

    def _add_remarks(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        self.remarkMark, self.remarkLabel = QLabel(self), QLabel(self)
        self.remarkMark.setAlignment(Qt.AlignmentFlag.AlignTop)
        _set_plain(self.remarkLabel)
        row.addWidget(self.remarkMark)
        row.addWidget(self.remarkLabel, 1)
        column.addLayout(row)

    def _add_buttons(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        self.guessButton = QPushButton(tr("Ask any&way"), self)
        self.guessButton.setToolTip(
            tr("The model gets the words that it does not know; its answer may be anything")
        )
        self.resetButton = QPushButton(tr("&Undo changes"), self)
        self.resetButton.setToolTip(tr("Shows the conditions as the sentence has them"))
        self.guessButton.clicked.connect(self.guess_requested)
        self.resetButton.clicked.connect(self.reset_requested)
        self.writtenCheck = QCheckBox(tr("As &written"), self)
        self.writtenCheck.setToolTip(
            tr("The model is asked in your words; the conditions are measured all the same")
        )
        self.writtenCheck.clicked.connect(self.written_toggled)
        for widget in (self.guessButton, self.resetButton, self.writtenCheck):
            row.addWidget(widget)
        row.addStretch(1)
        column.addLayout(row)


class SentenceList(QWidget):
    """Shows several sentences below each other; signals carry the number of the sentence."""

    edited = pyqtSignal(int, int, object)
    hovered = pyqtSignal(int, object)
    guess_requested = pyqtSignal(int)
    reset_requested = pyqtSignal(int)
    layer_chosen = pyqtSignal(str, str)
    written_toggled = pyqtSignal(int, bool)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.views: List[SentenceView] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_sentences(self, sentences: Sequence[SentenceFacts]) -> None:
        """Show a view for every sentence; views are kept, so that the focus is."""
        while len(self.views) < len(sentences):
            self._append(len(self.views))
        for view in self.views[len(sentences) :]:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        del self.views[len(sentences) :]
        for view, facts in zip(self.views, sentences):
            view.show_facts(facts)
        self.setVisible(bool(sentences))

    def controls(self) -> Tuple[QWidget, ...]:
        """Return what takes the keyboard focus, in its order."""
        return tuple(control for view in self.views for control in view.controls())

    def _append(self, number: int) -> None:
        view = SentenceView(self)
        view.edited.connect(lambda index, new: self.edited.emit(number, index, new))
        view.hovered.connect(lambda predicate: self.hovered.emit(number, predicate))
        view.guess_requested.connect(lambda: self.guess_requested.emit(number))
        view.reset_requested.connect(lambda: self.reset_requested.emit(number))
        view.layer_chosen.connect(self.layer_chosen)
        view.written_toggled.connect(lambda on: self.written_toggled.emit(number, on))
        self._column.addWidget(view)
        self.views.append(view)


def _label(column: QVBoxLayout) -> QLabel:
    label = QLabel()
    _set_plain(label)
    column.addWidget(label)
    return label


def _set_plain(label: QLabel) -> None:
    """Let a label wrap and show its text as it is, without HTML."""
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
