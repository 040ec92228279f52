from dataclasses import replace

import numpy as np
import pytest
import shapely
from scipy import ndimage

from mtrefseg.model.files.craft_schema import ACCEPTED, APPEARS, PROPOSED, REJECTED
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.screen import SCORE, UNCERTAIN, screen_candidates
from mtrefseg.training.craft.screen_features import ScreenFeatures
from mtrefseg.training.craft.screen_verdict import verdict_of

from .painted_pair import PaintedPair

NEW = (40, 60, 30, 24)


def outlined(pair, row, col, rows, cols, **facts):
    corners = np.array([[col, row], [col + cols, row], [col + cols, row + rows], [col, row + rows]])
    geometry = shapely.Polygon(pair.grid.to_ground(corners.astype(float)))
    return Candidate(geometry, APPEARS, "building", facts.pop("source", "polygons"), **facts)


def test_a_roof_that_appeared_passes_and_unchanged_ground_is_rejected_with_the_reason():
    pair = PaintedPair((), (NEW,))
    new, unchanged = screen_candidates(
        [outlined(pair, *NEW), outlined(pair, 120, 200, 30, 24)], pair
    )
    assert new.state == PROPOSED and UNCERTAIN not in new.attributes
    assert unchanged.state == REJECTED and "no more in it than around" in unchanged.reason
    assert unchanged.history[-1].by == "screening"
    assert new.attributes[SCORE] > 0 > unchanged.attributes[SCORE]


def test_another_light_of_the_whole_scene_is_no_change():
    roofs = (NEW, (120, 30, 20, 30), (40, 130, 30, 20), (120, 110, 20, 20))
    pair = PaintedPair(roofs, roofs)
    light = np.array([0.7, 0.8, 0.9])[:, None, None]
    pair._images[1] = (pair.images[1] * light).astype(np.uint8)
    (found,) = screen_candidates([outlined(pair, *NEW)], pair)
    assert found.state == REJECTED


def test_a_candidate_mostly_without_data_is_rejected():
    pair = PaintedPair((), (NEW,))
    pair.invalid[:, 60:80] = True
    (found,) = screen_candidates([outlined(pair, *NEW)], pair)
    assert found.state == REJECTED and "no data" in found.reason


def test_a_candidate_outside_of_the_pair_is_rejected():
    pair = PaintedPair((), ())
    (found,) = screen_candidates([outlined(pair, 4000, 4000, 10, 10)], pair)
    assert found.state == REJECTED and "no data" in found.reason


def test_a_shadow_stays_with_a_mark():
    rng = np.random.default_rng(5)
    ground = ndimage.gaussian_filter(rng.normal(0, 50, (3, 200, 300)), (0, 1, 1)) + 110
    pair = PaintedPair((), ())
    pair._images[:] = ground.clip(0, 255)
    pair._images[1, :, 40:70, 60:84] = (ground[:, 40:70, 60:84] * 0.45).clip(0, 255)
    (found,) = screen_candidates([outlined(pair, *NEW)], pair)
    assert found.state == PROPOSED and "shadow" in str(found.attributes[UNCERTAIN])


def test_other_candidates_are_no_ground_to_compare_with():
    roofs = [(row, col, 20, 20) for row in (20, 50, 80, 110) for col in range(20, 220, 28)]
    pair = PaintedPair((), roofs)
    found = screen_candidates([outlined(pair, *roof) for roof in roofs], pair)
    assert {one.state for one in found} == {PROPOSED}


def test_what_is_decided_or_drawn_by_a_person_is_left_alone_and_the_order_stays():
    pair = PaintedPair((), (NEW,))
    decided = replace(outlined(pair, 120, 200, 30, 24), state=ACCEPTED)
    drawn = outlined(pair, 150, 20, 30, 24, source="drawn")
    new = outlined(pair, *NEW)
    shares = []
    found = screen_candidates([decided, drawn, new], pair, shares.append)
    assert found[:2] == [decided, drawn] and found[2].id == new.id
    assert shares[-1] == 1
    assert screen_candidates([], pair) == []


def test_a_candidate_smaller_than_a_pixel_is_uncertain():
    pair = PaintedPair((), ())
    (found,) = screen_candidates([outlined(pair, 40.6, 40.6, 0.1, 0.1)], pair)
    assert found.state == PROPOSED and found.attributes[UNCERTAIN]


CHANGED = ScreenFeatures(0.9, 1.0, 0.1, 0.7, 0.0, 0.8, 1.6, 0.2, 120.0)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"whitest": 240.0, "edges": 0.2}, "cloud"),
        ({"interior": 0.9, "brightness": 0.4, "colour": 0.01}, "shadow"),
        ({"interior": 0.9, "brightness": 1.1, "colour": 0.3}, "season"),
        ({}, ""),
    ],
)
def test_a_change_that_may_be_a_nuisance_is_named(facts, reason):
    verdict = verdict_of(replace(CHANGED, contrast=2.0, **facts), 1.0)
    assert not verdict.rejected
    assert reason in verdict.reason and bool(reason) == bool(verdict.reason)
