"""Parsed sentences as JSON, for requests and the provenance.

Everything that is decoded may come from an attacker: number, size and type of all parts are
limited. Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Callable, Dict, List, Mapping, Tuple

from ..errors import MtrefsegError
from ..requests.wire import decode
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
from .stored_expression import expression_from_json, expression_to_json

MOST_PARTS = 200
"""Largest number of phrases, predicates, remarks or places that one sentence has."""
LONGEST_PHRASE = 10_000
STATUSES = (UNDERSTOOD, GUESS, NO_CHANGE, REFUSED)
USES = (MAP, OFF, MODEL)


def to_dict(parsed: ParsedSentence) -> Dict[str, Any]:
    """Return a parsed sentence as JSON, which ``from_dict`` reads."""
    values = asdict(parsed)
    values["predicates"] = [
        {**asdict(predicate), "expression": expression_to_json(predicate.expression)}
        for predicate in parsed.predicates
    ]
    return values


def from_dict(values: Any) -> ParsedSentence:
    """Make a parsed sentence from decoded JSON.

    Raises:
        MtrefsegError: A part is unknown, missing, of another type, too many or too long.
    """
    parts = _with_parts(
        values, "parsed sentence", phrases=_phrase, predicates=_predicate, remarks=_remark
    )
    parsed = decode(ParsedSentence, parts, what="parsed sentence")
    _check_choice("status", parsed.status, STATUSES)
    if not parsed.phrases and parsed.status in (UNDERSTOOD, GUESS):
        raise MtrefsegError(
            "A parsed sentence has no phrase.", "Give what the model is to search for."
        )
    count = len(parsed.phrases)
    for number in (n for predicate in parsed.predicates for n in predicate.phrases):
        if not 0 <= number < count:
            raise MtrefsegError(
                f"A predicate belongs to phrase {number}, and the sentence has {count}.",
                "Count the phrases from 0.",
            )
    return parsed


def all_to_json(parsed: Tuple[ParsedSentence, ...]) -> List[Dict[str, Any]]:
    """Return the parsed sentences of a request as JSON."""
    return [to_dict(one) for one in parsed]


def all_from_json(values: Any) -> Tuple[ParsedSentence, ...]:
    """Make the parsed sentences of a request; those that are decoded already are kept.

    Raises:
        MtrefsegError: As of ``from_dict``.
    """
    return tuple(one if isinstance(one, ParsedSentence) else from_dict(one) for one in values)


def _phrase(values: Any) -> Phrase:
    phrase = decode(Phrase, _with_parts(values, "phrase", spans=_span), what="phrase")
    if not 0 < len(phrase.text.strip()) <= LONGEST_PHRASE:
        raise MtrefsegError(
            f"A phrase has {len(phrase.text)} characters.", f"Give 1 to {LONGEST_PHRASE}."
        )
    return phrase


def _predicate(values: Any) -> Predicate:
    parts = dict(_table(values, "predicate"))
    for name, read in (("expression", expression_from_json), ("span", _span)):
        if name in parts:
            parts[name] = read(parts[name])
    predicate = decode(Predicate, parts, what="predicate")
    _check_choice("use", predicate.use, USES)
    return predicate


def _remark(values: Any) -> Remark:
    parts = dict(_table(values, "remark"))
    if "span" in parts:
        parts["span"] = _span(parts["span"])
    remark = decode(Remark, parts, what="remark")
    for value in remark.values.values():
        if isinstance(value, bool) or not isinstance(value, (str, int, float)):
            raise MtrefsegError(
                f"A value of a remark is {value!r:.60}.", "Give texts and numbers only."
            )
    return remark


def _span(values: Any) -> TextSpan:
    return decode(TextSpan, values, what="place in a sentence")


def _with_parts(values: Any, what: str, **readers: Callable[[Any], Any]) -> Dict[str, Any]:
    """Return a table with its lists of parts decoded.

    Raises:
        MtrefsegError: It is no table, or a list is none or too long.
    """
    parts = dict(_table(values, what))
    for name, read in readers.items():
        given = parts.get(name, ())
        if not isinstance(given, (list, tuple)) or len(given) > MOST_PARTS:
            raise MtrefsegError(
                f"Field {name} of a {what} is {given!r:.60}.",
                f"It must be a list of at most {MOST_PARTS} values.",
            )
        if name in parts:
            parts[name] = tuple(read(value) for value in given)
    return parts


def _table(values: Any, what: str) -> Mapping[str, Any]:
    if not isinstance(values, dict):
        raise MtrefsegError(f"A {what} is {values!r:.60}.", "It must be a table of fields.")
    return values


def _check_choice(name: str, value: str, choices: Tuple[str, ...]) -> None:
    if value not in choices:
        raise MtrefsegError(f"Field {name} is '{value:.60}'.", f"Use one of {', '.join(choices)}.")
