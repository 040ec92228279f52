"""A grid of pixels: outline, bounds, ground sample distance. Pure.

Pixel coordinates are ``(col, row)`` with the origin at the outer corner of the first pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pyproj
import shapely
from affine import Affine
from rasterio.crs import CRS
from shapely.geometry import Polygon, box

from .arrays import Points
from .crs import to_lonlat

OUTLINE_STEPS = 64


@dataclass(frozen=True)
class Grid:
    """Georeference and size of a raster; any orientation, also rotated or south-up.

    Attributes:
        crs: Coordinate reference system of ``transform``.
        transform: From pixel coordinates to the CRS.
        height: Rows.
        width: Columns.
    """

    crs: CRS
    transform: Affine
    height: int
    width: int

    @classmethod
    def from_extent(cls, extent: tuple[float, float, float, float], crs: CRS) -> Grid:
        """Return the single pixel that covers ``(xmin, ymin, xmax, ymax)`` in ``crs``."""
        xmin, ymin, xmax, ymax = extent
        return cls(crs, Affine(xmax - xmin, 0.0, xmin, 0.0, ymin - ymax, ymax), 1, 1)

    def cut(self, row: int, col: int, height: int, width: int) -> Grid:
        """Return the window that begins at ``row`` and ``col``; it may extend past the edges."""
        # ``Affine.translation`` rounds differently for rotated grids
        a, b, c, d, e, f = self.transform[:6]
        shifted = Affine(a, b, c + a * col + b * row, d, e, f + d * col + e * row)
        return Grid(self.crs, shifted, height, width)

    def scaled(self, factor: float) -> Grid:
        """Return the same area in pixels ``factor`` times as long, in whole pixels."""
        scaled = self.transform @ Affine.scale(factor)
        height, width = (max(1, round(size / factor)) for size in (self.height, self.width))
        return Grid(self.crs, scaled, height, width)

    def frame(self) -> Polygon:
        """Return the outline in pixel coordinates."""
        return box(0, 0, self.width, self.height)

    def outline(self) -> Points:
        """Return points along the outline in pixel coordinates, shape ``(n, 2)``."""
        step = max(self.height, self.width) / OUTLINE_STEPS
        return np.asarray(shapely.get_coordinates(self.frame().segmentize(step)))

    def lattice(self, count: int) -> Points:
        """Return ``count`` × ``count`` points from edge to edge in pixel coordinates."""
        cols = np.linspace(0, self.width, count)
        rows = np.linspace(0, self.height, count)
        return np.column_stack([axis.ravel() for axis in np.meshgrid(cols, rows)])

    def to_ground(self, points: Points) -> Points:
        """Return pixel coordinates ``(n, 2)`` as coordinates of the CRS."""
        return _affine(self.transform, points)

    def to_pixels(self, ground: Points) -> Points:
        """Return coordinates ``(n, 2)`` of the CRS as pixel coordinates."""
        return _affine(~self.transform, ground)

    def bounds(self) -> tuple[float, float, float, float]:
        """Return ``(xmin, ymin, xmax, ymax)`` of the four corners in the CRS of the grid."""
        points = self.to_ground(shapely.get_coordinates(self.frame()))
        (xmin, ymin), (xmax, ymax) = points.min(axis=0), points.max(axis=0)
        return float(xmin), float(ymin), float(xmax), float(ymax)

    def gsd_m(self) -> float:
        """Return the ground sample distance in metres: the geometric mean of ``pixel_m``.

        Raises:
            pyproj.exceptions.ProjError: The CRS has no relation to longitude and latitude.
        """
        across, along = self.pixel_m()
        return math.sqrt(across * along)

    def pixel_m(self) -> tuple[float, float]:
        """Return width and height of the pixel at the centre in metres, geodesic.

        Raises:
            pyproj.exceptions.ProjError: The CRS has no relation to longitude and latitude.
        """
        col, row = self.width / 2, self.height / 2
        points = np.array([(col, row), (col + 1, row), (col, row), (col, row + 1)])
        lonlat = to_lonlat(self.to_ground(points), self.crs)
        if not np.isfinite(lonlat).all():
            return math.nan, math.nan
        geod = pyproj.Geod(ellps="WGS84")
        return geod.inv(*lonlat[0], *lonlat[1])[2], geod.inv(*lonlat[2], *lonlat[3])[2]


def _affine(transform: Affine, points: Points) -> Points:
    # by hand: ``Affine @`` is declared for single points
    a, b, c, d, e, f = transform[:6]
    x, y = points[:, 0], points[:, 1]
    with np.errstate(invalid="ignore", over="ignore"):
        return np.column_stack((a * x + b * y + c, d * x + e * y + f))
