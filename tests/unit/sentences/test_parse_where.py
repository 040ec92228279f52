"""Conditions as people write them, and the text that QGIS and SQLite evaluate."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.sentences.expression import (
    And,
    Comparison,
    Expression,
    In,
    IsNull,
    Not,
    Or,
    Quantile,
    Rank,
)
from mtrefseg.model.sentences.expression_text import columns_of, expression_sql, expression_text
from mtrefseg.model.sentences.parse_where import parse_where
from mtrefseg.model.sentences.predicate_checks import never_holds

COLUMNS = ("area_m2", "confidence", "dist_roads_m", "bearing_river", "in_parks", "x_rel")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("area_m2 > 500", '"area_m2" > 500'),
        ("AREA_M2 ≥ .5 ha", '"area_m2" >= 5000'),
        ("area_m2>500AND x_rel<1", '"area_m2" > 500 AND "x_rel" < 1'),
        ("confidence >= 80 %", '"confidence" >= 0.8'),
        ("dist_roads_m <= 100 ft", '"dist_roads_m" <= 30.48'),
        ("area_m2 between 1 and 2 ha", '"area_m2" >= 1 AND "area_m2" <= 20000'),
        ("x_rel != 1 or not x_rel = 2", '"x_rel" <> 1 OR NOT ("x_rel" = 2)'),
        ("x_rel<1 and (x_rel>0 or in_parks=0)", '"x_rel" < 1 AND ("x_rel" > 0 OR "in_parks" = 0)'),
        ("bearing_river >= 315 or bearing_river <= 45°",
         '"bearing_river" >= 315 OR "bearing_river" <= 45'),
        ("rank(area_m2) <= 3", 'rank("area_m2" desc) <= 3'),
        ("area_m2 <= percentile(25)", '"area_m2" <= percentile(25)'),
        ("bearing_river is null", '"bearing_river" IS NULL'),
        ('"in_parks" IS NOT NULL', 'NOT ("in_parks" IS NULL)'),
        ("area_m2 in (100, 0.5 ha,7)", '"area_m2" IN (100, 5000, 7)'),
        ("x_rel NOT IN (1) or not in_parks in (0)",
         'NOT ("x_rel" IN (1)) OR NOT ("in_parks" IN (0))'),
        ("area_m2 not between 1 and 2", 'NOT ("area_m2" >= 1 AND "area_m2" <= 2)'),
    ],
)  # fmt: skip
def test_conditions_are_read(text: str, expected: str) -> None:
    assert expression_text(parse_where(text, COLUMNS)) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("area > 5", "'area', which is not measured. Is area_m2 meant"),
        ("area_m2 > 5 km", "unit 'km' does not fit area_m2"),
        ("x_rel > 5 m", "unit 'm' does not fit x_rel"),
        ("area_m2 >", "not understood at character"),
        ("", "not understood at character 1"),
        ("area_m2 > 5; DROP TABLE changes", "at character 12 (; DROP TABLE"),
        ("area_m2 in ()", "not understood at character 13"),
        ("area_m2 in ('a')", "not understood at character 13"),
        ("is null", "not understood at character 1"),
        ("confidence in (2, 3)", "holds for no polygon"),
        ("area_m2 is null and area_m2 > 5", "holds for no polygon"),
        ("area_m2 <= percentile(250)", "outside 0 to 100"),
        ("rank(area_m2) <= 2.5", "is no place"),
        ("(" * 9999 + "x_rel > 1", "nested too deeply"),
        ("not " * 99 + "x_rel > 1", "nested too deeply"),
    ],
)
def test_what_is_no_condition_is_told_in_one_sentence(text: str, told: str) -> None:
    with pytest.raises(MtrefsegError) as error:
        parse_where(text, COLUMNS)
    assert told in str(error.value)


def numbers() -> st.SearchStrategy[float]:
    return st.floats(-1e9, 1e9, allow_nan=False)


LEAVES = st.one_of(
    st.builds(
        Comparison,
        st.sampled_from(COLUMNS),
        st.sampled_from(["<", "<=", ">", "=", "<>"]),
        numbers(),
    ),
    st.builds(
        Quantile, st.just("area_m2"), st.sampled_from(["<", ">="]),
        st.integers(0, 100).map(lambda percent: percent / 100),
    ),
    st.builds(Rank, st.sampled_from(COLUMNS), st.booleans(), st.integers(1, 99)),
    st.builds(In, st.sampled_from(COLUMNS), st.lists(numbers(), min_size=1, max_size=3).map(tuple)),
    st.builds(IsNull, st.sampled_from(COLUMNS)),
)  # fmt: skip


def compound(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(st.builds(And, several), st.builds(Or, several), st.builds(Not, inner))


@settings(deadline=None)
@given(st.recursive(LEAVES, compound, max_leaves=6))
def test_the_text_of_an_expression_reads_back_to_it(expression: Expression) -> None:
    assume(never_holds([expression]) is None)
    text = expression_text(expression)
    assert expression_text(parse_where(text, COLUMNS)) == text
    assert parse_where(text, COLUMNS) == expression


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_condition_or_refused(text: str) -> None:
    try:
        parse_where(text, COLUMNS)
    except MtrefsegError as error:
        assert str(error)


def test_sql_has_numbers_as_parameters_and_no_ranks() -> None:
    sql, values = expression_sql(parse_where("area_m2 > 5 and not in_parks >= 0.5", COLUMNS))
    assert sql == '"area_m2" > ? AND NOT ("in_parks" >= ?)' and values == [5, 0.5]
    with pytest.raises(ValueError, match="resolved"):
        expression_sql(Rank("area_m2", True, 1))


def test_columns_are_listed_once() -> None:
    expression = parse_where("area_m2 > 5 or (x_rel < 1 and area_m2 > 2)", COLUMNS)
    assert columns_of(expression) == ("area_m2", "x_rel")
