"""Where the line between both dates lies. No QGIS, no pixels of a screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Tuple

Box = Tuple[float, float, float, float]


@dataclass(frozen=True)
class SwipeLine:
    """A line across the map.

    Attributes:
        share: Part of the map before it, 0 to 1.
        level: It lies across: the date before is above it, not left of it.
    """

    share: float = 0.5
    level: bool = False

    def at(self, x_share: float, y_share: float) -> SwipeLine:
        """Return the line through a point, given in parts of the map's width and height."""
        share = y_share if self.level else x_share
        return replace(self, share=min(max(share, 0.0), 1.0))

    def turned(self) -> SwipeLine:
        """Return the line that lies the other way."""
        return replace(self, level=not self.level)

    def stepped(self, step: float, level: bool) -> SwipeLine:
        """Return the line moved by a part of the map; a line that lies the other way is turned."""
        if level != self.level:
            return self.turned()
        return self.at(self.share + step, self.share + step)

    def distance_px(self, x_px: float, y_px: float, width_px: float, height_px: float) -> float:
        """Return how far a point of the map is from the line."""
        return abs(y_px - self.share * height_px if self.level else x_px - self.share * width_px)

    def sides(self, width_px: float, height_px: float) -> Tuple[Box, Box]:
        """Return ``(x, y, width, height)`` of both sides, that of the date before first."""
        if self.level:
            cut = self.share * height_px
            return (0.0, 0.0, width_px, cut), (0.0, cut, width_px, height_px - cut)
        cut = self.share * width_px
        return (0.0, 0.0, cut, height_px), (cut, 0.0, width_px - cut, height_px)
