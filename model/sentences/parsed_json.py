"""Parsed sentences as JSON, for requests and the provenance.

What is decoded may come from an attacker: number, length and type of all parts are limited.
Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Dict, List, Sequence, Tuple

from ..errors import MtrefsegError
from .expression_json import expression_from_json, expression_to_json
from .json_fields import (
    Read,
    list_of,
    one_of,
    read_fields,
    table_of,
    text,
    text_or_number,
    whole_number,
    yes_or_no,
)
from .parsed_sentence import (
    GUESS,
    MAP,
    MODEL,
    NO_CHANGE,
    OFF,
    REFUSED,
    UNDERSTOOD,
    ParsedSentence,
    Phrase,
    Predicate,
    Remark,
    TextSpan,
)

STATUSES = (UNDERSTOOD, GUESS, NO_CHANGE, REFUSED)
USES = (MAP, OFF, MODEL)


def to_dict(parsed: ParsedSentence) -> Dict[str, Any]:
    """Return a parsed sentence as JSON, which ``from_dict`` reads."""
    predicates = [
        {**asdict(predicate), "expression": expression_to_json(predicate.expression)}
        for predicate in parsed.predicates
    ]
    return {**asdict(parsed), "predicates": predicates}


def from_dict(values: Any) -> ParsedSentence:
    """Make a parsed sentence from decoded JSON.

    Raises:
        MtrefsegError: A part is unknown, missing, of another type, too many or too long.
    """
    readers: Dict[str, Read] = {
        "sentence": text,
        "phrases": list_of(_phrase),
        "predicates": list_of(_predicate),
        "remarks": list_of(_remark),
        "language": text,
        "translation": text,
        "status": one_of(STATUSES),
    }
    parsed = read_fields(ParsedSentence, values, readers, "parsed sentence")
    _check_phrases(parsed)
    return parsed


def all_to_json(parsed: Sequence[ParsedSentence]) -> List[Dict[str, Any]]:
    """Return the parsed sentences of a request as JSON."""
    return [to_dict(one) for one in parsed]


def all_from_json(values: Sequence[Any]) -> Tuple[ParsedSentence, ...]:
    """Make the parsed sentences of a request; those that are decoded already are kept.

    Raises:
        MtrefsegError: As of ``from_dict``.
    """
    return tuple(one if isinstance(one, ParsedSentence) else from_dict(one) for one in values)


def _check_phrases(parsed: ParsedSentence) -> None:
    if not parsed.phrases and parsed.status in (UNDERSTOOD, GUESS):
        raise MtrefsegError(
            "Parsed sentence '{sentence}' has no phrase.",
            "Give what the model is to search for.",
            sentence=f"{parsed.sentence:.60}",
        )
    if not all(phrase.text.strip() for phrase in parsed.phrases):
        raise MtrefsegError(
            "Parsed sentence '{sentence}' has an empty phrase.",
            "Remove it.",
            sentence=f"{parsed.sentence:.60}",
        )
    count = len(parsed.phrases)
    for number in (n for predicate in parsed.predicates for n in predicate.phrases):
        if number >= count:
            raise MtrefsegError(
                "A predicate belongs to phrase {number}, and the sentence has {count}.",
                "Count the phrases from 0.",
                number=number,
                count=count,
            )


def _phrase(values: Any) -> Phrase:
    readers: Dict[str, Read] = {
        "text": text,
        "concept": text,
        "change": text,
        "spans": list_of(_span),
        "synonyms": list_of(_pair),
    }
    return read_fields(Phrase, values, readers, "phrase")


def _predicate(values: Any) -> Predicate:
    readers: Dict[str, Read] = {
        "expression": expression_from_json,
        "text": text,
        "span": _span,
        "unit": text,
        "phrases": list_of(whole_number),
        "use": one_of(USES),
    }
    return read_fields(Predicate, values, readers, "predicate")


def _remark(values: Any) -> Remark:
    readers: Dict[str, Read] = {
        "code": text,
        "text": text,
        "span": _span,
        "values": table_of(text_or_number),
        "warning": yes_or_no,
    }
    return read_fields(Remark, values, readers, "remark")


def _span(values: Any) -> TextSpan:
    readers: Dict[str, Read] = {"start": whole_number, "end": whole_number}
    return read_fields(TextSpan, values, readers, "place in a sentence")


def _pair(values: Any) -> Tuple[str, ...]:
    pair: Tuple[str, ...] = list_of(text)(values)
    if len(pair) != 2:
        raise ValueError("a pair of texts")
    return pair
