"""Phrases for the model: objects with changes in the form that it was taught.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Dict, List, Mapping, Optional, Tuple

from .clause_result import Assigned
from .lexicon import Entry, change_clause, fold, plural_noun
from .model_words import KnownChange, KnownObject, ModelWords
from .parsed_sentence import Phrase, Remark, TextSpan
from .tokens import Token

# a kind of change that a model does not know → the kinds that it is part of
_WIDER = {
    "destroy": ("disappear", "change"), "burn": ("disappear", "change"),
    "harvest": ("change",), "green": ("change",),
    "appear": ("change",), "disappear": ("change",), "change": ("appear",),
}  # fmt: skip


@lru_cache(maxsize=8)
def model_forms(words: ModelWords) -> Mapping[str, Tuple[Entry, ...]]:
    """Return the nouns and synonyms of a model as forms of a lexicon; kept for later calls."""
    forms: Dict[str, Tuple[Entry, ...]] = {}
    for known in words.objects:
        for noun in (*known.nouns, *known.synonyms):
            text = fold(noun)
            for article in ("the ", "a ", "an "):
                text = text[len(article) :] if text.startswith(article) else text
            forms.setdefault(text, (Entry("noun", known.concept),))
    return forms


class PhraseMaker:
    """Makes phrases for one model and collects the remarks about them."""

    def __init__(self, words: ModelWords) -> None:
        self.words = words
        self.objects = {known.concept: known for known in words.objects}
        self.remarks: List[Remark] = []

    def make(self, assigned: List[Assigned]) -> Tuple[List[Phrase], List[Phrase]]:
        """Return the phrases that the model knows and those that it does not know."""
        known: Dict[str, Phrase] = {}
        unknown: Dict[str, Phrase] = {}
        for pair in assigned:
            phrase, is_known = self._phrase(pair)
            phrases = known if is_known else unknown
            earlier = phrases.get(phrase.text)
            phrases[phrase.text] = _merged(earlier, phrase) if earlier else phrase
        return list(known.values()), list(unknown.values())

    def _phrase(self, pair: Assigned) -> Tuple[Phrase, bool]:
        spans = tuple(token.span for token in pair.tokens)
        change = pair.change or "change"
        known = self.objects.get(pair.concept)
        if known is None:
            text = f"the {plural_noun(pair.concept)} {change_clause(change)}"
            return Phrase(text, pair.concept, change, spans), False
        if not pair.change:
            self._remark("no change named", pair.tokens[0], False, noun=known.nouns[0])
        found = _known_change(known, change)
        if found is None:
            text = f"the {_bare(known.nouns[0])} {change_clause(change)}"
            return Phrase(text, known.concept, change, spans, _synonyms(pair, known)), True
        if found.change != change:
            noun = _bare(known.nouns[0])
            self._remark("other change", pair.tokens[-1], True, noun=noun, phrase=found.phrase)
        if found.painted_only:
            self._remark("painted only", pair.tokens[0], False, phrase=found.phrase)
        synonyms = _synonyms(pair, known)
        for word, noun in synonyms:
            self._remark("synonym", pair.tokens[0], False, word=word, noun=noun)
        return Phrase(found.phrase, known.concept, change, spans, synonyms), True

    def _remark(self, code: str, token: Token, warning: bool, **values: str) -> None:
        values = {"model": self.words.model, **values}
        remark = Remark(code, token.text, token.span, dict(values), warning)
        if remark not in self.remarks:
            self.remarks.append(remark)


def known_nouns(words: ModelWords) -> str:
    """Return what a model knows, for messages."""
    return ", ".join(known.nouns[0] for known in words.objects)


def example_of(words: ModelWords) -> str:
    """Return a sentence that the model answers, for messages."""
    if words.examples:
        return words.examples[0]
    phrases = [change.phrase for known in words.objects for change in known.changes]
    return (phrases or list(words.sentences) or ["the buildings that appeared"])[0]


def _known_change(known: KnownObject, change: str) -> Optional[KnownChange]:
    by_kind: Dict[str, KnownChange] = {}
    for known_change in known.changes:
        by_kind.setdefault(known_change.change, known_change)
    for kind in (change, *_WIDER.get(change, ("change",))):
        if kind in by_kind:
            return by_kind[kind]
    return None


def _synonyms(pair: Assigned, known: KnownObject) -> Tuple[Tuple[str, str], ...]:
    token = next((t for t in pair.tokens if t.get("noun")), None)
    if token is None:
        return ()
    nouns = {fold(_bare(noun)) for noun in known.nouns}
    word = fold(token.text)
    if nouns & {word, word + "s", word[:-1]}:
        return ()
    return ((token.text, _bare(known.nouns[0])),)


def _bare(noun: str) -> str:
    return noun[4:] if noun.startswith("the ") else noun


def _merged(first: Phrase, second: Phrase) -> Phrase:
    spans: List[TextSpan] = [*first.spans, *(s for s in second.spans if s not in first.spans)]
    synonyms = tuple(dict.fromkeys((*first.synonyms, *second.synonyms)))
    return Phrase(first.text, first.concept, first.change, tuple(spans), synonyms)
