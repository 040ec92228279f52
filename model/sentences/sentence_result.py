"""A parsed sentence from what was read of it.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Tuple

from .alternative_positions import join_alternatives
from .clause_result import Clauses
from .condition import Condition
from .layer_places import place_words
from .model_words import ModelWords
from .parsed_sentence import (
    GUESS,
    NO_CHANGE,
    REFUSED,
    UNDERSTOOD,
    ParsedSentence,
    Phrase,
    Predicate,
    Remark,
    TextSpan,
)
from .phrase_conditions import phrases_of
from .phrases import PhraseMaker, example_of, known_nouns
from .pieces import Reading
from .predicate_checks import contradiction_remark
from .reference_layers import slug
from .unmeasured import LANDMARK, TWO_LAYERS
from .word_checks import unknown_words

_UNMEASURABLE = {"unit", "two layers"}


class SentenceResult:
    """Joins what was read to a parsed sentence."""

    def __init__(
        self,
        sentence: str,
        words: ModelWords,
        guess: bool,
        reading: Reading,
        clauses: Clauses,
        conditions: List[Condition],
    ) -> None:
        self.sentence, self.words, self.guess = sentence, words, guess
        self.reading, self.clauses, self.conditions = reading, clauses, conditions
        self.whole = TextSpan(0, len(sentence))

    def parsed(self) -> ParsedSentence:
        """Return the parsed sentence."""
        language = self.reading.lexicon.language
        if self.words.reads_english:
            phrases, status, remarks = self._as_written()
        else:
            phrases, status, remarks = self._phrases()
        predicates = self._predicates(phrases)
        contradiction = contradiction_remark(predicates)
        remarks = [*self.reading.remarks, *remarks, *filter(None, [contradiction])]
        if (self.reading.refused or contradiction) and status != NO_CHANGE:
            status = REFUSED
        translation = " + ".join(p.text for p in phrases) if language != "en" else ""
        return ParsedSentence(
            self.sentence, tuple(phrases), predicates, _ordered(self._full(remarks)),
            language, translation, status,
        )  # fmt: skip

    def _as_written(self) -> Tuple[List[Phrase], str, List[Remark]]:
        if self._states_no_change():
            return [], NO_CHANGE, [self._about("no change")]
        codes = {remark.code for remark in self.reading.remarks}
        self.reading.refused = bool(codes & _UNMEASURABLE)
        return [Phrase(self.sentence, spans=(self.whole,))], UNDERSTOOD, []

    def _phrases(self) -> Tuple[List[Phrase], str, List[Remark]]:
        if self._states_no_change():
            return [], NO_CHANGE, [self._about("no change")]
        maker = PhraseMaker(self.words)
        known, unknown = maker.make(self.clauses.assigned)
        remarks = [*maker.remarks, *self._landmarks(), *self._unknown(known, unknown)]
        if self.clauses.everything and not known and not unknown and self.words.any_change:
            span = self.clauses.everything.span
            known = [Phrase(self.words.any_change, "", "change", (span,))]
        if known:
            return known, UNDERSTOOD, remarks
        if self.guess and not self.reading.refused:
            return self._guess(remarks)
        return unknown, REFUSED, [*remarks, self._about("no object")]

    def _guess(self, remarks: List[Remark]) -> Tuple[List[Phrase], str, List[Remark]]:
        return [Phrase(self.sentence, spans=(self.whole,))], GUESS, [*remarks, self._about("guess")]

    def _states_no_change(self) -> bool:
        changes = [a for a in self.clauses.assigned if a.change]
        return bool(self.clauses.no_change) and not changes and not self.reading.refused

    def _landmarks(self) -> List[Remark]:
        """Return the remarks about places that only a layer could tell."""
        remarks = []
        ambiguous = [r.span for r in self.reading.remarks if r.code == TWO_LAYERS]
        for token in self.clauses.landmarks:
            if any(span.start <= token.start < span.end for span in ambiguous):
                continue
            words = place_words(self.reading, token)
            values = {"layer": slug(token.text)}
            remarks.append(Remark(LANDMARK, words.text, words.span, dict(values)))
        return remarks

    def _unknown(self, known: List[Phrase], unknown: List[Phrase]) -> List[Remark]:
        remarks = [
            Remark("unknown object", self._noun(phrase), phrase.spans[0], {"noun": phrase.text})
            for phrase in unknown
        ]
        strange = unknown_words(self.reading)
        if strange:
            text = ", ".join(token.text for token in strange)
            remarks.append(Remark("unknown word", text, strange[0].span, {"words": text}))
        return remarks

    def _noun(self, phrase: Phrase) -> str:
        span = phrase.spans[0]
        return self.sentence[span.start : span.end]

    def _about(self, code: str) -> Remark:
        return Remark(code, self.sentence, self.whole, {}, code != "no change")

    def _full(self, remarks: List[Remark]) -> List[Remark]:
        """Give every remark the values that all texts may use."""
        values = {
            "model": self.words.model,
            "known": known_nouns(self.words),
            "example": example_of(self.words),
        }
        return [replace(remark, values={**values, **remark.values}) for remark in remarks]

    def _predicates(self, phrases: List[Phrase]) -> Tuple[Predicate, ...]:
        text, assigned = self.sentence, self.clauses.assigned
        predicates = [
            Predicate(
                c.expression,
                text[c.start : c.end],
                TextSpan(c.start, c.end),
                c.unit,
                phrases_of(c, phrases, assigned),
            )
            for c in self.conditions
        ]
        return join_alternatives(text, predicates)


def _ordered(remarks: List[Remark]) -> Tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda remark: remark.span.start))
