"""Which chip and which of its cells hold a candidate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import shapely

from ...model.files.craft_schema import PROPOSED, REJECTED
from ...model.rasters.grid import Grid
from .candidate import Candidate, Step
from .chips import Chip

LEAST_PX = 4.0
"""Of the area of a candidate: a smaller one cannot be seen."""
SLIVER_PX = 1.0
"""Of the width of a candidate: a narrower one is the difference of two outlines."""


class ChipIndex:
    """Finds the chip of a point.

    Args:
        chips: Of a pair.
    """

    def __init__(self, chips: Sequence[Chip]) -> None:
        self._chips = chips
        self._tree = shapely.STRtree([chip.outline() for chip in chips])

    def placed(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """Return candidates with chip and cell of their inner points; others are left out."""
        placed = []
        for candidate in candidates:
            point = candidate.geometry.representative_point()
            numbers = self._tree.query(point, predicate="intersects")
            if len(numbers):
                chip = self._chips[int(numbers.min())]
                placed.append(replace(candidate, chip=chip.name, cell=chip.cell(point)))
        return placed


def reject_tiny(candidates: Sequence[Candidate], grid: Grid) -> list[Candidate]:
    """Return candidates, the proposed ones that are too small or too narrow to see rejected.

    Args:
        candidates: Of any source.
        grid: Of the before raster.
    """
    pixel_area = abs(grid.transform.determinant)
    pixel = float(np.sqrt(pixel_area))
    return [_checked(one, pixel_area, pixel) for one in candidates]


def _checked(one: Candidate, pixel_area: float, pixel: float) -> Candidate:
    if one.state != PROPOSED or one.source == "drawn":
        return one
    area = one.geometry.area
    if area < LEAST_PX * pixel_area:
        reason = f"it has {area / pixel_area:.1f} pixels"
    elif 2 * area / one.geometry.length < SLIVER_PX * pixel:
        reason = "it is narrower than a pixel"
    else:
        return one
    return one.decided(REJECTED, Step.now("screening", "rejected", reason))
