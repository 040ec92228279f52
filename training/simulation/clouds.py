"""Clouds with their shadows, haze and snow: what hides or dims the ground at one date."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ..synthetic.shapes import FloatArray, noise
from .ground import Mask, vegetation_index
from .spectra import Pixels, Radiometry

HIDING = 0.5  # opacity from which on nothing can be said of the ground
MAX_GSD_SHADOW_M = 1.0  # finer images are taken below the clouds: only shadows are in them


def add_clouds(
    rng: np.random.Generator, image: Pixels, radiometry: Radiometry, gsd_m: float
) -> tuple[Pixels, Mask]:
    """Return an image with thick or thin clouds and their shadows, and where it is hidden.

    Args:
        rng: Decides.
        image: ``(h, w, 3)`` uint8.
        radiometry: Of the image.
        gsd_m: Ground sample distance in metres.
    """
    side_px = len(image)
    field = noise(rng, side_px, str(rng.choice(["smooth", "very smooth"])))
    field = field + rng.uniform(0.1, 0.5) * noise(rng, side_px, "rough")
    edge = np.quantile(field, 1 - rng.uniform(0.03, 0.4))
    density = np.clip((field - edge) / rng.uniform(0.1, 0.8), 0, 1)
    thick = rng.random() < 0.6
    opacity = density * np.float32(rng.uniform(0.75, 1.0) if thick else rng.uniform(0.15, 0.5))
    values = image.astype(np.float32)
    shade = _cast(rng, density, rng.uniform(60, 900) / gsd_m) * rng.uniform(0.25, 0.65) * thick
    values = values - (shade[..., None] * (values - radiometry.dark)).astype(np.float32)
    if gsd_m <= MAX_GSD_SHADOW_M:
        return _pixels(values), np.zeros(density.shape, np.bool_)
    white = radiometry.colour(rng, "cloud", 0.1)
    white = white * (1 + 0.06 * noise(rng, side_px, "rough"))[..., None]
    # thin clouds are clearer in longer waves
    through = np.array([0.7 if band == "swir" else 1.0 for band in radiometry.bands], np.float32)
    share = opacity[..., None] * (through if not thick else 1.0)
    return _pixels(values + share * (white - values)), np.asarray(opacity > HIDING, np.bool_)


def _cast(rng: np.random.Generator, density: FloatArray, length_px: float) -> FloatArray:
    length_px = min(length_px, 0.4 * len(density))
    angle = rng.uniform(0, 2 * np.pi)
    offset = length_px * np.array([np.sin(angle), np.cos(angle)])
    shadow = ndimage.shift(density, offset, order=1, mode="constant")
    return np.asarray(ndimage.gaussian_filter(shadow, 1.0), np.float32)


def add_haze(
    rng: np.random.Generator, image: Pixels, radiometry: Radiometry, gsd_m: float
) -> tuple[Pixels, Mask]:
    """Return an image with less contrast, most in short waves, and no hidden pixel."""
    side_px = len(image)
    depth = rng.uniform(0.05, 0.4) * (1 + 0.4 * noise(rng, side_px, "very smooth"))
    depth = np.clip(depth, 0, HIDING - 0.02).astype(np.float32)
    strength = {"blue": 1.0, "green": 0.85, "red": 0.7, "nir": 0.4, "swir": 0.15}
    of_band = np.array([strength[band] for band in radiometry.bands], np.float32)
    white = np.minimum(radiometry.colour(rng, "cloud", 0.1), 235) * rng.uniform(0.7, 1.0)
    share = depth[..., None] * of_band
    return _pixels(image + share * (white - image)), np.zeros(depth.shape, np.bool_)


def add_snow(
    rng: np.random.Generator, image: Pixels, radiometry: Radiometry, gsd_m: float
) -> tuple[Pixels, Mask]:
    """Return an image with snow, in patches or all over, less under trees."""
    side_px = len(image)
    cover = rng.uniform(-0.8, 0.5) + rng.uniform(0.2, 0.9) * noise(rng, side_px, "smooth")
    cover = cover + rng.uniform(0.0, 0.3) * noise(rng, side_px, "fine")
    index = ndimage.gaussian_filter(vegetation_index(image, radiometry.bands), 1.0)
    low, high = np.quantile(index, (0.1, 0.9))
    plants = np.clip((index - low) / max(float(high - low), 1e-3), 0, 1)
    share = np.clip(2 * cover - rng.uniform(0.0, 1.5) * plants, 0, rng.uniform(0.7, 1.0))
    white = np.minimum(radiometry.colour(rng, "snow", 0.1), 250)
    relief = image.astype(np.float32) - ndimage.gaussian_filter(image.astype(np.float32), (3, 3, 0))
    values = image + share[..., None].astype(np.float32) * (white + relief - image)
    return _pixels(values), np.asarray(share > HIDING, np.bool_)


def _pixels(values: npt.NDArray[Any]) -> Pixels:
    return np.clip(values, 0, 255).astype(np.uint8)
