"""Conditions of a sentence on the components of a mask in memory, of known pixel size."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ...model.sentences.expression import (
    And,
    Comparison,
    Expression,
    Not,
    Or,
    Quantile,
    Rank,
)
from ...model.sentences.parsed_sentence import MAP, Predicate

PIXEL_M = 0.5
Mask = npt.NDArray[np.bool_]
Columns = Mapping[str, npt.NDArray[np.float64]]
OPERATORS: Mapping[str, Callable[..., Mask]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


def kept_mask(mask: Mask, predicates: Sequence[Predicate]) -> Mask:
    """Return the components that the predicates about position and area keep."""
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    if not count or not predicates:
        return mask
    columns = _columns(labels, count)
    keep = np.ones(count, np.bool_)
    ranks = []
    for predicate in predicates:
        if predicate.use != MAP:
            continue
        if isinstance(predicate.expression, Rank):
            ranks.append(predicate.expression)
        else:
            keep &= _holds(predicate.expression, columns, count)
    for rank in ranks:
        keep &= _first(rank, columns, keep)
    return np.asarray(np.concatenate([[False], keep])[labels])


def _columns(labels: npt.NDArray[np.int32], count: int) -> Columns:
    numbers = np.arange(1, count + 1)
    centres = np.array(ndimage.center_of_mass(labels > 0, labels, numbers)) + 0.5
    y_rel, x_rel = centres.T / np.array([labels.shape]).T
    area_m2 = np.bincount(labels.ravel(), minlength=count + 1)[1:] * PIXEL_M**2
    return {"x_rel": x_rel, "y_rel": y_rel, "e_rel": x_rel, "n_rel": 1 - y_rel, "area_m2": area_m2}


def _holds(expression: Expression, columns: Columns, count: int) -> Mask:
    """Return for which components an expression holds; other columns hold for all."""
    every = np.ones(count, np.bool_)
    if isinstance(expression, Not):
        return ~_holds(expression.operand, columns, count)
    if isinstance(expression, And):
        return np.logical_and.reduce([_holds(e, columns, count) for e in expression.operands])
    if isinstance(expression, Or):
        return np.logical_or.reduce([_holds(e, columns, count) for e in expression.operands])
    column = columns.get(expression.column)
    if column is None:
        return every
    if isinstance(expression, Comparison):
        return OPERATORS[expression.operator](column, expression.value)
    if isinstance(expression, Quantile):
        value = np.quantile(column, expression.fraction)
        return OPERATORS[expression.operator](column, value)
    return every


def _first(rank: Rank, columns: Columns, keep: Mask) -> Mask:
    found = np.zeros_like(keep)
    if rank.column not in columns:
        return keep
    order = np.argsort(columns[rank.column] * (-1 if rank.descending else 1), kind="stable")
    order = order[keep[order]]
    found[order[rank.skip : rank.skip + rank.count]] = True
    return found
