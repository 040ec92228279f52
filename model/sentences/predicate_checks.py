"""Conditions that hold for no polygon, whatever is measured.

Conditions on one column are tried at all numbers between which they can change; those on several
columns are left to the measurement. Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import operator
from dataclasses import replace
from typing import Callable, Dict, List, Optional, Sequence, Tuple

from .expression import (
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
from .expression_text import columns_of, leaves
from .parsed_sentence import (
    MAP,
    NO_CHANGE,
    REFUSED,
    UNDERSTOOD,
    ParsedSentence,
    Predicate,
    Remark,
)

WHOLE_CIRCLE_DEG = 360.0
MAX_LEAVES = 200
"""Longer conditions are left to the measurement: trying them takes the square of their length."""
_CONTRADICTIONS = ("contradiction", "impossible")
_REFUSED_FOR = frozenset(
    ("code", "command", "empty", "future", "incomplete", "language", "negation", "nested",
     "no object", "question", "too long", "two layers", "unit", "unknown object")
)  # fmt: skip
"""Codes of remarks for which a sentence may be refused whatever its predicates are."""
OPERATORS: Dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


def value_range(column: str) -> Tuple[float, float]:
    """Return the least and the largest value of a measured column; the latter may be infinite."""
    if column.startswith("bearing_"):
        return 0.0, WHOLE_CIRCLE_DEG
    is_share = column == "confidence" or column.startswith("in_") or column.endswith("_rel")
    return 0.0, 1.0 if is_share else float("inf")


def never_holds(expressions: Sequence[Expression]) -> Optional[str]:
    """Return the column on which conditions contradict each other or its range; None: none is.

    Args:
        expressions: All of them have to hold.
    """
    for column, parts in _by_column(expressions).items():
        if not any(all(_holds(part, value) for part in parts) for value in _values(column, parts)):
            return column
    return None


def contradiction(predicates: Sequence[Predicate]) -> Optional[Tuple[Predicate, Predicate]]:
    """Return two predicates that nothing can meet together; the same one twice if alone.

    Predicates of different phrases, and those that the map does not use, cannot contradict.

    Args:
        predicates: Of one sentence, as parsed or as edited.
    """
    used = [predicate for predicate in predicates if predicate.use == MAP]
    for number, last in enumerate(used, start=1):
        before = [other for other in used[:number] if _share_phrase(other, last)]
        column = never_holds([predicate.expression for predicate in before])
        if column is not None:
            return _contradicting(before, last, column), last
    return None


def words_of(predicate: Predicate) -> str:
    """Return the words of the sentence that a predicate comes from."""
    return predicate.text


def contradiction_remark(
    predicates: Sequence[Predicate], words: Callable[[Predicate], str] = words_of
) -> Optional[Remark]:
    """Return the remark about predicates of one sentence that nothing can meet together.

    Args:
        predicates: Of one sentence, as parsed or as edited.
        words: Returns the text by which a person knows a predicate.
    """
    pair = contradiction(predicates)
    if pair is None:
        return None
    first, second = pair
    if first is second:
        return Remark("impossible", words(first), first.span)
    return Remark("contradiction", words(first), first.span, {"other": words(second)})


def with_predicates(
    parsed: ParsedSentence,
    predicates: Sequence[Predicate],
    words: Callable[[Predicate], str] = words_of,
) -> ParsedSentence:
    """Return a sentence with other predicates; it is refused where nothing can meet them.

    A sentence that was refused for its predicates alone is understood again.

    Args:
        parsed: The sentence.
        predicates: The other predicates.
        words: Returns the text by which a person knows a predicate.
    """
    found = contradiction_remark(predicates, words)
    remarks = tuple(one for one in parsed.remarks if one.code not in _CONTRADICTIONS)
    status = parsed.status
    if found is not None:
        status = status if status == NO_CHANGE else REFUSED
        remarks += (found,)
    elif len(remarks) < len(parsed.remarks) and _REFUSED_FOR.isdisjoint(r.code for r in remarks):
        status = UNDERSTOOD if parsed.phrases else status
    return replace(parsed, predicates=tuple(predicates), remarks=remarks, status=status)


def _share_phrase(first: Predicate, second: Predicate) -> bool:
    every = not first.phrases or not second.phrases
    return every or not set(first.phrases).isdisjoint(second.phrases)


def _contradicting(before: Sequence[Predicate], last: Predicate, column: str) -> Predicate:
    """Return the predicate that contradicts the last one: alone, else the first on its column."""
    if never_holds([last.expression]):
        return last
    others = [one for one in before if one is not last and column in columns_of(one.expression)]
    alone = (one for one in others if never_holds([one.expression, last.expression]))
    return next(alone, others[0])


def _by_column(expressions: Sequence[Expression]) -> Dict[str, List[Expression]]:
    """Return the conditions on one column alone, without those that a run resolves."""
    found: Dict[str, List[Expression]] = {}
    for part in (part for expression in expressions for part in _conjuncts(expression)):
        names, nodes = columns_of(part), list(leaves(part))
        resolved = any(isinstance(node, (Quantile, Rank)) for node in nodes)
        if len(names) == 1 and not resolved and len(nodes) <= MAX_LEAVES:
            found.setdefault(names[0], []).append(part)
    return found


def _conjuncts(expression: Expression) -> List[Expression]:
    if not isinstance(expression, And):
        return [expression]
    return [part for operand in expression.operands for part in _conjuncts(operand)]


def _values(column: str, parts: Sequence[Expression]) -> List[Optional[float]]:
    """Return values so that every outcome of the conditions comes up at one of them."""
    low, high = value_range(column)
    limits = {low}
    for leaf in (leaf for part in parts for leaf in leaves(part)):
        if isinstance(leaf, Comparison):
            limits.add(leaf.value)
        elif isinstance(leaf, Direction):
            ends = (leaf.centre_deg - leaf.within_deg, leaf.centre_deg + leaf.within_deg)
            limits.update(end % WHOLE_CIRCLE_DEG for end in ends)
        elif isinstance(leaf, In):
            limits.update(leaf.values)
    limits.add(high if high < float("inf") else 2 * max(limits) + 1)
    ordered = sorted(limit for limit in limits if low <= limit <= high)
    between = [(first + second) / 2 for first, second in zip(ordered, ordered[1:])]
    return [None, *ordered, *between]


def _holds(expression: Expression, value: Optional[float]) -> Optional[bool]:
    """Return whether an expression holds, as SQL decides it: None is neither."""
    if isinstance(expression, IsNull):
        return value is None
    if isinstance(expression, Not):
        return _opposite(_holds(expression.operand, value))
    if isinstance(expression, (And, Or)):
        outcomes = [_holds(operand, value) for operand in expression.operands]
        decides = isinstance(expression, Or)
        if decides in outcomes:
            return decides
        return None if None in outcomes else not decides
    if value is None:
        return None
    if isinstance(expression, In):
        return value in expression.values
    if isinstance(expression, Comparison):
        return OPERATORS[expression.operator](value, expression.value)
    if isinstance(expression, Direction):
        half = WHOLE_CIRCLE_DEG / 2
        difference = (value - expression.centre_deg + half) % WHOLE_CIRCLE_DEG - half
        return abs(difference) <= expression.within_deg
    return True


def _opposite(outcome: Optional[bool]) -> Optional[bool]:
    return None if outcome is None else not outcome
