"""Draws objects on both dates of a synthetic scene: each stays, appears or disappears."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .canvas import Canvas
from .land_cover import LandCover, sample_colour
from .shapes import BoolArray, blob_field

TRANSITIONS = ("stays", "appears", "disappears")


def exists(transition: str, date: int) -> bool:
    """Return whether an object exists at a date, 0 or 1."""
    return transition == "stays" or (transition == "appears") == (date == 1)


class SceneBuilder:
    """The two canvases of a scene, and what all kinds of objects are drawn with.

    Args:
        rng: Source of all randomness; the same generator state gives the same scene.
        side_px: Side of the square images.
        scale: Size of the objects; 1 suits about 0.5 to 1 m for buildings and 5 m for ponds.

    Attributes:
        dates: The canvases before and after.
    """

    def __init__(self, rng: np.random.Generator, side_px: int, scale: float) -> None:
        self.rng, self.side_px, self.scale = rng, side_px, scale
        self.dates = (Canvas.blank(side_px), Canvas.blank(side_px))
        self._change_rate = rng.choice([0.15, 0.5, 0.8], p=[0.25, 0.5, 0.25])
        self._area = max(0.7, (side_px / 256) ** 2 / scale**1.5)

    def sample_count(self, per_area: float) -> int:
        """Sample a number of objects, given the mean for 256 x 256 pixels at scale 1."""
        return int(self.rng.poisson(per_area * self._area))

    def sample_size_px(self, low_px: float, high_px: float) -> float:
        """Sample a size from a log-uniform distribution, given the limits at scale 1."""
        return float(np.exp(self.rng.uniform(np.log(low_px), np.log(high_px))) * self.scale)

    def sample_transition(self, stays: float | None = None) -> str:
        """Sample a transition.

        Args:
            stays: Probability that an object stays, beside that of the whole scene.
        """
        if self.rng.random() > self._change_rate or (stays and self.rng.random() < stays):
            return "stays"
        return str(self.rng.choice(TRANSITIONS[1:]))

    def draw_blob(self, cover: LandCover, radius_px: float, transition: str) -> None:
        """Draw an irregular blob at a random position."""
        field = blob_field(self.rng, radius_px)
        center = self.rng.uniform(0, self.side_px, 2)
        self.draw(field < 1, centred(center, field), cover, transition)

    def draw(
        self, mask: BoolArray, corner: tuple[int, ...], cover: LandCover, transition: str
    ) -> None:
        """Draw an object at the dates at which it exists, in slightly different colours.

        Args:
            mask: Shape of the object.
            corner: Row and column of its first pixel.
            cover: Land cover of the object.
            transition: One of ``TRANSITIONS``.
        """
        colour = sample_colour(self.rng, cover)
        for date, canvas in enumerate(self.dates):
            if exists(transition, date):
                drift = self.rng.uniform(0, 0.5) * (sample_colour(self.rng, cover) - colour)
                canvas.draw(mask, corner, cover, colour + drift)


def centred(center: npt.NDArray[np.float64], field: npt.NDArray[np.generic]) -> tuple[int, ...]:
    """Return row and column of the first pixel of a square field around a centre."""
    return tuple((center - len(field) / 2).astype(int))
