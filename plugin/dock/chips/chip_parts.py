"""The face of a chip: words and the numbers between them that can be edited."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import List, Optional, Sequence, Tuple, Union

from ....model.sentences.expression import (
    And,
    Comparison,
    Direction,
    Expression,
    Not,
    Or,
    Quantile,
    Rank,
)
from ....model.sentences.expression_text import leaves
from ....model.sentences.parsed_sentence import Predicate
from ....model.sentences.units import default_unit, factor
from ....processing_provider.translate import tr

SYMBOLS = {"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=", "<>": "≠"}
MOST_NUMBERS = 2
LARGEST = 1e9
DECIMALS = 4
Path = Tuple[int, ...]


@dataclass(frozen=True)
class ChipNumber:
    """A number on a chip.

    Attributes:
        path: Place in the tree of the expression: the numbers of the operands.
        value: As shown, in ``unit``.
        unit: ``ha``, ``%`` …; empty: none.
        decimals: Digits after the point.
        minimum: Smallest value that can be entered.
        maximum: Largest value that can be entered.
    """

    path: Path
    value: float
    unit: str = ""
    decimals: int = 0
    minimum: float = 0.0
    maximum: float = LARGEST


Part = Union[str, ChipNumber]


def chip_parts(predicate: Predicate) -> Tuple[Part, ...]:
    """Return words and numbers of a predicate; only its words where it has no number to edit."""
    parts = _node_items(predicate.expression, (), predicate)
    numbers = [part for part in parts or () if isinstance(part, ChipNumber)]
    if parts is None or not 1 <= len(numbers) <= MOST_NUMBERS:
        return (predicate.text,)
    return tuple(parts)


def is_relative(expression: Expression) -> bool:
    """Return whether numbers of an expression come from the answer: a quantile, an order."""
    return any(isinstance(leaf, (Quantile, Rank)) for leaf in leaves(expression))


def with_number(predicate: Predicate, number: ChipNumber, value: float) -> Predicate:
    """Return the predicate with another number, given in the unit in which it is shown."""
    expression = _replaced(predicate.expression, number.path, number, value)
    return replace(predicate, expression=expression)


def column_name(column: str) -> str:
    """Return a measured column in words."""
    names = {
        "area_m2": tr("area"),
        "perimeter_m": tr("perimeter"),
        "width_m": tr("width"),
        "length_m": tr("length"),
        "confidence": tr("confidence"),
        "x_rel": tr("position to the right"),
        "y_rel": tr("position downwards"),
        "e_rel": tr("position to the east"),
        "n_rel": tr("position to the north"),
    }
    distance = re.fullmatch(r"dist_(\w+)_m", column)
    if distance:
        return tr("distance to {}").format(distance.group(1))
    return names.get(column, column)


def _node_items(node: Expression, path: Path, predicate: Predicate) -> Optional[List[Part]]:
    if isinstance(node, Comparison):
        return _comparison(node, path, predicate)
    if isinstance(node, Quantile):
        return _quantile(node, path)
    if isinstance(node, Rank):
        return _rank(node, path)
    if isinstance(node, Direction):
        words = predicate.text or column_name(node.column)
        return [words, "±", ChipNumber(path, node.within_deg, "°", 0, 1.0, 180.0)]
    if isinstance(node, Not):
        inner = _node_items(node.operand, (*path, 0), predicate)
        return None if inner is None else [tr("not"), *inner]
    if isinstance(node, (And, Or)):
        return _range(node, path, predicate) or _joined(node, path, predicate)
    return None  # of a file: no sentence gives it


def _joined(node: Union[And, Or], path: Path, predicate: Predicate) -> Optional[List[Part]]:
    word = tr("and") if isinstance(node, And) else tr("or")
    joined: List[Part] = []
    for index, operand in enumerate(node.operands):
        parts = _node_items(operand, (*path, index), predicate)
        if parts is None:
            return None
        joined += [word, *parts] if index else parts
    return joined


def _range(node: Union[And, Or], path: Path, predicate: Predicate) -> Optional[List[Part]]:
    """Return ``area 200 – 500 m²`` for a lower and an upper limit of one column."""
    limits = [operand for operand in node.operands if isinstance(operand, Comparison)]
    if not isinstance(node, And) or len(limits) != len(node.operands) or len(limits) != 2:
        return None
    low, high = limits
    if low.column != high.column or (low.operator[0], high.operator[0]) != (">", "<"):
        return None
    numbers = [_number(limit, (*path, i), predicate) for i, limit in enumerate(limits)]
    if numbers[0] is None or numbers[1] is None:
        return None
    return [column_name(low.column), numbers[0], "–", numbers[1]]


def _comparison(node: Comparison, path: Path, predicate: Predicate) -> Optional[List[Part]]:
    number = _number(node, path, predicate)
    if number is None:
        return None
    return [column_name(node.column), SYMBOLS[node.operator], number]


def _number(node: Comparison, path: Path, predicate: Predicate) -> Optional[ChipNumber]:
    """Return the number of a comparison; None for a position, and for "touches"."""
    touches = node.column.startswith("dist_") and node.value == 0
    if node.column == "confidence":
        return ChipNumber(path, node.value, "", 2, 0.0, 1.0)
    if touches or not node.column.endswith(("_m", "_m2")):
        return None
    unit = predicate.unit
    if not factor(unit, node.column):
        unit = default_unit(node.column)
    value = node.value / factor(unit, node.column)
    return ChipNumber(path, round(value, DECIMALS), unit, DECIMALS)


def _quantile(node: Quantile, path: Path) -> List[Part]:
    low = node.operator.startswith("<")
    percent = 100.0 * (node.fraction if low else 1.0 - node.fraction)
    number = ChipNumber(path, round(percent, 3), "%", 1, 0.0, 100.0)
    return [f"{column_name(node.column)}:", tr("smallest") if low else tr("largest"), number]


def _rank(node: Rank, path: Path) -> Optional[List[Part]]:
    if node.skip:
        return None
    order = tr("largest") if node.descending else tr("smallest")
    return [f"{column_name(node.column)}:", order, ChipNumber(path, float(node.count), "", 0, 1.0)]


def _replaced(node: Expression, path: Path, number: ChipNumber, value: float) -> Expression:
    if path:
        index, rest = path[0], path[1:]
        if isinstance(node, Not):
            return Not(_replaced(node.operand, rest, number, value))
        if isinstance(node, (And, Or)):
            operands = [
                _replaced(operand, rest, number, value) if i == index else operand
                for i, operand in enumerate(node.operands)
            ]
            return type(node)(tuple(operands))
    return _leaf(node, number, value)


def _leaf(node: Expression, number: ChipNumber, value: float) -> Expression:
    if isinstance(node, Comparison):
        return replace(node, value=value * (factor(number.unit, node.column) or 1.0))
    if isinstance(node, Direction):
        return replace(node, within_deg=value)
    if isinstance(node, Quantile):
        share = value / 100.0
        return replace(node, fraction=share if node.operator.startswith("<") else 1.0 - share)
    if isinstance(node, Rank):
        return replace(node, count=round(value))
    return node


def accessible_text(parts: Sequence[Part]) -> str:
    """Return the parts as one text, for screen readers."""
    texts = []
    for part in parts:
        texts.append(part if isinstance(part, str) else f"{part.value:g} {part.unit}".strip())
    return " ".join(texts)
