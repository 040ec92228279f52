"""Burnt areas: dark, without the infrared of plants, bright in the shortwave infrared."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..synthetic.shapes import FloatArray, noise
from .ground import Ground, Mask, built_mask, water_mask
from .regions import burn_region
from .simulated import Simulated, blend, detail, soft
from .spectra import Pixels, Radiometry

SMOKE_SHARE = 0.12
HIDING = 0.5  # opacity of smoke from which on the ground is hidden
ABSENT = (
    "burnt area disappears", "water appears", "water disappears", "building appears",
    "building disappears", "road appears", "construction", "trees appears", "greenhouse appears",
    "vegetation gained", "fields turn green", "solar field appears", "swimming pool appears",
)  # fmt: skip


def simulate_burn(rng: np.random.Generator, ground: Ground) -> Simulated | None:
    """Burn a part of the ground between the dates; None where too little burns."""
    image, bands = ground.after, ground.bands
    brightness = image.astype(np.float32).mean(-1)
    barrier = water_mask(image, bands) | built_mask(image, bands)
    burnt = burn_region(rng, brightness, barrier)
    if burnt.sum() < 60:
        return None
    after = burn(rng, image, ground.radiometry(1), burnt)
    if rng.random() < SMOKE_SHARE:
        after, hidden = _add_smoke(rng, after, ground.radiometry(1), burnt)
        burnt = burnt & ~hidden
    names = ["burnt area appears", "burnt area changes"]
    names += ["any change"] if ground.unchanged else []
    return Simulated(ground.before, after, dict.fromkeys(names, burnt), ABSENT)


def burn(rng: np.random.Generator, image: Pixels, radiometry: Radiometry, burnt: Mask) -> Pixels:
    """Return an image with burnt ground: char, ash and scorched plants by severity."""
    side_px = len(image)
    severity = rng.uniform(0.55, 1.0) + 0.25 * noise(rng, side_px, "smooth")
    inside = np.minimum(ndimage.distance_transform_edt(burnt) / rng.uniform(1, 8), 1)
    severity = np.clip(severity * (0.6 + 0.4 * inside), 0.15, 1.0).astype(np.float32)
    char, scorched = (radiometry.colour(rng, name, 0.2) for name in ("char", "scorched"))
    layer = scorched + severity[..., None] * (char - scorched)
    if rng.random() < 0.3:
        layer = _add_ash(rng, layer, radiometry.colour(rng, "ash"))
    layer = layer + rng.uniform(0.3, 0.8) * detail(image)
    texture = rng.uniform(0.02, 0.12) * noise(rng, side_px, "fine")
    layer = layer * (1 + texture + 0.05 * noise(rng, side_px, "rough"))[..., None]
    return blend(image, layer.astype(np.float32), soft(burnt) * (0.35 + 0.65 * severity))


def _add_ash(rng: np.random.Generator, layer: FloatArray, ash: FloatArray) -> FloatArray:
    field = noise(rng, len(layer), "rough")
    share = np.clip((field - np.quantile(field, rng.uniform(0.8, 0.98))) * 3, 0, 0.8)
    return np.asarray(layer + share[..., None] * (ash - layer), np.float32)


def _add_smoke(
    rng: np.random.Generator, image: Pixels, radiometry: Radiometry, burnt: Mask
) -> tuple[Pixels, Mask]:
    """Draw smoke that drifts from a point of the edge; the shortwave infrared sees through it."""
    side_px = len(image)
    edge = np.flatnonzero(burnt & ~ndimage.binary_erosion(burnt))
    start = np.array(np.unravel_index(rng.choice(edge), burnt.shape), np.float32)
    wind = rng.uniform(0, 2 * np.pi)
    rows, cols = np.mgrid[:side_px, :side_px].astype(np.float32)
    down, across = rows - start[0], cols - start[1]
    along = np.cos(wind) * down + np.sin(wind) * across
    aside = np.cos(wind) * across - np.sin(wind) * down
    width = 3 + 0.25 * np.maximum(along, 0) + 2 * noise(rng, side_px, "smooth")
    density = np.exp(-((aside / np.maximum(width, 1.5)) ** 2)) * (along > 0)
    density = density * np.clip(0.8 + 0.4 * noise(rng, side_px, "smooth"), 0, 1)
    density = (
        rng.uniform(0.4, 0.9)
        * ndimage.gaussian_filter(density, 1.5)
        * np.exp(-np.maximum(along, 0) / side_px)
    )
    white = radiometry.colour(rng, "cloud")
    through = np.array([0.2 if band == "swir" else 1.0 for band in radiometry.bands], np.float32)
    values = image + (density[..., None] * through) * (white - image)
    hidden = density * through.min() > HIDING
    return np.clip(values, 0, 255).astype(np.uint8), np.asarray(hidden, np.bool_)
