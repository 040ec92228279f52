"""Nuisance factors: differences between two dates that are no change of the ground.

Relief shading, leafless trees, clouds with their shadows, misregistration. They have a random
generator of their own, so that the ground of a seed is the same with and without them.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .canvas import Canvas
from .land_cover import LandCover
from .shapes import FloatArray, noise

# probability of each
RELIEF, LEAFLESS, CLOUDS, MISREGISTERED = 0.35, 0.12, 0.15, 0.12
MAX_SHIFT_PX = 3.0  # along each axis
OPAQUE = 0.3  # density from which on a cloud hides the ground


def add_nuisance(rng: np.random.Generator, dates: tuple[Canvas, Canvas]) -> None:
    """Add nuisance factors to both dates, in place; what a cloud hides counts as unchanged."""
    if rng.random() < RELIEF:
        _shade_relief(rng, dates)
    if rng.random() < LEAFLESS:
        _defoliate(rng, dates[rng.integers(2)])
    if rng.random() < CLOUDS:
        date = int(rng.integers(2))
        _add_clouds(rng, dates[date], dates[1 - date])
    if rng.random() < MISREGISTERED:
        _misregister(rng, dates[1])


def _shade_relief(rng: np.random.Generator, dates: tuple[Canvas, Canvas]) -> None:
    """Shade one relief by two positions of the sun."""
    down, across = np.gradient(noise(rng, dates[0].side_px, "very smooth"))
    spread = np.hypot(down, across).std() + 1e-6
    strength, azimuth = rng.uniform(0.03, 0.2), rng.uniform(0, 2 * np.pi)
    for canvas in dates:
        angle = azimuth + rng.normal(0, 0.6)
        slope = (np.sin(angle) * down + np.cos(angle) * across) / spread
        canvas.shading *= np.clip(1 + strength * slope, 0.4, 1.6).astype(np.float32)


def _defoliate(rng: np.random.Generator, canvas: Canvas) -> None:
    bark = np.array([120, 105, 82], np.float32) * np.float32(np.exp(rng.normal(0, 0.15)))
    share = np.float32(rng.uniform(0.3, 0.8))
    trees = canvas.cover == LandCover.TREES
    canvas.albedo[trees] += share * (bark - canvas.albedo[trees])


def _add_clouds(rng: np.random.Generator, canvas: Canvas, other: Canvas) -> None:
    field = noise(rng, canvas.side_px, str(rng.choice(["smooth", "very smooth"])))
    edge = np.quantile(field, 1 - rng.uniform(0.03, 0.3))
    density = np.clip((field - edge) / 0.3, 0, 1) * np.float32(rng.uniform(0.25, 1.0))
    _add_cloud_shadow(rng, canvas, density)
    hidden = density > OPAQUE
    canvas.cover[hidden] = other.cover[hidden]
    white = np.float32(rng.uniform(205, 250))
    canvas.albedo += density[..., None] * (white - canvas.albedo)
    canvas.shading += density * (1 - canvas.shading)


def _add_cloud_shadow(rng: np.random.Generator, canvas: Canvas, density: FloatArray) -> None:
    length_px, angle = rng.uniform(8, 60), rng.uniform(0, 2 * np.pi)
    offset = length_px * np.array([np.sin(angle), np.cos(angle)])
    shadow = ndimage.shift(density, offset, order=1, mode="constant")
    canvas.shading *= 1 - np.float32(rng.uniform(0.3, 0.6)) * shadow


def _misregister(rng: np.random.Generator, canvas: Canvas) -> None:
    """Shift the image of a date, not its land cover."""
    offset: npt.NDArray[np.float64] = rng.uniform(-MAX_SHIFT_PX, MAX_SHIFT_PX, 2)
    canvas.albedo[:] = ndimage.shift(canvas.albedo, (*offset, 0), order=1, mode="nearest")
    canvas.shading[:] = ndimage.shift(canvas.shading, offset, order=1, mode="nearest")
