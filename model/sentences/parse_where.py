"""Parse a condition on measured columns: ``area_m2 > 0.5 ha AND NOT in_parks >= 0.5``.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path
from typing import Any, List, Sequence

from ...vendor.lark import Lark, Token, Tree
from ...vendor.lark.exceptions import UnexpectedInput
from ..errors import MtrefsegError
from ..messages import Message
from .expression import And, Comparison, Expression, In, IsNull, Not, Or, Quantile, Rank
from .expression_text import LONGEST_WHERE
from .lexicon import fold
from .predicate_checks import never_holds, value_range
from .units import factor, quantity_of, units_by_form, units_of

DEEPEST = 50
EXAMPLE = "Write it like this: area_m2 > 500 AND confidence >= 0.8."
OPERATORS = {"==": "=", "!=": "<>", "≤": "<=", "≥": ">="}


def parse_where(text: str, columns: Sequence[str]) -> Expression:
    """Return a condition as an expression.

    Args:
        text: A comparison of columns with numbers, with AND, OR, NOT, BETWEEN, IN, IS NULL,
            parentheses, ``percentile(25)`` and ``rank(area_m2 desc) <= 3``. Numbers may have a
            unit.
        columns: The measured columns.

    Raises:
        MtrefsegError: It is no condition; the text names the place, or the column.
    """
    if len(text) > LONGEST_WHERE or text.count("(") + text.lower().count("not") > DEEPEST:
        raise MtrefsegError(
            "The condition '{text}…' is too long or nested too deeply.",
            "Write at most {longest} characters and {deepest} parentheses.",
            text=text[:40],
            longest=LONGEST_WHERE,
            deepest=DEEPEST,
        )
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as error:
        place = getattr(error, "column", 0)
        place = place if isinstance(place, int) and place > 0 else len(text) + 1
        found = text[place - 1 : place + 19].strip() or "its end"
        raise MtrefsegError(
            "The condition '{text}' is not understood at character {place} ({found}).",
            EXAMPLE,
            text=f"{text:.80}",
            place=place,
            found=found,
        ) from None
    expression = _Builder(columns).expression(tree)
    _check_possible(expression, text)
    return expression


def _check_possible(expression: Expression, text: str) -> None:
    """Check that a condition can hold.

    Raises:
        MtrefsegError: Its comparisons exclude each other, or lie outside of a column's range.
    """
    column = never_holds([expression])
    if column is None:
        return
    low, high = value_range(column)
    raise MtrefsegError(
        "The condition '{condition}' holds for no polygon because of {column}.",
        "Its values are {low} to {high}; write conditions that can hold together."
        if high < float("inf")
        else "Its values are {low} or more; write conditions that can hold together.",
        condition=text[:80],
        column=column,
        low=f"{low:g}",
        high=f"{high:g}",
    )


@cache
def _parser() -> Lark:
    grammar = (Path(__file__).parent / "where.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", maybe_placeholders=True)


class _Builder:
    """Makes expressions of parse trees.

    Args:
        columns: The measured columns.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = {name.lower(): name for name in columns}

    def expression(self, tree: Any) -> Expression:
        children: List[Any] = tree.children
        if tree.data in ("either", "all_of"):
            operands = tuple(self.expression(child) for child in children)
            return Or(operands) if tree.data == "either" else And(operands)
        if tree.data == "negated":
            return Not(self.expression(children[-1]))
        return self._leaf(str(tree.data), children)

    def _leaf(self, kind: str, children: List[Any]) -> Expression:
        if kind == "rank":
            return self._rank(children)
        column = self._column(children[0])
        if kind in ("interval", "among", "missing"):
            found = _of_values(kind, column, children[2:])
            return found if children[1] is None else Not(found)
        operator = OPERATORS.get(str(children[1]), str(children[1]))
        if kind == "quantile":
            percent = float(children[2])
            if not 0 <= percent <= 100:
                raise MtrefsegError(
                    "Percentile {value} of {column} is outside 0 to 100.",
                    "Use 0 to 100.",
                    value=children[2],
                    column=column,
                )
            return Quantile(column, operator, percent / 100)
        return Comparison(column, operator, _amount(children[2], column))

    def _rank(self, children: List[Any]) -> Expression:
        column = self._column(children[0])
        descending = children[1] is None or str(children[1]).lower() == "desc"
        operator = OPERATORS.get(str(children[2]), str(children[2]))
        number = float(children[3])
        if not number.is_integer() or not 1 <= number < 2**53 or operator == "<>":
            raise MtrefsegError(
                "Rank {operator} {value} of {column} is no place.",
                "Write it like this: rank(area_m2 desc) <= 3.",
                operator=operator,
                value=children[3],
                column=column,
            )
        return _places(column, descending, operator, int(number))

    def _column(self, tree: Tree[Any]) -> str:
        token: Token = tree.children[0]
        name = str(token).strip('"')
        known = self._columns.get(name.lower())
        if known is None:
            near = difflib.get_close_matches(name.lower(), list(self._columns), 1)
            meant = Message(" Is {column} meant?", column=self._columns[near[0]]) if near else ""
            raise MtrefsegError(
                "The condition names '{name}', which is not measured.{meant}",
                "The columns are {columns}.",
                name=f"{name:.60}",
                meant=meant,
                columns=", ".join(self._columns.values()),
            )
        return known


def _of_values(kind: str, column: str, trees: Sequence[Tree[Any]]) -> Expression:
    """Return ``BETWEEN``, ``IN`` or ``IS NULL``."""
    values = tuple(_amount(tree, column) for tree in trees)
    if kind == "interval":
        low, high = values
        return And((Comparison(column, ">=", low), Comparison(column, "<=", high)))
    return In(column, values) if kind == "among" else IsNull(column)


def _places(column: str, descending: bool, operator: str, number: int) -> Expression:
    """Return the places ``rank < 3``, ``rank = 2``, ``rank > 5``."""
    if operator in ("<", "<="):
        count = number if operator == "<=" else number - 1
        return Rank(column, descending, count)
    if operator == "=":
        return Rank(column, descending, 1, number - 1)
    before = number if operator == ">" else number - 1
    return Not(Rank(column, descending, before)) if before else Rank(column, descending, 2**53)


def _amount(tree: Tree[Any], column: str) -> float:
    """Return a number in the unit of its column.

    Raises:
        MtrefsegError: The unit is unknown, or does not fit the column.
    """
    number, unit = float(tree.children[0]), tree.children[1]
    if unit is None:
        return number
    quantity = quantity_of(column)
    if str(unit) == "%" and not quantity:
        return number / 100
    if str(unit) in ("°", "deg") and column.startswith("bearing_"):
        return number
    known = units_by_form().get(fold(str(unit)))
    size = factor(known, column) if known else 0.0
    if not size:
        fitting = units_of(quantity)
        raise MtrefsegError(
            "The unit '{unit}' does not fit {column}.",
            Message("Use one of {fitting}.", fitting=", ".join(fitting[:8]))
            if fitting
            else Message("Write the number alone."),
            unit=unit,
            column=column,
        )
    return number * size
