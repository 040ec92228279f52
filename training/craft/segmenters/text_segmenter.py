"""Interfaces: a text → the probability of what it names in one image; two images → any change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from ....model.errors import MtrefsegError
from ....model.rasters.arrays import Image

Probability = npt.NDArray[np.float32]
"""In [0, 1]: ``(h, w)`` of one text, ``(n, h, w)`` of several."""


class UnknownObject(MtrefsegError):
    """A segmenter cannot segment a text; the message names the text and what it can segment."""


@dataclass(frozen=True)
class SegmenterFacts:
    """Facts about a segmenter, for the provenance and for the size of its images.

    Attributes:
        name: Kind and name of the model.
        version: First 12 hexadecimal digits of the SHA-256 of its weights.
        min_px: Smallest side of an image.
        max_px: Largest side of an image that is segmented without loss of detail; larger ones
            are to be cut into tiles. None: any size.
        gsd_range_m: Ground sample distances that it was trained for; None: not known.
    """

    name: str
    version: str
    min_px: int = 1
    max_px: int | None = None
    gsd_range_m: tuple[float, float] | None = None


class TextSegmenter(Protocol):
    """Segments what texts name in one image."""

    @property
    def facts(self) -> SegmenterFacts:
        """Name and hash of the weights, limits of the images."""

    def segment(self, image: Image, texts: Sequence[str]) -> Probability:
        """Return the probability of each text, ``(n, h, w)``; the image is encoded once.

        Args:
            image: ``(3, h, w)``, 0 to 255.
            texts: Nouns or noun phrases, as ``building``.

        Raises:
            UnknownObject: It cannot segment one of the texts.
        """


class AnyChange(Protocol):
    """Finds any change between two images."""

    @property
    def facts(self) -> SegmenterFacts:
        """Name and hash of the weights, limits of the images."""

    def change(self, before: Image, after: Image) -> Probability:
        """Return the probability that something changed, ``(h, w)``.

        Args:
            before: ``(3, h, w)``, 0 to 255.
            after: The same shape.
        """
