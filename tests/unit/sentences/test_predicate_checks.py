"""Conditions that hold for no polygon or for every one are recognised before a run."""

from __future__ import annotations

import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.sentences.expression import Comparison, Direction, Expression, Not
from mtrefseg.model.sentences.parse_where import parse_where
from mtrefseg.model.sentences.parsed_sentence import MAP, OFF, Predicate
from mtrefseg.model.sentences.predicate_checks import (
    contradiction,
    contradiction_remark,
    never_holds,
)

COLUMNS = ("area_m2", "confidence", "y_rel", "dist_roads_m", "bearing_river", "in_parks")


def in_words(text: str) -> Expression:
    return parse_where(text, COLUMNS)


@pytest.mark.parametrize(
    "text",
    [
        "area_m2 > 500 AND area_m2 < 500",
        "confidence > 1",
        "bearing_river > 360",
        "dist_roads_m < 0",
        "NOT (area_m2 > 5) AND area_m2 > 6",
        "y_rel <= 0.3 AND confidence > 0.5 AND y_rel >= 0.6",
        "(area_m2 < 5 OR area_m2 > 9) AND area_m2 BETWEEN 6 AND 8",
        "in_parks > 50",
    ],
)
def test_a_condition_that_holds_for_no_polygon_is_refused(text: str) -> None:
    with pytest.raises(MtrefsegError, match="holds for no polygon"):
        in_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "area_m2 >= 5 AND area_m2 <= 5",
        "bearing_river >= 315 OR bearing_river <= 45",
        "confidence = 1",
        "area_m2 < 5 OR area_m2 > 9",
        "area_m2 > 500 OR confidence > 2",
        "area_m2 <= percentile(25) AND area_m2 > 5",
    ],
)
def test_a_condition_that_may_hold_is_taken(text: str) -> None:
    assert never_holds([in_words(text)]) is None


def test_opposite_directions_exclude_each_other_and_neighbours_do_not() -> None:
    north = Direction("bearing_river", 0)
    assert never_holds([north, Direction("bearing_river", 180)]) == "bearing_river"
    assert never_holds([north, Direction("bearing_river", 45)]) is None
    assert never_holds([Not(north), Direction("bearing_river", 350, 20)]) == "bearing_river"


def chip(text: str, use: str = MAP, phrases: tuple[int, ...] = ()) -> Predicate:
    return Predicate(in_words(text), text, phrases=phrases, use=use)


def test_two_chips_that_nothing_can_meet_together_are_named() -> None:
    chips = [chip("area_m2 > 500"), chip("confidence > 0.5"), chip("area_m2 < 100")]
    assert contradiction(chips) == (chips[0], chips[2])
    remark = contradiction_remark(chips)
    assert remark is not None
    assert (remark.code, remark.text) == ("contradiction", "area_m2 > 500")
    assert remark.values["other"] == "area_m2 < 100"


def test_chips_contradict_each_other_only_where_they_are_used_for_the_same_phrase() -> None:
    assert contradiction([chip("area_m2 > 500"), chip("area_m2 < 100", OFF)]) is None
    assert (
        contradiction([chip("area_m2 > 9", phrases=(0,)), chip("area_m2 < 9", phrases=(1,))])
        is None
    )
    assert contradiction([chip("area_m2 > 9"), chip("area_m2 < 9", phrases=(1,))]) is not None


def test_a_chip_that_nothing_can_meet_is_named_alone() -> None:
    alone = Predicate(Comparison("confidence", ">", 1.5), "surer than 150 %")
    remark = contradiction_remark([chip("area_m2 > 500"), alone])
    assert remark is not None
    assert (remark.code, remark.text) == ("impossible", "surer than 150 %")


def test_three_chips_that_exclude_one_another_only_together_are_a_contradiction() -> None:
    chips = [
        chip("area_m2 < 5 OR area_m2 > 9"),
        chip("area_m2 <= 9"),
        chip("area_m2 >= 5"),
    ]
    assert contradiction(chips[:2]) is None
    pair = contradiction(chips)
    assert pair is not None
    assert pair[1] == chips[2]
