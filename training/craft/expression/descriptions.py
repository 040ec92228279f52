"""What tells some objects of a chip from others: order, size, colour, place, neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from ....model.sentences.parse_sentence import parse_sentence
from ....model.sentences.parsed_sentence import Predicate
from ....model.sentences.reference_layers import slug
from .check_sentence import singular_of_layer
from .chip_scene import ChipScene, is_countable
from .description_words import (
    AREAS,
    BY_SIZE,
    COMPASS_ORDERS,
    COMPASS_PLACES,
    HALF_COST,
    HALVES,
    LINEAR,
    LINEAR_ORDERS,
    ORDERS,
    PLACES,
    SECOND,
)
from .evaluate import Mask, Values
from .object_nouns import checker_words

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FRAME = "the {before}{noun} that appeared {after}"
ORDER, SIZE, COLOUR, PLACE, NEAR, DIRECTION = (
    "order", "size", "colour", "place", "near", "direction",
)  # fmt: skip
_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_NORTH_UP = 0.05
_BESIDE_M = 15.0
BESIDE_LENGTHS = 0.5
"""Least distance in lengths of an object, from which it lies as a whole on one side of another."""


@dataclass(frozen=True, eq=False)
class Description:
    """What a sentence adds to object and change.

    Attributes:
        kind: ``order``, ``size``, ``colour``, ``place``, ``near`` or ``direction``.
        before: Wordings before the noun; one of them is chosen.
        after: Wordings after the noun.
        predicates: What they mean, by the parser.
        colour: That the objects have; empty: any.
        cost: In words.
        among: Number of objects that an order picks; 0: it is none.
        by_size: Whether an order is one of sizes.
        rare: Whether people seldom describe an object so: by compass or square metres.
    """

    kind: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    colour: str = ""
    cost: int = 1
    among: int = 0
    by_size: bool = False
    rare: bool = False


@cache
def meaning_of(before: str, after: str, layer: str = "") -> tuple[Predicate, ...]:
    """Return what the parser makes of words beside an object.

    Args:
        before: An adjective before the noun.
        after: A phrase after the verb.
        layer: Name of the layer that the phrase names.
    """
    # "the largest buildings" are several; a number says how many
    noun = "buildings" if before.startswith(NUMBERS[2:]) else "building"
    before = f"{before} " if before else ""
    text = _FRAME.format(before=before, noun=noun, after=after).strip()
    layers = (layer,) if layer else ()
    return parse_sentence(text, checker_words(()), layers, language="en").predicates


def is_north_up(scene: ChipScene) -> bool:
    """Return whether north is at the top of a chip, so that both may be named."""
    columns = scene.columns
    off = [np.abs(columns["x_rel"] - columns["e_rel"]),
           np.abs(1 - columns["y_rel"] - columns["n_rel"])]  # fmt: skip
    return bool(len(scene.objects)) and bool((np.stack(off) < _NORTH_UP).all())


def descriptions(scene: ChipScene, group: Mask) -> Iterator[Description]:
    """Yield what might tell objects of a group from one another.

    Args:
        scene: The chip.
        group: Of one object and change; orders and sizes are of its whole objects alone.
    """
    members = np.flatnonzero(group)
    north_up = is_north_up(scene)
    places = (*PLACES, *COMPASS_PLACES) if north_up else PLACES
    for words in places:
        yield place(words)
    if len(members) < 2:
        for layer in sorted(scene.visible):
            yield from _relations(scene, layer, members, False)
        return
    single = is_countable([scene.objects[number] for number in members])
    if single:
        yield from _orders(len(members), north_up)
    if all(scene.objects[number].has_size for number in members):
        yield from _size_orders(scene, members.tolist())
        yield from _sizes(scene.column("area_m2")[members])
    for colour in sorted({scene.colours.get(scene.objects[n].id, "") for n in members} - {""}):
        yield _coloured(colour)
    for layer in sorted(scene.visible):
        yield from _relations(scene, layer, members, north_up and single)


@cache
def place(words: tuple[str, ...]) -> Description:
    """Return the description of a place, of ``PLACES`` or ``COMPASS_PLACES``."""
    first = meaning_of("", words[0])
    same = tuple(word for word in words if _equal(meaning_of("", word), first))
    cost = HALF_COST if words[0] in HALVES else 2
    rare = words in COMPASS_PLACES
    return Description(PLACE, after=same, predicates=first, cost=cost, rare=rare)


def _equal(first: tuple[Predicate, ...], second: tuple[Predicate, ...]) -> bool:
    return [p.expression for p in first] == [p.expression for p in second]


def _orders(size: int, north_up: bool) -> Iterator[Description]:
    for words in (*ORDERS, *(COMPASS_ORDERS if north_up else ())):
        yield _order("", words, 1)
        if size > 2:
            yield _order(f"{NUMBERS[2]} ", words, 2)


def _size_orders(scene: ChipScene, members: list[int]) -> Iterator[Description]:
    concepts = {scene.objects[number].concept for number in members}
    for words in (*BY_SIZE, *(LINEAR_ORDERS if concepts <= LINEAR else ())):
        yield _order("", words, 1)
        for count in range(2, min(len(members), 4)):
            yield _order(f"{NUMBERS[count]} ", words, count)
        if len(members) > 2:
            yield _order(SECOND, words[:1], 1)


@cache
def _order(prefix: str, words: tuple[str, ...], among: int) -> Description:
    before = tuple(f"{prefix}{word}" for word in words)
    predicates = meaning_of(before[0], "")
    by_size = words[0] in {one[0] for one in (*BY_SIZE, *LINEAR_ORDERS)}
    return Description(
        ORDER,
        before,
        (),
        predicates,
        cost=1 + (not by_size) + bool(prefix),
        among=among,
        by_size=by_size,
        rare=words in COMPASS_ORDERS or prefix == SECOND,
    )


def _sizes(area_m2: Values) -> Iterator[Description]:
    """Yield sizes that lie in the widest gaps of areas."""
    ordered = np.sort(area_m2)
    for low, high in zip(ordered[:-1], ordered[1:], strict=True):
        between = [text for text, value in AREAS if low * 1.15 < value < high * 0.85]
        if between:
            text = between[len(between) // 2]
            for word in ("larger", "smaller"):
                yield _size(f"{word} than {text}")


@cache
def _coloured(colour: str) -> Description:
    return Description(COLOUR, (colour,), colour=colour)


@cache
def _size(text: str) -> Description:
    return Description(SIZE, after=(text,), predicates=meaning_of("", text), cost=4, rare=True)


def _relations(
    scene: ChipScene, layer: str, members: npt.NDArray[np.int64], directions: bool
) -> Iterator[Description]:
    """Yield relations to a layer: near it, closest to it, north of it."""
    name = slug(layer)
    distance = scene.column(f"dist_{name}_m")[members]
    if not np.isfinite(distance).all():
        return
    is_own = layer in scene.own
    single = len(scene.own.get(layer, ())) == 1 if is_own else False
    named = singular_of_layer(layer) if single else layer.replace("_", " ")
    near = ["near the {}", "close to the {}"]
    if (distance[distance < 60] < _BESIDE_M).all():
        near += ["next to the {}", "beside the {}"]
    yield _relation(NEAR, tuple(text.format(named) for text in near), name, 3)
    if directions and len(members) > 1:
        yield _relation(ORDER, (f"closest to the {named}", f"nearest to the {named}"), name, 4, 1)
    length = scene.column("length_m")[members]
    if directions and single and (distance > BESIDE_LENGTHS * length).all():
        for side in _COMPASS:
            words = (f"to the {side} of the {named}", f"{side} of the {named}")
            yield _relation(DIRECTION, words, name, 4)


@cache
def _relation(
    kind: str, words: tuple[str, ...], layer: str, cost: int, among: int = 0
) -> Description:
    named = layer.replace("_", " ")
    found = meaning_of("", words[0], named)
    return Description(kind, (), words, found, cost=cost, among=among)
