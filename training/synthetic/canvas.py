"""One date of a synthetic scene while it is drawn: land cover, albedo and shading per pixel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .land_cover import LandCover
from .shapes import BoolArray, FloatArray


@dataclass
class Canvas:
    """One date of a scene; the image is albedo times shading.

    Attributes:
        cover: ``LandCover`` of each pixel, ``(h, w)`` uint8.
        albedo: Colour of the ground, ``(h, w, 3)``, 0 to 255.
        shading: Factor of the illumination, ``(h, w)``, 1 in the open.
    """

    cover: npt.NDArray[np.uint8]
    albedo: FloatArray
    shading: FloatArray

    @classmethod
    def blank(cls, side_px: int) -> Canvas:
        """Return a canvas of black bare soil in full light."""
        shape = (side_px, side_px)
        return cls(
            np.full(shape, LandCover.SOIL, np.uint8),
            np.zeros((*shape, 3), np.float32),
            np.ones(shape, np.float32),
        )

    @property
    def side_px(self) -> int:
        """Side of the square."""
        return len(self.cover)

    def draw(
        self, mask: BoolArray, corner: tuple[int, ...], cover: LandCover, colour: FloatArray
    ) -> None:
        """Draw a land cover where a mask is set.

        Args:
            mask: ``(h, w)``; clipped at the edges of the canvas.
            corner: Row and column of the mask's first pixel, which may lie outside.
            cover: What is drawn.
            colour: Its albedo, ``(3,)``.
        """
        top, left = max(0, corner[0]), max(0, corner[1])
        visible = mask[top - corner[0] :, left - corner[1] :]
        visible = visible[: max(0, self.side_px - top), : max(0, self.side_px - left)]
        window = np.s_[top : top + visible.shape[0], left : left + visible.shape[1]]
        self.cover[window][visible] = cover
        self.albedo[window][visible] = colour
        self.shading[window][visible] = 1.0
