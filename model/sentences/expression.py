"""Predicates over the measured columns of change polygons, as trees.

The nodes follow OGC CQL2: in JSON ``{"op": ">", "args": [{"property": "area_m2"}, 500]}``. Values
are in SI units and degrees. Standard library only, Python 3.9.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple, Union

COMPARISONS = ("<", "<=", ">", ">=", "=", "<>")


@dataclass(frozen=True)
class Comparison:
    """A column compared with a number: ``area_m2 > 500``.

    Attributes:
        column: Name of a measured column.
        operator: One of ``COMPARISONS``.
        value: In the unit of the column.
    """

    column: str
    operator: str
    value: float


@dataclass(frozen=True)
class Direction:
    """A bearing within an angle of a direction; 350° and 10° are 20° apart.

    Attributes:
        column: Name of a bearing column, degrees clockwise from true north.
        centre_deg: 0 to 360.
        within_deg: Largest angle to the centre, 0 to 180.
    """

    column: str
    centre_deg: float
    within_deg: float = 45.0


@dataclass(frozen=True)
class Quantile:
    """A column compared with a quantile of the answer: ``area_m2 <= its 25th percentile``.

    The quantile is taken over the polygons of the same phrase, without other predicates.

    Attributes:
        column: Name of a measured column.
        operator: One of ``COMPARISONS``.
        fraction: 0 to 1.
    """

    column: str
    operator: str
    fraction: float


@dataclass(frozen=True)
class Rank:
    """The first polygons by a column, of those that the other predicates keep.

    Attributes:
        column: Name of a measured column.
        descending: Whether the largest come first.
        count: How many.
        skip: How many come before them: 1 with count 1 is the second largest.
    """

    column: str
    descending: bool
    count: int
    skip: int = 0


@dataclass(frozen=True)
class In:
    """A column that has one of some values: ``area_m2 IN (100, 400)``.

    Attributes:
        column: Name of a measured column.
        values: In the unit of the column; one at least.
    """

    column: str
    values: Tuple[float, ...]


@dataclass(frozen=True)
class IsNull:
    """A column without a value: ``bearing_river IS NULL``.

    Attributes:
        column: Name of a measured column.
    """

    column: str


@dataclass(frozen=True)
class Not:
    """What an expression excludes."""

    operand: Expression


@dataclass(frozen=True)
class And:
    """What all operands include."""

    operands: Tuple[Expression, ...]


@dataclass(frozen=True)
class Or:
    """What any operand includes."""

    operands: Tuple[Expression, ...]


Expression = Union[Comparison, Direction, Quantile, Rank, In, IsNull, Not, And, Or]
