"""What counts as a change when the objects of both dates are compared."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ....model.errors import MtrefsegError
from ....model.requests.check import ShiftFacts

LARGEST_TOLERANCE_PX = 5
UNKNOWN_SHIFT_PX = 1.0


@dataclass(frozen=True)
class ComparisonOptions:
    """What counts as an object and as a change.

    Attributes:
        threshold: Probability above which a pixel belongs to an object, 0 to 1.
        weak_threshold: Of the other date, that covers an object; lower: an object that is seen
            less clearly there has not changed.
        covered: Share of an object below which the other date does not cover it: it appears or
            disappears.
        partly_covered: Share below which it changes state; the same as ``covered``: none does.
        min_area_px: Smaller objects are left out.
        tolerance_px: Distance within which a pixel of the other date covers one, for a
            misregistration.
        tile_px: Side of the square in which objects are segmented at once.
        margin_px: Around it; objects that are larger are joined from pieces.

    Raises:
        MtrefsegError: A value is outside of its range.
    """

    threshold: float = 0.5
    weak_threshold: float = 0.35
    covered: float = 0.28
    partly_covered: float = 0.28
    min_area_px: int = 16
    tolerance_px: int = 1
    tile_px: int = 768
    margin_px: int = 96

    def __post_init__(self) -> None:
        for name in ("threshold", "weak_threshold", "covered", "partly_covered"):
            _check(name, getattr(self, name), 0.0, 1.0)
        _check("partly_covered", self.partly_covered, self.covered, 1.0)
        _check("weak_threshold", self.weak_threshold, 0.0, self.threshold)
        _check("tolerance_px", self.tolerance_px, 0, LARGEST_TOLERANCE_PX)
        _check("min_area_px", self.min_area_px, 1, 1 << 30)
        _check("tile_px", self.tile_px, 64, 1 << 14)
        _check("margin_px", self.margin_px, 0, self.tile_px)


def tolerance_px(shift: ShiftFacts | None, corrected: bool) -> int:
    """Return the tolerance for a pair, from its measured shift.

    Args:
        shift: As measured; None: it could not be measured.
        corrected: Whether the shift is moved back while the pair is read: then only what windows
            differ by remains.
    """
    if shift is None:
        distance = UNKNOWN_SHIFT_PX
    else:
        distance = shift.spread_px if corrected else math.hypot(shift.x_px, shift.y_px)
    return min(LARGEST_TOLERANCE_PX, max(1, math.ceil(distance)))


def _check(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise MtrefsegError(
            "{name} {value} is not allowed.",
            "Use {least:g} to {most:g}.",
            name=name,
            value=value,
            least=least,
            most=most,
        )
