"""Chooses what is simulated on a piece of real ground."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from .burn import simulate_burn
from .clearing import simulate_clearing
from .date_difference import differ, stretch
from .ground import Ground
from .nuisance import add_nuisance, simulate_nuisance
from .objects import OBJECT_SIMULATORS, Simulator
from .simulated import Simulated

SWAPPED_SHARE, STRETCHED_SHARE = 0.25, 0.6
NUISANCE_ALONE, NUISANCE_TOO = 0.2, 0.3  # shares of the pairs
VISIBLE = 14  # of 255, mean of the largest difference of the channels
SIMULATORS: dict[str, Simulator] = {
    "burnt area": simulate_burn,
    "clearing": simulate_clearing,
    **OBJECT_SIMULATORS,
}
# Smallest and largest ground sample distance at which an object is recognised, in metres.
GSD_M = {
    "burnt area": (0.4, 60.0),
    "clearing": (0.4, 60.0),
    "greenhouse": (0.4, 12.0),
    "solar field": (0.4, 12.0),
    "swimming pool": (0.3, 1.2),
    "quarry": (1.0, 35.0),
    "paved ground": (0.3, 5.5),
}
# burnt areas vary most, with ground, severity and bands; little ground has a forest to clear
WEIGHTS = {"burnt area": 3.0, "clearing": 8.0}
SIMULATED_CLASSES = frozenset(
    f"{concept} {kind}" for concept in SIMULATORS for kind in ("appears", "disappears", "changes")
)


def simulate(
    rng: np.random.Generator,
    ground: Ground,
    concepts: Collection[str] = tuple(SIMULATORS),
    nuisance_alone: float = NUISANCE_ALONE,
) -> Simulated | None:
    """Simulate a change on a piece of ground, and a difference of the dates.

    Args:
        rng: Decides.
        ground: What it is simulated on.
        concepts: Keys of ``SIMULATORS`` to choose from.
        nuisance_alone: Probability that nothing changes.

    Returns:
        The pair; None where nothing fits the ground.
    """
    fitting = [c for c in concepts if GSD_M[c][0] <= ground.gsd_m <= GSD_M[c][1]]
    ground = _other_dates(rng, ground)
    if rng.random() < nuisance_alone:
        found: Simulated | None = simulate_nuisance(rng, ground)
    elif fitting:
        weights = np.array([WEIGHTS.get(concept, 1.0) for concept in fitting])
        found = _changed(rng, ground, fitting[rng.choice(len(fitting), p=weights / weights.sum())])
    else:
        return None
    return found if found is None or ground.unchanged else _without_uncertain(found)


def _changed(rng: np.random.Generator, ground: Ground, concept: str) -> Simulated | None:
    """Return the ground with one kind of change, perhaps with a nuisance factor too."""
    found = SIMULATORS[concept](rng, ground)
    if found is None or not _is_visible(ground, found):
        return None
    found = found.swap_dates() if rng.random() < SWAPPED_SHARE else found
    return add_nuisance(rng, found, ground) if rng.random() < NUISANCE_TOO else found


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
