"""The grammar of conditions: terminals → predicates, by lark.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Iterator, List, Sequence, Tuple

from ...vendor.lark import Lark, Transformer
from ...vendor.lark import Token as LarkToken
from ...vendor.lark.exceptions import LarkError
from ...vendor.lark.lexer import Lexer
from .condition import Condition, ConditionError, negated
from .expression import And, Comparison, Expression, Or
from .layer_places import Target
from .pieces import Piece
from .quantities import Quantity, joined
from .tokens import Token
from .units import default_unit

GRAMMAR = Path(__file__).with_name("conditions.lark")
UNITS = {"area_m2": "area", "confidence": "share"}


class _Pieces(Lexer):
    """Hands the pieces over as terminals."""

    def __init__(self, _configuration: Any) -> None:
        pass

    def lex(self, pieces: Sequence[Piece]) -> Iterator[Any]:
        for piece in pieces:
            yield LarkToken(piece.kind, piece)


class _Reader(Transformer):
    """Makes conditions of the rules; lark calls it while it reduces."""

    def start(self, children: List[Any]) -> List[Condition]:
        kept: List[Condition] = []
        word = None
        for child in children:
            if not isinstance(child, list):
                word = child.value.token
            elif word is None:
                kept += child
            else:
                whole = _joined(child)
                kept.append(_negated(word, whole))
        return kept

    def disjunction(self, children: List[Any]) -> List[Condition]:
        branches = [c for c in children if isinstance(c, list)]
        if len(branches) == 1:
            return branches[0]
        joined = [_joined(branch) for branch in branches]
        return [_over(joined, Or(tuple(c.expression for c in joined)))]

    def conjunction(self, children: List[Any]) -> List[Condition]:
        return [child for child in children if isinstance(child, Condition)]

    def alternatives(self, children: List[Any]) -> Condition:
        found = [child for child in children if isinstance(child, Condition)]
        if len(found) == 1:
            return found[0]
        return _over(found, Or(tuple(c.expression for c in found)))

    def all(self, children: List[Any]) -> Condition:
        return _joined([child for child in children if isinstance(child, Condition)])

    def negation(self, children: List[Any]) -> Condition:
        return _negated(children[0].value.token, children[1])

    def leaf(self, children: List[Any]) -> Condition:
        piece = children[0].value
        return Condition(piece.value, piece.token.start, piece.token.end)

    def compare(self, children: List[Any]) -> Condition:
        operator, column = next((c.value.value for c in children if c.type == "COMPARE"), ("", ""))
        more = [c.value.value for c in children if c.type == "OR_MORE"]
        operator = more[0] if more else operator
        amounts = _amounts(children)
        columns = _columns(children, column, amounts[0])
        return _condition(children, [(operator, amounts[0])], columns)

    def interval(self, children: List[Any]) -> Condition:
        low, high = _amounts(children)
        columns = _columns(children, "", high)
        return _condition(children, [(">=", low), ("<=", high)], columns)

    def within(self, children: List[Any]) -> Condition:
        amounts = _amounts(children)
        return _condition(
            children, [("<=", amounts[0])], _columns(children, "distance", amounts[0])
        )


def read_conditions(pieces: Sequence[Piece]) -> List[Condition]:
    """Return the conditions of a run of terminals, all of which must hold.

    Raises:
        ConditionError: They do not fit the grammar, or a unit does not fit.
    """
    try:
        return _parser().parse(pieces)
    except ConditionError:
        raise
    except LarkError as error:
        cause = getattr(error, "orig_exc", None)
        if isinstance(cause, ConditionError):
            raise cause from error
        raise ConditionError("incomplete") from error


@cache
def _parser() -> Any:
    text = GRAMMAR.read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer=_Pieces, transformer=_Reader())


def _joined(conditions: List[Condition]) -> Condition:
    if len(conditions) == 1:
        return conditions[0]
    return _over(conditions, And(tuple(c.expression for c in conditions)))


def _over(conditions: List[Condition], expression: Expression) -> Condition:
    unit = next((c.unit for c in conditions if c.unit), "")
    assumed = tuple(pair for c in conditions for pair in c.assumed)
    return Condition(expression, conditions[0].start, conditions[-1].end, unit, assumed)


def _negated(word: Token, condition: Condition) -> Condition:
    return replace(condition, expression=negated(condition.expression), start=word.start)


def _amounts(children: List[Any]) -> List[Quantity]:
    """Return the numbers; one without a unit has that of the other."""
    amounts: List[Quantity] = [c.value.value for c in children if c.type == "QUANTITY"]
    known = next((a for a in reversed(amounts) if a.unit), None)
    if known is None:
        return amounts
    return [
        a
        if a.unit
        else Quantity(a.value, known.unit, known.kind, known.factor, a.token, a.uncertain)
        for a in amounts
    ]


def _columns(children: List[Any], column: str, amount: Quantity) -> Tuple[str, ...]:
    targets: List[Target] = next((c.value.value for c in children if c.type == "LAYER"), [])
    dimension = next((c.value.value for c in children if c.type == "DIMENSION"), "")
    if column == "height" and amount.kind != "length":
        column = ""
    if "height" in (column, dimension):
        raise ConditionError("height")
    if targets or "distance" in (column, dimension):
        if amount.kind not in ("length", ""):
            raise ConditionError(
                "unit", unit=amount.unit, quantity="distance", example="within 200 m of the roads"
            )
        if not targets:
            raise ConditionError("no layer named")
        # without a layer it is left out afterwards
        return tuple(f"dist_{target.name}_m" for target in targets)
    named = dimension or column
    by_kind = {"area": "area_m2", "share": "confidence"}.get(amount.kind, "")
    share = not amount.kind and amount.value <= 1
    return (named or by_kind or ("confidence" if share else "area_m2"),)


def _condition(
    children: List[Any], bounds: List[Tuple[str, Quantity]], columns: Sequence[str]
) -> Condition:
    found = [_comparisons(column, bounds) for column in columns]
    targets: List[Target] = next((c.value.value for c in children if c.type == "LAYER"), [])
    either = any(target.connector == "OR" for target in targets)
    far = bounds[0][0].startswith(">")  # far from A or B is far from both
    expression = found[0]
    if len(found) > 1:
        expression = Or(tuple(found)) if either and not far else And(tuple(found))
    tokens = [child.value.token for child in children]
    start, end = min(t.start for t in tokens), max(t.end for t in tokens)
    assumed = _assumed(tokens, columns[0], [amount for _, amount in bounds])
    return Condition(expression, start, end, bounds[-1][1].unit, assumed)


def _assumed(
    tokens: List[Token], column: str, amounts: Sequence[Quantity]
) -> Tuple[Tuple[Token, str], ...]:
    """Return the words of a comparison whose number has no unit, with the unit of its column."""
    unit = default_unit(column)
    bare = [amount for amount in amounts if not amount.unit and amount.value]
    return ((joined(sorted(tokens, key=lambda t: t.start)), unit),) if unit and bare else ()


def _comparisons(column: str, bounds: List[Tuple[str, Quantity]]) -> Expression:
    quantity = UNITS.get(column, "length")
    comparisons: List[Expression] = []
    for operator, amount in bounds:
        if amount.kind not in ("", quantity):
            raise ConditionError("unit", **_unit_advice(amount, column))
        value = amount.si
        if column == "confidence" and not amount.unit and value > 1:
            value /= 100
        comparisons.append(Comparison(column, operator, value))
    return comparisons[0] if len(comparisons) == 1 else And(tuple(comparisons))


def _unit_advice(amount: Quantity, column: str) -> Any:
    names = {"area_m2": "area", "confidence": "confidence", "length_m": "length"}
    examples = {"area_m2": "larger than 500 m²", "confidence": "confidence above 0.8"}
    name = names.get(column, "distance" if column.startswith("dist_") else column.split("_")[0])
    example = examples.get(column, "longer than 50 m")
    return {"unit": amount.unit, "quantity": name, "example": example}
