"""Fits images into a square, as published: aspect ratio kept, centred, black borders. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Letterbox:
    """Placement of an image in the middle of a square; the rest is black.

    Attributes:
        height: Of the image in pixels.
        width: Of the image in pixels.
        side: Of the square in pixels.
        enlarge: The longest side fills the square, as published; False keeps the size of smaller
            images.
    """

    height: int
    width: int
    side: int
    enlarge: bool = True

    @property
    def size(self) -> tuple[int, int]:
        """Height and width of the resized image."""
        scale = self.side / max(self.height, self.width)
        scale = scale if self.enlarge else min(1.0, scale)
        return max(1, round(self.height * scale)), max(1, round(self.width * scale))

    @property
    def rows(self) -> slice:
        """Rows of the square that the image covers."""
        top = (self.side - self.size[0]) // 2
        return slice(top, top + self.size[0])

    @property
    def cols(self) -> slice:
        """Columns of the square that the image covers."""
        left = (self.side - self.size[1]) // 2
        return slice(left, left + self.size[1])

    def fit(
        self, image: Pixels, resampling: Image.Resampling = Image.Resampling.BILINEAR
    ) -> Pixels:
        """Fit an image or a mask into the square."""
        square = np.zeros((self.side, self.side, *image.shape[2:]), np.uint8)
        height, width = self.size
        square[self.rows, self.cols] = np.asarray(
            Image.fromarray(image).resize((width, height), resampling)
        )
        return square
