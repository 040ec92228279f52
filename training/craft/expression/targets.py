"""Targets: the sets of objects of a chip that a sentence can tell from all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from .chip_scene import ChipObject, ChipScene, is_countable
from .descriptions import (
    COLOUR,
    DIRECTION,
    NEAR,
    ORDER,
    PLACE,
    SIZE,
    Description,
    descriptions,
)
from .evaluate import Mask
from .object_nouns import general_noun, is_general
from .scene_fits import SceneFits

_TOGETHER = frozenset({
    frozenset(pair) for pair in (
        (PLACE, COLOUR), (PLACE, NEAR), (COLOUR, NEAR), (PLACE, SIZE), (PLACE, ORDER),
        (COLOUR, ORDER), (NEAR, ORDER), (PLACE, DIRECTION), (COLOUR, DIRECTION),
    )
})  # fmt: skip
"""Kinds of descriptions that one sentence may have both of."""
MOST_OBJECTS = 60
"""Of a group, from which only simple descriptions are tried."""


@dataclass(frozen=True)
class Target:
    """Objects with what tells them from the others of their group.

    Attributes:
        members: Their ids.
        concept: Key of their object in the lexicon.
        noun: In the singular.
        change: Key of the change.
        change_type: 0 appears, 1 disappears, 2 changes state.
        parts: Descriptions that hold together; none: it is the whole group.
        countable: Whether a sentence may name their number.
        area_m2: Of the largest of them.
    """

    members: frozenset[str]
    concept: str
    noun: str
    change: str
    change_type: int
    parts: tuple[Description, ...] = ()
    countable: bool = True
    area_m2: float = 0.0

    @property
    def cost(self) -> int:
        """Words that the descriptions take."""
        return sum(part.cost for part in self.parts)


@dataclass(frozen=True)
class Group:
    """The objects of a chip that one noun and one change fit.

    Attributes:
        concept: Key of the object in the lexicon.
        noun: In the singular.
        change: Key of the change.
        change_type: Of the objects that are described.
        mask: All objects that the words fit, ``(n,)``.
    """

    concept: str
    noun: str
    change: str
    change_type: int
    mask: Mask


def groups(scene: ChipScene) -> Iterator[Group]:
    """Yield the groups of a chip: all of one object and change, and those of a special noun."""
    seen = dict.fromkeys(
        (one.concept, one.change, one.change_type) for one in scene.objects if one.concept
    )
    for concept, change, change_type in seen:
        # "changed" is what appeared and disappeared as well
        mask = np.array([_fits(one, concept, change) for one in scene.objects], bool)
        nouns = {one.noun for one, inside in zip(scene.objects, mask, strict=True) if inside}
        noun = nouns.pop() if len(nouns) == 1 else general_noun(concept)
        yield Group(concept, noun, change, change_type, mask)
        if any(is_general(one, concept) for one in nouns):
            continue
        for special in sorted(nouns if noun == general_noun(concept) else ()):
            of_noun = np.array([one.noun == special for one in scene.objects], bool)
            yield Group(concept, special, change, change_type, mask & of_noun)


def _fits(one: ChipObject, concept: str, change: str) -> bool:
    return one.concept == concept and change in (one.change, "change")


def targets_of(fits: SceneFits, group: Group) -> Iterator[Target]:
    """Yield what can be described of a group, the whole first; the same set in several ways.

    Each description is clear: no object of the group is at the limit of a condition.

    Args:
        fits: Of the chip.
        group: Of it.
    """
    scene, every = fits.scene, group.mask
    yield from _target(scene, group, every, ())
    found = list(descriptions(scene, every))
    measured = [(one, fits.clear(one, every)) for one in found if not one.among]
    clear = [(one, mask) for one, mask in measured if mask is not None and mask.any()]
    for one, mask in clear:
        if mask.sum() < every.sum() or one.kind in (PLACE, NEAR):
            yield from _target(scene, group, mask, (one,))
    orders = [one for one in found if one.among]
    yield from _ordered(fits, group, every, orders, ())
    parts = [(one, mask) for one, mask in clear if mask.sum() < every.sum()]
    by_size = [one for one in orders if one.by_size]
    if every.sum() <= MOST_OBJECTS:
        yield from _pairs(scene, group, clear)
        for one, mask in parts:
            if frozenset((one.kind, ORDER)) in _TOGETHER:
                yield from _ordered(fits, group, mask, by_size, (one,))


def _pairs(
    scene: ChipScene, group: Group, parts: Sequence[tuple[Description, Mask]]
) -> Iterator[Target]:
    for (first, a), (second, b) in combinations(parts, 2):
        if frozenset((first.kind, second.kind)) not in _TOGETHER:
            continue
        both = a & b
        needed = both.sum() < min(a.sum(), b.sum()) or {first.kind, second.kind} == {PLACE, NEAR}
        if both.any() and needed:
            yield from _target(scene, group, both, (first, second))


def _ordered(
    fits: SceneFits,
    group: Group,
    mask: Mask,
    orders: Sequence[Description],
    parts: tuple[Description, ...],
) -> Iterator[Target]:
    """Yield what orders pick of a part of a group."""
    for order in orders:
        found = fits.first(order, mask) if order.among < mask.sum() else None
        if found is not None:
            yield from _target(fits.scene, group, found, (*parts, order))


def _target(
    scene: ChipScene, group: Group, mask: Mask, parts: tuple[Description, ...]
) -> Iterator[Target]:
    members = [one for one, inside in zip(scene.objects, mask, strict=True) if inside]
    if {one.change_type for one in members} != {group.change_type}:
        return
    if all(one.is_sliver for one in members):
        return
    yield Target(
        frozenset(one.id for one in members),
        group.concept,
        group.noun,
        group.change,
        group.change_type,
        parts,
        is_countable(members),
        float(scene.column("area_m2")[mask].max()),
    )
