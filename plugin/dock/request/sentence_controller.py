"""Sentences while they are typed: parsed, shown, edited."""

from __future__ import annotations

from typing import Callable, Dict, List, Optional, Sequence, Set, Tuple

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ....model.errors import MtrefsegError
from ....model.sentences.expression_text import expression_text
from ....model.sentences.model_words import ModelWords
from ....model.sentences.parse_sentence import parse_sentence
from ....model.sentences.parsed_sentence import (
    UNDERSTOOD,
    ParsedSentence,
    Predicate,
    TextSpan,
)
from ....model.weights.known_words import read_model_words
from ....model.weights.parse_request import as_written
from ..chips.chip import ChipFacts
from ..chips.chip_parts import is_relative
from ..chips.chip_problems import chip_problems
from ..chips.sentence_view import SentenceFacts, SentenceList
from ..context import DockContext
from ..panel import DockPanel
from ..sentence_lines import mark_words
from .parsed_text import can_guess, mark_of, phrase_text, remark_texts
from .reference_layers import ReferenceLayers
from .sentence_edits import SentenceEdits
from .sentence_history import examples

QUIET_MS = 150


class SentenceController(QObject):
    """Connects the box of the sentences with what is shown below it.

    Args:
        context: Shared objects of the dock.
        panel: The view.
    """

    read_words: Callable[[str], ModelWords] = staticmethod(read_model_words)
    """Returns the words that a model knows; tests replace it."""

    changed = pyqtSignal()

    def __init__(self, context: DockContext, panel: DockPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.layers = ReferenceLayers()
        self.list = SentenceList(panel)
        panel.sentencesLayout.addWidget(self.list)
        self._edits = SentenceEdits()
        self._guessed: Set[str] = set()
        self._written: Set[str] = set()
        self._words: Dict[str, ModelWords] = {}
        self._parsed: Tuple[ParsedSentence, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self.parse)
        self._connect(context)
        self.parse()

    def parsed(self) -> Tuple[ParsedSentence, ...]:
        """Return the sentences as edited; empty where the words of the model cannot be read."""
        self.parse()
        if len(self._parsed) != len(self._panel.sentences()):
            return ()
        return tuple(self._edits.apply(i, parsed) for i, parsed in enumerate(self._parsed))

    def examples(self) -> List[str]:
        """Return sentences that the chosen model understands."""
        words = self._model_words()
        return examples(words) if words is not None else []

    def parse(self) -> None:
        """Parse the sentences and show what they mean."""
        self._timer.stop()
        words = self._model_words()
        sentences = self._panel.sentences() if words is not None else ()
        names = self.layers.names()
        self._parsed = tuple(
            self._read(sentence, words, names) for sentence in sentences if words is not None
        )
        self._show()

    def _read(self, sentence: str, words: ModelWords, names: Sequence[str]) -> ParsedSentence:
        parsed = parse_sentence(sentence, words, names, guess=sentence in self._guessed)
        return as_written(parsed, words) if sentence in self._written else parsed

    def _connect(self, context: DockContext) -> None:
        panel, project = self._panel, QgsProject.instance()
        panel.sentenceEdit.textChanged.connect(self._timer.start)
        panel.modelCombo.currentIndexChanged.connect(self._on_model)
        for signal in (project.layersAdded, project.layersRemoved):
            context.connections.connect(signal, self._parse_later)
        self.list.edited.connect(self._on_edited)
        self.list.hovered.connect(self._on_hovered)
        self.list.guess_requested.connect(self._on_guess)
        self.list.reset_requested.connect(self._on_reset)
        self.list.layer_chosen.connect(self._on_layer)
        self.list.written_toggled.connect(self._on_written)

    def _model_words(self) -> Optional[ModelWords]:
        """Return the words of the chosen model; None where its folder is damaged.

        The run then shows the error of the engine.
        """
        model = self._panel.model()
        if model not in self._words:
            try:
                self._words[model] = self.read_words(model)
            except MtrefsegError:
                return None
        return self._words[model]

    def _show(self) -> None:
        several = len(self._parsed) > 1
        self.list.show_sentences(
            [self._facts(i, parsed, several) for i, parsed in enumerate(self._parsed)]
        )
        before = self._panel.examplesButton
        for control in self.list.controls():
            QWidget.setTabOrder(before, control)
            before = control
        self._panel.update_minimum_width()
        self.changed.emit()

    def _facts(self, number: int, parsed: ParsedSentence, several: bool) -> SentenceFacts:
        edited = self._edits.apply(number, parsed)
        problems = chip_problems(edited.predicates)
        return SentenceFacts(
            title=parsed.sentence if several else "",
            phrase=phrase_text(edited),
            predicates=edited.predicates,
            chips=tuple(
                ChipFacts(expression_text(p.expression), is_relative(p.expression), problem=problem)
                for p, problem in zip(edited.predicates, problems)
            ),
            mark=mark_of(edited),
            remarks=remark_texts(edited),
            can_guess=can_guess(parsed),
            edited=edited != parsed,
            offers=self.layers.offers((edited,)),
            as_written=self._as_written(parsed),
        )

    def _as_written(self, parsed: ParsedSentence) -> Optional[bool]:
        """Return whether the model gets a sentence as it is; None where it makes no difference."""
        if parsed.sentence in self._written:
            return True
        texts = [phrase.text for phrase in parsed.phrases]
        other = parsed.status == UNDERSTOOD and texts != [parsed.sentence.strip()]
        return False if other else None

    def _parse_later(self, *_: object) -> None:
        self._timer.start()

    def _on_model(self, *_: object) -> None:
        self._words.clear()  # the list is filled again when a folder may have changed
        self._timer.start()

    def _on_edited(self, number: int, index: int, new: Optional[Predicate]) -> None:
        originals = self._edits.originals(number, self._parsed[number])
        self._edits.put(number, originals[index], new)
        self._show()

    def _on_hovered(self, number: int, predicate: Optional[Predicate]) -> None:
        span = predicate.span if predicate is not None else TextSpan(0, 0)
        mark_words(self._panel.sentenceEdit, number, span)

    def _on_guess(self, number: int) -> None:
        self._guessed.add(self._parsed[number].sentence)
        self.parse()

    def _on_reset(self, number: int) -> None:
        self._edits.reset(number)
        self._show()

    def _on_written(self, number: int, on: bool) -> None:
        change = self._written.add if on else self._written.discard
        change(self._parsed[number].sentence)
        self.parse()

    def _on_layer(self, name: str, layer_id: str) -> None:
        self.layers.choose(name, layer_id)
        self.parse()
