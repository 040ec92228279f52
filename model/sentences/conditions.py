"""Find the conditions in a sentence and leave the rest to the reading of the change.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import List, Optional, Tuple

from . import layer_places, measures, orders, places
from .condition import Condition, ConditionError
from .coordination import coordinated
from .pieces import CONNECTORS, SKIPPED, Piece, Reading
from .quantities import joined
from .reference_layers import layers_in, slug

_READERS = (
    places.confidence, orders.order, measures.comparison, measures.interval,
    measures.amount_first, layer_places.layer_relation, places.place, places.size,
)  # fmt: skip
_LEADING = ("preposition", "article", "of", "relation", "accompany")
_CONTENT = (
    "noun", "verb", "state", "nominal", "implied", "layer", "everything", "adjective", "was",
    "cover",
)  # fmt: skip
_NO_CONDITION = ("", "SKIP", "PLACE", *CONNECTORS.values(), "COMMA")


def split_conditions(reading: Reading) -> Tuple[List[Piece], List[Condition]]:
    """Return the pieces that tell the change, and the conditions.

    Pieces of kind ``PLACE`` are relations without a layer: what follows is a landmark.
    """
    pieces = _connected(_scan(reading))
    rest: List[Piece] = []
    conditions: List[Condition] = []
    position = 0
    while position < len(pieces):
        end = _segment_end(pieces, position)
        if end == position:
            rest.append(pieces[position])
            position += 1
            continue
        segment = [p for p in pieces[position:end] if p.kind not in ("", "SKIP")]
        found = _read(reading, segment)
        conditions += found
        near_layer = bool(found) and bool(layers_in(found[-1].expression))
        span = joined([p.token for p in pieces[position:end]])
        rest.append(Piece("CONDITION", span, near_layer))
        position = end
    return rest, conditions


def _scan(reading: Reading) -> List[Piece]:
    pieces: List[Piece] = []
    position = 0
    while position < len(reading.tokens):
        for reader in _READERS:
            found, used = reader(reading, position)
            if found:
                break
        else:
            found, used = [_other(reading, position)], 1
        if any(p.kind == "LEAF" for p in found) and used:
            _drop_leading(pieces, reading, position)
        if found[0].kind not in ("", "SKIP", "COMMA", *CONNECTORS.values()):
            reading.take(position, position + used)
        pieces += found
        position += used
    return pieces


def _other(reading: Reading, position: int) -> Piece:
    token = reading.tokens[position]
    if token.text in (",", ";"):
        return Piece("COMMA", token)
    for section, kind in CONNECTORS.items():
        if token.get(section):
            return Piece(kind, token)
    content = token.get(*_CONTENT)
    if token.get("preposition"):
        following = reading.skip(position + 1, "article", "quantity", "number", "size")
        content = content or reading.token(following).get("noun")
    return Piece("SKIP" if token.get(*SKIPPED) and not content else "", token)


def _drop_leading(pieces: List[Piece], reading: Reading, position: int) -> None:
    """Drop the preposition of a position: what follows it is no landmark."""
    first = reading.tokens[position]
    if not first.get("position", "part"):
        return
    while pieces and pieces[-1].kind in ("", "SKIP") and pieces[-1].token.get(*_LEADING):
        pieces.pop()


def _connected(pieces: List[Piece]) -> List[Piece]:
    """Make connectors that stand before no condition tokens of the change."""
    result: List[Piece] = []
    upcoming = False
    for piece in reversed(pieces):
        if piece.kind in ("NOT", "EXCEPT", "AND", "OR", "COMMA"):
            result.append(piece if upcoming else Piece("", piece.token))
        else:
            if piece.kind != "SKIP":
                upcoming = piece.kind not in _NO_CONDITION
            result.append(piece)
    return result[::-1]


def _segment_end(pieces: List[Piece], position: int) -> int:
    """Return the end of the conditions that begin here; ``position`` if none does."""
    if pieces[position].kind in ("", "SKIP", "PLACE", "AND", "OR", "COMMA"):
        return position
    end = last = position
    while end < len(pieces) and pieces[end].kind not in ("", "PLACE"):
        end += 1
        if pieces[end - 1].kind not in _NO_CONDITION:
            last = end
    return last


def _read(reading: Reading, segment: List[Piece]) -> List[Condition]:
    token = joined([piece.token for piece in segment])
    _check_numbers(reading, segment)
    from .condition_grammar import read_conditions  # lark takes 80 ms to import

    try:
        found = read_conditions(coordinated(reading, _tidy(segment)))
    except ConditionError as error:
        values = error.values
        if error.code == "incomplete":
            values = {"example": "larger than 500 m² and within 200 m of the roads"}
        if error.code in ("no layer named", "height"):
            reading.remark(error.code, token, **values)
        else:
            reading.refuse(error.code, token, **values)
        return []
    kept = [condition for condition in found if _has_layers(reading, condition)]
    for words, unit in (pair for condition in kept for pair in condition.assumed):
        reading.remark("no unit", words, unit=unit)
    return kept


def _has_layers(reading: Reading, condition: Condition) -> bool:
    """Return whether the layers of a condition were given; a remark tells of one that was not."""
    given = set(map(slug, reading.layers))
    missing = sorted(layers_in(condition.expression) - given)
    tokens = [t for t in reading.tokens if condition.start <= t.start < condition.end]
    for name in missing:
        if not any(remark.code == "two layers" for remark in reading.remarks):
            reading.remark("missing layer", joined(tokens), layer=name)
    return not missing


def _tidy(segment: List[Piece]) -> List[Piece]:
    """Leave one connector where several stand together: ``, and``, ``and not``, ``but except``."""
    tidied: List[Piece] = []
    for piece in segment:
        before: Optional[str] = tidied[-1].kind if tidied else None
        if piece.kind in ("AND", "OR", "COMMA") and before in (None, "AND", "OR", "NOT", "EXCEPT"):
            continue
        if piece.kind in ("AND", "OR", "EXCEPT") and before == "COMMA":
            tidied.pop()
        if piece.kind == "EXCEPT" and tidied and tidied[-1].kind in ("AND", "OR", "EXCEPT"):
            tidied.pop()
        tidied.append(piece)
    return tidied


def _check_numbers(reading: Reading, segment: List[Piece]) -> None:
    for piece in segment:
        if piece.kind == "QUANTITY" and piece.value.uncertain:
            value = f"{piece.value.value:g} {piece.value.unit}".strip()
            reading.remark("thousands", piece.token, value=value)
