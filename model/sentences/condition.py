"""A condition that a sentence names, and its opposite.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Tuple

from .expression import Comparison, Expression, Not, Quantile
from .tokens import Token

_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "<>", "<>": "="}


class ConditionError(Exception):
    """A condition that cannot be measured; the arguments are code and values of its remark."""

    def __init__(self, code: str, **values: Any) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(frozen=True)
class Condition:
    """A condition with its place and the unit that was written.

    Attributes:
        expression: In SI units.
        start: Of its first character in the sentence.
        end: After its last character.
        unit: That was written; empty: none.
        assumed: The words of comparisons without a unit, and the units that they are taken in.
    """

    expression: Expression
    start: int
    end: int
    unit: str = ""
    assumed: Tuple[Tuple[Token, str], ...] = ()


def negated(expression: Expression) -> Expression:
    """Return the opposite, without two negations in a row."""
    if isinstance(expression, Not):
        return expression.operand
    if isinstance(expression, Comparison):
        return Comparison(expression.column, _OPPOSITE[expression.operator], expression.value)
    if isinstance(expression, Quantile):
        operator = _OPPOSITE[expression.operator]
        return Quantile(expression.column, operator, expression.fraction)
    return Not(expression)
