"""Conditions that nothing can meet together.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Dict, Iterator, List, Optional, Sequence, Tuple

from .alternative_positions import is_position
from .condition import Condition
from .expression import And, Comparison, Expression


def contradiction(conditions: Sequence[Condition]) -> Optional[Tuple[Condition, Condition]]:
    """Return two conditions whose ranges of a column do not meet; the same one twice if alone.

    Positions are alternatives then, see ``join_alternatives``.
    """
    bounds: Dict[str, List[Tuple[Comparison, Condition]]] = {}
    for condition in conditions:
        for comparison in _comparisons(condition.expression):
            bounds.setdefault(comparison.column, []).append((comparison, condition))
    for pairs in bounds.values():
        for first, owner in pairs:
            for second, other in pairs:
                both_named = is_position(first) and is_position(second)
                if _apart(first, second) and not both_named:
                    return owner, other
    return None


def _comparisons(expression: Expression) -> Iterator[Comparison]:
    if isinstance(expression, Comparison):
        yield expression
    elif isinstance(expression, And):
        for operand in expression.operands:
            yield from _comparisons(operand)


def _apart(low: Comparison, high: Comparison) -> bool:
    if low.operator not in (">", ">=", "=") or high.operator not in ("<", "<=", "="):
        return False
    strict = low.operator == ">" or high.operator == "<"
    return low.value > high.value or (strict and low.value == high.value)
