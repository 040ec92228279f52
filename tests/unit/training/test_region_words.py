"""Sentences stay true when a pair is turned or its dates are exchanged."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtrefseg.training.data.augment import TrainingPair, augment
from mtrefseg.training.data.change_words import change_type, swap_dates_in
from mtrefseg.training.data.orientation_words import ORIENTATIONS, Orientation
from mtrefseg.training.language.word_kinds import qualifier_kinds

PLACES = {
    "top": (0, 1), "bottom": (0, -1), "left": (-1, 0), "right": (1, 0),
    "upper": (0, 1), "lower": (0, -1), "northern": (0, 1), "southern": (0, -1),
    "eastern": (1, 0), "western": (-1, 0), "upper-left": (-1, 1), "upper right": (1, 1),
    "lower left": (-1, -1), "lower-right": (1, -1), "north-west": (-1, 1), "northeast": (1, 1),
    "south west": (-1, -1), "southeastern": (1, -1), "topmost": (0, 1), "leftmost": (-1, 0),
    "mid-right": (1, 0),
}  # fmt: skip
TEMPLATES = (
    "the new houses in the {} part of the image",
    "ponds that dried up at the {} edge",
    "The road in the {} corner, near the field",
)
PLACED = st.tuples(st.sampled_from(sorted(PLACES)), st.sampled_from(TEMPLATES))


def _place(sentence: str) -> tuple[int, int]:
    """Read the place of a sentence: what stands between two known words, word by word."""
    words = sentence.lower().replace("-", " ").split()
    x = y = 0
    for word in words:
        y += any(word.startswith(up) for up in ("top", "upper", "north"))
        y -= any(word.startswith(down) for down in ("bottom", "lower", "south"))
        x += word.startswith(("right", "east")) or word.endswith(("east", "eastern"))
        x -= word.startswith(("left", "west")) or word.endswith(("west", "western"))
    return x, y


@settings(max_examples=300)
@given(PLACED, st.sampled_from(ORIENTATIONS))
def test_the_place_in_words_turns_as_the_image_does(
    placed: tuple[str, str], turn: Orientation
) -> None:
    place, template = placed
    sentence = template.format(place)
    assert _place(sentence) == PLACES[place]
    image = np.zeros((3, 3), bool)
    x, y = PLACES[place]
    image[1 - y, 1 + x] = True
    turned = turn.sentence(sentence)
    assert turned is not None
    row, col = np.argwhere(turn.image(image))[0]
    assert _place(turned) == (col - 1, 1 - row)


@settings(max_examples=200)
@given(PLACED, st.sampled_from(ORIENTATIONS))
def test_turning_back_gives_a_sentence_of_the_same_place(
    placed: tuple[str, str], turn: Orientation
) -> None:
    sentence = placed[1].format(placed[0])
    there = turn.sentence(sentence)
    assert there is not None
    back = turn.inverse().sentence(there)
    assert back is not None
    assert _place(back) == _place(sentence)


def test_turned_images_turn_back() -> None:
    image = np.arange(12).reshape(3, 4)
    for turn in ORIENTATIONS:
        assert np.array_equal(turn.inverse().image(turn.image(image)), image)


def test_places_of_things_to_one_another_turn_too() -> None:
    quarter, mirror = Orientation(1), Orientation(mirror=True)
    assert (
        mirror.sentence("the pond to the left of the road") == "the pond to the right of the road"
    )
    assert quarter.sentence("the shed right of the house") == "the shed above the house"
    assert quarter.sentence("the house above the lake") == "the house to the left of the lake"
    assert quarter.sentence("the vertical road") == "the horizontal road"
    assert mirror.sentence("the vertical road") == "the vertical road"


@pytest.mark.parametrize(
    "sentence",
    [
        "the trees that were left",
        "the right bank of the river",
        "the building right next to the road",
        "the upper floor of the house",
        "the house on top of the hill",
        "houses facing the road",
        "sheds along West Street",
    ],
)
def test_a_word_that_may_mean_something_else_keeps_the_pair_as_it_is(sentence: str) -> None:
    assert Orientation(2).sentence(sentence) is None
    assert Orientation().sentence(sentence) == sentence


def test_a_sentence_without_places_does_not_change() -> None:
    for turn in ORIENTATIONS:
        assert turn.sentence("the new houses beside the road") == "the new houses beside the road"


@pytest.mark.parametrize(
    ("sentence", "exchanged"),
    [
        ("the buildings that appeared", "the buildings that disappeared"),
        ("New houses", "Removed houses"),
        ("the ponds that dried up", "the ponds that filled up"),
        ("everything that changed", "everything that changed"),
        ("a house was built beside the demolished shed",
         "a house was demolished beside the built shed"),
    ],
)  # fmt: skip
def test_what_appeared_disappears_when_the_dates_are_exchanged(
    sentence: str, exchanged: str
) -> None:
    assert swap_dates_in(sentence) == exchanged


@pytest.mark.parametrize(
    "sentence",
    [
        "the house beside the river",
        "the trees that were replaced by houses",
        "the damaged buildings",
        "the buildings under construction that appeared",
        "the field that turned into a lake",
        "the shed that did not appear",
    ],
)
def test_dates_stay_where_no_word_is_sure(sentence: str) -> None:
    assert swap_dates_in(sentence) is None


@settings(max_examples=100)
@given(st.sampled_from("appeared disappeared added removed emerged vanished built".split()),
       st.sampled_from(["houses", "the road", "ponds in the north"]))  # fmt: skip
def test_exchanging_twice_gives_the_same_change_type(verb: str, noun: str) -> None:
    sentence = f"{noun} that {verb}"
    other = swap_dates_in(sentence)
    assert other is not None
    assert {change_type(sentence), change_type(other)} == {"appear", "disappear"}
    again = swap_dates_in(other)
    assert again is not None
    assert change_type(again) == change_type(sentence)


def test_augmented_pairs_answer_their_sentence() -> None:
    before = np.zeros((8, 8, 3), np.uint8)
    mask = np.zeros((8, 8), bool)
    mask[:3, :3] = True
    after = np.where(mask[..., None], 200, before).astype(np.uint8)
    shown = TrainingPair(before, after, mask[None], "the building in the upper left that appeared")
    seen = set()
    for seed in range(60):
        made = augment(shown, np.random.default_rng(seed))
        assert made.sentence is not None
        gone = "disappeared" in made.sentence
        brighter = made.before if gone else made.after
        assert np.array_equal(brighter[..., 0] > 100, made.masks[0])
        rows, cols = np.nonzero(made.masks[0])
        assert _place(made.sentence) == (1 if cols.mean() > 4 else -1, 1 if rows.mean() < 4 else -1)
        seen.add(made.sentence)
    assert len(seen) == 8


def test_kinds_of_words_are_told_apart() -> None:
    assert qualifier_kinds("the two small red sheds beside the northern road") == [
        "position", "size", "colour", "number", "relation",
    ]  # fmt: skip
    assert qualifier_kinds("the buildings that appeared") == ["plain"]
