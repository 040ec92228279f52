"""Orders in a sentence, as leaves of conditions: the three largest, the one closest to a layer.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Tuple

from .expression import Expression, Quantile, Rank
from .layer_places import targets
from .pieces import NOTHING, Found, Piece, Reading
from .quantities import joined, read_quantity

_BEFORE_LAYER = ("target", "preposition", "of", "article", "quantity", "size", "adjective")
_FIRST_QUARTER, _LAST_QUARTER = 0.25, 0.75
_FARTHEST_WORD, _FARTHEST_NUMBER = 6, 4


def order(reading: Reading, position: int) -> Found:
    """Read ``the three largest``, ``second longest``, ``the 5 closest to roads``."""
    count, skip, start = 0, 0, position
    ordinal = reading.token(position).get("ordinal")
    number = read_quantity(reading.tokens, position, reading.decimal_comma)
    if ordinal:
        second = _second_ordinal(reading, position, int(ordinal.data))
        if second[0]:
            return second
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
    leaf = _leaf(column, descending, (count, skip), not count and is_plural(reading, end))
    return [Piece("LEAF", joined(reading.tokens[position:end]), leaf)], end - position


def _second_ordinal(reading: Reading, position: int, first: int) -> Found:
    """Read ``second and third largest``: the first of two places of one order."""
    word, second = reading.token(position + 1), reading.token(position + 2).get("ordinal")
    if not second or not word.get("conjunction", "disjunction"):
        return NOTHING
    pieces, used = order(reading, position + 2)
    leaf = pieces[0].value if len(pieces) == 1 else None
    if not isinstance(leaf, Rank):
        return NOTHING
    rank = Rank(leaf.column, leaf.descending, 1, first - 1)
    connector = Piece("AND" if word.get("conjunction") else "OR", word)
    return [Piece("LEAF", reading.token(position), rank), connector, *pieces], used + 2


def _leaf(column: str, descending: bool, rank: Tuple[int, int], plural: bool) -> Expression:
    """Return the first polygons of an order; of a plural without a number the first quarter."""
    count, skip = rank
    if not plural:
        return Rank(column, descending, count or 1, skip)
    fraction = _LAST_QUARTER if descending else _FIRST_QUARTER
    return Quantile(column, ">=" if descending else "<=", fraction)


def _closest(reading: Reading, position: int, end: int, rank: Tuple[int, int, bool]) -> Found:
    count, skip, descending = rank
    for following in range(end, min(end + _FARTHEST_WORD, len(reading.tokens))):
        found = targets(reading, following)[:1] if _is_noun(reading, following) else []
        if not found or not found[0].layer:
            continue
        count = count or _count_before(reading, position)
        plural = not count and _names_several(reading, position, end, following)
        leaf = _leaf(f"dist_{found[0].layer}_m", descending, (count, skip), plural)
        tokens = reading.tokens[end:following]
        inner = [Piece("", t) for t in tokens if t.get("noun", "adjective", "verb")]
        last = found[0].end
        token = joined(reading.tokens[position:last])
        return [*inner, Piece("LEAF", token, leaf)], last - position
    return _without_layer(reading, position, end)


def _without_layer(reading: Reading, position: int, end: int) -> Found:
    """Remark the layer that "closest" needs and that was not given."""
    found = targets(reading, reading.skip(end, *_BEFORE_LAYER))
    if found and end < found[0].start:
        words = joined(reading.tokens[position : found[0].end])
        if not any(remark.code == "two layers" for remark in reading.remarks):
            reading.remark("missing layer", words, layer=found[0].name)
        return [Piece("SKIP", words)], found[0].end - position
    words = joined(reading.tokens[position:end])
    reading.remark("no layer named", words)
    return [Piece("SKIP", words)], end - position


def _is_noun(reading: Reading, position: int) -> bool:
    return reading.token(position).get("noun", "layer") is not None


def _names_several(reading: Reading, position: int, end: int, layer: int) -> bool:
    """Return whether the object of "closest" is a plural; it stands before the layer."""
    between = next((i for i in range(end, layer) if reading.token(i).get("noun")), None)
    if between is not None:
        return reading.is_plural(between)
    nouns = [i for i in range(position) if reading.token(i).get("noun")]
    return bool(nouns) and reading.is_plural(nouns[-1])


def _count_before(reading: Reading, position: int) -> int:
    """Return the number of objects before an order, which it takes: ``five houses closest``."""
    for place in range(position - 1, max(position - _FARTHEST_NUMBER, -1), -1):
        found = read_quantity(reading.tokens, place, reading.decimal_comma)
        if found and not found[0].unit:
            reading.take(place, place + found[1])
            return int(found[0].value)
    return 0


def is_plural(reading: Reading, position: int) -> bool:
    """Return whether the next object is a plural."""
    for place in range(position, min(position + 4, len(reading.tokens))):
        if reading.token(place).get("of"):
            return False
        if reading.token(place).get("noun"):
            return reading.is_plural(place)
    return False
