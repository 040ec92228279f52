"""Positions that exclude one another are alternatives: some at the top and some at the bottom.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Optional, Sequence, Tuple

from .expression import And, Comparison, Expression, Or
from .parsed_sentence import Predicate, TextSpan

POSITION_COLUMNS = ("x_rel", "y_rel", "e_rel", "n_rel")
Ranges = Dict[str, Tuple[float, float]]


def join_alternatives(sentence: str, predicates: Sequence[Predicate]) -> Tuple[Predicate, ...]:
    """Join positions of the same phrases that nothing can have together, by ``or``.

    Args:
        sentence: That they come from.
        predicates: In the order of the sentence.
    """
    joined: List[Predicate] = []
    for predicate in predicates:
        number = _opposite(joined, predicate)
        if number is None:
            joined.append(predicate)
            continue
        first = joined[number]
        span = TextSpan(first.span.start, predicate.span.end)
        expression = Or((*_alternatives(first.expression), predicate.expression))
        text = sentence[span.start : span.end]
        joined[number] = replace(first, expression=expression, text=text, span=span)
    return tuple(joined)


def is_position(comparison: Comparison) -> bool:
    """Return whether a comparison is a named position, and not what one excludes."""
    return comparison.column in POSITION_COLUMNS and comparison.operator in ("<=", ">=")


def _opposite(joined: Sequence[Predicate], predicate: Predicate) -> Optional[int]:
    """Return the number of the predicate to which another one is an alternative."""
    ranges = _ranges(predicate.expression)
    for number, other in enumerate(joined):
        if other.phrases == predicate.phrases and all(
            _exclude(ranges, _ranges(each)) for each in _alternatives(other.expression)
        ):
            return number
    return None


def _alternatives(expression: Expression) -> Tuple[Expression, ...]:
    return expression.operands if isinstance(expression, Or) else (expression,)


def _ranges(expression: Expression) -> Ranges:
    """Return the range of each column of a position; empty where it is none of ranges alone."""
    parts = expression.operands if isinstance(expression, And) else (expression,)
    found: Ranges = {}
    for part in parts:
        if not isinstance(part, Comparison) or not is_position(part):
            return {}
        low, high = found.get(part.column, (0.0, 1.0))
        if part.operator == ">=":
            low = max(low, part.value)
        else:
            high = min(high, part.value)
        found[part.column] = (low, high)
    return found


def _exclude(first: Ranges, second: Ranges) -> bool:
    """Return whether two positions have no area in common."""
    return any(
        max(first[column][0], second[column][0]) >= min(first[column][1], second[column][1])
        for column in first.keys() & second.keys()
    )
