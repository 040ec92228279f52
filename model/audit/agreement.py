"""Agreement of auditors: shares with Wilson intervals, AC1 and κ, overlap of masks.

Pure functions of counts. κ alone misleads where nearly all records get the same verdict, so the
measures of two auditors always come together.
"""

from __future__ import annotations

import math
from typing import Callable, NamedTuple, Sequence, Tuple

Z_95 = 1.959963984540054
"""Quantile of the normal distribution for intervals of 95 %."""
Table = Sequence[Sequence[int]]
"""Counts of verdicts: rows those of one auditor, columns those of the other."""
Areas = Callable[[bytes, bytes], Tuple[float, float]]
"""Returns the areas of intersection and union of two masks as WKB."""


class Measure(NamedTuple):
    """A share or a coefficient with its interval of 95 %.

    Attributes:
        value: NaN where it is not defined, as κ of two auditors with one verdict alone.
        low: Lower end.
        high: Upper end.
        n: Number of records.
    """

    value: float
    low: float
    high: float
    n: int


class Agreement(NamedTuple):
    """The measures of two auditors; κ never stands alone."""

    percent: Measure
    ac1: Measure
    kappa: Measure


def share(successes: int, n: int, z: float = Z_95) -> Measure:
    """Return a share with its Wilson interval (Wilson, 1927).

    Args:
        successes: Number of successes.
        n: Number of trials; without any the share is NaN and the interval holds everything.
        z: Quantile of the normal distribution.
    """
    if n == 0:
        return Measure(math.nan, 0.0, 1.0, 0)
    p = successes / n
    centre = p + z * z / (2 * n)
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # rounding may leave an end beyond the share itself where that is 0 or 1
    low, high = (centre - half) / scale, (centre + half) / scale
    return Measure(p, max(0.0, min(low, p)), min(1.0, max(high, p)), n)


def agreement(table: Table) -> Agreement:
    """Return all measures of two auditors.

    Args:
        table: Square, the verdicts in the same order in rows and columns.
    """
    agreed = sum(table[number][number] for number in range(len(table)))
    return Agreement(share(agreed, _total(table)), gwet_ac1(table), cohen_kappa(table))


def cohen_kappa(table: Table, z: float = Z_95) -> Measure:
    """Return Cohen's κ; the variance is that of Fleiss, Cohen and Everitt (1969)."""
    n, kinds = _total(table), range(len(table))
    if n == 0:
        return _undefined(0)
    p = [[count / n for count in row] for row in table]
    rows = [sum(p[i]) for i in kinds]
    columns = [sum(p[i][j] for i in kinds) for j in kinds]
    observed = sum(p[i][i] for i in kinds)
    expected = sum(rows[i] * columns[i] for i in kinds)
    if expected >= 1 - 1e-12:
        return _undefined(n)
    kappa = (observed - expected) / (1 - expected)
    same = sum(p[i][i] * (1 - (rows[i] + columns[i]) * (1 - kappa)) ** 2 for i in kinds)
    other = sum(p[i][j] * (columns[i] + rows[j]) ** 2 for i in kinds for j in kinds if i != j)
    spread = same + (1 - kappa) ** 2 * other - (kappa - expected * (1 - kappa)) ** 2
    return _coefficient(kappa, spread / (n * (1 - expected) ** 2), n, z)


def gwet_ac1(table: Table, z: float = Z_95) -> Measure:
    """Return Gwet's AC1 with the variance of Gwet (2008), without finite population."""
    n, kinds = _total(table), range(len(table))
    if n == 0 or len(table) < 2:
        return _undefined(n)
    p = [[count / n for count in row] for row in table]
    # share of each verdict, mean of both auditors
    shares = [(sum(p[i]) + sum(p[j][i] for j in kinds)) / 2 for i in kinds]
    observed = sum(p[i][i] for i in kinds)
    expected = sum(one * (1 - one) for one in shares) / (len(table) - 1)
    ac1 = (observed - expected) / (1 - expected)
    single = sum(p[i][i] * (1 - shares[i]) for i in kinds) / (len(table) - 1)
    pairs = sum(
        p[i][j] * (1 - (shares[i] + shares[j]) / 2) ** 2 for i in kinds for j in kinds
    ) / (len(table) - 1) ** 2  # fmt: skip
    spread = (
        observed * (1 - observed)
        - 4 * (1 - ac1) * (single - observed * expected)
        + 4 * (1 - ac1) ** 2 * (pairs - expected**2)
    )
    return _coefficient(ac1, spread / (n * (1 - expected) ** 2), n, z)


def mask_iou(one: bytes, other: bytes, areas: Areas) -> float:
    """Return the overlap of two masks as a share of their union; 1 where both are empty.

    Args:
        one: WKB; empty: nothing is masked.
        other: The same.
        areas: Measures intersection and union, with the library that the caller has.
    """
    if not one or not other:
        return 1.0 if not one and not other else 0.0
    intersection, union = areas(one, other)
    return intersection / union if union > 0 else 1.0


def _total(table: Table) -> int:
    return sum(map(sum, table))


def _undefined(n: int) -> Measure:
    return Measure(math.nan, -1.0, 1.0, n)


def _coefficient(value: float, variance: float, n: int, z: float) -> Measure:
    half = z * math.sqrt(max(0.0, variance))
    return Measure(value, max(-1.0, value - half), min(1.0, value + half), n)
