"""Measures of agreement have the known values; κ never comes alone."""

from __future__ import annotations

import math

import pytest
import shapely
from scipy.stats import binomtest

from mtrefseg.model.audit.agreement import agreement, cohen_kappa, gwet_ac1, mask_iou, share


@pytest.mark.parametrize(
    ("table", "percent", "kappa", "ac1"),
    [
        ([[20, 5], [10, 15]], 0.700, 0.400, 0.406),
        ([[118, 5], [2, 0]], 0.944, -0.023, 0.941),
        ([[7, 0], [0, 3]], 1.0, 1.0, 1.0),
    ],
)
def test_known_tables_have_their_values(
    table: list[list[int]], percent: float, kappa: float, ac1: float
) -> None:
    found = agreement(table)
    assert [round(one.value, 3) for one in found] == [percent, ac1, kappa]
    assert all(one.low <= one.value <= one.high and one.n == sum(map(sum, table)) for one in found)


@pytest.mark.parametrize(("successes", "n"), [(0, 5), (5, 5), (18, 25), (118, 125)])
def test_shares_have_the_interval_of_wilson(successes: int, n: int) -> None:
    expected = binomtest(successes, n).proportion_ci(method="wilson")
    found = share(successes, n)
    assert found.value == successes / n
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_intervals_are_those_of_repeated_audits() -> None:
    # standard deviation of 20,000 drawn tables of 200 records, measured with numpy
    table = [[140, 20], [20, 20]]
    for measure, deviation in ((cohen_kappa, 0.0809), (gwet_ac1, 0.0479)):
        found = measure(table)
        assert (found.high - found.low) / 2 / 1.96 == pytest.approx(deviation, rel=0.03)


def test_three_verdicts_use_the_published_chance_of_ac1() -> None:
    table = [[44, 5, 1], [7, 20, 3], [9, 5, 6]]
    shares = [(50 + 60) / 200, (30 + 30) / 200, (20 + 10) / 200]
    chance = sum(one * (1 - one) for one in shares) / 2
    assert gwet_ac1(table).value == pytest.approx((0.7 - chance) / (1 - chance))


def test_what_is_not_defined_is_no_number() -> None:
    assert math.isnan(share(0, 0).value) and share(0, 0)[1:] == (0.0, 1.0, 0)
    only_accepted = agreement([[9, 0], [0, 0]])
    assert math.isnan(only_accepted.kappa.value) and only_accepted.ac1.value == 1.0


def test_masks_overlap_as_their_areas_do() -> None:
    def areas(one: bytes, other: bytes) -> tuple[float, float]:
        a, b = shapely.from_wkb(one), shapely.from_wkb(other)
        return a.intersection(b).area, a.union(b).area

    one, other = shapely.box(0, 0, 2, 1).wkb, shapely.box(1, 0, 3, 1).wkb
    assert mask_iou(one, other, areas) == pytest.approx(1 / 3)
    assert mask_iou(one, b"", areas) == 0.0 and mask_iou(b"", b"", areas) == 1.0
