"""Quantiles and ranks of an expression as numbers, by SQL. Standard library only, Python 3.9."""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass
from typing import List, Tuple, Union

from ..sentences.expression import And, Comparison, Expression, Not, Or, Quantile, Rank
from ..sentences.expression_text import quoted
from .result_schema import DROPPED_BY, LAYER

Value = Union[str, float]


@dataclass
class Resolver:
    """Replaces quantiles and ranks by comparisons with numbers.

    Attributes:
        database: The GeoPackage.
        scope: SQL condition of the polygons that are compared with each other.
        values: Of its parameters.
        compared: Number of polygons that the last quantile or rank was taken over.
        tied: How many more polygons than wanted share the last place of a rank.
    """

    database: sqlite3.Connection
    scope: str
    values: List[Value]
    compared: int = 0
    tied: int = 0

    def resolve(self, expression: Expression) -> Expression:
        """Return the expression without quantiles and ranks."""
        if isinstance(expression, Quantile):
            return self._quantile(expression)
        if isinstance(expression, Rank):
            return self._rank(expression)
        if isinstance(expression, Not):
            return Not(self.resolve(expression.operand))
        if isinstance(expression, (And, Or)):
            return type(expression)(tuple(map(self.resolve, expression.operands)))
        return expression

    def _quantile(self, quantile: Quantile) -> Expression:
        """Return a comparison with the quantile, linear between two polygons."""
        self.compared = count = self._count(self.scope, quantile.column)
        if not count:
            return Comparison(quantile.column, quantile.operator, 0.0)
        place = quantile.fraction * (count - 1)
        low = self._at(quantile.column, False, math.floor(place))
        high = self._at(quantile.column, False, math.ceil(place))
        value = low + (high - low) * (place - math.floor(place))
        return Comparison(quantile.column, quantile.operator, value)

    def _rank(self, rank: Rank) -> Expression:
        """Return comparisons with the values at the first and the last place."""
        scope = f'{self.scope} AND "{DROPPED_BY}" IS NULL'
        self.compared = count = self._count(scope, rank.column)
        first, last = rank.skip, min(rank.skip + rank.count, count) - 1
        if not rank.count or first >= count:
            return And((Comparison(rank.column, "<", 0.0), Comparison(rank.column, ">", 0.0)))
        near, far = (">=", "<=") if rank.descending else ("<=", ">=")
        worst = self._at(rank.column, rank.descending, last, scope)
        limits: Tuple[Expression, ...] = (Comparison(rank.column, near, worst),)
        if first:
            best = self._at(rank.column, rank.descending, first, scope)
            limits += (Comparison(rank.column, far, best),)
        places = And(limits) if first else limits[0]
        column = quoted(rank.column)
        inside = " AND ".join(f"{column} {one.operator} ?" for one in limits)  # type: ignore[union-attr]
        bounds = [one.value for one in limits]  # type: ignore[union-attr]
        counting = f"SELECT count(*) FROM {LAYER} WHERE {scope} AND {inside}"  # nosec B608: quoted
        found = self._scalar(counting, bounds)
        self.tied = int(found) - (last - first + 1)
        return places

    def _count(self, scope: str, column: str) -> int:
        text = f"SELECT count({quoted(column)}) FROM {LAYER} WHERE {scope}"  # nosec B608: see below
        return int(self._scalar(text))

    def _at(self, column: str, descending: bool, place: int, scope: str = "") -> float:
        """Return the value at a place of the order of a column."""
        name, order = quoted(column), "DESC" if descending else "ASC"
        # nosec B608: the names are columns of the layer and quoted, values are parameters
        text = (
            f"SELECT {name} FROM {LAYER} WHERE {scope or self.scope} AND {name} IS NOT NULL "  # nosec B608
            f"ORDER BY {name} {order} LIMIT 1 OFFSET {int(place)}"
        )
        return float(self._scalar(text))

    def _scalar(self, text: str, more: List[float] = []) -> float:  # noqa: B006
        row = self.database.execute(text, [*self.values, *more]).fetchone()
        return row[0]
