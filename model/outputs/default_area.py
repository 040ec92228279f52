"""The minimum area of polygons where a request names none."""

from __future__ import annotations

import math

from ..rasters.grid import Grid
from ..requests.polygons import PolygonOptions

LEAST_PX = 25
"""Pixels of the raster that a change must have."""


def min_area_m2(options: PolygonOptions, grid: Grid) -> float:
    """Return the area below which polygons are left out.

    Args:
        options: Of the request.
        grid: The whole raster.
    """
    if options.min_area_m2 is not None:
        return options.min_area_m2
    across_m, along_m = grid.pixel_m()
    area_m2 = LEAST_PX * across_m * along_m
    return area_m2 if math.isfinite(area_m2) else 0.0
