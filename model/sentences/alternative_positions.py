"""Places, sizes and orders that exclude one another are alternatives: some here and some there.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Dict, List, Optional, Sequence, Tuple

from .expression import And, Comparison, Direction, Expression, Not, Or, Quantile, Rank
from .expression_text import columns_of
from .parsed_sentence import Predicate, TextSpan

POSITION_COLUMNS = ("x_rel", "y_rel", "e_rel", "n_rel")
HALF_CIRCLE_DEG = 180.0
Ranges = Dict[str, Tuple[float, float]]


def join_alternatives(sentence: str, predicates: Sequence[Predicate]) -> Tuple[Predicate, ...]:
    """Join places of the same phrases that nothing can have together, by ``or``.

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


def exclude_each_other(first: Expression, second: Expression) -> bool:
    """Return whether two places, sizes or orders are those of different polygons."""
    if isinstance(first, Rank) and isinstance(second, Rank):
        return True
    if isinstance(first, Quantile) and isinstance(second, Quantile):
        return first.column == second.column and first.operator[0] != second.operator[0]
    if isinstance(first, Direction) and isinstance(second, Direction):
        return first.column == second.column and _are_apart(first, second)
    if isinstance(first, Not) or isinstance(second, Not):
        return _is_inside(first, second) or _is_inside(second, first)
    return _ranges_exclude(_ranges(first), _ranges(second))


def inside_others(first: Expression, second: Expression) -> bool:
    """Return whether two predicates are about the inside of different layers."""
    both = [e for e in (first, second) if isinstance(e, Comparison) and e.operator == ">="]
    columns = {e.column for e in both if e.column.startswith("in_")}
    return len(columns) == 2


def are_positions(first: Expression, second: Expression) -> bool:
    """Return whether two predicates are both about the position in the extent."""
    return all(set(columns_of(each)) <= set(POSITION_COLUMNS) for each in (first, second))


def _is_inside(outside: Expression, inside: Expression) -> bool:
    return isinstance(outside, Not) and outside.operand == inside


def _are_apart(first: Direction, second: Direction) -> bool:
    turn = abs(first.centre_deg - second.centre_deg)
    apart = min(turn, 2 * HALF_CIRCLE_DEG - turn)
    return apart >= first.within_deg + second.within_deg


def _is_position(comparison: Comparison) -> bool:
    """Return whether a comparison is a named position, and not what one excludes."""
    return comparison.column in POSITION_COLUMNS and comparison.operator in ("<=", ">=")


def _opposite(joined: Sequence[Predicate], predicate: Predicate) -> Optional[int]:
    """Return the number of the predicate to which another one is an alternative."""
    if isinstance(predicate.expression, (Rank, Quantile)):
        return None  # of other objects, where no word joins them
    for number, other in enumerate(joined):
        if other.phrases == predicate.phrases and all(
            exclude_each_other(predicate.expression, each)
            for each in _alternatives(other.expression)
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
        if not isinstance(part, Comparison) or not _is_position(part):
            return {}
        low, high = found.get(part.column, (0.0, 1.0))
        if part.operator == ">=":
            low = max(low, part.value)
        else:
            high = min(high, part.value)
        found[part.column] = (low, high)
    return found


def _ranges_exclude(first: Ranges, second: Ranges) -> bool:
    """Return whether two positions have no area in common."""
    return any(
        max(first[column][0], second[column][0]) >= min(first[column][1], second[column][1])
        for column in first.keys() & second.keys()
    )
