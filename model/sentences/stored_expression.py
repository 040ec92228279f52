"""Expressions as JSON until ``expression_json`` is there. Standard library only, Python 3.9."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any, Dict, Mapping

from ..errors import MtrefsegError
from .expression import COMPARISONS, And, Comparison, Direction, Expression, Not, Or, Quantile, Rank
from .json_fields import number, one_of, read_fields, text, whole_number, yes_or_no

DEEPEST = 20
MOST_OPERANDS = 200
LEAVES: Mapping[str, Any] = {
    kind.__name__: kind for kind in (Comparison, Direction, Quantile, Rank)
}

READERS = {
    "column": text,
    "operator": one_of(COMPARISONS),
    "value": number,
    "centre_deg": number,
    "within_deg": number,
    "fraction": number,
    "descending": yes_or_no,
    "count": whole_number,
    "skip": whole_number,
}


def expression_to_json(expression: Expression) -> Dict[str, Any]:
    """Return an expression as JSON, which ``expression_from_json`` reads."""
    if isinstance(expression, Not):
        return {"op": "not", "args": [expression_to_json(expression.operand)]}
    if isinstance(expression, (And, Or)):
        operator = "and" if isinstance(expression, And) else "or"
        return {"op": operator, "args": [expression_to_json(one) for one in expression.operands]}
    return {"op": type(expression).__name__, "args": [asdict(expression)]}


def expression_from_json(values: Any, depth: int = 0) -> Expression:
    """Make an expression from decoded JSON.

    Raises:
        MtrefsegError: It is no expression, or nested too deeply.
    """
    arguments = values.get("args") if isinstance(values, dict) else None
    if not isinstance(arguments, list) or not 0 < len(arguments) <= MOST_OPERANDS:
        raise _error(values)
    operator = str(values.get("op"))
    if operator in LEAVES and len(arguments) == 1:
        kind = LEAVES[operator]
        readers = {field.name: READERS[field.name] for field in fields(kind)}
        leaf: Expression = read_fields(kind, arguments[0], readers, "expression")
        return leaf
    if operator not in ("not", "and", "or") or depth >= DEEPEST:
        raise _error(values)
    operands = tuple(expression_from_json(one, depth + 1) for one in arguments)
    if operator == "not" and len(operands) == 1:
        return Not(operands[0])
    if operator == "not":
        raise _error(values)
    return And(operands) if operator == "and" else Or(operands)


def _error(values: Any) -> MtrefsegError:
    return MtrefsegError(
        "An expression is {values}.",
        "Give op and args, at most {deepest} deep.",
        values=f"{values!r:.60}",
        deepest=DEEPEST,
    )
