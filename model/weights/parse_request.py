"""The sentences of a request, parsed with the words of its model.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Tuple

from ..errors import MtrefsegError
from ..requests.detect import DetectRequest
from ..requests.reference_layer import reference_layers
from ..sentences.model_words import ModelWords
from ..sentences.parse_sentence import parse_sentence
from ..sentences.parsed_sentence import (
    GUESS,
    NO_CHANGE,
    REFUSED,
    UNDERSTOOD,
    ParsedSentence,
    Phrase,
    Remark,
    TextSpan,
)
from ..sentences.remark_texts import remark_text
from .known_words import read_model_words

GUESSABLE = ("no object", "unknown word", "unknown object")
"""Remarks of sentences that are refused unless a guess is allowed."""


def parsed_request(request: DetectRequest) -> DetectRequest:
    """Return a request with the readings of its sentences; those that it has are kept.

    Raises:
        MtrefsegError: A sentence is refused, or the model cannot be read.
    """
    if request.parsed:
        check_not_refused(request.parsed)
        return request
    words = read_model_words(request.model)
    names = [layer.name for layer in reference_layers(request.layers)]
    parsed = []
    for sentence in request.sentences:
        reading = parse_sentence(sentence, words, names, request.guess or request.as_written)
        parsed.append(_as_written(reading, words) if request.as_written else reading)
    check_not_refused(parsed)
    return replace(request, parsed=tuple(parsed))


def check_not_refused(sentences: Tuple[ParsedSentence, ...]) -> None:
    """Raise MtrefsegError with the reason and an example for the first refused sentence."""
    for number, parsed in enumerate(sentences, start=1):
        if parsed.status == REFUSED:
            which = f"Sentence {number}" if len(sentences) > 1 else "The sentence"
            reason, can_be_guessed = _reason(parsed)
            remedy = "Allow a guess to give it to the model all the same." if can_be_guessed else ""
            raise MtrefsegError(
                f"{which} '{_short(parsed.sentence)}' is not understood: {reason}", remedy
            )


def _reason(parsed: ParsedSentence) -> Tuple[str, bool]:
    """Return why a sentence is refused, and whether a guess would be allowed."""
    remarks = sorted(parsed.remarks, key=lambda remark: not remark.warning)
    if not remarks:
        return "write what changed, as 'the buildings that appeared'.", False
    text = remark_text(remarks[0])
    return text, remarks[0].code in GUESSABLE


def _as_written(parsed: ParsedSentence, words: ModelWords) -> ParsedSentence:
    """Return a reading whose phrase is the sentence itself; its predicates stay."""
    sentence = parsed.sentence.strip()
    phrase = next((one for one in parsed.phrases if one.text == sentence), Phrase(sentence))
    known = words.reads_english or sentence.casefold() in _known_phrases(words)
    status = UNDERSTOOD if known else GUESS
    remarks = tuple(one for one in parsed.remarks if one.code not in ("guess", "no change"))
    if not known:
        whole = TextSpan(0, len(parsed.sentence))
        remarks += (Remark("guess", sentence, whole, {"model": words.model}),)
    predicates = tuple(replace(one, phrases=()) for one in parsed.predicates)
    return replace(parsed, phrases=(phrase,), predicates=predicates, remarks=remarks, status=status)


def _known_phrases(words: ModelWords) -> frozenset[str]:
    of_objects = (change.phrase for one in words.objects for change in one.changes)
    texts = (*of_objects, *words.sentences, *words.examples, words.any_change)
    return frozenset(text.casefold() for text in texts if text)


def request_warnings(parsed: Tuple[ParsedSentence, ...]) -> Tuple[str, ...]:
    """Return the remarks that a run repeats as warnings, each with its sentence."""
    found = []
    for one in parsed:
        if one.status == NO_CHANGE and not any(map(_is_repeated, one.remarks)):
            found.append(f"'{_short(one.sentence)}': nothing is drawn.")
        found += [
            f"'{_short(one.sentence)}': {remark_text(remark)}"
            for remark in one.remarks
            if _is_repeated(remark)
        ]
    return tuple(dict.fromkeys(found))


def _is_repeated(remark: Remark) -> bool:
    # whether a number in the sentence fits is known after the run
    return remark.warning and remark.code != "count"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
