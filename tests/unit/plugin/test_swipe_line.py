"""The line between both dates: where it lies, and what moves it."""

import pytest

from mtrefseg.plugin.dock.compare.swipe_line import SwipeLine


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
@pytest.mark.parametrize("horizontal", [False, True])
def test_both_sides_cover_the_map_once(share, horizontal):
    first, second = SwipeLine(share, horizontal).sides(200.0, 100.0)
    assert first[2] * first[3] + second[2] * second[3] == 200 * 100
    assert first[:2] == (0, 0)
    assert second[:2] == ((0, 100 * share) if horizontal else (200 * share, 0))


def test_it_goes_where_it_is_dragged_and_stays_on_the_map():
    assert SwipeLine().at(0.3, 0.9).share == 0.3
    assert SwipeLine(horizontal=True).at(0.3, 0.9).share == 0.9
    assert SwipeLine().at(-2.0, 0.5).share == 0.0
    assert SwipeLine().at(7.0, 0.5).share == 1.0


def test_a_step_the_other_way_turns_it_first():
    rotated = SwipeLine(0.4).stepped(0.1, horizontal=True)
    assert rotated == SwipeLine(0.4, horizontal=True)
    assert rotated.stepped(0.1, horizontal=True).share == pytest.approx(0.5)
    assert rotated.stepped(-0.9, horizontal=True).share == 0.0


def test_the_distance_is_that_across_the_line():
    assert SwipeLine(0.5).distance_px(103.0, 0.0, 200.0, 100.0) == 3.0
    assert SwipeLine(0.5, horizontal=True).distance_px(103.0, 0.0, 200.0, 100.0) == 50.0
