"""Expressions as JSON in the form of OGC CQL2: ``{"op": ">", "args": [{"property": …}, 500]}``.

What CQL2 lacks is written alike: ``direction``, ``percentile`` and ``rank``. Standard library only,
Python 3.9.
"""

from __future__ import annotations

from typing import Any, Dict, List, Tuple

from ..errors import MtrefsegError
from .expression import (
    COMPARISONS,
    And,
    Comparison,
    Direction,
    Expression,
    In,
    IsNull,
    Not,
    Or,
    Quantile,
    Rank,
)
from .json_fields import number, text, whole_number

DEEPEST = 20
MOST_OPERANDS = 200
DIRECTION, PERCENTILE, RANK = "direction", "percentile", "rank"
IN, IS_NULL = "in", "isNull"
ORDERS = {"desc": True, "asc": False}


def expression_to_json(expression: Expression) -> Dict[str, Any]:
    """Return an expression as JSON, which ``expression_from_json`` reads."""
    if isinstance(expression, Not):
        return _node("not", expression_to_json(expression.operand))
    if isinstance(expression, (And, Or)):
        operator = "and" if isinstance(expression, And) else "or"
        return _node(operator, *map(expression_to_json, expression.operands))
    column = {"property": expression.column}
    if isinstance(expression, Comparison):
        return _node(expression.operator, column, expression.value)
    if isinstance(expression, Quantile):
        return _node(expression.operator, column, _node(PERCENTILE, expression.fraction))
    if isinstance(expression, In):
        return _node(IN, column, list(expression.values))
    if isinstance(expression, IsNull):
        return _node(IS_NULL, column)
    if isinstance(expression, Direction):
        return _node(DIRECTION, column, expression.centre_deg, expression.within_deg)
    order = "desc" if expression.descending else "asc"
    return _node(RANK, column, order, expression.count, expression.skip)


def expression_from_json(values: Any, depth: int = 0) -> Expression:
    """Make an expression from decoded JSON of an untrusted source.

    Raises:
        MtrefsegError: It is no expression, too long, or nested too deeply.
    """
    operator, arguments = _operator_and_arguments(values)
    try:
        if operator in ("and", "or", "not"):
            return _compound(operator, arguments, depth)
        return _leaf(operator, arguments)
    except (ValueError, TypeError, LookupError):
        raise _error(values) from None


def _node(operator: str, *arguments: Any) -> Dict[str, Any]:
    return {"op": operator, "args": list(arguments)}


def _operator_and_arguments(values: Any) -> Any:
    """Return operator and arguments of a node."""
    arguments = values.get("args") if isinstance(values, dict) else None
    if not isinstance(arguments, list) or not 0 < len(arguments) <= MOST_OPERANDS:
        raise _error(values)
    return values.get("op"), arguments


def _compound(operator: str, arguments: List[Any], depth: int) -> Expression:
    if depth >= DEEPEST:
        raise ValueError("nested too deeply")
    operands = tuple(expression_from_json(one, depth + 1) for one in arguments)
    if operator == "not":
        (operand,) = operands
        return Not(operand)
    return And(operands) if operator == "and" else Or(operands)


def _leaf(operator: Any, arguments: List[Any]) -> Expression:
    column, *values = text(arguments[0]["property"]), *arguments[1:]
    if operator == DIRECTION:
        centre_deg, within_deg = map(number, values)
        return Direction(column, centre_deg, within_deg)
    if operator == IS_NULL and not values:
        return IsNull(column)
    if operator == IN:
        return In(column, _numbers(*values))
    if operator == RANK:
        order, count, skip = values
        return Rank(column, ORDERS[order], whole_number(count), whole_number(skip))
    if operator not in COMPARISONS:
        raise ValueError("no operator")
    (value,) = values
    if isinstance(value, dict):
        percentile, (fraction,) = _operator_and_arguments(value)
        if percentile != PERCENTILE:
            raise ValueError("no percentile")
        return Quantile(column, operator, number(fraction))
    return Comparison(column, operator, number(value))


def _numbers(values: Any) -> Tuple[float, ...]:
    """Read the numbers of a list."""
    if not isinstance(values, list) or not 0 < len(values) <= MOST_OPERANDS:
        raise ValueError("no list")
    return tuple(map(number, values))


def _error(values: Any) -> MtrefsegError:
    return MtrefsegError(
        "An expression is {value}.",
        "Give op and args as in CQL2, at most {depth} deep.",
        value=f"{values!r:.60}",
        depth=DEEPEST,
    )
