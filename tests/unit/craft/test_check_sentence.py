"""The checker picks the objects of a chip by the sentence alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mtrefseg.tests.unit.craft.chip_of_boxes import BOXES, CHIP, GSD_M, SIDE_PX, box
from mtrefseg.training.craft.expression.check_rewrite import check_rewrite
from mtrefseg.training.craft.expression.check_sentence import check_sentence
from mtrefseg.training.craft.expression.chip_scene import ChipScene
from mtrefseg.training.craft.expression.colours import colour_of, colours_of
from mtrefseg.training.craft.expression.measure_chips import chip_scene


@pytest.fixture(scope="module")
def scene() -> ChipScene:
    return chip_scene(CHIP, BOXES)


@pytest.mark.parametrize(
    ("sentence", "picked"),
    [
        ("the buildings that appeared", "ABC"),
        ("the three buildings that appeared", "ABC"),
        ("the largest new building", "B"),
        ("the two smallest structures that were built", "AC"),
        ("the new building in the top-left", "A"),
        ("the demolished building", "D"),
        ("the newly built building near the new road", "B"),
        ("the building that was built closest to the new road", "B"),
        ("the new buildings larger than 150 m²", "AB"),
        ("the new buildings east of the removed trees", "BC"),
        ("the trees that were cut down", "T"),
        ("the new road", "R"),
        ("everything that changed", "ABCDRT"),
        ("the ponds that appeared", ""),
        ("the building that was demolished at the top", ""),
        ("nothing has changed", ""),
        ("the two buildings that appeared", ""),
    ],
)
def test_a_sentence_picks_what_it_fits(scene: ChipScene, sentence: str, picked: str) -> None:
    assert check_sentence(sentence, scene).ids == frozenset(picked)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("the building that appeared", "names one object and fits 3"),
        ("some buildings that appeared", "leaves open"),
        ("the new building near the church", "landmark"),
        ("the red buildings that appeared", "colour"),
        ("the buildings", ""),
        ("where is it?", "no change of an object"),
    ],
)
def test_a_sentence_that_cannot_be_checked_picks_nothing_with_a_reason(
    scene: ChipScene, sentence: str, reason: str
) -> None:
    picks = check_sentence(sentence, scene)
    if reason:
        assert picks.ids is None
        assert reason in picks.reason
    else:  # without a change the sentence is about any change
        assert picks.ids == frozenset("ABCD")


def test_special_nouns_pick_those_that_are_called_so() -> None:
    houses = chip_scene(
        CHIP,
        [box("H", 20, 20, 9, 9, "house", 0), box("W", 90, 90, 40, 30, "warehouse", 0)],
    )
    assert check_sentence("the new houses", houses).ids == frozenset("H")
    assert check_sentence("the warehouse that appeared", houses).ids == frozenset("W")
    assert check_sentence("the new buildings", houses).ids == frozenset("HW")


def test_an_object_of_unknown_kind_makes_a_sentence_uncertain() -> None:
    unknown = chip_scene(CHIP, [*BOXES, box("U", 120, 200, 9, 9, "", 0)])
    assert check_sentence("the buildings that appeared", unknown).ids is None
    assert check_sentence("the buildings that were demolished", unknown).ids == frozenset("D")


def test_rejected_candidates_and_those_of_other_chips_are_no_objects() -> None:
    others = [box("X", 60, 60, 9, 9, "pond", 0, "rejected"), box("Y", 300, 9, 9, 9, "pond", 0)]
    found = chip_scene(CHIP, [*BOXES, *others])
    assert set(found.ids) == set("ABCDRT")
    assert found.doubtful == {("water", 0)}


def test_an_object_across_the_border_is_measured_by_its_part_in_the_chip() -> None:
    cut = chip_scene(CHIP, [box("A", 240, 20, 40, 10, "building", 0)])
    assert cut.objects[0].share == pytest.approx(0.4)
    assert cut.column("area_m2")[0] == pytest.approx(160, rel=0.01)
    assert not cut.objects[0].has_size


def test_colours_come_from_the_date_of_the_change_type(scene: ChipScene) -> None:
    images = np.full((2, 3, SIDE_PX, SIDE_PX), 100, np.uint8)
    side = round(20 / GSD_M)
    images[1, :, side : side + 30, side : side + 30] = np.array([170, 60, 45])[:, None, None]
    colours = colours_of(CHIP, images, scene.objects)
    assert colours["A"] == "red"
    assert colours["D"] == "grey"
    coloured = replace(scene, colours=colours)
    assert check_sentence("the red building that appeared", coloured).ids == frozenset("A")
    assert check_sentence("the grey buildings that appeared", coloured).ids == frozenset("BC")


def test_a_colour_within_a_noun_is_no_colour() -> None:
    green = chip_scene(CHIP, [box("G", 20, 20, 40, 40, "green area", 0)])
    assert check_sentence("the new green area", green).ids == frozenset("G")
    assert check_sentence("the red new green area", green).ids is None


def test_a_colour_of_half_of_the_pixels_is_not_clear() -> None:
    half = np.array([[170, 60, 45]] * 50 + [[235, 235, 235]] * 50, np.uint8)
    assert colour_of(half) == ""
    assert colour_of(half[50:]) == "white"
    assert colour_of(half[:9]) == ""


@pytest.mark.parametrize(
    "rewrite",
    [
        "a freshly built structure in the upper left corner",
        "in the top left corner a building has been erected",
        "the northwestern building that was constructed",
    ],
)
def test_a_rewrite_that_keeps_the_meaning_is_taken(scene: ChipScene, rewrite: str) -> None:
    assert check_rewrite("the new building in the top-left", rewrite, ["A"], scene) is None


@pytest.mark.parametrize(
    ("rewrite", "reason"),
    [
        ("the building in the top-left", "type"),
        ("the building in the top-left that was demolished", "type"),
        ("the new building in the bottom-left", "moves the place"),
        ("the new road in the top-left", "another object"),
        ("the two new buildings in the top-left", "number"),
        ("the largest new building in the top-left", "size"),
        ("the red new building in the top-left", "colour"),
        ("the new building beside the fountain in the top-left", "not known to be there"),
        ("the newly erected building", "fits 3"),
        ("", "empty"),
        ("nothing has changed", "no change"),
        ("the new building in the top-left " + "by the way " * 12, "words"),
    ],
)
def test_a_rewrite_that_changes_the_meaning_is_refused(
    scene: ChipScene, rewrite: str, reason: str
) -> None:
    refused = check_rewrite("the new building in the top-left", rewrite, ["A"], scene)
    assert refused is not None
    assert reason in refused


def test_a_landmark_that_the_agent_named_is_not_invented(scene: ChipScene) -> None:
    rewrite = "the new building beside the entrance in the top-left"
    original = "the new building in the top-left"
    assert check_rewrite(original, rewrite, ["A"], scene) is not None
    assert check_rewrite(original, rewrite, ["A"], scene, ["entrance"]) is None
