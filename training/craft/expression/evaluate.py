"""Expressions of a sentence on measured columns: which objects surely and which possibly fit.

With a tolerance, an object at the limit of a condition fits possibly and not surely: a sentence
with such a condition is neither clearly true nor clearly false of it. Without one both are equal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ....model.sentences.expression import (
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
from ....model.sentences.expression_text import columns_of, leaves
from ....model.sentences.parsed_sentence import MAP, Predicate
from ...evaluation.kept_components import OPERATORS

Mask = npt.NDArray[np.bool_]
Values = npt.NDArray[np.float64]
Columns = Mapping[str, Values]
POSITION_TOLERANCE, POSITION_INSIDE = 0.07, 0.12
"""Shares of the side of a chip: how far beside the limit of a place an object has to lie that is
not in it, and how far within it one that is; a third of a chip is its left for everybody."""
RELATIVE_TOLERANCE = 0.12
"""Of areas and lengths: what a polygon's outline may be off."""
DISTANCE_TOLERANCE_M, BEARING_TOLERANCE_DEG = 3.0, 10.0


class Fit(NamedTuple):
    """Which objects a condition fits.

    Attributes:
        surely: Whatever their true values are within the tolerance, ``(n,)``.
        possibly: For some of these values; holds all of ``surely``.
    """

    surely: Mask
    possibly: Mask

    @property
    def is_clear(self) -> bool:
        """Whether no object is at the limit of the condition."""
        return bool((self.surely == self.possibly).all())


def fit(predicates: Sequence[Predicate], columns: Columns, group: Mask, tolerant: bool) -> Fit:
    """Return which objects of a group all predicates fit; orders come last, as in a run.

    Args:
        predicates: Of one sentence.
        columns: Measured values of all objects, ``(n,)`` each.
        group: The objects that the phrase of the sentence is about.
        tolerant: Whether values may be off by their tolerance.
    """
    used = [predicate.expression for predicate in predicates if predicate.use == MAP]
    found = Fit(group, group)
    for expression in (one for one in used if not _is_order(one)):
        one = _fit(expression, columns, group, tolerant)
        known = _known(expression, columns)
        found = Fit(found.surely & one.surely & known, found.possibly & one.possibly & known)
    for expression in (one for one in used if _is_order(one)):
        found = _ordered(expression, columns, found, tolerant)
    return found


def _is_order(expression: Expression) -> bool:
    return any(isinstance(leaf, Rank) for leaf in leaves(expression))


def _known(expression: Expression, columns: Columns) -> Mask:
    """Return which objects have a value in all columns that a condition reads."""
    read = [leaf for leaf in leaves(expression) if not isinstance(leaf, IsNull)]
    names = [name for leaf in read for name in columns_of(leaf)]
    size = len(next(iter(columns.values())))
    return np.logical_and.reduce([np.ones(size, bool), *(np.isfinite(columns[n]) for n in names)])


def _fit(expression: Expression, columns: Columns, group: Mask, tolerant: bool) -> Fit:
    if isinstance(expression, Not):
        one = _fit(expression.operand, columns, group, tolerant)
        return Fit(~one.possibly, ~one.surely)
    if isinstance(expression, (And, Or)):
        parts = [_fit(one, columns, group, tolerant) for one in expression.operands]
        join = np.logical_and if isinstance(expression, And) else np.logical_or
        return Fit(
            join.reduce([one.surely for one in parts]),
            join.reduce([one.possibly for one in parts]),
        )
    if isinstance(expression, Rank):
        return _ordered(expression, columns, Fit(group, group), tolerant)
    return _of_leaf(expression, columns, group, tolerant)


def _of_leaf(
    expression: Comparison | Direction | Quantile | In | IsNull,
    columns: Columns,
    group: Mask,
    tolerant: bool,
) -> Fit:
    values = columns[expression.column]
    if isinstance(expression, (In, IsNull)):
        found = np.isnan(values)
        if isinstance(expression, In):
            found = np.isin(values, expression.values)
        return Fit(found, found)
    off = _tolerance(expression.column, values) if tolerant else np.zeros(len(values))
    if isinstance(expression, Direction):
        angle = np.abs((values - expression.centre_deg + 180) % 360 - 180)
        return Fit(angle <= expression.within_deg - off, angle <= expression.within_deg + off)
    if isinstance(expression, Quantile):
        inside = values[group & np.isfinite(values)]
        limit = float(np.quantile(inside, expression.fraction)) if len(inside) else 0.0
    else:
        limit = expression.value
    compare = OPERATORS[expression.operator]
    if expression.operator in ("=", "<>"):
        off = np.zeros(len(values))
    low, high = (compare(values + sign * off, limit) for sign in (-1, 1))
    if not tolerant or not expression.column.endswith("_rel"):
        return Fit(low & high, low | high)
    inside = (compare(values + sign * POSITION_INSIDE, limit) for sign in (-1, 1))
    return Fit(np.logical_and(*inside), low | high)


def _ordered(expression: Expression, columns: Columns, kept: Fit, tolerant: bool) -> Fit:
    """Return what an order keeps; an order among others in one condition is taken as it is."""
    if not isinstance(expression, Rank):
        one = _fit(expression, columns, kept.possibly, tolerant)
        return Fit(kept.surely & one.surely, kept.possibly & one.possibly)
    values = columns[expression.column]
    numbers = np.flatnonzero(kept.possibly & np.isfinite(values))
    sign = -1.0 if expression.descending else 1.0
    order = numbers[np.argsort(sign * values[numbers], kind="stable")]
    first, last = expression.skip, expression.skip + expression.count
    chosen = np.zeros(len(values), bool)
    chosen[order[first:last]] = True
    if not tolerant:
        ties = np.isin(values, values[order[first:last]]) & kept.possibly
        return Fit(ties, ties)
    off = _tolerance(expression.column, values)
    clear = kept.is_clear and len(order) >= last
    clear &= all(_apart(values[order], off[order], place) for place in (first, last))
    return Fit(chosen & clear, chosen)


def _apart(ordered: Values, off: Values, place: int) -> bool:
    """Return whether the values before and after a place of an order differ clearly."""
    if place <= 0 or place >= len(ordered):
        return True
    difference = abs(ordered[place - 1] - ordered[place])
    return bool(difference > off[place - 1] + off[place])


def _tolerance(column: str, values: Values) -> Values:
    if column.endswith("_rel"):
        return np.full(len(values), POSITION_TOLERANCE)
    if column.startswith("bearing_"):
        return np.full(len(values), BEARING_TOLERANCE_DEG)
    if column.startswith("dist_"):
        return np.maximum(DISTANCE_TOLERANCE_M, RELATIVE_TOLERANCE * values)
    return RELATIVE_TOLERANCE * np.abs(values)
