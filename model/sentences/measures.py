"""Comparisons with numbers in a sentence, as terminals of the grammar of conditions.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Optional, Tuple

from .layer_places import targets
from .leftovers import is_year
from .pieces import NOTHING, Found, Piece, Reading
from .quantities import Quantity, joined, read_quantity
from .tokens import Token

SMALLEST_AREA_M2 = 25
"""From this number on one without a unit and an object is an area, and no count."""
_ROUND = ("article", "filler", "of", "relative")


def comparison(reading: Reading, position: int) -> Found:
    """Read ``at least 5 ha``, ``area > 5 ha``, ``within 200 m of the roads``."""
    before, start = _dimension_before(reading, position)
    token = reading.token(start)
    entry = token.get("compare")
    if entry is None:
        return NOTHING
    amount = _amount(reading, reading.skip(start + 1, *_ROUND))
    if amount is None or _counts(reading, amount, bool(before or entry.data)):
        return NOTHING
    is_time = not before and _are_years(reading, start, amount[:1])
    if is_time or (not amount[0].unit and _joins(reading, amount[1])):
        return NOTHING
    quantity, end = amount
    pieces = [*before, Piece("COMPARE", token, (entry.key, entry.data)), _piece(quantity)]
    return _with_rest(reading, pieces, end, position)


def interval(reading: Reading, position: int) -> Found:
    """Read ``between 5 and 10 ha``, ``5-10 ha``, ``from 1 to 2 hectares in size``."""
    before, start = _dimension_before(reading, position)
    token = reading.token(start)
    pieces = list(before)
    opened = bool(token.get("between") and token.get("between").key == "start")  # type: ignore
    if opened:
        pieces.append(Piece("BETWEEN", token))
        start = reading.skip(start + 1, *_ROUND)
    first = _amount(reading, start)
    if first is None:
        return NOTHING
    joint = reading.token(first[1])
    if not _is_joint(joint):
        return NOTHING
    second = _amount(reading, reading.skip(first[1] + 1, "filler", "article"))
    if second is None or not (second[0].unit or before or opened):
        return NOTHING
    if joint.get("conjunction") and not opened:
        return NOTHING
    if not before and _are_years(reading, position, (first[0], second[0])):
        return NOTHING
    pieces += [_piece(first[0]), Piece("JOIN", joint), _piece(second[0])]
    return _with_rest(reading, pieces, second[1], position)


def amount_first(reading: Reading, position: int) -> Found:
    """Read ``5 ha or more``, ``200 m from the roads``."""
    amount = _amount(reading, position)
    if amount is None or not amount[0].unit:
        return NOTHING
    quantity, end = amount
    more = reading.token(end).get("or_more")
    pieces = [_piece(quantity)]
    if more:
        pieces.append(Piece("OR_MORE", reading.token(end), more.key))
        return _with_rest(reading, pieces, end + 1, position)
    pieces, used = _with_rest(reading, pieces, end, position)
    if pieces[-1].kind == "LAYER":
        return pieces, used
    words = joined(reading.tokens[position : position + used])
    if not reading.token(end - 1).get("time"):  # a time has a remark of its own
        reading.remark("incomplete", words, example=_example(quantity, words.text))
        reading.take(position, position + used)
    return [Piece("SKIP", words)], used


def _example(quantity: Quantity, words: str) -> str:
    """Return a comparison with a number that was written without one."""
    comparison = {"area": "larger than", "length": "longer than"}.get(quantity.kind, "")
    if words != quantity.token.text:
        comparison = "at least"  # "10 m wide"
    return f"{comparison} {words}" if comparison else "larger than 500 m²"


def _dimension_before(reading: Reading, position: int) -> Tuple[List[Piece], int]:
    entry = reading.token(position).get("dimension")
    if entry is None:
        return [], position
    end = reading.skip(position + 1, *_ROUND)
    return [Piece("DIMENSION", reading.token(position), entry.key)], end


def _amount(reading: Reading, position: int) -> Optional[Tuple[Quantity, int]]:
    found = read_quantity(reading.tokens, position, reading.decimal_comma)
    return None if found is None else (found[0], position + found[1])


def _counts(reading: Reading, amount: Tuple[Quantity, int], has_column: bool) -> bool:
    """Return whether a number counts objects: ``more than five buildings``."""
    quantity, end = amount
    if quantity.unit or has_column:
        return False
    following = reading.token(reading.skip(end, "filler", "adjective", "size", "article"))
    measure = reading.token(end).get("dimension")
    few = 1 < quantity.value < SMALLEST_AREA_M2
    return measure is None and (following.get("noun") is not None or few)


def _is_joint(token: Token) -> bool:
    """Return whether a word joins the ends of an interval: ``to``, ``-``."""
    joins = any(e.section == "between" and e.key == "join" for e in token.entries)
    return joins or token.text in ("-", "–", "—")


def _joins(reading: Reading, position: int) -> bool:
    """Return whether an interval goes on with its second number."""
    joint = reading.token(position)
    return _is_joint(joint) and _amount(reading, position + 1) is not None


def _are_years(reading: Reading, start: int, numbers: Tuple[Quantity, ...]) -> bool:
    """Return whether numbers without a unit are years: ``from 2010 to 2015``, ``since 2019``."""
    told = reading.token(start).get("temporal") is not None
    return told and all(not n.unit and is_year(n.token) for n in numbers)


def _piece(quantity: Quantity) -> Piece:
    return Piece("QUANTITY", quantity.token, quantity)


def _with_rest(reading: Reading, pieces: List[Piece], end: int, position: int) -> Found:
    """Add the dimension and the layer that follow a number."""
    entry = reading.token(end).get("dimension")
    if entry and not any(piece.kind == "DIMENSION" for piece in pieces):
        pieces.append(Piece("DIMENSION", reading.token(end), entry.key))
        end += 1
    layer = _layer(reading, pieces, end)
    if layer:
        pieces.append(layer[0])
        end = layer[1]
    return pieces, end - position


def _layer(reading: Reading, pieces: List[Piece], end: int) -> Optional[Tuple[Piece, int]]:
    kinds = [piece.value.kind for piece in pieces if piece.kind == "QUANTITY"]
    columns = [piece.value[1] for piece in pieces if piece.kind == "COMPARE"]
    is_length = "length" in kinds or ("distance" in columns and not any(kinds))
    if not is_length or any(column not in ("", "distance") for column in columns):
        return None
    start = reading.skip(end, "target", "preposition", "of")
    if start == end:
        return None
    place = reading.skip(start, "article", "filler", "quantity", "size")
    found = targets(reading, place)
    if not found:
        return None
    end = found[-1].end
    return Piece("LAYER", joined(reading.tokens[start:end]), found), end
