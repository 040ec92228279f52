"""Masks of what a language model names."""

from typing import Any

import numpy as np
import pytest

from mtrefseg.tests.unit.craft.agent_models import IMAGES, SIDE, Squares
from mtrefseg.training.craft.agent.mask_maker import ChipMasks, MaskOptions, Unusable
from mtrefseg.training.craft.segmenters.text_segmenter import SegmenterFacts

HOUSE, WIDE = np.s_[10:20, 10:20], np.s_[60:70, 0:90]


class Changed:
    """Any change in one window."""

    facts = SegmenterFacts("changed", "0" * 12)

    def __init__(self, window: Any) -> None:
        self._window = window

    def change(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        probability = np.zeros((SIDE, SIDE), np.float32)
        probability[self._window] = 1.0
        return probability


def masks(**options: Any) -> ChipMasks:
    segmenter = Squares({"house": [HOUSE]}, {"house": [WIDE], "tree": [HOUSE, WIDE]})
    return ChipMasks(IMAGES, segmenter, **options)


@pytest.mark.parametrize(
    ("change_type", "pixels"), [(0, 0), (1, 100), (2, 100)], ids=["after", "before", "both"]
)
def test_the_type_chooses_the_date(change_type: int, pixels: int) -> None:
    if pixels:
        assert masks().in_box("house", change_type, (8, 8, 22, 22)).sum() == pixels
    else:
        with pytest.raises(Unusable, match="'house'"):
            masks().in_box("house", change_type, (8, 8, 22, 22))


def test_an_object_that_leaves_a_tight_box_a_little_is_whole() -> None:
    assert masks().in_box("house", 1, (12, 12, 18, 20)).sum() == 100


def test_an_object_that_is_much_larger_than_the_box_is_cut() -> None:
    mask = masks().in_box("house", 0, (20, 55, 40, 75))

    assert np.flatnonzero(mask.any(0))[[0, -1]].tolist() == [17, 42]


def test_what_did_not_change_is_no_part_of_the_mask() -> None:
    tight = masks(any_change=Changed(np.s_[60:70, 20:30]))

    assert tight.in_box("house", 0, (0, 55, 90, 75)).sum() == 100


def test_pixels_without_data_are_no_part_of_the_mask() -> None:
    valid = np.ones((SIDE, SIDE), bool)
    valid[:, :15] = False

    assert masks(valid=valid).in_box("house", 1, (8, 8, 22, 22)).sum() == 50


def test_without_a_box_each_object_of_the_cell_has_a_mask() -> None:
    found = masks().parts("tree", 0, (0, 0, SIDE, SIDE))

    assert [int(mask.sum()) for mask in found] == [900, 100]
    with pytest.raises(Unusable):
        masks().parts("tree", 0, (50, 0, SIDE, 32))


def test_small_and_unknown_objects_have_no_mask() -> None:
    with pytest.raises(Unusable, match="101 pixels"):
        masks(options=MaskOptions(min_area_px=101)).in_box("house", 1, (8, 8, 22, 22))
    with pytest.raises(Unusable, match="unicorn"):
        masks().in_box("unicorn", 1, (8, 8, 22, 22))


def test_a_noun_is_segmented_once_per_date() -> None:
    segmenter = Squares({"house": [HOUSE]}, {"house": [WIDE]})
    chip = ChipMasks(IMAGES, segmenter)
    for _ in range(3):
        chip.in_box("house", 2, (0, 0, SIDE, SIDE))

    assert segmenter.calls == 2
