"""Words that no answer can follow and that are cut from a sentence before it is read.

Exceptions of objects ("everything except buildings") and comparisons with other things ("more
houses than before"): the rest is answered, and a remark tells that the answer is not limited to
them. Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Optional

from .pieces import Reading
from .quantities import joined, read_quantity

_BEFORE_OBJECT = ("article", "quantity", "size", "number", "filler", "adjective", "negation")
_OBJECT = ("noun", "implied", "nominal")
_ROUND = ("article", "filler", "of", "relative")
_OF_PLACE = ("preposition", "relation", "position", "part")


def leave_out(reading: Reading) -> None:
    """Cut exceptions of objects and comparisons with other things from the tokens of a sentence."""
    position = 0
    while position < len(reading.tokens):
        code = "excluded" if _excludes(reading, position) else ""
        code = code or ("comparison" if _compares(reading, position) else "")
        end = _end(reading, position + 1) if code else position
        if code:
            reading.remark(code, joined(reading.tokens[position:end]))
            del reading.tokens[position:end]
        else:
            position += 1


def _excludes(reading: Reading, position: int) -> bool:
    """Return whether an exception of an object begins here: ``except buildings``."""
    token = reading.token(position)
    contrasted = token.get("negation") and reading.token(position - 1).text == ","
    if not token.get("except") and not contrasted and not _is_everything_but(reading, position):
        return False
    following = reading.skip(position + 1, *_BEFORE_OBJECT)
    if not reading.token(following).get(*_OBJECT) or reading.token(position + 1).get(*_OF_PLACE):
        return False
    return _names_object(reading, position)


def _is_everything_but(reading: Reading, position: int) -> bool:
    """Return whether "but" or "that is not" follows "everything"."""
    token = reading.token(position)
    if not token.get("except_after_everything", "negation"):
        return False
    adjacent = reading.token(position - 1).get("everything", "relative", "verb", "nominal")
    return adjacent is not None and any(t.get("everything") for t in reading.tokens[:position])


def _names_object(reading: Reading, position: int) -> bool:
    """Return whether something is left to answer before an exception."""
    return any(t.get("everything", *_OBJECT) for t in reading.tokens[:position])


def _compares(reading: Reading, position: int) -> bool:
    """Return whether a comparison without a number begins here: ``than before``."""
    token = reading.token(position)
    if token.get("comparative"):
        return not _is_number(reading, position + 1)
    entry = token.get("compare")
    if entry is None or " " not in token.text or entry.data in ("", "distance"):
        return False
    return not _is_number(reading, position + 1)


def _is_number(reading: Reading, position: int) -> bool:
    number = reading.skip(position, *_ROUND)
    found = read_quantity(reading.tokens, position, reading.decimal_comma) or read_quantity(
        reading.tokens, number, reading.decimal_comma
    )
    return found is not None


def _end(reading: Reading, position: int) -> int:
    """Return the end of what is cut: a comma, the verb of the rest, or the end of the sentence."""
    relative = False
    for place in range(position, len(reading.tokens)):
        token = reading.token(place)
        if token.text in (",", ";") and not _goes_on(reading, place):
            return place
        if token.get("relative"):
            relative = True
        elif token.get("auxiliary", "perfect") and not relative and not _is_last(reading, place):
            return place
    return len(reading.tokens)


def _is_last(reading: Reading, position: int) -> bool:
    """Return whether a verb belongs to what is compared: ``than it was``."""
    return reading.token(position + 1).text in ("", ",", ";", ".")


def _goes_on(reading: Reading, comma: int) -> bool:
    """Return whether a list of objects goes on behind a comma."""
    following: Optional[int] = reading.skip(comma + 1, "article", "quantity", "conjunction")
    token = reading.token(following or comma)
    return token.get(*_OBJECT) is not None and not token.get(*_OF_PLACE)
