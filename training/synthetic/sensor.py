"""From the canvases of two dates to two images as two sensors would take them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .canvas import Canvas
from .land_cover import TEXTURE, LandCover
from .shapes import FloatArray, noise

_TEXTURE_STRENGTH = np.array([TEXTURE[cover] for cover in LandCover], np.float32)


def render(
    rng: np.random.Generator, dates: tuple[Canvas, Canvas]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """Add texture, light, haze, blur, misregistration and noise to both dates.

    Returns:
        The two images, ``(h, w, 3)`` uint8.
    """
    side_px = dates[0].side_px
    shared = _textures(rng, side_px)
    sensor = Sensor.draw(rng)
    images = []
    for date, canvas in enumerate(dates):
        of_date = _textures(rng, side_px)
        mixed = tuple(0.65 * a + 0.75 * b for a, b in zip(shared, of_date, strict=True))
        texture = _texture_factor(canvas.cover, mixed)
        image = canvas.albedo * (canvas.shading * texture)[..., None]
        sensor = sensor if date == 0 else sensor.second_date(rng)
        images.append(sensor.capture(rng, image, misregistered=date == 1))
    return images[0], images[1]


def _textures(rng: np.random.Generator, side_px: int) -> tuple[FloatArray, ...]:
    return tuple(noise(rng, side_px, kind) for kind in ("fine", "rough", "smooth"))


def _texture_factor(cover: npt.NDArray[np.uint8], textures: tuple[FloatArray, ...]) -> FloatArray:
    strength = _TEXTURE_STRENGTH[cover]
    total = sum(strength[..., i] * texture for i, texture in enumerate(textures))
    return np.clip(1 + total, 0.3, 1.9).astype(np.float32)


@dataclass(frozen=True)
class Sensor:
    """Radiometry and sharpness of one image.

    Attributes:
        gain: Of each band.
        offset: Of each band, 0 to 255: haze.
        gamma: Exponent of the brightness.
        blur_px: Standard deviation of the point spread.
        noise: Standard deviation of the noise, 0 to 255.
    """

    gain: FloatArray
    offset: FloatArray
    gamma: float
    blur_px: float
    noise: float

    @classmethod
    def draw(cls, rng: np.random.Generator) -> Sensor:
        """Draw a sensor and its atmosphere."""
        light = np.exp(rng.normal(0, 0.18))
        return cls(
            (light * np.exp(rng.normal(0, 0.06, 3))).astype(np.float32),
            np.abs(rng.normal(0, 12, 3)).astype(np.float32) * (rng.random() < 0.6),
            float(np.exp(rng.normal(0, 0.15))),
            float(rng.uniform(0.3, 0.9)),
            float(rng.uniform(0.5, 5.0)),
        )

    def second_date(self, rng: np.random.Generator) -> Sensor:
        """Draw the sensor of the second date: between this one and an independent one."""
        other = Sensor.draw(rng)
        share = np.float32(rng.choice([0.2, 0.6, 1.0]))
        return Sensor(
            self.gain + share * (other.gain - self.gain),
            self.offset + share * (other.offset - self.offset),
            self.gamma + float(share) * (other.gamma - self.gamma),
            other.blur_px,
            other.noise,
        )

    def capture(
        self, rng: np.random.Generator, image: FloatArray, misregistered: bool
    ) -> npt.NDArray[np.uint8]:
        """Return the image that this sensor takes, ``(h, w, 3)``.

        Args:
            rng: Draws shift and noise.
            image: Radiance, ``(h, w, 3)``, 0 to 255.
            misregistered: Shift most images by a part of a pixel.
        """
        image = ndimage.gaussian_filter(image, (self.blur_px, self.blur_px, 0))
        if misregistered and rng.random() < 0.7:
            row, col = rng.normal(0, 0.6, 2)
            image = ndimage.shift(image, (row, col, 0), order=1, mode="nearest")
        image = 255 * np.clip(image / 255, 0, 1.3) ** np.float32(self.gamma)
        image = image * self.gain + self.offset
        grain = rng.standard_normal(image.shape, np.float32) * np.float32(self.noise)
        return np.clip(image + grain, 0, 255).astype(np.uint8)
