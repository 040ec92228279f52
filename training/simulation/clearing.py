"""Clearings: forest that was cut; soil, slash, young pasture or ash takes its place."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..synthetic.shapes import noise
from .ground import Ground, Mask, forest_mask
from .regions import clearing_region, without_small_parts
from .simulated import Simulated, blend, detail, soft
from .spectra import Pixels, Radiometry

MIN_FOREST = 0.04  # share of the ground
MIN_FOREST_PX = 600  # of a part; smaller ones may be fields
MIN_AREA_PX = 30
# what the ground is covered with afterwards: (materials, relative frequency)
COVERS: tuple[tuple[tuple[str, str], float], ...] = (
    (("brown soil", "slash"), 0.25), (("red soil", "slash"), 0.2), (("pale soil", "slash"), 0.15),
    (("slash", "slash"), 0.1), (("dry grass", "brown soil"), 0.1), (("grass", "slash"), 0.08),
    (("char", "brown soil"), 0.12),
)  # fmt: skip
SOILS = ("brown soil", "red soil", "pale soil")
ABSENT = (
    "clearing disappears", "trees appears", "water appears", "water disappears",
    "building appears", "building disappears", "greenhouse appears", "solar field appears",
    "swimming pool appears", "vegetation gained",
)  # fmt: skip


def simulate_clearing(rng: np.random.Generator, ground: Ground) -> Simulated | None:
    """Clear a part of the forest between the dates; None where there is no forest."""
    forest = ground.forest
    if forest is None:
        forest = ndimage.binary_opening(forest_mask(ground.after, ground.bands), iterations=3)
        forest = without_small_parts(forest, MIN_FOREST_PX)
    if forest.mean() < MIN_FOREST:
        return None
    cleared = clearing_region(rng, forest)
    if cleared.sum() < MIN_AREA_PX:
        return None
    shares = np.array([share for _, share in COVERS])
    materials = COVERS[rng.choice(len(COVERS), p=shares / shares.sum())][0]
    after = clear(rng, ground.after, ground.radiometry(1), cleared, materials)
    return Simulated(
        ground.before, after, _masks(cleared, materials, ground.unchanged), _absent(materials)
    )


def clear(
    rng: np.random.Generator,
    image: Pixels,
    radiometry: Radiometry,
    cleared: Mask,
    materials: tuple[str, str],
) -> Pixels:
    """Return an image with cleared forest: two materials in patches, a few trees left."""
    side_px = len(image)
    first, second = (radiometry.colour(rng, name, 0.2) for name in materials)
    share = np.clip(rng.uniform(0, 0.6) + 0.3 * noise(rng, side_px, "smooth"), 0, 1)
    layer = first + share[..., None] * (second - first)
    factor = 1 + rng.uniform(0.01, 0.08) * noise(rng, side_px, "fine")
    factor = factor + rng.uniform(0.02, 0.08) * noise(rng, side_px, "rough")
    layer = layer * factor[..., None] + rng.uniform(0.0, 0.3) * detail(image)
    opacity = soft(cleared) * np.float32(rng.uniform(0.8, 1.0))
    if rng.random() < 0.4:
        trees = noise(rng, side_px, "fine")
        opacity = opacity * (trees < np.quantile(trees, rng.uniform(0.9, 0.995)))
    return blend(image, layer.astype(np.float32), opacity.astype(np.float32))


def _masks(cleared: Mask, materials: tuple[str, str], unchanged: bool) -> dict[str, Mask]:
    names = ["clearing appears", "clearing changes", "trees disappears", "trees changes"]
    if "grass" not in materials:
        names.append("vegetation lost")
    if materials[0] in SOILS:
        names.append("soil appears")
    if not unchanged:
        # other trees and soil may have changed too, but no other forest was cleared
        names = names[:2]
    return dict.fromkeys([*names, *["any change"] * unchanged], cleared)


def _absent(materials: tuple[str, str]) -> tuple[str, ...]:
    return ABSENT if "char" in materials else (*ABSENT, "burnt area appears")
