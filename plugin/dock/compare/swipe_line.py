"""Geometry of the line between both dates, independent of QGIS and the canvas size."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Tuple

Box = Tuple[float, float, float, float]


@dataclass(frozen=True)
class SwipeLine:
    """A line across the canvas.

    Attributes:
        share: Fraction of the canvas on the side of the date before, 0 to 1.
        horizontal: Whether the date before is above the line instead of left of it.
    """

    share: float = 0.5
    horizontal: bool = False

    def at(self, x_share: float, y_share: float) -> SwipeLine:
        """Return the line through a point given in fractions of the canvas's width and height."""
        share = y_share if self.horizontal else x_share
        return replace(self, share=min(max(share, 0.0), 1.0))

    def rotated(self) -> SwipeLine:
        """Return the line with the other orientation."""
        return replace(self, horizontal=not self.horizontal)

    def stepped(self, step: float, horizontal: bool) -> SwipeLine:
        """Return the line moved by a part of the map; a line that lies the other way is rotated."""
        if horizontal != self.horizontal:
            return self.rotated()
        return self.at(self.share + step, self.share + step)

    def distance_px(self, x_px: float, y_px: float, width_px: float, height_px: float) -> float:
        """Return the distance of a point of the canvas from the line."""
        return abs(
            y_px - self.share * height_px if self.horizontal else x_px - self.share * width_px
        )

    def sides(self, width_px: float, height_px: float) -> Tuple[Box, Box]:
        """Return ``(x, y, width, height)`` of both sides, the side of the date before first."""
        if self.horizontal:
            cut = self.share * height_px
            return (0.0, 0.0, width_px, cut), (0.0, cut, width_px, height_px - cut)
        cut = self.share * width_px
        return (0.0, 0.0, cut, height_px), (cut, 0.0, width_px - cut, height_px)
