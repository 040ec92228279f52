"""Positions, directions, relations, orders and sizes in a sentence, as leaves of conditions.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import FrozenSet, List, Optional, Tuple

from .expression import Comparison, Expression, Quantile, Rank
from .pieces import NOTHING, Found, Piece, Reading
from .positions import position as position_predicate
from .quantities import joined, read_quantity
from .reference_layers import BEARINGS, NEAR_M, relation, slug
from .tokens import Token

_BETWEEN = ("article", "filler", "of")
_TO_LANDMARK = (
    "article", "of", "target", "preposition", "relation", "position", "quantity", "negation",
    "except",
)  # fmt: skip


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
    following = reading.skip(end, *_BETWEEN)
    relative = end < following and any(t.get("of") for t in reading.tokens[end:following])
    target = reading.token(following)
    if relative and not target.get("context"):
        if keys and keys[0] in BEARINGS and len(keys) == 1 and not parts:
            return _direction(reading, position, following, keys[0])
        return [Piece("PLACE", joined(reading.tokens[position:following]))], following - position
    if (not keys and "corner" not in parts) or not _in_context(reading, position, keys, parts):
        return NOTHING
    if relative:
        end = following + 1
    return _leaf(reading, position, end, position_predicate(keys, parts))


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
    if parts or before.get("preposition", "of", "relation"):
        return True
    if before.get("article"):
        return bool(reading.token(position - 2).get("preposition", "of", "relation")) or _adjective(
            reading, position
        )
    return len(keys) > 1 or (position > 0 and keys[0] in BEARINGS) or _adjective(reading, position)


def _adjective(reading: Reading, position: int) -> bool:
    following = reading.token(position + 1)
    return bool(following.get("noun")) and reading.token(position).text.lower() not in ("open",)


def _direction(reading: Reading, position: int, following: int, key: str) -> Found:
    token = reading.token(following)
    layer = reading.one_layer(token)
    if not layer:
        return [Piece("PLACE", joined(reading.tokens[position:following]))], following - position
    return _leaf(reading, position, _after_layer(reading, following), relation(key, layer))


def layer_relation(reading: Reading, position: int) -> Found:
    """Read ``inside the parks``, where there is a layer of that name."""
    entry = reading.token(position).get("relation")
    if entry is None or not reading.layers:
        return NOTHING
    following = reading.skip(position + 1, "article", "filler", "quantity", "of", "preposition")
    token = reading.token(following)
    if not token.get("noun", "layer"):
        return NOTHING
    layer = reading.one_layer(token)
    if not layer:
        return NOTHING
    if entry.key in ("near", "far"):
        reading.remark("near", reading.token(position), False, distance=NEAR_M)
    return _leaf(reading, position, _after_layer(reading, following), relation(entry.key, layer))


def _after_layer(reading: Reading, position: int) -> int:
    return position + 1 + (reading.token(position + 1).text.lower() in ("layer", "layers"))


def place_words(reading: Reading, landmark: Token) -> Token:
    """Return a landmark with the words before it that tell where it is: ``north of the river``."""
    end = next(n for n, token in enumerate(reading.tokens) if token.start >= landmark.start)
    start = end
    while reading.token(start - 1).get("noun", "adjective", "size"):
        start -= 1
    while reading.token(start - 1).get(*_TO_LANDMARK):
        start -= 1
    while start < end and reading.token(start).get("article", "quantity"):
        start += 1
    return joined([*reading.tokens[start:end], landmark])


def order(reading: Reading, position: int) -> Found:
    """Read ``the three largest``, ``second longest``, ``the 5 closest to roads``."""
    count, skip, start = 0, 0, position
    ordinal = reading.token(position).get("ordinal")
    number = read_quantity(reading.tokens, position, reading.decimal_comma)
    if ordinal:
        count, skip, start = 1, int(ordinal.data) - 1, position + 1
    elif number and not number[0].unit:
        count, start = int(number[0].value), position + number[1]
    entry = reading.token(start).get("order")
    if entry is None or not entry.data["column"]:
        return NOTHING
    end = start + 1
    after = read_quantity(reading.tokens, end, reading.decimal_comma)
    if not count and after and not after[0].unit:
        count, end = int(after[0].value), end + after[1]
    column, descending = entry.data["column"], bool(entry.data["descending"])
    if column == "distance":
        return _closest(reading, position, end, (count, skip, descending))
    if not count and _is_plural(reading, end):
        fraction = 0.75 if descending else 0.25
        leaf: Expression = Quantile(column, ">=" if descending else "<=", fraction)
    else:
        leaf = Rank(column, descending, count or 1, skip)
    return _leaf(reading, position, end, leaf)


def _closest(reading: Reading, position: int, end: int, rank: Tuple[int, int, bool]) -> Found:
    count, skip, descending = rank
    for following in range(end, min(end + 6, len(reading.tokens))):
        token = reading.token(following)
        layer = reading.one_layer(token) if token.get("noun", "layer") else ""
        if layer:
            leaf = Rank(
                f"dist_{layer}_m", descending, count or _count_before(reading, position), skip
            )
            last = _after_layer(reading, following)
            tokens = reading.tokens[end:following]
            inner = [Piece("", t) for t in tokens if t.get("noun", "adjective", "verb")]
            pieces, used = _leaf(reading, position, last, leaf)
            return [*inner, *pieces], used
    noun = reading.skip(
        end, "target", "preposition", "of", "article", "quantity", "size", "adjective"
    )
    if end < noun and reading.token(noun).get("noun", "layer"):
        while reading.token(noun + 1).get("noun", "layer"):
            noun += 1
        words = joined(reading.tokens[position : noun + 1])
        if not any(remark.code == "two layers" for remark in reading.remarks):
            reading.remark("missing layer", words, layer=slug(reading.token(noun).text))
        return [Piece("SKIP", words)], noun + 1 - position
    words = joined(reading.tokens[position:end])
    reading.remark("no layer named", words)
    return [Piece("SKIP", words)], end - position


def _count_before(reading: Reading, position: int) -> int:
    for place_before in range(position - 1, max(position - 4, -1), -1):
        found = read_quantity(reading.tokens, place_before, reading.decimal_comma)
        if found and not found[0].unit:
            return int(found[0].value)
    return 1


def _is_plural(reading: Reading, position: int) -> bool:
    for token in reading.tokens[position : position + 4]:
        if token.get("of"):
            return False
        if token.get("noun"):
            return token.text.lower() not in reading.lexicon.forms
    return False


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
