"""What can be said of some places of a change: position, size, colour, number, neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from ..synthetic.land_cover import Cover
from .grammar import NOUNS
from .questions import Question, say_it

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
class Wording:
    """How some places of a change are told from the others, in words.

    Attributes:
        kind: ``position``, ``size``, ``relation``, ``colour`` or ``number``.
        before: Words for it before the noun, one of them is said.
        behind: Words for it at the end of the sentence.
        several: The noun must be a plural.
    """

    kind: str
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    several: bool = False

    @property
    def name(self) -> str:
        """What is said in its plainest form."""
        return (*self.before, *self.behind)[0]

    def say(self, rng: np.random.Generator, question: Question) -> str | None:
        """Say it of a change, or return None where the sentence has no noun that takes it."""
        said = say_it(rng, question).rstrip(".")
        if self.behind:
            return f"{said} {rng.choice(self.behind)}"
        nouns = _PLURAL if self.several else _NOUN
        return _before_the_noun(said, str(rng.choice(self.before)), nouns)


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


def _relation(templates: tuple[str, ...], nouns: tuple[str, ...]) -> Wording:
    said = tuple(template.format(n=noun) for template, noun in product(templates, nouns))
    return Wording("relation", behind=said)


POSITIONS = {Wording("position", behind=words): (rows, cols) for rows, cols, words in _positions()}
"""Rows and columns, in parts of the image's height and width."""
SMALL = Wording("size", before=("small", "little", "tiny"))
LARGE = Wording("size", before=("large", "big", "huge"))
NEIGHBOURS = {
    Cover.WATER: ("the water", "water", "the pond", "the river", "the lake"),
    Cover.ROAD: ("the road", "a road", "the street", "the roads"),
    Cover.TREES: ("the trees", "the forest", "the woods", "trees"),
    Cover.BUILDING: ("the buildings", "the houses", "a building", "a house"),
}
BESIDE = {cover: _relation(_BESIDE, nouns) for cover, nouns in NEIGHBOURS.items()}
APART = {cover: _relation(_APART, nouns) for cover, nouns in NEIGHBOURS.items()}
RED = Wording("colour", before=("red", "reddish", "brick-red"))
BLUE = Wording("colour", before=("blue", "bluish"))
WHITE = Wording("colour", before=("white", "bright", "light"))
DARK = Wording("colour", before=("dark", "black"))
NUMBERS = {
    count: Wording("number", before=(word,), several=True)
    for count, word in enumerate(("two", "three", "four", "five", "six"), start=2)
}
WORDINGS = (*POSITIONS, SMALL, LARGE, *BESIDE.values(), *APART.values(), RED, BLUE, WHITE, DARK,
            *NUMBERS.values())  # fmt: skip


def part_words() -> set[str]:
    """Return the words that sentences about parts have beside those about the whole."""
    said = [text for wording in WORDINGS for text in (*wording.before, *wording.behind)]
    return {word for text in said for word in text.split()}


def _before_the_noun(said: str, word: str, nouns: re.Pattern[str]) -> str | None:
    """Put an adjective before the noun of a sentence, or return None when it has none."""
    found = nouns.search(said)
    if found is None:
        return None
    start = found.start(1)
    return f"{said[:start]}{word} {said[start].lower()}{said[start + 1 :]}"


def _nouns(several: bool) -> re.Pattern[str]:
    words = {noun.removeprefix("the ") for one, many in NOUNS.values()
             for noun in (many if several else (*one, *many))}  # fmt: skip
    longest_first = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b({longest_first})\b", re.IGNORECASE)


_NOUN, _PLURAL = _nouns(several=False), _nouns(several=True)
