"""Sentences that no map of changes answers: questions, commands, the future, program code.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import re
from typing import Optional

from .parsed_sentence import Remark, TextSpan
from .pieces import Reading
from .tokens import Token

CODE = re.compile(r"[{}\[\]\\|$@*]|</|/>|<[a-z]+>|\w\([\"')]|['\"];|^\s*--|--\s*$", re.IGNORECASE)
"""Signs that programs write, and sentences do not."""
_COMMANDED = ("article", "quantity", "noun", "everything", "adjective", "layer", "number", "size")


def refuse_unanswerable(reading: Reading, names_change: bool, example: str) -> None:
    """Refuse a sentence that asks for something else than what changed.

    Args:
        reading: Of the sentence.
        names_change: Whether objects or changes were found.
        example: A sentence that works.
    """
    if is_question(reading, names_change):
        reading.refuse("question", reading.token(0), example=example)
    else:
        _refuse_words(reading, example)


def code_in(sentence: str) -> Optional[Remark]:
    """Return the remark about signs of program code in a sentence; without any word it is one."""
    signs = CODE.search(sentence)
    if signs:
        return Remark("code", signs.group(), TextSpan(signs.start(), signs.end()))
    if not any(character.isalpha() for character in sentence):
        return Remark("code", sentence.strip(), TextSpan(0, len(sentence)))
    return None


def _refuse_words(reading: Reading, example: str) -> None:
    command = command_word(reading)
    future = next((token for token in reading.tokens if token.get("future")), None)
    if command:
        reading.refuse("command", command, example=example)
    elif future:
        reading.refuse("future", future, example=example)


def command_word(reading: Reading) -> Optional[Token]:
    """Return the verb of a command of another kind than "show": ``delete everything``."""
    start = reading.skip(0, "imperative", "filler")
    for position in dict.fromkeys((0, start)):
        token, after = reading.token(position), reading.token(position + 1)
        if token.get("command") and (after.get(*_COMMANDED) or not after.text):
            reading.take(position, position + 1)
            return token
    return None


def is_question(reading: Reading, names_change: bool) -> bool:
    """Return whether a sentence is a question that no map answers."""
    first = reading.token(0)
    if first.get("imperative"):
        return False
    marked = bool(reading.tokens) and reading.tokens[-1].text == "?"
    if not first.get("question"):
        return marked and not names_change
    return not (names_change and first.get("open_question"))
