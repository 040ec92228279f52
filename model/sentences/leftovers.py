"""Words that say something and belong to no condition: the answer is not limited to them.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from .pieces import Reading
from .quantities import joined
from .tokens import Token

YEARS = (1500, 2200)
"""Numbers without a unit that are read as years."""
_TIME_JOINTS = ("temporal", "article", "number", "filler")


def is_year(token: Token) -> bool:
    """Return whether a token is written as a year: ``1950``."""
    return (
        len(token.text) == 4 and token.text.isdecimal() and YEARS[0] <= int(token.text) < YEARS[1]
    )


def remark_leftovers(reading: Reading) -> None:
    """Remark times, numbers and attributes that limit nothing."""
    position = 0
    while position < len(reading.tokens):
        end = _time_end(reading, position)
        if end > position:
            start = _time_start(reading, position)
            reading.remark("time", joined(reading.tokens[start:end]))
            reading.take(start, end)
        position = max(end, position + 1)
    for position in range(len(reading.tokens)):
        if position not in reading.taken:
            _remark_word(reading, position)


def _time_end(reading: Reading, position: int) -> int:
    """Return the end of a time that begins here; ``position``: none does."""
    end = position
    place = position
    while place < len(reading.tokens) and place not in reading.taken:
        token = reading.token(place)
        if _is_time(reading, place):
            end = place + 1
        elif end == position or not (token.get(*_TIME_JOINTS) or token.is_number):
            break
        place += 1
    return end


def _is_time(reading: Reading, position: int) -> bool:
    token = reading.token(position)
    if token.get("time") and not token.get("verb", "noun"):
        return True
    counts = reading.token(position + 1).get("noun", "unit")
    return is_year(token) and not counts


def _time_start(reading: Reading, position: int) -> int:
    """Return the place of the words that lead to a time: ``built before``, ``two years``."""
    start = position
    while (
        start
        and start - 1 not in reading.taken
        and (
            reading.token(start - 1).get("temporal", "article", "number", "ordinal")
            or reading.token(start - 1).is_number
        )
    ):
        start -= 1
    while start < position and reading.token(start).get("article", "conjunction"):
        start += 1
    return start


def _remark_word(reading: Reading, position: int) -> None:
    token = reading.token(position)
    if token.get("attribute") and not token.get("noun", "verb", "size"):
        reading.remark("attribute", token, False)
    elif token.get("ordinal") and reading.token(position + 1).get("noun"):
        reading.remark("incomplete", token, example=f"the {token.text} largest")
    elif token.is_number and not token.get("ordinal"):
        reading.remark("incomplete", token, example=f"larger than {token.text} m²")
