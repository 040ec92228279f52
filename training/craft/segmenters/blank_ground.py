"""Ground without objects in place of a date that there is not."""

from __future__ import annotations

import numpy as np

from ....model.rasters.arrays import Image


def random_phase(image: Image, seed: int = 0) -> Image:
    """Return a texture with the spectrum and the mean colours of an image and no objects.

    The phases of all bands are shifted alike, so that the colours go together (Galerne, Gousseau
    and Morel 2011, Random phase textures).

    Args:
        image: ``(3, h, w)``.
        seed: The same seed gives the same texture.
    """
    height, width = image.shape[-2:]
    # the phases of white noise are those of a real image
    noise = np.random.default_rng(seed).normal(size=(height, width))
    shift = np.exp(1j * np.angle(np.fft.rfft2(noise)))
    shift[0, 0] = 1.0  # the mean stays
    spectrum = np.fft.rfft2(image.astype(np.float32)) * shift
    texture = np.fft.irfft2(spectrum, s=(height, width))
    return np.asarray(np.clip(np.rint(texture), 0, 255), dtype=np.uint8)


def mean_colour(image: Image) -> Image:
    """Return an image of one colour, the mean of an image ``(3, h, w)``."""
    mean = np.rint(image.mean(axis=(1, 2), keepdims=True))
    return np.broadcast_to(mean, image.shape).astype(np.uint8)
