"""What differs between two dates although nothing on the ground changed: a nuisance to learn.

Light on slopes, leafless trees, clouds with their shadows, misregistration. It has a random
generator of its own, so that a seed's ground is the same in every weather.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .land_cover import LandCover
from .shapes import FloatArray, noise

if TYPE_CHECKING:
    from .scene import Canvas

RELIEF, LEAFLESS, CLOUDS, ASTRAY = 0.35, 0.12, 0.15, 0.12  # how often
ASTRAY_PX = 3.0  # largest misregistration along each axis
OPAQUE = 0.3  # a cloud of this density hides what is below


def add_nuisance(rng: np.random.Generator, dates: tuple[Canvas, Canvas]) -> None:
    """Put both dates under weather, in place; what a cloud hides has not changed."""
    if rng.random() < RELIEF:
        _light_slopes(rng, dates)
    if rng.random() < LEAFLESS:
        _drop_leaves(rng, dates[rng.integers(2)])
    if rng.random() < CLOUDS:
        date = int(rng.integers(2))
        _draw_clouds(rng, dates[date], dates[1 - date])
    if rng.random() < ASTRAY:
        _shift(rng, dates[1])


def _light_slopes(rng: np.random.Generator, dates: tuple[Canvas, Canvas]) -> None:
    down, across = np.gradient(noise(rng, len(dates[0].cover), "very smooth"))
    spread = np.hypot(down, across).std() + 1e-6
    strength, sun = rng.uniform(0.03, 0.2), rng.uniform(0, 2 * np.pi)
    for canvas in dates:
        angle = sun + rng.normal(0, 0.6)
        slope = (np.sin(angle) * down + np.cos(angle) * across) / spread
        canvas.light *= np.clip(1 + strength * slope, 0.4, 1.6).astype(np.float32)


def _drop_leaves(rng: np.random.Generator, canvas: Canvas) -> None:
    twigs = np.array([120, 105, 82], np.float32) * np.float32(np.exp(rng.normal(0, 0.15)))
    share = np.float32(rng.uniform(0.3, 0.8))
    trees = canvas.cover == LandCover.TREES
    canvas.paint[trees] += share * (twigs - canvas.paint[trees])


def _draw_clouds(rng: np.random.Generator, canvas: Canvas, other: Canvas) -> None:
    side_px = len(canvas.cover)
    field = noise(rng, side_px, str(rng.choice(["smooth", "very smooth"])))
    edge = np.quantile(field, 1 - rng.uniform(0.03, 0.3))
    density = np.clip((field - edge) / 0.3, 0, 1) * np.float32(rng.uniform(0.25, 1.0))
    _cast_shadow(rng, canvas, density)
    hidden = density > OPAQUE
    canvas.cover[hidden] = other.cover[hidden]
    white = np.float32(rng.uniform(205, 250))
    canvas.paint += density[..., None] * (white - canvas.paint)
    canvas.light += density * (1 - canvas.light)


def _cast_shadow(rng: np.random.Generator, canvas: Canvas, density: FloatArray) -> None:
    way = rng.uniform(8, 60) * np.array([np.sin(angle := rng.uniform(0, 2 * np.pi)), np.cos(angle)])
    shadow = ndimage.shift(density, way, order=1, mode="constant")
    canvas.light *= 1 - np.float32(rng.uniform(0.3, 0.6)) * shadow


def _shift(rng: np.random.Generator, canvas: Canvas) -> None:
    """Move the picture of a date, not what is known of the ground."""
    step: npt.NDArray[np.float64] = rng.uniform(-ASTRAY_PX, ASTRAY_PX, 2)
    canvas.paint[:] = ndimage.shift(canvas.paint, (*step, 0), order=1, mode="nearest")
    canvas.light[:] = ndimage.shift(canvas.light, step, order=1, mode="nearest")
