"""Nuisance factors on real ground: what a mask of changed objects does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ..synthetic.shapes import noise, rectangle
from .clouds import add_clouds, add_haze, add_snow
from .ground import Ground, Mask, water_mask
from .simulated import Simulated, blend, soft
from .spectra import Pixels, Radiometry

MIN_WATER_PX = 150
MAX_GSD_TOWERS_M, MAX_GSD_NETS_M = 3.0, 5.0
OfOneDate = Callable[[np.random.Generator, Pixels, Radiometry, float], tuple[Pixels, Mask]]


def add_algae(
    rng: np.random.Generator, image: Pixels, radiometry: Radiometry, gsd_m: float
) -> tuple[Pixels, Mask]:
    """Return an image with algae or silt in its water, and no hidden pixel."""
    side_px = len(image)
    nothing = np.zeros(image.shape[:2], np.bool_)
    water = water_mask(image, radiometry.bands)
    if water.sum() < MIN_WATER_PX:
        return image, nothing
    streaks = noise(rng, side_px, "smooth") + 0.4 * noise(rng, side_px, "rough")
    share = np.clip(rng.uniform(0.0, 0.7) + 0.5 * streaks, 0, 0.9).astype(np.float32)
    colour = radiometry.colour(rng, str(rng.choice(["algae", "silt"])), 0.3)
    return blend(image, colour, share * soft(water)), nothing


def add_nets(
    rng: np.random.Generator, image: Pixels, radiometry: Radiometry, gsd_m: float
) -> tuple[Pixels, Mask]:
    """Return an image with nets and tarpaulins on single plots, and no hidden pixel."""
    side_px, angle = len(image), rng.uniform(0, np.pi)
    nothing = np.zeros(image.shape[:2], np.bool_)
    for _ in range(int(rng.integers(1, 7))):
        plot = nothing.copy()
        size_px = (rng.uniform(15, 120) / gsd_m, rng.uniform(10, 60) / gsd_m)
        turned = angle + (np.pi / 2) * rng.integers(2)
        plot[rectangle(tuple(rng.uniform(0, side_px, 2)), size_px, turned, side_px)] = True
        colour = radiometry.colour(rng, str(rng.choice(["net", "net", "plastic"])), 0.3)
        weave = 1 + 0.08 * noise(rng, side_px, "fine") + 0.08 * noise(rng, side_px, "smooth")
        opacity = soft(plot) * np.float32(rng.uniform(0.5, 0.95))
        image = blend(image, (colour * weave[..., None]).astype(np.float32), opacity)
    return image, nothing


ADDITIONS: tuple[tuple[OfOneDate, float, float, float], ...] = (
    # what, smallest and largest ground sample distance in metres, relative frequency
    (add_clouds, 0.0, 60.0, 0.35),
    (add_haze, 0.0, 60.0, 0.15),
    (add_snow, 0.0, 60.0, 0.12),
    (add_algae, 0.0, 60.0, 0.15),
    (add_nets, 0.0, MAX_GSD_NETS_M, 0.25),
)
ABSENT = (
    "building appears", "building disappears", "building changes", "buildings destroyed",
    "construction", "road appears", "road disappears", "road changes", "water appears",
    "water disappears", "water changes", "burnt area appears", "burnt area disappears",
    "burnt area changes", "clearing appears", "clearing disappears", "clearing changes",
    "solar field appears", "solar field disappears", "solar field changes", "quarry appears",
    "quarry disappears", "quarry changes", "swimming pool appears", "swimming pool disappears",
    "paved ground appears", "paved ground disappears", "paved ground changes",
)  # fmt: skip


def simulate_nuisance(rng: np.random.Generator, ground: Ground) -> Simulated:
    """Return two dates that differ by nuisance factors alone."""
    pair = add_nuisance(rng, Simulated(ground.before, ground.after, {}, ABSENT), ground)
    if ground.gsd_m <= MAX_GSD_TOWERS_M and rng.random() < 0.5:
        before, after = add_towers(rng, ground, pair)
        pair = replace(pair, before=before, after=after)
    return pair


def add_nuisance(rng: np.random.Generator, pair: Simulated, ground: Ground) -> Simulated:
    """Return a pair with a nuisance factor at one date; nothing is claimed where it hides.

    Args:
        rng: Decides.
        pair: With a simulated change, or without.
        ground: Tells bands and pixel size.
    """
    fitting = [row for row in ADDITIONS if row[1] <= ground.gsd_m <= row[2]]
    weights = np.array([row[3] for row in fitting])
    add = fitting[rng.choice(len(fitting), p=weights / weights.sum())][0]
    date = int(rng.integers(2))
    image = pair.after if date else pair.before
    changed, hidden = add(
        rng, image, Radiometry.of_image(image, ground.bands, ground.gsd_m), ground.gsd_m
    )
    pair = replace(pair, after=changed) if date else replace(pair, before=changed)
    return replace(pair, masks={name: mask & ~hidden for name, mask in pair.masks.items()})


def add_towers(rng: np.random.Generator, ground: Ground, pair: Simulated) -> tuple[Pixels, Pixels]:
    """Draw the same towers at both dates, with shadows and lean of another sun and orbit."""
    side_px, gsd_m, angle = ground.side_px, ground.gsd_m, rng.uniform(0, np.pi)
    towers = [
        (rng.uniform(0, side_px, 2), rng.uniform(12, 30, 2) / gsd_m, rng.uniform(20, 100) / gsd_m)
        for _ in range(int(rng.integers(2, 14)))
    ]
    material = str(rng.choice(["concrete", "rock", "asphalt"]))
    images = []
    for image in (pair.before, pair.after):
        radiometry = Radiometry.of_image(image, ground.bands, ground.gsd_m)
        sun, view = rng.uniform(0.4, 1.6, 2) * [1, 0.12]
        down, lean = rng.uniform(0, 2 * np.pi, 2)
        roof = radiometry.colour(rng, material)
        shadow, roofs = np.zeros((2, side_px, side_px), np.bool_)
        for center, size_px, height_px in towers:
            to_sun = np.array([np.sin(down), np.cos(down)]) * sun * height_px
            for share in np.linspace(0, 1, 8):
                place = tuple(center + share * to_sun)
                shadow[rectangle(place, tuple(size_px), angle, side_px)] = True
            place = tuple(center + np.array([np.sin(lean), np.cos(lean)]) * view * height_px)
            roofs[rectangle(place, tuple(size_px), angle, side_px)] = True
        dim = soft(shadow & ~roofs, 0.8) * np.float32(rng.uniform(0.4, 0.7))
        images.append(blend(blend(image, radiometry.dark, dim), roof, soft(roofs)))
    return images[0], images[1]
