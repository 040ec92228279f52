"""Expressions as text that QGIS and SQLite evaluate alike. Standard library only, Python 3.9."""

from __future__ import annotations

from typing import Callable, Iterator, List, Tuple

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

Write = Callable[[float], str]
WHOLE_CIRCLE_DEG = 360.0
LONGEST_WHERE = 10_000
"""Characters of a condition that a person writes."""


def expression_text(expression: Expression) -> str:
    """Return an expression as text: ``"area_m2" > 500 AND NOT ("in_parks" >= 0.5)``.

    Quantiles and ranks are written as ``percentile(25)`` and ``rank("area_m2" desc) <= 3``, which
    ``parse_where`` reads; once they are resolved to numbers the text is a QGIS expression and SQL.
    """
    return _text(expression, number_text)


def expression_sql(expression: Expression) -> Tuple[str, List[float]]:
    """Return an expression without quantiles and ranks as SQL, and the values of its parameters.

    Raises:
        ValueError: It holds a quantile or a rank.
    """
    if any(isinstance(leaf, (Quantile, Rank)) for leaf in leaves(expression)):
        raise ValueError("quantiles and ranks have to be resolved first")
    values: List[float] = []

    def parameter(value: float) -> str:
        values.append(float(value))
        return "?"

    return _text(expression, parameter), values


def leaves(expression: Expression) -> Iterator[Expression]:
    """Return the parts of an expression that read a column."""
    if isinstance(expression, Not):
        yield from leaves(expression.operand)
    elif isinstance(expression, (And, Or)):
        for operand in expression.operands:
            yield from leaves(operand)
    else:
        yield expression


def columns_of(expression: Expression) -> Tuple[str, ...]:
    """Return the columns that an expression reads, each once."""
    names = (leaf.column for leaf in leaves(expression))  # type: ignore[union-attr]
    return tuple(dict.fromkeys(names))


def number_text(value: float) -> str:
    """Return a number as text that reads back to the same number: ``500``, ``0.25``."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def quoted(column: str) -> str:
    """Return the name of a column as SQL and QGIS expressions quote it."""
    return '"' + column.replace('"', '""') + '"'


def _text(expression: Expression, write: Write) -> str:
    if isinstance(expression, Comparison):
        return f"{quoted(expression.column)} {expression.operator} {write(expression.value)}"
    if isinstance(expression, Direction):
        return _direction(expression, write)
    if isinstance(expression, Quantile):
        percent = number_text(round(100 * expression.fraction, 10))
        return f"{quoted(expression.column)} {expression.operator} percentile({percent})"
    if isinstance(expression, Rank):
        return _rank(expression)
    if isinstance(expression, In):
        return f"{quoted(expression.column)} IN ({', '.join(map(write, expression.values))})"
    if isinstance(expression, IsNull):
        return f"{quoted(expression.column)} IS NULL"
    if isinstance(expression, Not):
        return f"NOT ({_text(expression.operand, write)})"
    word = " AND " if isinstance(expression, And) else " OR "
    return word.join(_operand(operand, write) for operand in expression.operands)


def _operand(expression: Expression, write: Write) -> str:
    text = _text(expression, write)
    compound = isinstance(expression, (And, Or)) and len(expression.operands) > 1
    return f"({text})" if compound else text


def _direction(direction: Direction, write: Write) -> str:
    """Return the two comparisons of a bearing; over north they are joined by OR."""
    column = quoted(direction.column)
    if direction.within_deg >= WHOLE_CIRCLE_DEG / 2:
        return f"{column} >= {write(0.0)}"
    low = (direction.centre_deg - direction.within_deg) % WHOLE_CIRCLE_DEG
    high = (direction.centre_deg + direction.within_deg) % WHOLE_CIRCLE_DEG
    word = "AND" if low <= high else "OR"
    return f"({column} >= {write(low)} {word} {column} <= {write(high)})"


def _rank(rank: Rank) -> str:
    order = "desc" if rank.descending else "asc"
    place = f"rank({quoted(rank.column)} {order})"
    last = number_text(rank.skip + rank.count)
    if not rank.skip:
        return f"{place} <= {last}"
    return f"({place} > {number_text(rank.skip)} AND {place} <= {last})"
