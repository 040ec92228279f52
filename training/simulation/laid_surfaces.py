"""Surfaces laid on real ground: quarries and paved ground."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from ..synthetic.scene_builder import centred
from ..synthetic.shapes import FloatArray, blob_field, noise, rectangle, ribbon, rotated_coordinates
from .ground import Ground
from .laid_objects import Layer, Place
from .spectra import Radiometry


def draw_quarry(
    rng: np.random.Generator, ground: Ground, radiometry: Radiometry, place: Place
) -> Layer:
    """Draw a pit in terraces of bare rock or gravel, some with a pond and spoil heaps."""
    side_px, gsd_m = ground.side_px, ground.gsd_m
    radius_px = np.clip(rng.uniform(40, 350) / gsd_m, 6, 0.3 * side_px)
    depth = np.full((side_px, side_px), 9.0, np.float32)
    field = blob_field(rng, float(radius_px))
    field = field + rng.uniform(0.05, 0.2) * noise(rng, len(field), "rough")
    _lower(depth, field, place)
    mask = depth < 1
    # benches do not run around the whole pit, nor at one distance from its edge
    depth = depth + rng.uniform(0.05, 0.3) * noise(rng, side_px, "smooth")
    rock = radiometry.colour(rng, str(rng.choice(["rock", "pale soil", "brown soil"])), 0.2)
    terraces = rng.uniform(3, 9)
    step = (np.clip(depth, 0, 1) * terraces) % 1.0
    benches = noise(rng, side_px, "smooth") > rng.uniform(-1.0, 0.8)
    shading = 1 - rng.uniform(0.1, 0.35) * ((step < 0.2) & benches)
    shading = shading + rng.uniform(0.05, 0.2) * noise(rng, side_px, "rough")
    slope = np.gradient(ndimage.gaussian_filter(np.minimum(depth, 1.2), 1.5))
    light = rng.uniform(0, 2 * np.pi)
    shading = shading + 3 * (np.sin(light) * slope[0] + np.cos(light) * slope[1])
    other = radiometry.colour(rng, str(rng.choice(["rock", "dry grass", "slash"])), 0.2)
    share = np.clip(0.3 + 0.4 * noise(rng, side_px, "smooth"), 0, 1)[..., None]
    colours = (rock + share * (other - rock)) * np.clip(shading, 0.45, 1.4)[..., None]
    if rng.random() < 0.35:
        pond = depth < rng.uniform(0.15, 0.4)
        colours[pond] = radiometry.colour(rng, str(rng.choice(["water", "pool", "silt"])), 0.2)
    return Layer(colours.astype(np.float32), mask, 0.15)


def draw_paved(
    rng: np.random.Generator, ground: Ground, radiometry: Radiometry, place: Place
) -> Layer:
    """Draw a yard or car park of asphalt or concrete, with lines and cars where they are seen."""
    side_px, gsd_m, angle = ground.side_px, ground.gsd_m, rng.uniform(0, np.pi)
    mask = np.zeros((side_px, side_px), np.bool_)
    for _ in range(int(rng.integers(1, 3))):
        size_px = rng.uniform(20, 120, 2) / gsd_m
        corner = place + rng.uniform(-0.4, 0.4, 2) * size_px
        mask[rectangle(tuple(corner), tuple(size_px), angle, side_px)] = True
    if rng.random() < 0.4:
        width_px = rng.uniform(6, 14) / gsd_m
        mask |= ribbon(rng, side_px, width_px, 0.03 * side_px)[0] < width_px / 2
    surface = radiometry.colour(rng, str(rng.choice(["asphalt", "asphalt", "concrete"])), 0.25)
    worn = 1 + rng.uniform(0.02, 0.08) * noise(rng, side_px, "smooth")
    colours = (surface * worn[..., None]).astype(np.float32)
    along, over = rotated_coordinates(side_px, angle)
    if gsd_m < 1.2 and rng.random() < 0.7:
        row, bay = (over * gsd_m / 16) % 1.0, (along * gsd_m / 2.6) % 1.0
        colours[(row < 0.6) & (bay < 0.3 * gsd_m)] += 60
        number = (over * gsd_m / 16).astype(int) * 997 + (along * gsd_m / 2.6).astype(int)
        parked = (number * 7919) % 100 < rng.uniform(0, 60)
        car = parked & (row > 0.05) & (row < 0.35) & (bay > 0.35) & (bay < 0.9)
        colours[car] = rng.uniform(30, 230) + ((number[car] * 31) % 90 - 45)[:, None]
    return Layer(colours, mask)


def _lower(depth: FloatArray, field: FloatArray, place: Place) -> None:
    """Set a square field in a larger one where it is lower, centred at a place and clipped."""
    top, left = centred(place, field)
    first = max(0, -top), max(0, -left)
    window = depth[max(0, top) : top + len(field), max(0, left) : left + len(field)]
    part = field[first[0] :, first[1] :][: window.shape[0], : window.shape[1]]
    np.minimum(window, part, out=window)
