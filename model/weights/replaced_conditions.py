"""Other conditions for the sentences of a finished run, from sentences.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List, Sequence, Tuple

from ..errors import MtrefsegError
from ..requests.detect import DetectRequest
from ..requests.reference_layer import reference_layers
from ..sentences.parse_sentence import parse_sentence
from ..sentences.parsed_sentence import ParsedSentence, TextSpan
from ..sentences.unmeasured import not_limited_to
from ..wording import shortened
from .known_words import read_model_words
from .parse_request import check_not_refused


def replaced_conditions(
    request: DetectRequest, sentences: Sequence[str]
) -> Tuple[ParsedSentence, ...]:
    """Return the parsed sentences of a run with the predicates of other sentences.

    Args:
        request: Of the run.
        sentences: Each asks the model for the same as one of the run, with other conditions.

    Raises:
        MtrefsegError: A sentence is refused, or asks the model for something else.
    """
    words = read_model_words(request.model)
    names = [layer.name for layer in reference_layers(request.layers)]
    parsed = list(request.parsed)
    for sentence in sentences:
        reading = parse_sentence(sentence, words, names, guess=True)
        check_not_refused((reading,))
        _check_measured(reading)
        number = _same_phrases(reading, parsed)
        parsed[number] = _with_predicates(parsed[number], reading)
    return tuple(parsed)


def _check_measured(reading: ParsedSentence) -> None:
    """Raise MtrefsegError where a sentence names what the run has not measured."""
    words = not_limited_to(reading)
    if words:
        raise MtrefsegError(
            "'{words}' of the sentence '{sentence}' was not measured in this result.",
            "Run the detection with the reference layer that it names, or leave it out.",
            words=words[0],
            sentence=shortened(reading.sentence),
        )


def without_conditions(parsed: Sequence[ParsedSentence]) -> Tuple[ParsedSentence, ...]:
    """Return sentences without their predicates."""
    return tuple(replace(one, predicates=()) for one in parsed)


def _same_phrases(reading: ParsedSentence, parsed: List[ParsedSentence]) -> int:
    texts = [phrase.text for phrase in reading.phrases]
    for number, one in enumerate(parsed):
        if [phrase.text for phrase in one.phrases] == texts:
            return number
    known = ", ".join(f"'{phrase.text}'" for one in parsed for phrase in one.phrases)
    asked = ", ".join(f"'{text}'" for text in texts) or "nothing"
    raise MtrefsegError(
        "Sentence '{sentence}' is about {asked}, and the result about {known}.",
        "Run the detection with it, or give other conditions for what the result has.",
        sentence=shortened(reading.sentence),
        asked=asked,
        known=known,
    )


def _with_predicates(parsed: ParsedSentence, reading: ParsedSentence) -> ParsedSentence:
    """Return a sentence with the predicates of another one, whose places are not in its text."""
    nowhere = TextSpan(0, 0)
    predicates = tuple(replace(one, span=nowhere) for one in reading.predicates)
    return replace(parsed, predicates=predicates)
