"""Sentences about some places of a change: by position, size, colour, or what lies beside them.

A part of a change is only spoken of when every one of its places clearly is, or clearly is not,
what the words say; so each sentence is true by construction. Positions are those in the image:
north is up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .grammar import NOUNS
from .palette import Cover
from .scene import Scene
from .sentences import SMALLEST_PX, Asked, Question, say_it

Mask = npt.NDArray[np.bool_]
Colour = Sequence[float]  # red, green, blue, 0 to 255
Dates = tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]
CLEAR = 0.04  # share of the side that a place must keep from the border of a position
NEAR_PX, FAR_PX = 5.0, 16.0
SMALL_PX, LARGE_PX = 130, 420  # areas, in pixels as the network sees them
SPECKS = 0.05  # share of a change that may lie in places too small to speak of

_ROWS = {"upper": (0, 1 / 3), "middle": (1 / 3, 2 / 3), "lower": (2 / 3, 1)}
_COLS = {"left": (0, 1 / 3), "centre": (1 / 3, 2 / 3), "right": (2 / 3, 1)}
_UPPER = {"upper": ("upper", "top", "north"), "lower": ("lower", "bottom", "south")}
_SIDE = {"left": ("left", "west"), "right": ("right", "east")}
# half of the image: rows, columns, words
_HALVES: tuple[tuple[tuple[float, float], tuple[float, float], tuple[str, ...]], ...] = (
    ((0, 0.5), (0, 1), ("in the upper half", "in the top half", "in the northern half")),
    ((0.5, 1), (0, 1), ("in the lower half", "in the bottom half", "in the southern half")),
    ((0, 1), (0, 0.5), ("in the left half", "on the left side", "in the western half")),
    ((0, 1), (0.5, 1), ("in the right half", "on the right side", "in the eastern half")),
)
NEIGHBOURS = {
    Cover.WATER: ("the water", "water", "the pond", "the river", "the lake"),
    Cover.ROAD: ("the road", "a road", "the street", "the roads"),
    Cover.TREES: ("the trees", "the forest", "the woods", "trees"),
    Cover.BUILDING: ("the buildings", "the houses", "a building", "a house"),
}
_BESIDE = ("beside {n}", "near {n}", "next to {n}", "close to {n}", "by {n}")
_APART = ("away from {n}", "far from {n}", "at a distance from {n}")
_COLOURS: tuple[tuple[tuple[str, ...], float, float, Callable[[Colour], float]], ...] = (
    # words, enough for it, too little for it, how much of it a colour has
    (("red", "reddish", "brick-red"), 32, 14, lambda c: c[0] - max(c[1], c[2])),
    (("blue", "bluish"), 18, 4, lambda c: c[2] - max(c[0], c[1])),
    (("white", "bright", "light"), 180, 150, min),
    (("dark", "black"), -85, -115, lambda c: -max(c)),
)
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six"}
_SIZES = {"small": ("small", "little", "tiny"), "large": ("large", "big", "huge")}


@dataclass(frozen=True)
class Part:
    """Some places of a change and how they are told from the others.

    Attributes:
        kind: ``position``, ``size``, ``relation``, ``colour`` or ``number``.
        mask: ``(h, w)``; may be empty.
        before: Words for it before the noun, one of them is said.
        behind: Words for it at the end of the sentence.
        several: The noun must be a plural.
    """

    kind: str
    mask: Mask
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    several: bool = False


def refer(
    rng: np.random.Generator, dates: Dates, scene: Scene | None, asked: Asked, empty: bool
) -> Asked | None:
    """Ask about a part of a change instead of all of it.

    Args:
        rng: Chooses part and words.
        dates: Both images, ``(h, w, 3)`` uint8.
        scene: Where the change is; None when its land cover is not known.
        asked: The question about the whole change.
        empty: Wants a part without any place: the wrong position, size or neighbour.

    Returns:
        The question about the part, or None when no part is clearly told from the rest.
    """
    fitting = [part for part in parts(dates, scene, asked.question, asked.mask)
               if part.mask.any() != empty]  # fmt: skip
    if not fitting:
        return None
    kinds = sorted({part.kind for part in fitting})
    kind = kinds[rng.integers(len(kinds))]
    of_kind = [part for part in fitting if part.kind == kind]
    part = of_kind[rng.integers(len(of_kind))]
    said = _say(rng, asked.question, part)
    return Asked(asked.question, said, part.mask, part.kind, asked.mask) if said else None


def some_part(
    rng: np.random.Generator,
    dates: Dates,
    scene: Scene | None,
    asked: Asked,
    share: float,
    empty_share: float,
) -> Asked:
    """Ask now and then about a part of a change instead, where one can be told from the rest.

    Args:
        rng: Decides.
        dates: Both images, ``(h, w, 3)`` uint8.
        scene: Where the change is; None when its land cover is not known.
        asked: The question about the whole change.
        share: Share of the questions that are about a part.
        empty_share: Share of those with an empty answer.
    """
    # no draw where no part is wanted: the same seeds then make the same scenes as ever
    if not share or rng.random() >= share:
        return asked
    return refer(rng, dates, scene, asked, empty=bool(rng.random() < empty_share)) or asked


def parts(dates: Dates, scene: Scene | None, question: Question, mask: Mask) -> list[Part]:
    """Return every part of a change that can be told from the rest of it.

    Args:
        dates: Both images, ``(h, w, 3)`` uint8.
        scene: Where the change is; without it nothing is said of neighbours.
        question: Kind of change.
        mask: All of it, ``(h, w)``.
    """
    # 8 neighbours: places that touch at a corner are one to the eye
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    if not count:
        return []
    areas = np.bincount(labels.ravel())[1:]
    if areas[areas < SMALLEST_PX].sum() > SPECKS * areas.sum():
        return []
    large = np.flatnonzero(areas >= SMALLEST_PX) + 1
    places = _Places(labels, large, areas[large - 1])
    made = list(_by_position(places))
    if question.kind != "any":  # changes of several kinds have neither one size nor one neighbour
        made += _by_size(places)
        made += _by_neighbour(places, scene, question) if scene else []
        made += _by_colour(places, dates, question)
    # what is said of all places tells none from the others
    whole = np.isin(labels, large)
    made = [part for part in made if not np.array_equal(part.mask, whole) or len(large) == 1]
    if question.kind != "any" and len(large) in _NUMBERS:
        made.append(Part("number", whole, (_NUMBERS[len(large)],), several=True))
    return made


@dataclass(frozen=True)
class _Places:
    labels: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.intp]
    areas: npt.NDArray[np.intp]

    def of(self, wanted: Mask) -> Mask:
        """Return the mask of some of the places, ``wanted`` has one entry for each."""
        return np.isin(self.labels, self.numbers[wanted])


def _by_position(places: _Places) -> Iterator[Part]:
    height, width = places.labels.shape
    found = ndimage.find_objects(places.labels)
    boxes = np.array([
        (rows.start / height, rows.stop / height, cols.start / width, cols.stop / width)
        for rows, cols in (found[number - 1] for number in places.numbers)
    ])  # fmt: skip
    for rows, cols, words in _positions():
        inside = _within(boxes[:, :2], rows) & _within(boxes[:, 2:], cols)
        outside = _beyond(boxes[:, :2], rows) | _beyond(boxes[:, 2:], cols)
        if (inside | outside).all():
            yield Part("position", places.of(inside), behind=words)


def _positions() -> Iterator[tuple[tuple[float, float], tuple[float, float], tuple[str, ...]]]:
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


def _within(spans: npt.NDArray[np.float64], wanted: tuple[float, float]) -> Mask:
    """Tell which spans lie in the wanted one, clear of its inner borders."""
    low, high = (edge if edge in (0, 1) else edge + sign * CLEAR
                 for edge, sign in zip(wanted, (1, -1), strict=True))  # fmt: skip
    return np.asarray((spans[:, 0] >= low) & (spans[:, 1] <= high))


def _beyond(spans: npt.NDArray[np.float64], wanted: tuple[float, float]) -> Mask:
    low, high = wanted[0] - CLEAR, wanted[1] + CLEAR
    return np.asarray((spans[:, 1] <= low) | (spans[:, 0] >= high))


def _by_size(places: _Places) -> Iterator[Part]:
    small, large = places.areas <= SMALL_PX, places.areas >= LARGE_PX
    if (small | large).all():
        for name, wanted in (("small", small), ("large", large)):
            yield Part("size", places.of(wanted), before=_SIZES[name])


def _by_neighbour(places: _Places, scene: Scene, question: Question) -> Iterator[Part]:
    # what the sentence is about: the narrower side of the question, or both
    narrow = min(len(question.source), len(question.target))
    sides = (question.source, question.target)
    own = frozenset[Cover]().union(*(side for side in sides if len(side) == narrow))
    for cover, nouns in NEIGHBOURS.items():
        there = (scene.cover_before == cover) & (scene.cover_after == cover)
        if cover in own or there.sum() < SMALLEST_PX:
            continue
        distance = ndimage.distance_transform_edt(~there)
        nearest = ndimage.minimum(distance, places.labels, places.numbers)
        near, far = nearest <= NEAR_PX, nearest >= FAR_PX
        if (near | far).all():
            for wanted, templates in ((near, _BESIDE), (far, _APART)):
                words = tuple(t.format(n=noun) for t, noun in product(templates, nouns))
                yield Part("relation", places.of(np.asarray(wanted)), behind=words)


def _by_colour(places: _Places, dates: Dates, question: Question) -> Iterator[Part]:
    """Tell buildings by the median colour of each, at the date at which they stand."""
    sides = (question.source, question.target)
    standing = [image for image, covers in zip(dates, sides, strict=True)
                if covers == {Cover.BUILDING}]  # fmt: skip
    if len(standing) != 1:  # none, or each at one date or at the other
        return
    (image,) = standing
    bands = (ndimage.median(image[..., band], places.labels, places.numbers) for band in range(3))
    colours = np.stack(list(bands), axis=-1)
    for words, enough, little, measure in _COLOURS:
        amounts = np.array([measure(colour) for colour in colours.tolist()])
        much = amounts >= enough
        if (much | (amounts <= little)).all():
            yield Part("colour", places.of(much), before=words)


def _say(rng: np.random.Generator, question: Question, part: Part) -> str | None:
    said = say_it(rng, question).rstrip(".")
    if part.behind:
        return f"{said} {rng.choice(part.behind)}"
    nouns = _PLURAL if part.several else _NOUN
    return _before_the_noun(said, str(rng.choice(part.before)), nouns)


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


def part_words() -> set[str]:
    """Return the words that sentences about parts have beside those about the whole."""
    said = [word for *_, words in _positions() for word in words]
    said += [template.format(n=noun) for template, nouns in
             product((*_BESIDE, *_APART), NEIGHBOURS.values()) for noun in nouns]  # fmt: skip
    said += [word for words in (*_SIZES.values(), *(row[0] for row in _COLOURS)) for word in words]
    return {word for text in (*said, *_NUMBERS.values()) for word in text.split()}
