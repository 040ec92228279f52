"""Qualifiers that refer to a subset of a change: position, size, colour, number, neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from ..synthetic.land_cover import LandCover
from .change_classes import ChangeClass, sample_sentence
from .grammar import NOUNS

Span = tuple[float, float]

_ROWS = {"upper": (0, 1 / 3), "middle": (1 / 3, 2 / 3), "lower": (2 / 3, 1)}
_COLS = {"left": (0, 1 / 3), "centre": (1 / 3, 2 / 3), "right": (2 / 3, 1)}
_UPPER = {"upper": ("upper", "top", "north"), "lower": ("lower", "bottom", "south")}
_SIDE = {"left": ("left", "west"), "right": ("right", "east")}
# half of the image: rows, columns, words
_HALVES: tuple[tuple[Span, Span, tuple[str, ...]], ...] = (
    ((0, 0.5), (0, 1), ("in the upper half", "in the top half", "in the northern half")),
    ((0.5, 1), (0, 1), ("in the lower half", "in the bottom half", "in the southern half")),
    ((0, 1), (0, 0.5), ("in the left half", "on the left side", "in the western half")),
    ((0, 1), (0.5, 1), ("in the right half", "on the right side", "in the eastern half")),
)
_BESIDE = ("beside {n}", "near {n}", "next to {n}", "close to {n}", "by {n}")
_APART = ("away from {n}", "far from {n}", "at a distance from {n}")


@dataclass(frozen=True)
class Qualifier:
    """Words that restrict a sentence to a subset of a change.

    Attributes:
        kind: ``position``, ``size``, ``relation``, ``colour`` or ``number``.
        adjectives: Synonyms that go before the noun.
        phrases: Synonyms that go to the end of the sentence.
        plural_only: The noun must be a plural.
    """

    kind: str
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    plural_only: bool = False

    @property
    def name(self) -> str:
        """The first of the synonyms."""
        return (*self.adjectives, *self.phrases)[0]

    def sample_sentence(self, rng: np.random.Generator, change_class: ChangeClass) -> str | None:
        """Sample a sentence with this qualifier; None where it has no noun that can take it."""
        sentence = sample_sentence(rng, change_class).rstrip(".")
        if self.phrases:
            return f"{sentence} {rng.choice(self.phrases)}"
        nouns = _PLURAL if self.plural_only else _NOUN
        return _with_adjective(sentence, str(rng.choice(self.adjectives)), nouns)


def _positions() -> Iterator[tuple[Span, Span, tuple[str, ...]]]:
    yield from _HALVES
    for (row, rows), (col, cols) in product(_ROWS.items(), _COLS.items()):
        words: tuple[str, ...]
        if row == "middle" and col == "centre":
            words = ("in the centre", "in the middle", "in the center of the image")
        elif row == "middle":
            words = tuple(f"at the {side} edge" for side in _SIDE[col])
        elif col == "centre":
            words = tuple(f"at the {upper} edge" for upper in _UPPER[row])
        else:
            up, side = _UPPER[row], _SIDE[col]
            words = (f"in the {up[0]} {side[0]}", f"in the {up[1]} {side[0]} corner",
                     f"in the {up[2]}{side[1]}", f"in the {up[2]}-{side[1]}")  # fmt: skip
        yield rows, cols, words


def _relation(templates: tuple[str, ...], nouns: tuple[str, ...]) -> Qualifier:
    phrases = tuple(template.format(n=noun) for template, noun in product(templates, nouns))
    return Qualifier("relation", phrases=phrases)


POSITIONS = {
    Qualifier("position", phrases=words): (rows, cols) for rows, cols, words in _positions()
}
"""Qualifier to its rows and columns, as shares of the image's height and width."""
SMALL = Qualifier("size", adjectives=("small", "little", "tiny"))
LARGE = Qualifier("size", adjectives=("large", "big", "huge"))
NEIGHBOURS = {
    LandCover.WATER: ("the water", "water", "the pond", "the river", "the lake"),
    LandCover.ROAD: ("the road", "a road", "the street", "the roads"),
    LandCover.TREES: ("the trees", "the forest", "the woods", "trees"),
    LandCover.BUILDING: ("the buildings", "the houses", "a building", "a house"),
}
BESIDE = {cover: _relation(_BESIDE, nouns) for cover, nouns in NEIGHBOURS.items()}
APART = {cover: _relation(_APART, nouns) for cover, nouns in NEIGHBOURS.items()}
RED = Qualifier("colour", adjectives=("red", "reddish", "brick-red"))
BLUE = Qualifier("colour", adjectives=("blue", "bluish"))
WHITE = Qualifier("colour", adjectives=("white", "bright", "light"))
DARK = Qualifier("colour", adjectives=("dark", "black"))
NUMBERS = {
    count: Qualifier("number", adjectives=(word,), plural_only=True)
    for count, word in enumerate(("two", "three", "four", "five", "six"), start=2)
}
QUALIFIERS = (*POSITIONS, SMALL, LARGE, *BESIDE.values(), *APART.values(), RED, BLUE, WHITE, DARK,
            *NUMBERS.values())  # fmt: skip


def qualifier_words() -> set[str]:
    """Return the words of all qualifiers."""
    texts = [text for q in QUALIFIERS for text in (*q.adjectives, *q.phrases)]
    return {word for text in texts for word in text.split()}


def _with_adjective(sentence: str, adjective: str, nouns: re.Pattern[str]) -> str | None:
    """Put an adjective before the first noun of a sentence; None where it has none."""
    found = nouns.search(sentence)
    if found is None:
        return None
    start = found.start(1)
    return f"{sentence[:start]}{adjective} {sentence[start].lower()}{sentence[start + 1 :]}"


def _nouns(plural_only: bool) -> re.Pattern[str]:
    words = {
        noun.removeprefix("the ")
        for singulars, plurals in NOUNS.values()
        for noun in (plurals if plural_only else (*singulars, *plurals))
    }
    longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b({longest_first})\b", re.IGNORECASE)


_NOUN, _PLURAL = _nouns(plural_only=False), _nouns(plural_only=True)
