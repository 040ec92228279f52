"""Chooses what is simulated on a piece of real ground."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .burn import simulate_burn
from .clearing import simulate_clearing
from .date_difference import differ, stretch
from .ground import Ground
from .simulated import Simulated

SWAPPED_SHARE, STRETCHED_SHARE = 0.25, 0.6
VISIBLE = 14  # of 255, mean of the largest difference of the channels
Simulator = Callable[[np.random.Generator, Ground], Simulated | None]
SIMULATORS: dict[str, Simulator] = {
    "burnt area": simulate_burn,
    "clearing": simulate_clearing,
}
SIMULATED_CLASSES = frozenset(
    f"{concept} {kind}"
    for concept in SIMULATORS
    for kind in ("appears", "disappears", "changes")
)  # fmt: skip


def simulate(
    rng: np.random.Generator, ground: Ground, concepts: tuple[str, ...] = ()
) -> Simulated | None:
    """Simulate a change on a piece of ground, and a difference of the dates.

    Args:
        rng: Decides.
        ground: What it is simulated on.
        concepts: Keys of ``SIMULATORS`` to choose from; empty: any.

    Returns:
        The pair; None where nothing fits the ground.
    """
    names = list(concepts or SIMULATORS)
    name = names[rng.integers(len(names))]
    ground = _other_dates(rng, ground)
    found = SIMULATORS[name](rng, ground)
    if found is None or not _is_visible(ground, found):
        return None
    found = found.swap_dates() if rng.random() < SWAPPED_SHARE else found
    return found if ground.unchanged else _without_uncertain(found)


def _other_dates(rng: np.random.Generator, ground: Ground) -> Ground:
    """Return the ground as two dates show it, before anything is simulated."""
    before, after = ground.before, ground.after
    if rng.random() < STRETCHED_SHARE:
        before, after = stretch(rng, before), stretch(rng, after)
    if ground.unchanged:
        after = differ(rng, before, ground.bands)
    return replace(ground, before=before, after=after)


def _is_visible(ground: Ground, pair: Simulated) -> bool:
    """Return whether the change differs from its ground by more than noise."""
    changed = np.any(list(pair.masks.values()), axis=0)
    if not changed.any():
        return False
    difference = np.abs(pair.after.astype(np.float32) - ground.after)[changed]
    return float(difference.max(-1).mean()) > VISIBLE


def _without_uncertain(pair: Simulated) -> Simulated:
    """Leave what is certain where real changes may be on the ground: classes that no place has."""
    masks = {name: mask for name, mask in pair.masks.items() if name in SIMULATED_CLASSES}
    absent = tuple(name for name in pair.absent if name in SIMULATED_CLASSES)
    return replace(pair, masks=masks, absent=absent)
