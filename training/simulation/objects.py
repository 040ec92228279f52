"""Which objects are laid on real ground, with the change classes that hold them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np

from .ground import Ground, built_mask, vegetation_index
from .laid_objects import draw_greenhouses, draw_pool, draw_solar_field, lay
from .laid_surfaces import draw_paved, draw_quarry
from .simulated import Simulated

Simulator = Callable[[np.random.Generator, Ground], Simulated | None]
_NEVER = (
    "building disappears", "water disappears", "trees appears", "burnt area appears",
    "clearing disappears", "buildings destroyed",
)  # fmt: skip
_GREENHOUSE, _SOLAR = "greenhouse appears", "solar field appears"
_POOL, _QUARRY, _PAVED = "swimming pool appears", "quarry appears", "paved ground appears"


def _absent(concept: str, *names: str) -> tuple[str, ...]:
    return (*_NEVER, f"{concept} disappears", *names)


def _names(concept: str, *names: str) -> tuple[str, ...]:
    return (f"{concept} appears", f"{concept} changes", *names)


def _simulate_pool(rng: np.random.Generator, ground: Ground) -> Simulated | None:
    absent = _absent("swimming pool", "building appears", _GREENHOUSE, _SOLAR, _QUARRY)
    if not _near_houses(ground):
        return None
    return lay(rng, ground, draw_pool, _names("swimming pool"), absent)


def _near_houses(ground: Ground) -> bool:
    """Return whether there are buildings and gardens: where pools are."""
    built = built_mask(ground.after, ground.bands).mean()
    green = (vegetation_index(ground.after, ground.bands) > 0.03).mean()
    return bool(built > 0.04 and green > 0.1)


OBJECT_SIMULATORS: dict[str, Simulator] = {
    "greenhouse": partial(
        lay,
        draw=draw_greenhouses,
        names=_names("greenhouse"),
        absent=_absent("greenhouse", "building appears", "water appears", _SOLAR, _POOL, _QUARRY),
    ),
    "solar field": partial(
        lay,
        draw=draw_solar_field,
        names=_names("solar field"),
        absent=_absent("solar field", "building appears", "water appears", _GREENHOUSE, _POOL),
    ),
    "swimming pool": _simulate_pool,
    "quarry": partial(
        lay,
        draw=draw_quarry,
        names=_names("quarry"),
        absent=_absent("quarry", "building appears", _GREENHOUSE, _SOLAR, _PAVED),
    ),
    "paved ground": partial(
        lay,
        draw=draw_paved,
        names=_names("paved ground"),
        absent=_absent("paved ground", "water appears", _GREENHOUSE, _SOLAR, _POOL, _QUARRY),
    ),
}
