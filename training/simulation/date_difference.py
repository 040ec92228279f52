"""What differs between two dates though the ground did not change: season, light, sensor."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .ground import vegetation_index
from .spectra import Bands, FloatArray, Pixels

SEASON, CROPS, TRANSFER, RESOLUTION, SHIFT = 0.5, 0.35, 0.4, 0.2, 0.35  # probability of each
MAX_SHIFT_PX = 1.2
_LEVELS = 6  # per channel: fields of one colour change together
_LEAST_SPAN = 60.0  # of their colours; what is all alike changes as one


def differ(rng: np.random.Generator, image: Pixels, bands: Bands) -> Pixels:
    """Return an image of the same ground as another date would show it.

    Args:
        rng: Decides.
        image: ``(h, w, 3)`` uint8.
        bands: What the channels are.
    """
    values = image.astype(np.float32)
    if rng.random() < SEASON:
        values = values + _season(rng, image, bands)
    if rng.random() < CROPS:
        values = values + _crops(rng, values)
    if rng.random() < TRANSFER:
        values = _transfer(rng, values)
    if rng.random() < RESOLUTION:
        values = _coarser(rng, values)
    if rng.random() < SHIFT:
        row, col = rng.uniform(-MAX_SHIFT_PX, MAX_SHIFT_PX, 2)
        values = ndimage.shift(values, (row, col, 0), order=1, mode="nearest")
    return np.clip(values, 0, 255).astype(np.uint8)


def stretch(rng: np.random.Generator, image: Pixels) -> Pixels:
    """Stretch each channel from percentiles to the whole range, as rasters of 16 bits are."""
    low, high = np.percentile(image[::2, ::2], (2, 98), axis=(0, 1))
    middle, half = (low + high) / 2, np.maximum(high - low, 12) / 2
    half = half * rng.uniform(1.0, 1.5)
    values = (image.astype(np.float32) - (middle - half)) / (2 * half) * 255
    return np.clip(values, 0, 255).astype(np.uint8)


def _season(rng: np.random.Generator, image: Pixels, bands: Bands) -> FloatArray:
    """Return a drift of all plants towards another green, or towards dry."""
    index = ndimage.gaussian_filter(vegetation_index(image, bands), 1.0)
    low, high = np.quantile(index, (0.1, 0.95))
    share = np.clip((index - low) / max(float(high - low), 1e-3), 0, 1)
    return (share[..., None] * rng.normal(0, 12, 3)).astype(np.float32)


def _crops(rng: np.random.Generator, values: FloatArray) -> FloatArray:
    """Return other colours of single fields: what is of one colour changes together."""
    smooth = ndimage.gaussian_filter(values, (2.0, 2.0, 0))
    low, high = np.percentile(smooth[::4, ::4], (2, 98), axis=(0, 1))
    level = (smooth - low) / np.maximum(high - low, _LEAST_SPAN) * _LEVELS
    steps = np.clip(level, 0, _LEVELS - 1).astype(int)
    code = (steps[..., 0] * _LEVELS + steps[..., 1]) * _LEVELS + steps[..., 2]
    changed = rng.random(_LEVELS**3) < rng.uniform(0.1, 0.6)
    offset = rng.normal(0, 14, (_LEVELS**3, 3)) + rng.normal(0, 10, (_LEVELS**3, 1))
    drift = (offset * changed[:, None]).astype(np.float32)[code]
    return np.asarray(ndimage.gaussian_filter(drift, (1.0, 1.0, 0)), np.float32)


def _transfer(rng: np.random.Generator, values: FloatArray) -> FloatArray:
    """Return the image with mean and contrast of another sensor, band by band."""
    mean, spread = values.mean((0, 1)), values.std((0, 1)) + 1
    other_mean = mean + rng.normal(0, 18) + rng.normal(0, 8, 3)
    other_spread = spread * np.exp(rng.normal(0, 0.25) + rng.normal(0, 0.08, 3))
    return np.asarray((values - mean) / spread * other_spread + other_mean, np.float32)


def _coarser(rng: np.random.Generator, values: FloatArray) -> FloatArray:
    """Return the image as a sensor of larger pixels would show it on this grid."""
    blur_px = rng.uniform(0.5, 1.2)
    return np.asarray(ndimage.gaussian_filter(values, (blur_px, blur_px, 0)), np.float32)
