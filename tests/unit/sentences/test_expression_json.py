"""Expressions go through JSON unchanged, in the form of CQL2; anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.sentences.expression import (
    COMPARISONS,
    And,
    Comparison,
    Direction,
    In,
    IsNull,
    Not,
    Or,
    Quantile,
    Rank,
)
from mtrefseg.model.sentences.expression_json import (
    DEEPEST,
    expression_from_json,
    expression_to_json,
)

COLUMNS = st.sampled_from(["area_m2", "dist_roads_m", "bearing_river"])
NUMBERS = st.floats(-1e12, 1e12)
LEAVES = st.one_of(
    st.builds(Comparison, COLUMNS, st.sampled_from(COMPARISONS), NUMBERS),
    st.builds(Quantile, COLUMNS, st.sampled_from(COMPARISONS), st.floats(0, 1)),
    st.builds(Direction, COLUMNS, st.floats(0, 360), st.floats(0, 180)),
    st.builds(Rank, COLUMNS, st.booleans(), st.integers(1, 99), st.integers(0, 99)),
    st.builds(In, COLUMNS, st.lists(NUMBERS, min_size=1, max_size=3).map(tuple)),
    st.builds(IsNull, COLUMNS),
)
EXPRESSIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@given(EXPRESSIONS)
def test_an_expression_goes_through_json_unchanged(expression) -> None:
    values = json.loads(json.dumps(expression_to_json(expression)))
    assert expression_from_json(values) == expression


def test_a_comparison_has_the_form_of_cql2() -> None:
    values = expression_to_json(Not(Comparison("area_m2", ">", 500.0)))
    inner = {"op": ">", "args": [{"property": "area_m2"}, 500.0]}
    assert values == {"op": "not", "args": [inner]}


AREA = {"property": "area_m2"}


@pytest.mark.parametrize(
    "values",
    [
        None,
        3,
        "area_m2 > 3",
        {},
        {"op": ">"},
        {"op": ">", "args": []},
        {"op": ">", "args": [AREA]},
        {"op": ">", "args": [AREA, "5"]},
        {"op": ">", "args": [AREA, True]},
        {"op": ">", "args": [AREA, float("nan")]},
        {"op": ">", "args": [AREA, 1, 2]},
        {"op": ">", "args": ["area_m2", 1]},
        {"op": ">", "args": [{"property": 7}, 1]},
        {"op": "; DROP TABLE", "args": [AREA, 1]},
        {"op": ["and"], "args": [AREA, 1]},
        {"op": "<=", "args": [AREA, {"op": "mean", "args": [1]}]},
        {"op": "<=", "args": [AREA, {"op": "percentile", "args": [1, 2]}]},
        {"op": "rank", "args": [AREA, "sideways", 1, 0]},
        {"op": "rank", "args": [AREA, "desc", -1, 0]},
        {"op": "rank", "args": [AREA, ["desc"], 1, 0]},
        {"op": "direction", "args": [AREA, 0]},
        {"op": "isNull", "args": [AREA, 0]},
        {"op": "in", "args": [AREA, []]},
        {"op": "in", "args": [AREA, 5]},
        {"op": "in", "args": [AREA, ["5"]]},
        {"op": "in", "args": [AREA, [1] * 201]},
        {"op": "not", "args": [{"op": ">", "args": [AREA, 1]}] * 2},
        {"op": "and", "args": [{"op": ">", "args": [AREA, 1]}] * 201},
    ],
)
def test_anything_else_is_refused(values) -> None:
    with pytest.raises(MtrefsegError):
        expression_from_json(values)


def test_the_nesting_is_bounded() -> None:
    expression = Comparison("area_m2", ">", 1.0)
    for _ in range(DEEPEST):
        expression = Not(expression)
    assert expression_from_json(expression_to_json(expression)) == expression
    with pytest.raises(MtrefsegError):
        expression_from_json(expression_to_json(Not(expression)))
