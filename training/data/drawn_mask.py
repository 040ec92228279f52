"""Masks that a data set stores as polygons in pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from ...model.messages import Message

MAX_VERTICES = 100_000
"""Of one mask; outlines of masks of 1024 × 1024 pixels have some thousands."""
MAX_COORDINATE = 100_000.0


@dataclass(frozen=True)
class DrawnMask:
    """The union of filled polygons.

    Attributes:
        polygons: Vertices ``(x, y)`` in pixels, origin in the first pixel; the pixels on the
            outline belong to the mask, as in the published code.
    """

    polygons: tuple[tuple[tuple[float, float], ...], ...]

    @classmethod
    def from_json(cls, values: Any) -> DrawnMask:
        """Read ``[[[x, y], …], …]``, or a single polygon.

        Raises:
            ValueError: It is no list of polygons; the message says why.
        """
        if not isinstance(values, list):
            raise ValueError(Message("its polygons are no list"))
        if values and isinstance(values[0], list) and values[0] and _is_number(values[0][0]):
            values = [values]
        vertices = sum(len(one) for one in values if isinstance(one, list))
        if vertices > MAX_VERTICES:
            raise ValueError(
                Message(
                    "its polygons have {count} vertices, more than {most}",
                    count=vertices,
                    most=MAX_VERTICES,
                )
            )
        return cls(tuple(map(_polygon, values)))

    def pixels(self, height: int, width: int) -> npt.NDArray[np.bool_]:
        """Return the mask, ``(height, width)``; what lies outside is cut off."""
        canvas = Image.new("L", (width, height))
        draw = ImageDraw.Draw(canvas)
        for polygon in self.polygons:
            draw.polygon([(round(x), round(y)) for x, y in polygon], fill=255, outline=255)
        return np.asarray(canvas) > 0


def _polygon(values: Any) -> tuple[tuple[float, float], ...]:
    if not isinstance(values, list) or len(values) < 3:
        raise ValueError(Message("a polygon has fewer than three vertices"))
    return tuple(map(_vertex, values))


def _vertex(values: Any) -> tuple[float, float]:
    if not isinstance(values, list) or len(values) != 2 or not all(map(_is_number, values)):
        raise ValueError(Message("a vertex is {values}, not [x, y]", values=f"{values!r:.60}"))
    x, y = float(values[0]), float(values[1])
    if not (math.isfinite(x) and math.isfinite(y)) or max(abs(x), abs(y)) > MAX_COORDINATE:
        raise ValueError(Message("a vertex lies at {values}", values=f"{values!r:.60}"))
    return x, y


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
