from dataclasses import replace

import numpy as np
import pytest

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from mtrefseg.model.requests.check import ShiftFacts
from mtrefseg.training.craft.segmenters.text_segmenter import UnknownObject
from mtrefseg.training.craft.sources.comparison import ComparisonSource
from mtrefseg.training.craft.sources.comparison_options import ComparisonOptions, tolerance_px

from .painted_pair import BrightRoofs, PaintedPair

STAYS, NEW, GONE = (10, 10, 30, 40), (100, 40, 30, 20), (60, 200, 24, 30)
SMALL = ComparisonOptions(tile_px=64, margin_px=40)


def compare(pair, options=None, **others):
    source = ComparisonSource(BrightRoofs(), ("building",), options=options or SMALL, **others)
    return sorted(source.candidates(pair), key=lambda one: one.change_type)


def test_what_one_date_alone_has_appears_or_disappears():
    new, gone = compare(PaintedPair((STAYS, GONE), (STAYS, NEW)))
    assert (new.change_type, gone.change_type) == (APPEARS, DISAPPEARS)
    assert (new.object, new.source) == ("building", "comparison")
    assert new.geometry.area == NEW[2] * NEW[3] * 0.25
    assert new.geometry.bounds[0] == 500_000 + NEW[1] * 0.5
    assert 0.8 < new.confidence <= 0.92 and "bright" in str(new.attributes["segmenter"])


@pytest.mark.parametrize("place", [(50, 55), (40, 44), (63, 120), (30, 30), (64, 64)])
def test_an_object_at_the_border_of_tiles_is_one_whole_candidate(place):
    (found,) = compare(PaintedPair((), ((*place, 28, 24),)))
    assert found.geometry.area == 28 * 24 * 0.25


def test_an_object_larger_than_a_tile_is_joined_from_its_pieces():
    (found,) = compare(PaintedPair((), ((20, 20, 150, 250),)))
    assert found.geometry.area == pytest.approx(150 * 250 * 0.25)
    assert found.geometry.geom_type == "Polygon"


def test_tiles_give_what_one_window_gives():
    roofs = [(row, col, 14, 18) for row in range(5, 180, 26) for col in range(7, 270, 31)]
    pair = PaintedPair(roofs[::2], roofs[1::2])
    tiled, whole = (compare(pair, options) for options in (SMALL, ComparisonOptions()))
    assert {one.id for one in tiled} == {one.id for one in whole}
    assert len(tiled) == len(roofs)


def test_a_shift_within_the_tolerance_changes_nothing():
    thin = [(20, 20, 60, 4), (20, 60, 60, 4)]
    moved = PaintedPair(thin, thin, moved_px=3)
    assert len(compare(moved, replace(SMALL, tolerance_px=0))) == 4
    assert compare(moved, replace(SMALL, tolerance_px=2)) == []


def test_an_object_that_is_partly_covered_changes_state_only_where_that_is_wanted():
    pair = PaintedPair(((40, 40, 30, 15),), ((40, 40, 30, 32),))
    assert compare(pair) == []
    (found,) = compare(pair, replace(SMALL, partly_covered=0.7))
    assert found.change_type == CHANGES_STATE


def test_any_change_leaves_out_what_differs_in_the_segmentation_alone():
    class NothingLeft:
        facts = BrightRoofs.facts

        def change(self, before, after):
            changed = np.full(before.shape[-2:], 0.05, np.float32)
            changed[:, before.shape[-1] // 2 :] = 0.9
            return changed

    pair = PaintedPair((), ((20, 20, 30, 30), (20, 200, 30, 30)))
    (found,) = compare(pair, ComparisonOptions(), any_change=NothingLeft())
    assert found.geometry.bounds[0] == 500_000 + 100


def test_nothing_is_found_where_a_date_is_without_data():
    pair = PaintedPair((), (NEW, (20, 200, 30, 30)))
    pair.invalid[:, :150] = True
    (found,) = compare(pair)
    assert found.geometry.bounds[0] == 500_000 + 100


def test_windows_are_no_larger_than_tile_and_margins():
    pair = PaintedPair((), (NEW,), size=(400, 500))
    compare(pair)
    assert max(max(height, width) for _, _, height, width in pair.windows) <= 64 + 80


def test_an_unknown_noun_is_refused_by_the_segmenter():
    with pytest.raises(UnknownObject, match="road"):
        list(ComparisonSource(BrightRoofs(), ("road",)).candidates(PaintedPair((), ())))


def test_the_tolerance_follows_the_measured_shift():
    shift = ShiftFacts(2.4, 0.5, 1.2, 0.2, 0.3, 20, 1, False)
    assert tolerance_px(shift, corrected=False) == 3
    assert tolerance_px(shift, corrected=True) == 1
    assert tolerance_px(None, corrected=False) == 1
    assert tolerance_px(replace(shift, x_px=40.0), corrected=False) == 5


@pytest.mark.parametrize("name, value", [("threshold", 1.2), ("covered", -0.1), ("tile_px", 3)])
def test_options_outside_of_their_range_are_refused_with_it(name, value):
    with pytest.raises(MtrefsegError, match=name):
        ComparisonOptions(**{name: value})
