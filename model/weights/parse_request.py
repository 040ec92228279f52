"""The sentences of a request, parsed with the words of its model.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import FrozenSet, List, Optional, Sequence, Tuple

from ..errors import MtrefsegError
from ..files.result_schema import MEASURED, layer_columns
from ..messages import Message
from ..requests.detect import DetectRequest
from ..requests.reference_layer import reference_layers
from ..sentences.expression import Expression
from ..sentences.expression_text import columns_of
from ..sentences.model_words import ModelWords
from ..sentences.parse_sentence import parse_sentence
from ..sentences.parse_where import parse_where
from ..sentences.parsed_sentence import (
    GUESS,
    MAP,
    NO_CHANGE,
    REFUSED,
    UNDERSTOOD,
    ParsedSentence,
    Phrase,
    Remark,
    TextSpan,
)
from ..sentences.remark_texts import remark_text
from ..wording import shortened
from .known_words import read_model_words

GUESSABLE = frozenset({"no object", "unknown word", "unknown object", "typo"})
"""Remarks of sentences that are refused unless a guess is allowed."""
REFUSED_AS_WRITTEN = frozenset({"contradiction", "impossible", "two layers", "unit"})
"""Remarks about conditions, which the map measures whatever the model is given."""

_REMEDY_TEXTS = {
    "example": "Write it like this: {example}.",
    "example or guess": "Write it like this: {example}. Or allow a guess to give it to the model "
    "as it is.",
    "guess": "Allow a guess to give it to the model as it is.",
}


def parsed_request(request: DetectRequest) -> DetectRequest:
    """Return a request with the readings of its sentences; those that it has are kept.

    Raises:
        MtrefsegError: A sentence is refused, a condition cannot be used, or the model cannot be
            read.
    """
    where_expression(request)
    if not request.parsed:
        request = replace(request, parsed=_parse(request))
    check_not_refused(request.parsed)
    _check_columns(request)
    return request


def _parse(request: DetectRequest) -> Tuple[ParsedSentence, ...]:
    words = read_model_words(request.model)
    names = [layer.name for layer in reference_layers(request.layers)]
    parsed = []
    for sentence in request.sentences:
        reading = parse_sentence(sentence, words, names, request.guess or request.as_written)
        parsed.append(as_written(reading, words) if request.as_written else reading)
    return tuple(parsed)


def check_not_refused(sentences: Sequence[ParsedSentence]) -> None:
    """Raise MtrefsegError with the reason and an example for the first refused sentence."""
    for number, parsed in enumerate(sentences, start=1):
        if parsed.status == REFUSED:
            text = "The sentence '{sentence}' is not understood: {reason}"
            if len(sentences) > 1:
                text = "Sentence {number} '{sentence}' is not understood: {reason}"
            remedy, example = _remedy(parsed)
            raise MtrefsegError(
                text,
                remedy,
                number=number,
                sentence=shortened(parsed.sentence),
                reason=_reason(parsed),
                example=example,
            )


def _reason(parsed: ParsedSentence) -> Message:
    remarks = sorted(parsed.remarks, key=lambda remark: not remark.warning)
    return remark_text(remarks[0]) if remarks else Message("it names no change to draw.")


def _remedy(parsed: ParsedSentence) -> Tuple[str, str]:
    """Return the template of a remedy, and an example for it where the reason has none."""
    codes = {remark.code for remark in parsed.remarks if remark.warning}
    examples = [remark.values["example"] for remark in parsed.remarks if "example" in remark.values]
    example = str(examples[0]) if examples else ""
    shows = bool(example) and example not in _reason(parsed)
    if codes and codes <= GUESSABLE:
        return _REMEDY_TEXTS["example or guess" if shows else "guess"], example
    return (_REMEDY_TEXTS["example"] if shows else ""), example


def where_expression(request: DetectRequest) -> Optional[Expression]:
    """Return the condition of a request; None: it has none.

    Raises:
        MtrefsegError: It cannot be read, or names what is not measured.
    """
    return parse_where(request.where, columns_of_run(request)) if request.where.strip() else None


def columns_of_run(request: DetectRequest) -> Tuple[str, ...]:
    """Return the names of the fields with numbers that a run measures."""
    layers = reference_layers(request.layers)
    return (*MEASURED, *(column for layer in layers for column in layer_columns(layer.name)))


def _check_columns(request: DetectRequest) -> None:
    """Raise MtrefsegError where a predicate names a field that the run will not measure."""
    known = columns_of_run(request)
    for parsed in request.parsed:
        for predicate in parsed.predicates:
            missing = [name for name in columns_of(predicate.expression) if name not in known]
            if predicate.use == MAP and missing:
                raise MtrefsegError(
                    "Condition '{condition}' needs {column}, which is not measured in this run.",
                    "Give the reference layer that it names, or leave the condition out.",
                    condition=shortened(predicate.text or missing[0]),
                    column=missing[0],
                )


def as_written(parsed: ParsedSentence, words: ModelWords) -> ParsedSentence:
    """Return a reading whose phrase is the sentence itself; its predicates stay."""
    sentence = parsed.sentence.strip()
    phrase = next((one for one in parsed.phrases if one.text == sentence), Phrase(sentence))
    known = words.reads_english or sentence.casefold() in _known_phrases(words)
    status = UNDERSTOOD if known else GUESS
    if not REFUSED_AS_WRITTEN.isdisjoint(remark.code for remark in parsed.remarks):
        status = parsed.status
    remarks = tuple(one for one in parsed.remarks if one.code not in ("guess", "no change"))
    if not known:
        whole = TextSpan(0, len(parsed.sentence))
        remarks += (Remark("guess", sentence, whole, {"model": words.model}),)
    predicates = tuple(replace(one, phrases=()) for one in parsed.predicates)
    return replace(parsed, phrases=(phrase,), predicates=predicates, remarks=remarks, status=status)


def _known_phrases(words: ModelWords) -> FrozenSet[str]:
    of_objects = (change.phrase for one in words.objects for change in one.changes)
    texts = (*of_objects, *words.sentences, *words.examples, words.any_change)
    return frozenset(text.casefold() for text in texts if text)


def request_warnings(parsed: Sequence[ParsedSentence]) -> Tuple[Message, ...]:
    """Return the remarks that a run repeats as warnings, each with its sentence."""
    found: List[Message] = []
    for one in parsed:
        if one.status == NO_CHANGE and not any(map(_is_repeated, one.remarks)):
            text = "'{sentence}': nothing is drawn."
            found.append(Message(text, sentence=shortened(one.sentence)))
        found += [
            Message(
                "'{sentence}': {remark}",
                sentence=shortened(one.sentence),
                remark=remark_text(remark),
            )
            for remark in one.remarks
            if _is_repeated(remark)
        ]
    return tuple(dict.fromkeys(found))


def _is_repeated(remark: Remark) -> bool:
    # whether a number in the sentence fits is known after the run
    return remark.warning and remark.code != "count"
