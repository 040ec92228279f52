"""From painted land cover to two images as two sensors would take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .land_cover import TEXTURE, LandCover
from .shapes import FloatArray, noise

if TYPE_CHECKING:
    from .scene import Canvas

_STRENGTH = np.array([TEXTURE[cover] for cover in LandCover], np.float32)


def render(
    rng: np.random.Generator, dates: tuple[Canvas, Canvas]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Add texture, light, haze, blur, misregistration and noise to both dates.

    Returns:
        The two images, ``(h, w, 3)`` uint8.
    """
    side_px = len(dates[0].cover)
    shared = _textures(rng, side_px)
    sensor = _Sensor.draw(rng)
    images = []
    for date, canvas in enumerate(dates):
        own = _textures(rng, side_px)
        mixed = tuple(0.65 * a + 0.75 * b for a, b in zip(shared, own, strict=True))
        image = canvas.paint * (canvas.light * _relief(canvas.cover, mixed))[..., None]
        sensor = sensor if date == 0 else sensor.another(rng)
        images.append(sensor.take(rng, image, date))
    return images[0], images[1]


def _textures(rng: np.random.Generator, side_px: int) -> tuple[FloatArray, ...]:
    return tuple(noise(rng, side_px, kind) for kind in ("fine", "rough", "smooth"))


def _relief(cover: npt.NDArray[np.uint8], textures: tuple[FloatArray, ...]) -> FloatArray:
    strength = _STRENGTH[cover]
    total = sum(strength[..., i] * texture for i, texture in enumerate(textures))
    return np.clip(1 + total, 0.3, 1.9).astype(np.float32)


class _Sensor:
    """Light, haze, colour balance and sharpness of one image."""

    def __init__(self, gain: FloatArray, offset: FloatArray, gamma: float, blur_px: float,
                 grain: float) -> None:  # fmt: skip
        self.gain, self.offset, self.gamma = gain, offset, gamma
        self.blur_px, self.grain = blur_px, grain

    @classmethod
    def draw(cls, rng: np.random.Generator) -> _Sensor:
        """Draw a sensor and its weather."""
        light = np.exp(rng.normal(0, 0.18))
        return cls(
            (light * np.exp(rng.normal(0, 0.06, 3))).astype(np.float32),
            np.abs(rng.normal(0, 12, 3)).astype(np.float32) * (rng.random() < 0.6),
            float(np.exp(rng.normal(0, 0.15))),
            float(rng.uniform(0.3, 0.9)),
            float(rng.uniform(0.5, 5.0)),
        )

    def another(self, rng: np.random.Generator) -> _Sensor:
        """Draw the second date: like the first, or something else altogether."""
        other = _Sensor.draw(rng)
        share = np.float32(rng.choice([0.2, 0.6, 1.0]))
        return _Sensor(
            self.gain + share * (other.gain - self.gain),
            self.offset + share * (other.offset - self.offset),
            self.gamma + float(share) * (other.gamma - self.gamma),
            other.blur_px,
            other.grain,
        )

    def take(self, rng: np.random.Generator, image: FloatArray, date: int) -> npt.NDArray[np.uint8]:
        """Return the image as this sensor sees it; the second date is misregistered a little."""
        image = ndimage.gaussian_filter(image, (self.blur_px, self.blur_px, 0))
        if date == 1 and rng.random() < 0.7:
            step = rng.normal(0, 0.6, 2)
            image = ndimage.shift(image, (step[0], step[1], 0), order=1, mode="nearest")
        image = 255 * np.clip(image / 255, 0, 1.3) ** np.float32(self.gamma)
        image = image * self.gain + self.offset
        grain = rng.standard_normal(image.shape, np.float32) * np.float32(self.grain)
        return np.clip(image + grain, 0, 255).astype(np.uint8)
