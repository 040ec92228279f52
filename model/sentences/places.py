"""Positions, directions and sizes in a sentence, as leaves of conditions.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import FrozenSet, List, Optional, Sequence, Tuple

from .expression import Comparison, Expression, Quantile
from .layer_places import related, targets
from .pieces import NOTHING, Found, Piece, Reading
from .positions import position as position_predicate
from .quantities import joined
from .reference_layers import BEARINGS
from .tokens import Token

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
    shared_end, shared_keys, shared_parts = _shared(reading, end)
    following = reading.skip(shared_end, *_BETWEEN)
    relative = any(t.get("of") for t in reading.tokens[shared_end:following])
    target = reading.token(following)
    if relative and not target.get("context"):
        if not parts and _are_bearings(keys) and (shared_end == end or _are_bearings(shared_keys)):
            return _direction(reading, position, following, [keys[0], *shared_keys])
        return [Piece("PLACE", joined(reading.tokens[position:following]))], following - position
    parts = parts or shared_parts
    if (not keys and "corner" not in parts) or not _in_context(reading, position, keys, parts):
        return NOTHING
    if relative and shared_end == end:
        end = following + 1
    return _leaf(reading, position, end, position_predicate(keys, parts))


def _shared(reading: Reading, end: int) -> Tuple[int, Tuple[str, ...], FrozenSet[str]]:
    """Read a second position: ``left or right third``, ``north and south of the river``."""
    if not reading.token(end).get("conjunction", "disjunction"):
        return end, (), frozenset()
    start = reading.skip(end + 1, "article", "preposition", "relation")
    found, keys, parts = _run(reading, start)
    return (found, keys, parts) if found > start else (end, (), frozenset())


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
        return bool(reading.token(position - 2).get("preposition", "of", "relation")) or _adjective(
            reading, position
        )
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
