"""Bands of an image, reflectances of materials, and the values that an image shows them with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
Bands = tuple[str, str, str]

NATURAL: Bands = ("red", "green", "blue")
SHORTWAVE: Bands = ("swir", "nir", "red")
INFRARED: Bands = ("nir", "red", "green")
_ORDER = ("blue", "green", "red", "nir", "swir")
# Typical surface reflectance, percent, in the order above (spectral libraries of the USGS).
REFLECTANCE: dict[str, tuple[float, ...]] = {
    "char": (4.0, 4.5, 5.5, 10.0, 18.0),
    "scorched": (5.0, 7.0, 10.0, 17.0, 20.0),
    "ash": (14.0, 17.0, 20.0, 25.0, 28.0),
    "forest": (2.5, 4.5, 3.0, 32.0, 8.0),
    "grass": (4.0, 8.0, 6.0, 34.0, 16.0),
    "dry grass": (7.0, 11.0, 15.0, 26.0, 30.0),
    "brown soil": (6.0, 9.0, 13.0, 22.0, 28.0),
    "red soil": (5.0, 9.0, 19.0, 28.0, 34.0),
    "pale soil": (14.0, 19.0, 25.0, 32.0, 38.0),
    "rock": (20.0, 23.0, 26.0, 30.0, 32.0),
    "slash": (6.0, 8.0, 10.5, 20.0, 24.0),
    "asphalt": (8.0, 9.0, 10.0, 12.0, 14.0),
    "concrete": (18.0, 21.0, 23.0, 26.0, 27.0),
    "plastic": (30.0, 31.0, 31.0, 36.0, 24.0),
    "net": (7.0, 14.0, 9.0, 22.0, 18.0),
    "solar cell": (7.0, 5.5, 5.0, 8.0, 9.0),
    "pool": (27.0, 24.0, 9.0, 3.0, 1.0),
    "water": (5.0, 5.0, 3.0, 1.5, 0.8),
    "algae": (3.5, 9.0, 5.0, 16.0, 2.0),
    "silt": (8.0, 12.0, 14.0, 7.0, 1.5),
    "snow": (80.0, 80.0, 78.0, 68.0, 8.0),
    "cloud": (70.0, 70.0, 70.0, 70.0, 48.0),
}
_DARK = 2.0  # percent: shadow and clear water, what the first percentile of most images shows
# What the last percentiles of most images show, percent.
_BRIGHT = dict(zip(_ORDER, (14.0, 17.0, 21.0, 38.0, 34.0), strict=True))
_ROOFS, _ROOFS_GSD_M = 1.6, 3.0
_MIN_SPAN = 60.0  # an image of forest alone is stretched less than this would be


@dataclass(frozen=True)
class Radiometry:
    """How an image shows reflectance: linearly in each band.

    Attributes:
        bands: What its channels are.
        dark: Value of two percent, of each channel.
        gain: Values per percent, of each channel.
    """

    bands: Bands
    dark: FloatArray
    gain: FloatArray

    @classmethod
    def of_image(cls, image: Pixels, bands: Bands, gsd_m: float = 10.0) -> Radiometry:
        """Estimate it from the darkest and the brightest percent of an image.

        Args:
            image: ``(h, w, 3)``.
            bands: What the channels are.
            gsd_m: Ground sample distance in metres: fine pixels show roofs that are brighter.
        """
        low, high = np.percentile(image[::4, ::4].reshape(-1, 3), (1, 98), axis=0)
        span = np.maximum(high - low, _MIN_SPAN)
        if bands == NATURAL:
            # all three rise together: a scene without red objects is not redder
            span = np.maximum(span, 0.75 * span.max())
        factor = _ROOFS if gsd_m < _ROOFS_GSD_M else 1.0
        bright = np.array([factor * _BRIGHT[band] - _DARK for band in bands])
        return cls(bands, low.astype(np.float32), (span / bright).astype(np.float32))

    def colour(self, rng: np.random.Generator, material: str, spread: float = 0.15) -> FloatArray:
        """Sample the colour of a material: ``(3,)``, 0 to 255.

        Args:
            rng: Draws brightness and hue.
            material: A key of ``REFLECTANCE``.
            spread: Standard deviation of the logarithm of the brightness.
        """
        typical = dict(zip(_ORDER, REFLECTANCE[material], strict=True))
        percent = np.array([typical[band] for band in self.bands])
        percent = percent * np.exp(rng.normal(0, spread) + rng.normal(0, 0.06, 3))
        return np.clip(self.dark + self.gain * (percent - _DARK), 0, 255).astype(np.float32)
