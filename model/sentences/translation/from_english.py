"""Bring what was read in the English of a sentence back to the sentence itself.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace

from ..parsed_sentence import ParsedSentence, Phrase, Predicate, Remark, TextSpan
from .translate import Translation


def from_english(parsed: ParsedSentence, sentence: str, translation: Translation) -> ParsedSentence:
    """Return a parsed sentence with the places and words of the sentence as written.

    Args:
        parsed: Of the English text.
        sentence: As written.
        translation: Of the sentence.
    """
    back = _Back(sentence, translation)
    remarks = [*translation.remarks, *map(back.remark, parsed.remarks)]
    return replace(
        parsed,
        sentence=sentence,
        phrases=tuple(map(back.phrase, parsed.phrases)),
        predicates=tuple(map(back.predicate, parsed.predicates)),
        remarks=tuple(sorted(remarks, key=lambda remark: remark.span.start)),
        language=translation.language,
        translation=translation.english.text,
    )


class _Back:
    def __init__(self, sentence: str, translation: Translation) -> None:
        self.sentence, self.english = sentence, translation.english

    def text(self, span: TextSpan) -> str:
        return self.sentence[span.start : span.end]

    def phrase(self, phrase: Phrase) -> Phrase:
        spans = tuple(map(self.english.source, phrase.spans))
        synonyms = tuple((self._word(word), model) for word, model in phrase.synonyms)
        return replace(phrase, spans=spans, synonyms=synonyms)

    def predicate(self, predicate: Predicate) -> Predicate:
        span = self.english.source(predicate.span)
        return replace(predicate, span=span, text=self.text(span))

    def remark(self, remark: Remark) -> Remark:
        span = self.english.source(remark.span)
        values = dict(remark.values)
        for name in ("word", "other"):
            if name in values:
                values[name] = self._word(str(values[name]))
        return replace(remark, span=span, text=self.text(span), values=values)

    def _word(self, english: str) -> str:
        """Return the words behind English words of the text."""
        start = self.english.text.casefold().find(english.casefold())
        if start < 0:
            return english
        return self.text(self.english.source(TextSpan(start, start + len(english)))) or english
