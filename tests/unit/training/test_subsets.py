"""Sentences about some places of a change are true: checked in another way than they are made."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import numpy.typing as npt
import pytest
from scipy.spatial import cKDTree
from skimage.color import rgb2hsv
from skimage.measure import label, regionprops

from mtrefseg.training.language.change_classes import CHANGE_CLASSES, MIN_AREA_PX, LabelledSentence
from mtrefseg.training.language.subsets import FAR_PX, LARGE_PX, NEAR_PX, SMALL_PX, refer_to_subset
from mtrefseg.training.synthetic.land_cover import LandCover
from mtrefseg.training.synthetic.scene import Scene, generate_scene

SCENES, SIDE_PX = 220, 128
Mask = npt.NDArray[np.bool_]
NEIGHBOURS = {
    "water|pond|river|lake": LandCover.WATER,
    "road|street|roads": LandCover.ROAD,
    "trees|forest|woods": LandCover.TREES,
    "buildings?|houses?": LandCover.BUILDING,
}


@pytest.fixture(scope="module")
def told() -> list[tuple[Scene, Mask, LabelledSentence]]:
    """Thousands of sentences with their scenes and the whole change."""
    made = []
    for seed in range(SCENES):
        scene, rng = generate_scene(seed, SIDE_PX), np.random.default_rng(seed)
        for question in CHANGE_CLASSES:
            whole = question.mask(scene)
            for empty in (False, True):
                dates = (scene.before, scene.after)
                asked = refer_to_subset(
                    rng, dates, scene, LabelledSentence(question, "", whole), empty
                )
                if asked:
                    made.append((scene, whole, asked))
    return made


def test_there_are_thousands_of_every_kind_with_and_without_an_answer(
    told: list[tuple[Scene, Mask, LabelledSentence]],
) -> None:
    kinds = Counter((asked.qualifier_kind, bool(asked.mask.any())) for *_, asked in told)
    print(kinds)
    assert len(told) > 2000
    assert len(kinds) == 9  # a number has no places that it does not mean
    assert min(kinds.values()) > 30


def test_every_sentence_is_true(told: list[tuple[Scene, Mask, LabelledSentence]]) -> None:
    truths = {"position": in_position, "size": of_size, "relation": beside,
              "colour": of_colour, "number": lambda *_: True}  # fmt: skip
    for scene, whole, asked in told:
        for place in regionprops(label(whole, connectivity=2)):
            if place.area < MIN_AREA_PX:
                continue
            rows, cols = place.coords.T
            meant = asked.mask[rows, cols]
            assert meant.all() or not meant.any()
            assert (
                truths[asked.qualifier_kind](scene, place.coords, asked.sentence) == meant.all()
            ), asked.sentence
        assert not (asked.mask & ~whole).any()


def test_numbers_are_right(told: list[tuple[Scene, Mask, LabelledSentence]]) -> None:
    counted = [(asked, whole) for _, whole, asked in told if asked.qualifier_kind == "number"]
    for asked, whole in counted:
        number = sum(p.area >= MIN_AREA_PX for p in regionprops(label(whole, connectivity=2)))
        words = asked.sentence.lower().split()
        assert ["two", "three", "four", "five", "six"][number - 2] in words, asked.sentence


def of_colour(scene: Scene, coords: npt.NDArray[np.intp], sentence: str) -> bool:
    """Judge hue, saturation and brightness at the date at which the building stands."""
    new = (scene.cover_after[tuple(coords.T)] == LandCover.BUILDING).all()
    image = scene.after if new else scene.before
    hue, saturation, value = rgb2hsv(np.median(image[tuple(coords.T)], 0)[None, None] / 255)[0, 0]
    words = set(sentence.lower().split())
    for name, middle, least in (({"red", "reddish", "brick-red"}, 0.0, 23),
                                ({"blue", "bluish"}, 2 / 3, 11)):  # fmt: skip
        if words & name:
            away = abs((hue - middle + 0.5) % 1 - 0.5)  # how far the hue is from pure
            return bool(255 * value * saturation * (1 - 6 * away) > least)
    if words & {"white", "bright", "light"}:
        return bool(value * (1 - saturation) > 165 / 255)
    assert words & {"dark", "black"}, sentence
    return bool(value < 100 / 255)


def in_position(scene: Scene, coords: npt.NDArray[np.intp], sentence: str) -> bool:
    """Tell by the middle of the place whether it lies where the words say."""
    words = sentence.split(" in the ")[-1].split(" at the ")[-1].split(" on the ")[-1]
    row, col = (coords.mean(0) + 0.5) / SIDE_PX
    half = "half" in words or "side" in words
    low, high = (0.5, 0.5) if half else (1 / 3, 2 / 3)
    wanted = {
        "upper|top|north": row < low,
        "lower|bottom|south": row > high,
        "left|west": col < low,
        "right|east": col > high,
    }
    said = {pattern: re.search(pattern, words) is not None for pattern in wanted}
    up_or_down = said["upper|top|north"] or said["lower|bottom|south"]
    aside = said["left|west"] or said["right|east"]
    true = all(wanted[pattern] for pattern, is_said in said.items() if is_said)
    if half:
        return true
    in_the_middle_row = up_or_down or 1 / 3 <= row <= 2 / 3
    in_the_middle_col = aside or 1 / 3 <= col <= 2 / 3
    return true and in_the_middle_row and in_the_middle_col


def of_size(scene: Scene, coords: npt.NDArray[np.intp], sentence: str) -> bool:
    """Count the pixels of the place."""
    small = re.search(r"\b(small|little|tiny)\b", sentence)
    large = re.search(r"\b(large|big|huge)\b", sentence)
    assert bool(small) != bool(large), sentence
    return len(coords) <= SMALL_PX if small else len(coords) >= LARGE_PX


def beside(scene: Scene, coords: npt.NDArray[np.intp], sentence: str) -> bool:
    """Measure the way to the nearest pixel of the neighbour."""
    far = re.search(r"(away|far|at a distance) from (.*)$", sentence)
    near = re.search(r"(beside|near|next to|close to|by) (?!.*(beside|near|by) )(.*)$", sentence)
    last = (far or near)[0]  # type: ignore[index]
    (cover,) = {c for words, c in NEIGHBOURS.items() if re.search(rf"\b({words})$", last)}
    there = (scene.cover_before == cover) & (scene.cover_after == cover)
    distance = cKDTree(np.argwhere(there)).query(coords)[0].min()
    return bool(distance >= FAR_PX if far else distance <= NEAR_PX)
