"""Sentences about some places of a change: by position, size, colour, or what lies beside them.

A part of a change is only spoken of when every one of its places clearly is, or clearly is not,
what the words say; so each sentence is true by construction. Positions are those in the image:
north is up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ..synthetic.land_cover import Cover
from ..synthetic.scene import Scene
from .qualifiers import (
    APART,
    BESIDE,
    BLUE,
    DARK,
    LARGE,
    NEIGHBOURS,
    NUMBERS,
    POSITIONS,
    RED,
    SMALL,
    WHITE,
    Wording,
)
from .questions import SMALLEST_PX, Asked, Question

Mask = npt.NDArray[np.bool_]
Colour = Sequence[float]  # red, green, blue, 0 to 255
Dates = tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]
CLEAR = 0.04  # share of the side that a place must keep from the border of a position
NEAR_PX, FAR_PX = 5.0, 16.0
SMALL_PX, LARGE_PX = 130, 420  # areas, in pixels as the network sees them
SPECKS = 0.05  # share of a change that may lie in places too small to speak of

# enough for it, too little for it, how much of it a colour has
_COLOURS: dict[Wording, tuple[float, float, Callable[[Colour], float]]] = {
    RED: (32, 14, lambda c: c[0] - max(c[1], c[2])),
    BLUE: (18, 4, lambda c: c[2] - max(c[0], c[1])),
    WHITE: (180, 150, min),
    DARK: (-85, -115, lambda c: -max(c)),
}


@dataclass(frozen=True)
class Part:
    """Some places of a change and how they are told from the others; ``mask`` may be empty."""

    wording: Wording
    mask: Mask


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
    kinds = sorted({part.wording.kind for part in fitting})
    kind = kinds[rng.integers(len(kinds))]
    of_kind = [part for part in fitting if part.wording.kind == kind]
    part = of_kind[rng.integers(len(of_kind))]
    said = part.wording.say(rng, asked.question)
    if said is None:
        return None
    return Asked(asked.question, said, part.mask, kind, part.wording.name, asked.mask)


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
    if question.kind != "any" and len(large) in NUMBERS:
        made.append(Part(NUMBERS[len(large)], whole))
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
    for wording, (rows, cols) in POSITIONS.items():
        inside = _within(boxes[:, :2], rows) & _within(boxes[:, 2:], cols)
        outside = _beyond(boxes[:, :2], rows) | _beyond(boxes[:, 2:], cols)
        if (inside | outside).all():
            yield Part(wording, places.of(inside))


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
        yield Part(SMALL, places.of(small))
        yield Part(LARGE, places.of(large))


def _by_neighbour(places: _Places, scene: Scene, question: Question) -> Iterator[Part]:
    # what the sentence is about: the narrower side of the question, or both
    narrow = min(len(question.source), len(question.target))
    sides = (question.source, question.target)
    own = frozenset[Cover]().union(*(side for side in sides if len(side) == narrow))
    for cover in NEIGHBOURS:
        there = (scene.cover_before == cover) & (scene.cover_after == cover)
        if cover in own or there.sum() < SMALLEST_PX:
            continue
        distance = ndimage.distance_transform_edt(~there)
        nearest = ndimage.minimum(distance, places.labels, places.numbers)
        near, far = nearest <= NEAR_PX, nearest >= FAR_PX
        if (near | far).all():
            yield Part(BESIDE[cover], places.of(np.asarray(near)))
            yield Part(APART[cover], places.of(np.asarray(far)))


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
    for wording, (enough, little, measure) in _COLOURS.items():
        amounts = np.array([measure(colour) for colour in colours.tolist()])
        much = amounts >= enough
        if (much | (amounts <= little)).all():
            yield Part(wording, places.of(much))
