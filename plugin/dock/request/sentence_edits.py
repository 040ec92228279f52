"""What the user changed on the chips of sentences, kept while the sentences are typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Optional, Tuple

from ....model.sentences.parsed_sentence import MODEL, ParsedSentence, Phrase, Predicate
from ....model.sentences.predicate_checks import with_predicates
from ..chips.chip_problems import chip_words

Key = Tuple[int, Predicate]


class SentenceEdits:
    """Edited predicates by the number of their sentence and the predicate as parsed.

    A predicate keeps its edit while its words stay as they are, wherever they move.
    """

    def __init__(self) -> None:
        self._edits: Dict[Key, Optional[Predicate]] = {}

    def put(self, number: int, parsed: Predicate, edited: Optional[Predicate]) -> None:
        """Store the edit of a predicate; None removes the predicate."""
        key = (number, _without_place(parsed))
        if edited is not None and _without_place(edited) == key[1]:
            self._edits.pop(key, None)
        else:
            self._edits[key] = edited

    def reset(self, number: int) -> None:
        """Forget the edits of a sentence."""
        self._edits = {key: edit for key, edit in self._edits.items() if key[0] != number}

    def originals(self, number: int, parsed: ParsedSentence) -> List[Predicate]:
        """Return the predicates as parsed of those that are not removed, in order."""
        return [p for p in parsed.predicates if self._edit(number, p) is not None]

    def apply(self, number: int, parsed: ParsedSentence) -> ParsedSentence:
        """Return the sentence as edited; words of ``MODEL`` return to their phrases."""
        edits = [self._edit(number, predicate) for predicate in parsed.predicates]
        predicates = tuple(edit for edit in edits if edit is not None)
        if predicates == parsed.predicates:
            return parsed
        phrases = tuple(
            _with_words(phrase, index, predicates) for index, phrase in enumerate(parsed.phrases)
        )
        return with_predicates(replace(parsed, phrases=phrases), predicates, chip_words)

    def _edit(self, number: int, predicate: Predicate) -> Optional[Predicate]:
        edit = self._edits.get((number, _without_place(predicate)), predicate)
        return edit if edit is None else replace(edit, span=predicate.span)


def _without_place(predicate: Predicate) -> Predicate:
    return replace(predicate, span=type(predicate.span)(0, 0))


def _with_words(phrase: Phrase, index: int, predicates: Tuple[Predicate, ...]) -> Phrase:
    """Return a phrase with the words that are left to the model behind it."""
    words = [
        predicate.text
        for predicate in predicates
        if predicate.use == MODEL and (not predicate.phrases or index in predicate.phrases)
    ]
    return replace(phrase, text=" ".join((phrase.text, *words))) if words else phrase
