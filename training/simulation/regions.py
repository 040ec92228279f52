"""Outlines of simulated changes: fire scars with barriers, clearings in blocks and along roads."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from skimage.measure import label

from ..synthetic.scene_builder import centred
from ..synthetic.shapes import BoolArray, FloatArray, blob_field, noise, parcels, rectangle, ribbon

MIN_AREA_PX, MIN_CLEARING_PX = 40, 10


def burn_region(rng: np.random.Generator, ground: FloatArray, barrier: BoolArray) -> BoolArray:
    """Return where a fire burned: it starts at a point, spreads over terrain, stops at barriers.

    Args:
        rng: Decides.
        ground: Brightness of the ground, ``(s, s)``: its edges slow the fire.
        barrier: What does not burn.
    """
    side_px = len(ground)
    rows, cols = np.mgrid[:side_px, :side_px].astype(np.float32) / side_px
    start = rng.uniform(0.1, 0.9, 2)
    angle, stretch = rng.uniform(0, np.pi), rng.uniform(1.0, 2.5)
    down, across = rows - start[0], cols - start[1]
    along = np.cos(angle) * down + np.sin(angle) * across
    aside = np.cos(angle) * across - np.sin(angle) * down
    cost = rng.uniform(2.0, 6.0) * np.hypot(along / stretch, aside)
    cost = cost + rng.uniform(0.2, 0.8) * noise(rng, side_px, "smooth")
    cost = cost + rng.uniform(0.0, 0.25) * noise(rng, side_px, "rough")
    cost = cost + rng.uniform(0.0, 0.6) * ndimage.gaussian_gradient_magnitude(ground, 2.0) / 12
    if rng.random() < 0.35:
        cost = cost + _parcel_offsets(rng, side_px)
    burnt = cost < np.quantile(cost, rng.uniform(0.04, 0.45))
    burnt &= ~barrier
    if rng.random() < 0.4:
        width_px = rng.uniform(2.5, 6)
        burnt &= ribbon(rng, side_px, width_px, 0.05 * side_px)[0] > width_px / 2
    parts = _largest_parts(burnt, int(rng.integers(1, 4)))
    return _with_islands(rng, parts) & ~barrier


def _parcel_offsets(rng: np.random.Generator, side_px: int) -> FloatArray:
    """Return an offset of each field parcel: some do not burn, and the scar ends at their edge."""
    number = parcels(rng, side_px, rng.uniform(18, 70), rng.uniform(0, np.pi)).astype(int)
    offset = rng.normal(0, 0.7, int(number.max()) + 1).astype(np.float32)
    return offset[number]


def _largest_parts(region: BoolArray, count: int) -> BoolArray:
    """Return the largest connected parts of a region."""
    parts = label(region)
    sizes = np.bincount(parts.ravel())
    sizes[0] = 0
    kept = np.argsort(sizes)[::-1][:count]
    return np.asarray(np.isin(parts, kept[sizes[kept] >= MIN_AREA_PX]), np.bool_)


def _with_islands(rng: np.random.Generator, region: BoolArray) -> BoolArray:
    """Leave islands unburnt; holes of a few pixels are closed."""
    if rng.random() < 0.6:
        field = noise(rng, len(region), str(rng.choice(["rough", "smooth"])))
        region = region & (field < np.quantile(field, rng.uniform(0.82, 0.99)))
    return without_small_parts(~without_small_parts(~region, 25), MIN_AREA_PX)


def without_small_parts(region: BoolArray, least_px: int) -> BoolArray:
    """Return a region without its connected parts of fewer pixels."""
    parts, count = ndimage.label(region)
    kept = np.bincount(parts.ravel(), minlength=count + 1) >= least_px
    kept[0] = False
    return np.asarray(kept[parts], np.bool_)


def clearing_region(rng: np.random.Generator, forest: BoolArray) -> BoolArray:
    """Return clearings in a forest: irregular ones, blocks, or both along a road.

    Args:
        rng: Decides.
        forest: Where trees stand, ``(s, s)``.
    """
    side_px = len(forest)
    places = np.flatnonzero(forest)
    found = np.zeros(forest.shape, np.bool_)
    if not len(places):
        return found
    kind = rng.choice(["irregular", "blocks", "road"], p=[0.4, 0.3, 0.3])
    angle = rng.uniform(0, np.pi)
    size_px = float(np.exp(rng.uniform(np.log(4), np.log(60))))
    if kind == "road":
        distance, angle = ribbon(rng, side_px, 4, 0.05 * side_px * (rng.random() < 0.6))
        found |= distance < rng.uniform(0.6, 1.6)
        near = np.flatnonzero(forest & (distance < rng.uniform(1, 2) * size_px))
        places = near if len(near) else places
    for _ in range(int(rng.integers(1, 9))):
        center = np.array(np.unravel_index(rng.choice(places), forest.shape), np.float64)
        part_px = size_px * rng.uniform(0.6, 1.6)
        if kind == "irregular" or rng.random() < 0.2:
            _add_blob(rng, found, center, part_px)
        else:
            long_px = part_px * rng.uniform(1, 2.5)
            found[rectangle(tuple(center), (long_px, part_px), angle, side_px)] = True
    found &= forest
    found = ndimage.binary_opening(found) | (found & (kind == "road"))
    return without_small_parts(~without_small_parts(~found, 17), MIN_CLEARING_PX)


def _add_blob(
    rng: np.random.Generator, found: BoolArray, center: npt.NDArray[np.float64], radius_px: float
) -> None:
    field = blob_field(rng, radius_px / 2)
    inside = field + rng.uniform(0.1, 0.4) * noise(rng, len(field), "rough") < 1
    corner = centred(center, field)
    top, left = max(0, corner[0]), max(0, corner[1])
    visible = inside[top - corner[0] :, left - corner[1] :]
    window = found[top : top + visible.shape[0], left : left + visible.shape[1]]
    window |= visible[: window.shape[0], : window.shape[1]]
