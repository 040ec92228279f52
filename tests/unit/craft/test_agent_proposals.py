"""What a language model names, and which of it is one object."""

import pytest

from mtrefseg.training.craft.agent.proposal import (
    Proposal,
    clean_noun,
    merge_proposals,
    object_noun,
)


def proposal(
    what: str,
    bounds: tuple[float, float, float, float] | None,
    cell: str = "top-left",
    change_type: int = 0,
    view: str | None = None,
) -> Proposal:
    limits = bounds or (0, 0, 100, 100)
    return Proposal(what, "", cell, limits, bounds is not None, change_type, 0.5, view or cell)


@pytest.mark.parametrize(
    ("written", "noun"),
    [
        ("A large white house with a red roof", "house"),
        ("Houses", "house"),
        ("new parking lot", "parking lot"),
        ("body of water", "body of water"),
        ("solar panels on the barn", "solar panel"),
        ("Gebäude", "gebäude"),
    ],
)
def test_the_object_is_the_head_of_the_words(written: str, noun: str) -> None:
    assert object_noun(clean_noun(written)) == noun


@pytest.mark.parametrize("written", ["None", "nothing", "no change", "  ", "–", "123", "unchanged"])
def test_words_for_no_change_are_no_object(written: str) -> None:
    assert clean_noun(written) == ""


def test_an_object_on_the_border_of_two_cells_is_one_with_both_boxes() -> None:
    merged = merge_proposals([
        proposal("house", (80, 10, 110, 40), "top-left"),
        proposal("building", (90, 10, 130, 40), "top-center"),
    ])  # fmt: skip

    assert [(one.what, one.bounds) for one in merged] == [("house", (80, 10, 130, 40))]


def test_what_the_overview_repeats_keeps_the_box_of_the_cell() -> None:
    merged = merge_proposals([
        proposal("pond", (20, 20, 60, 60)),
        proposal("lake", (15, 15, 70, 70), view="overview"),
        proposal("pond", None, view="overview"),
    ])  # fmt: skip

    assert [one.bounds for one in merged] == [(20, 20, 60, 60)]


@pytest.mark.parametrize(
    "other",
    [
        proposal("house", (70, 70, 90, 90)),  # another place
        proposal("road", (10, 10, 50, 50), view="overview"),  # another object
        proposal("house", (10, 10, 50, 50), change_type=1, view="overview"),  # another type
        proposal("house", (25, 10, 65, 50)),  # a neighbour in the same answer
        proposal("house", None, "mid-left", view="overview"),  # another cell
    ],
)
def test_other_objects_stay(other: Proposal) -> None:
    assert len(merge_proposals([proposal("house", (10, 10, 50, 50)), other])) == 2
