"""Between masks of a chip and polygons of the map."""

from __future__ import annotations

import threading

import numpy as np
import shapely
from rasterio.features import rasterize, shapes
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from ...model.rasters.arrays import Mask
from ...model.rasters.grid import Grid

_RASTERIZE = threading.Lock()
"""rasterio silences a warning of its own for all threads at once, and the first that ends lets it
through for the others."""


def geometry_of(mask: Mask, grid: Grid) -> Polygon | MultiPolygon:
    """Return the outline of a mask along its pixels, in the CRS of its grid; may be empty."""
    found = shapes(mask.astype(np.uint8), mask, connectivity=8, transform=grid.transform)
    united = shapely.union_all([shape(outline) for outline, _ in found])
    return united if isinstance(united, (Polygon, MultiPolygon)) else MultiPolygon()


def mask_of(geometry: BaseGeometry, grid: Grid) -> Mask:
    """Return the pixels of a grid whose centre lies in a polygon, ``(height, width)``."""
    size = (grid.height, grid.width)
    if geometry.is_empty:
        return np.zeros(size, np.bool_)
    with _RASTERIZE:
        return np.asarray(rasterize([geometry], size, transform=grid.transform), np.bool_)
