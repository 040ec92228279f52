"""Positions, directions and sizes in a sentence, as leaves of conditions.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from .expression import Comparison, Expression, Quantile
from .layer_places import related, targets
from .pieces import NOTHING, Found, Piece, Reading
from .positions import position as position_predicate
from .quantities import joined
from .reference_layers import BEARINGS
from .tokens import Token

_LEADING = ("preposition", "of", "relation", "except", "negation")
_BETWEEN = ("article", "filler", "of")


def confidence(reading: Reading, position: int) -> Found:
    """Read ``only sure ones``."""
    entry = reading.token(position).get("confidence")
    if entry is None:
        return NOTHING
    leaf = Comparison("confidence", entry.data["operator"], float(entry.data["value"]))
    return _leaf(reading, position, position + 1, leaf)


def place(reading: Reading, position: int) -> Found:
    """Read ``in the upper left corner``, ``north of the river``."""
    if not reading.token(position).get("position", "part"):
        return NOTHING
    end, keys, parts = _run(reading, position)
    second = _second(reading, end, parts)
    both = second.keys and _are_bearings(keys) and _are_bearings(second.keys) and not second.parts
    target, relative = _reference(reading, second.end if both else end)
    if relative and not reading.token(target).get("context"):
        if _are_bearings(keys) and not parts:
            bearings = [keys[0], *second.keys] if both else keys
            return _direction(reading, position, target, bearings)
        return [Piece("PLACE", joined(reading.tokens[position:target]))], target - position
    parts = parts or second.parts
    if (not keys and "corner" not in parts) or not _in_context(reading, position, keys, parts):
        return NOTHING
    if relative and not both:
        end = target + 1
    return _leaf(reading, position, end, position_predicate(keys, parts))


def _reference(reading: Reading, end: int) -> Tuple[int, bool]:
    """Return the place of the next object, and whether "of" stands before it."""
    following = reading.skip(end, *_BETWEEN)
    return following, any(t.get("of") for t in reading.tokens[end:following])


class _Second(NamedTuple):
    """Another position after "and" or "or"."""

    end: int
    keys: Tuple[str, ...] = ()
    parts: FrozenSet[str] = frozenset()


def _second(reading: Reading, end: int, parts: FrozenSet[str]) -> _Second:
    """Read a second position that shares its part or object with a first one without any.

    ``left or right third``, ``north and south of the river``
    """
    if parts or not reading.token(end).get("conjunction", "disjunction"):
        return _Second(end)
    start = reading.skip(end + 1, "article", "preposition", "relation")
    return _Second(*_run(reading, start))


def _are_bearings(keys: Tuple[str, ...]) -> bool:
    return len(keys) == 1 and keys[0] in BEARINGS


def _direction(reading: Reading, position: int, following: int, keys: Sequence[str]) -> Found:
    """Read ``north of the river``, ``north and south of the river``."""
    found = targets(reading, following)
    if not found or not found[0].layer:
        return [Piece("PLACE", joined(reading.tokens[position:following]))], following - position
    if len(keys) == 1:
        return related(reading, keys[0], position, found), found[-1].end - position
    connector = "OR" if reading.token(position + 1).get("disjunction") else "AND"
    first = related(reading, keys[0], position, found[:1], whole=False)
    word = Piece(connector, reading.token(position + 1))
    last = related(reading, keys[1], position + 2, found)
    return [*first, word, *last], found[-1].end - position


def _run(reading: Reading, position: int) -> Tuple[int, Tuple[str, ...], FrozenSet[str]]:
    keys: List[str] = []
    parts: List[str] = []
    end = position
    while end < len(reading.tokens):
        token = reading.tokens[end]
        part = token.get("part")
        found = token.get("position")
        if not part and not found and not (token.text == "-" and end > position):
            break
        keys += [found.key] if found else []
        parts += [part.key] if part else []
        end += 1
    return end, tuple(keys), frozenset(parts)


def _in_context(
    reading: Reading, position: int, keys: Tuple[str, ...], parts: FrozenSet[str]
) -> bool:
    before = reading.token(position - 1)
    if parts or before.get("preposition", "of", "relation") or _continues(reading, position):
        return True
    if before.get("article"):
        return bool(reading.token(position - 2).get(*_LEADING)) or _adjective(reading, position)
    return len(keys) > 1 or (position > 0 and keys[0] in BEARINGS) or _adjective(reading, position)


def _continues(reading: Reading, position: int) -> bool:
    """Return whether a list of positions goes on: ``in the north, the east or the south``."""
    place = position - 1
    while reading.token(place).get("article"):
        place -= 1
    token = reading.token(place)
    listed = token.text == "," or token.get("conjunction", "disjunction")
    while listed and reading.token(place - 1).text == ",":
        place -= 1
    return bool(listed and reading.token(place - 1).get("position", "part"))


def _adjective(reading: Reading, position: int) -> bool:
    return bool(reading.token(position + 1).get("noun"))


def size(reading: Reading, position: int) -> Found:
    """Read ``small`` before an object or after it."""
    entry = reading.token(position).get("size")
    if entry is None or _of_landmark(reading, position):
        return NOTHING
    data = entry.data
    leaf = Quantile(data["column"], data["operator"], float(data["fraction"]))
    return _leaf(reading, position, position + 1, leaf)


def _of_landmark(reading: Reading, position: int) -> bool:
    before = position - 1
    while reading.token(before).get("article", "quantity", "filler", "number"):
        before -= 1
    token: Token = reading.token(before)
    return bool(token.get("preposition", "of", "accompany", "yielded_by", "turn", "replace"))


def _leaf(reading: Reading, start: int, end: int, expression: Optional[Expression]) -> Found:
    token = joined(reading.tokens[start:end])
    return [Piece("LEAF", token, expression)], end - start
