"""Sentences about changes of land cover, true by construction.

A question is a rule on the land cover before and after; its sentences come from a small grammar.
The same rule gives the mask, so sentence and mask cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from ..synthetic.land_cover import Cover
from ..synthetic.scene import Scene
from .grammar import NOUNS, changing_ones, lost_ones, new_ones, turning_ones

Kind = Literal["appear", "disappear", "turn", "change", "any"]
ALL = frozenset(Cover)
GREEN = frozenset({Cover.CROP, Cover.TREES})
SMALLEST_PX = 12
BUILT = frozenset({Cover.BUILDING, Cover.ROAD})


@dataclass(frozen=True)
class Question:
    """One kind of change and the words for it.

    Attributes:
        name: Short name, used in reports.
        kind: ``appear``, ``disappear``, ``turn`` (change state), ``change`` (appear or disappear)
            or ``any`` (any change at all).
        source: Covers before.
        target: Covers after.
        sentences: Everything that can be said for it.
    """

    name: str
    kind: Kind
    source: frozenset[Cover]
    target: frozenset[Cover]
    sentences: tuple[str, ...]

    def mask(self, scene: Scene) -> npt.NDArray[np.bool_]:
        """Return where the scene changed in this way: ``(h, w)``."""
        before, after = scene.cover_before, scene.cover_after
        source, target = _table(self.source)[before], _table(self.target)[after]
        found = source != target if self.kind == "change" else source & target & (before != after)
        return np.asarray(found, np.bool_)


def _table(covers: frozenset[Cover]) -> npt.NDArray[np.bool_]:
    return np.array([cover in covers for cover in Cover])


def _appear(cover: Cover) -> Question:
    said = new_ones(cover, NOUNS[cover])
    return Question(f"{cover.name.lower()} appears", "appear", ALL - {cover},
                    frozenset({cover}), said)  # fmt: skip


def _disappear(cover: Cover) -> Question:
    said = lost_ones(cover, NOUNS[cover])
    rest = ALL - {cover} - ({Cover.RUBBLE} if cover is Cover.BUILDING else set())
    return Question(f"{cover.name.lower()} disappears", "disappear", frozenset({cover}),
                    rest, said)  # fmt: skip


def _change(cover: Cover) -> Question:
    own = frozenset({cover})
    return Question(f"{cover.name.lower()} changes", "change", own, own,
                    changing_ones(NOUNS[cover]))  # fmt: skip


def _turn(name: str, source: set[Cover], target: set[Cover], nouns: str, verbs: str) -> Question:
    said = turning_ones(tuple(nouns.split("|")), tuple(verbs.split("|")))
    return Question(name, "turn", frozenset(source), frozenset(target), said)


QUESTIONS: tuple[Question, ...] = (
    *(_appear(cover) for cover in NOUNS),
    *(_disappear(cover) for cover in NOUNS),
    *(_change(cover) for cover in NOUNS),
    _turn("fields harvested", {Cover.CROP}, {Cover.SOIL},
          "fields|crops|parcels|farmland|cropland|green fields",
          "were harvested|were ploughed|were mown|turned brown|turned bare|lost their crop"),
    _turn("fields turn green", {Cover.SOIL}, {Cover.CROP},
          "fields|bare fields|parcels|farmland|cropland|brown fields",
          "turned green|greened up|were sown|were planted with crops|became green|grew a crop"),
    _turn("buildings destroyed", {Cover.BUILDING}, {Cover.RUBBLE},
          "buildings|houses|structures|dwellings|homes|roofs",
          "were destroyed|were damaged|collapsed|fell into ruins|turned into rubble|burned down"),
    Question("vegetation lost", "turn", GREEN, ALL - GREEN,
             ("vegetation loss", "the vegetation that was lost", "loss of vegetation",
              "the vegetation that disappeared", "green areas that vanished",
              "where vegetation was removed", "the greenery that was removed")),
    Question("vegetation gained", "turn", ALL - GREEN, GREEN,
             ("vegetation gain", "the vegetation that appeared", "new vegetation",
              "green areas that appeared", "where vegetation grew", "the greenery that grew")),
    Question("construction", "appear", ALL - BUILT, BUILT,
             ("construction", "new construction", "what was built", "everything that was built",
              "new buildings and roads", "built-up areas that appeared", "urban growth")),
    Question("any change", "any", ALL, ALL,
             ("everything that changed", "all changes", "what changed", "the changes",
              "any change", "every change", "all areas that changed", "changed areas",
              "the differences between the two images", "all that is different")),
)  # fmt: skip
BY_NAME = {question.name: question for question in QUESTIONS}


@dataclass(frozen=True)
class Asked:
    """A sentence with its mask, ``(h, w)`` bool.

    ``told_by`` says what tells the mask from other places of the same change: ``position``,
    ``size``, ``relation``, ``colour``, ``number``, or nothing; ``part`` is then what is said of
    it in its plainest form ("in the upper half"), and ``whole`` all of the places.
    """

    question: Question
    sentence: str
    mask: npt.NDArray[np.bool_]
    told_by: str = ""
    part: str = ""
    whole: npt.NDArray[np.bool_] | None = None


def ask(rng: np.random.Generator, scene: Scene, count: int, empty_share: float) -> list[Asked]:
    """Ask different questions about a scene, some of them with an empty answer.

    Args:
        rng: Chooses questions and words.
        scene: What to ask about.
        count: Number of questions.
        empty_share: Wanted share of questions whose mask is empty.
    """
    masks = [(question, question.mask(scene)) for question in QUESTIONS]
    # a few pixels are neither an answer nor none
    full = [pair for pair in masks if pair[1].sum() >= SMALLEST_PX]
    empty = [pair for pair in masks if not pair[1].any()]
    wanted = min(len(empty), max(round(count * empty_share), count - len(full)))
    order = _choose(rng, full, count - wanted) + _choose(rng, empty, wanted)
    return [Asked(q, say_it(rng, q), mask) for q, mask in order]


def _choose(
    rng: np.random.Generator, pairs: list[tuple[Question, npt.NDArray[np.bool_]]], count: int
) -> list[tuple[Question, npt.NDArray[np.bool_]]]:
    """Choose different questions; rare kinds of change count double."""
    rare = {Cover.WATER, Cover.BUILDING, Cover.ROAD}
    weight = np.array([1.0 + bool(rare & q.source ^ rare & q.target) for q, _ in pairs])
    count = min(count, len(pairs))
    if not count:
        return []
    index = rng.choice(len(pairs), count, replace=False, p=weight / weight.sum())
    return [pairs[i] for i in index]


def say_it(rng: np.random.Generator, question: Question) -> str:
    """Choose a sentence; now and then with a capital, a full stop or an order before it."""
    said = str(rng.choice(question.sentences))
    if rng.random() < 0.1:
        said = str(rng.choice(["show ", "find ", "segment ", "mark "])) + said
    if rng.random() < 0.2:
        said = said[0].upper() + said[1:]
    return said + "." * bool(rng.random() < 0.15)
