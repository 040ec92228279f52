"""Classes of land cover change, each with its sentences and its mask.

A change class is a rule on the land cover before and after; its sentences come from a small
grammar. The same rule gives the mask, so sentence and mask cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from ..synthetic.land_cover import LandCover
from ..synthetic.scene import Scene
from .grammar import (
    NOUNS,
    appearance_sentences,
    change_sentences,
    disappearance_sentences,
    state_change_sentences,
)
from .object_words import OBJECTS, ObjectWords

ChangeType = Literal["appear", "disappear", "state", "appear or disappear", "any"]
ALL = frozenset(LandCover)
GREEN = frozenset({LandCover.CROP, LandCover.TREES})
BUILT = frozenset({LandCover.BUILDING, LandCover.ROAD})
MIN_AREA_PX = 12  # smaller masks are neither clearly empty nor clearly visible


@dataclass(frozen=True)
class ChangeClass:
    """A class of change and the sentences that describe it.

    Attributes:
        name: Short name, used in reports.
        change_type: As published, or ``appear or disappear``, or ``any`` (any change at all).
        source: Land cover before.
        target: Land cover after.
        sentences: All sentences of the grammar for it.
        in_scenes: Whether the land cover of a synthetic scene says if it is present; else it is
            known of simulated changes alone.
    """

    name: str
    change_type: ChangeType
    source: frozenset[LandCover]
    target: frozenset[LandCover]
    sentences: tuple[str, ...]
    in_scenes: bool = True

    def mask(self, scene: Scene) -> npt.NDArray[np.bool_]:
        """Return where the scene changed in this way: ``(h, w)``."""
        before, after = scene.cover_before, scene.cover_after
        source, target = _lookup(self.source)[before], _lookup(self.target)[after]
        if self.change_type == "appear or disappear":
            return np.asarray(source != target, np.bool_)
        return np.asarray(source & target & (before != after), np.bool_)


def _lookup(covers: frozenset[LandCover]) -> npt.NDArray[np.bool_]:
    return np.array([cover in covers for cover in LandCover])


def _appearance(cover: LandCover) -> ChangeClass:
    sentences = appearance_sentences(cover, NOUNS[cover])
    source, target = ALL - {cover}, frozenset({cover})
    return ChangeClass(f"{cover.name.lower()} appears", "appear", source, target, sentences)


def _disappearance(cover: LandCover) -> ChangeClass:
    sentences = disappearance_sentences(cover, NOUNS[cover])
    # a building in ruins is a class of its own
    rest = ALL - {cover} - ({LandCover.RUBBLE} if cover is LandCover.BUILDING else set())
    name = f"{cover.name.lower()} disappears"
    return ChangeClass(name, "disappear", frozenset({cover}), rest, sentences)


def _either(cover: LandCover) -> ChangeClass:
    covers, name = frozenset({cover}), f"{cover.name.lower()} changes"
    sentences = change_sentences(NOUNS[cover])
    return ChangeClass(name, "appear or disappear", covers, covers, sentences)


def _state_change(
    name: str, source: LandCover, target: LandCover, nouns: str, verbs: str
) -> ChangeClass:
    sentences = state_change_sentences(tuple(nouns.split("|")), tuple(verbs.split("|")))
    return ChangeClass(name, "state", frozenset({source}), frozenset({target}), sentences)


def _of_object(words: ObjectWords) -> tuple[ChangeClass, ...]:
    """Return the change classes of an object; in synthetic scenes nothing burns, but is cut."""
    burnt, cut = words.concept == "burnt area", words.concept == "clearing"
    trees, soil = (frozenset({c} if cut else ()) for c in (LandCover.TREES, LandCover.SOIL))
    none: frozenset[LandCover] = frozenset()
    name = words.concept
    return (
        ChangeClass(f"{name} appears", "appear", trees, soil, words.appearance(), burnt or cut),
        ChangeClass(f"{name} disappears", "disappear", soil, trees, words.disappearance(),
                    burnt or cut),
        ChangeClass(f"{name} changes", "appear or disappear", none, none, words.change(), burnt),
    )  # fmt: skip


CHANGE_CLASSES: tuple[ChangeClass, ...] = (
    *(_appearance(cover) for cover in NOUNS),
    *(_disappearance(cover) for cover in NOUNS),
    *(_either(cover) for cover in NOUNS),
    *(known for words in OBJECTS for known in _of_object(words)),
    _state_change("fields harvested", LandCover.CROP, LandCover.SOIL,
                  "fields|crops|parcels|farmland|cropland|green fields",
                  "were harvested|were ploughed|were mown|turned brown|turned bare|"
                  "lost their crop"),
    _state_change("fields turn green", LandCover.SOIL, LandCover.CROP,
                  "fields|bare fields|parcels|farmland|cropland|brown fields",
                  "turned green|greened up|were sown|were planted with crops|became green|"
                  "grew a crop"),
    _state_change("buildings destroyed", LandCover.BUILDING, LandCover.RUBBLE,
                  "buildings|houses|structures|dwellings|homes|roofs",
                  "were destroyed|were damaged|collapsed|fell into ruins|turned into rubble|"
                  "burned down"),
    ChangeClass("vegetation lost", "state", GREEN, ALL - GREEN,
                ("vegetation loss", "the vegetation that was lost", "loss of vegetation",
                 "the vegetation that disappeared", "green areas that vanished",
                 "where vegetation was removed", "the greenery that was removed")),
    ChangeClass("vegetation gained", "state", ALL - GREEN, GREEN,
                ("vegetation gain", "the vegetation that appeared", "new vegetation",
                 "green areas that appeared", "where vegetation grew", "the greenery that grew")),
    ChangeClass("construction", "appear", ALL - BUILT, BUILT,
                ("construction", "new construction", "what was built", "everything that was built",
                 "new buildings and roads", "built-up areas that appeared", "urban growth")),
    ChangeClass("any change", "any", ALL, ALL,
                ("everything that changed", "all changes", "what changed", "the changes",
                 "any change", "every change", "all areas that changed", "changed areas",
                 "the differences between the two images", "all that is different")),
)  # fmt: skip
CHANGE_CLASS_BY_NAME = {change_class.name: change_class for change_class in CHANGE_CLASSES}


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence with its mask.

    Attributes:
        change_class: What the sentence describes.
        sentence: The text.
        mask: ``(h, w)`` bool.
    """

    change_class: ChangeClass
    sentence: str
    mask: npt.NDArray[np.bool_]


