"""Checks of the words of a sentence: typing errors, unknown words, counts, questions.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import List

from .lexicon import Lexicon, fold
from .pieces import Reading
from .quantities import read_number
from .tokens import Token, find_entries
from .typing_errors import closest_form

MOST_CORRECTIONS = 20
_OBJECT = ("noun", "layer")
_BEFORE_OBJECT = ("adjective", "size", "quantity", "filler", "position")


def correct_typing_errors(reading: Reading) -> None:
    """Replace unknown words that are close to a form, with a remark for each."""
    lexicon = reading.lexicon
    corrected = 0
    for position, token in enumerate(reading.tokens):
        if token.entries or not token.text[0].isalpha() or corrected >= MOST_CORRECTIONS:
            continue
        corrected += 1
        form = _meant(fold(token.text), lexicon)
        if form:
            entries = find_entries(form, lexicon, {})
            reading.tokens[position] = replace(token, entries=entries, typo=form)
            reading.remark("typo", token, word=token.text, meant=form)


def _meant(word: str, lexicon: Lexicon) -> str:
    """Return the form that a word, or a stem of it, was meant to be; empty: none."""
    stems = [
        word[: len(word) - len(ending)] + other
        for rules in lexicon.inflection.values()
        for ending, other in rules
        if word.endswith(ending)
    ]
    found = (closest_form(stem, lexicon.language) for stem in dict.fromkeys([word, *stems]))
    return next(filter(None, found), "")


def unknown_words(reading: Reading) -> List[Token]:
    """Return the words that have no meaning in the lexicon."""
    return [
        token
        for position, token in enumerate(reading.tokens)
        if token.text[0].isalpha()
        and position not in reading.taken
        and all(e.section == "command" for e in token.entries)
    ]


def add_counts(reading: Reading) -> None:
    """Remark numbers that count objects: they do not limit the answer."""
    for position, token in enumerate(reading.tokens):
        number = token.get("number")
        counts = number or token.is_number
        if not counts or token.get("ordinal") or position in reading.taken:
            continue
        following = reading.token(reading.skip(position + 1, *_BEFORE_OBJECT))
        if not following.get(*_OBJECT) or reading.token(position + 1).get("order", "unit"):
            continue
        reading.take(position, position + 1)
        if reading.token(position - 1).get("preposition", "relation"):
            continue  # of a landmark: "between two roads"
        value = number.data if number else read_number(token.text, reading.decimal_comma)[0]
        reading.remark("count", token, False, count=f"{value:g}")