def sample_labelled_sentences(
    rng: np.random.Generator, scene: Scene, count: int, empty_share: float
) -> list[LabelledSentence]:
    """Sample sentences of different change classes with their masks, some of them empty.

    Args:
        rng: Chooses change classes and sentences.
        scene: Gives the masks.
        count: Number of sentences.
        empty_share: Wanted share of empty masks.
    """
    masks = [
        (change_class, change_class.mask(scene))
        for change_class in CHANGE_CLASSES
        if change_class.in_scenes
    ]
    present = [pair for pair in masks if pair[1].sum() >= MIN_AREA_PX]
    empty = [pair for pair in masks if not pair[1].any()]
    empty_count = min(len(empty), max(round(count * empty_share), count - len(present)))
    chosen = _choose(rng, present, count - empty_count) + _choose(rng, empty, empty_count)
    return [LabelledSentence(c, sample_sentence(rng, c), mask) for c, mask in chosen]


def _choose(
    rng: np.random.Generator, pairs: list[tuple[ChangeClass, npt.NDArray[np.bool_]]], count: int
) -> list[tuple[ChangeClass, npt.NDArray[np.bool_]]]:
    """Choose without replacement; classes of rare land cover have twice the weight."""
    rare = {LandCover.WATER, LandCover.BUILDING, LandCover.ROAD}
    weight = np.array([1.0 + bool(rare & c.source ^ rare & c.target) for c, _ in pairs])
    count = min(count, len(pairs))
    if not count:
        return []
    index = rng.choice(len(pairs), count, replace=False, p=weight / weight.sum())
    return [pairs[i] for i in index]


def sample_sentence(rng: np.random.Generator, change_class: ChangeClass) -> str:
    """Sample a sentence; some with a capital, a full stop or an imperative before it."""
    sentence = str(rng.choice(change_class.sentences))
    if rng.random() < 0.1:
        sentence = str(rng.choice(["show ", "find ", "segment ", "mark "])) + sentence
    if rng.random() < 0.2:
        sentence = sentence[0].upper() + sentence[1:]
    return sentence + "." * bool(rng.random() < 0.15)
