"""Geometry of pixel grids: overlap, offset, ground sample distance. Pure: opens no file.

Pixel coordinates are ``(col, row)`` with the origin at the outer corner of the first pixel.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from affine import Affine
from rasterio.crs import CRS
from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

Array = npt.NDArray[np.float64]
_OUTLINE_STEPS = 64
_ALIGNED_PX = 0.02
_ROUNDING_PX = 1e-3


@dataclass(frozen=True)
class Grid:
    """A raster without its values; any orientation, also rotated or south-up.

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
        """Return the part that begins at ``row`` and ``col``; it may run past the edges."""
        a, b, c, d, e, f = self.transform[:6]
        moved = Affine(a, b, c + a * col + b * row, d, e, f + d * col + e * row)
        return Grid(self.crs, moved, height, width)

    def scaled(self, factor: float) -> Grid:
        """Return the same ground in pixels ``factor`` times as long, rounded to whole pixels."""
        a, b, c, d, e, f = self.transform[:6]
        longer = Affine(a * factor, b * factor, c, d * factor, e * factor, f)
        height, width = (max(1, round(size / factor)) for size in (self.height, self.width))
        return Grid(self.crs, longer, height, width)

    def frame(self) -> Polygon:
        """Return the outline in pixel coordinates."""
        return box(0, 0, self.width, self.height)

    def outline(self) -> Array:
        """Return points along the outline in pixel coordinates, shape ``(n, 2)``."""
        step = max(self.height, self.width) / _OUTLINE_STEPS
        return np.asarray(shapely.get_coordinates(self.frame().segmentize(step)))

    def bounds(self) -> tuple[float, float, float, float]:
        """Return ``(xmin, ymin, xmax, ymax)`` of the four corners in the CRS of the grid."""
        points = _affine(self.transform, shapely.get_coordinates(self.frame()))
        (xmin, ymin), (xmax, ymax) = points.min(axis=0), points.max(axis=0)
        return float(xmin), float(ymin), float(xmax), float(ymax)

    def gsd_m(self) -> float:
        """Return the ground sample distance in metres: the mean of both axes of ``pixel_m``.

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
        lonlat = _project(_affine(self.transform, points), self.crs, CRS.from_epsg(4326))
        if not np.isfinite(lonlat).all():
            return math.nan, math.nan
        geod = pyproj.Geod(ellps="WGS84")
        return geod.inv(*lonlat[0], *lonlat[1])[2], geod.inv(*lonlat[2], *lonlat[3])[2]


def to_pixels(points: Array, source: Grid, target: Grid) -> Array:
    """Carry pixel coordinates ``(n, 2)`` of one grid to another; infinite where that fails."""
    ground = _project(_affine(source.transform, points), source.crs, target.crs)
    pixels = _affine(~target.transform, ground)
    pixels[~np.isfinite(pixels).all(axis=1)] = np.inf
    return pixels


def overlap(grid: Grid, other: Grid) -> BaseGeometry:
    """Return the part of ``grid`` that ``other`` covers, in pixel coordinates of ``grid``.

    The CRS of one grid may be undefined in far corners of the other (a UTM scene in a world
    mosaic), so whichever outline survives the way there and back is the one that is clipped.
    """
    there = _outline_on(other, grid)
    if there is not None:
        return there.intersection(grid.frame())
    here = _outline_on(grid, other)
    if here is None:
        return Polygon()
    part = here.intersection(other.frame())
    if part.is_empty:
        return part
    part = part.segmentize(max(other.height, other.width) / _OUTLINE_STEPS)
    part = shapely.transform(part, lambda points: to_pixels(points, other, grid))
    return shapely.make_valid(part).intersection(grid.frame())


def moved_back(grid: Grid, reference: Grid, shift_px: tuple[float, float]) -> Grid:
    """Return ``grid`` moved to the left and up by so many pixels of ``reference``.

    Between two CRS the distance is that in the middle of ``reference``.
    """
    if not any(shift_px):
        return grid
    middle = np.array([reference.width / 2, reference.height / 2])
    ends = _affine(reference.transform, np.array([middle, middle + shift_px]))
    here, there = _project(ends, reference.crs, grid.crs)
    a, b, c, d, e, f = grid.transform[:6]
    x, y = (float(way) for way in here - there)
    return replace(grid, transform=Affine(a, b, c + x, d, e, f + y))


def pixel_offset(grid: Grid, other: Grid) -> tuple[int, int] | None:
    """Return ``(row, col)`` of the first pixel of ``grid`` in ``other``.

    None when the grids differ by more than whole pixels anywhere.
    """
    points = _lattice(grid, 5)
    offsets = to_pixels(points, grid, other) - points
    whole = np.round(offsets[0])
    if not np.isfinite(whole).all() or np.abs(offsets - whole).max() > _ALIGNED_PX:
        return None
    return int(whole[1]), int(whole[0])


def pixel_steps(grid: Grid, other: Grid) -> tuple[float, float]:
    """Return how many columns and rows of ``other`` one pixel of ``grid`` spans at its centre."""
    col, row = grid.width / 2, grid.height / 2
    points = np.array([(col, row), (col + 1, row), (col, row + 1)])
    there = to_pixels(points, grid, other)
    across, along = there[1] - there[0], there[2] - there[0]
    return math.hypot(across[0], along[0]), math.hypot(across[1], along[1])


def source_window(part: Grid, source: Grid, margin_px: float) -> tuple[int, int, int, int] | None:
    """Return ``(row, col, height, width)`` of the pixels of ``source`` that ``part`` needs.

    None when it needs none. ``margin_px`` is in pixels of ``source``, for the resampling kernel.
    """
    points = to_pixels(_lattice(part, 9), part, source)
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return None
    low, high = points.min(axis=0), points.max(axis=0)
    # Between two CRS the outline bends between the points of the lattice.
    bend = 0.0 if part.crs == source.crs else 0.02
    margin = margin_px + bend * (high - low) - _ROUNDING_PX
    size = np.array([source.width, source.height])
    col0, row0 = np.clip(np.floor(low - margin), 0, size).astype(int)
    col1, row1 = np.clip(np.ceil(high + margin), 0, size).astype(int)
    if row1 <= row0 or col1 <= col0:
        return None
    return int(row0), int(col0), int(row1 - row0), int(col1 - col0)


def distance_m(grid: Grid, other: Grid) -> float:
    """Return the geodesic distance between the nearest points of two outlines in metres."""
    ends = []
    for each in (grid, other):
        ground = _affine(each.transform, each.outline())
        lonlat = _project(ground, each.crs, CRS.from_epsg(4326))
        ends.append(lonlat[np.isfinite(lonlat).all(axis=1)])
    if not len(ends[0]) or not len(ends[1]):
        return math.nan
    first = np.repeat(ends[0], len(ends[1]), axis=0)
    second = np.tile(ends[1], (len(ends[0]), 1))
    geod = pyproj.Geod(ellps="WGS84")
    lengths = geod.inv(first[:, 0], first[:, 1], second[:, 0], second[:, 1])[2]
    return float(np.min(lengths))


def _outline_on(source: Grid, target: Grid) -> BaseGeometry | None:
    points = source.outline()
    there = to_pixels(points, source, target)
    if not np.isfinite(there).all():
        return None
    back = to_pixels(there, target, source)
    if not np.abs(back - points).max() <= 1e-3 * max(source.height, source.width):
        return None
    return shapely.make_valid(Polygon(there))


def _lattice(grid: Grid, count: int) -> Array:
    cols, rows = np.meshgrid(np.linspace(0, grid.width, count), np.linspace(0, grid.height, count))
    return np.column_stack((cols.ravel(), rows.ravel()))


def _affine(transform: Affine, points: Array) -> Array:
    a, b, c, d, e, f = transform[:6]
    x, y = points[:, 0], points[:, 1]
    with np.errstate(invalid="ignore", over="ignore"):
        return np.column_stack((a * x + b * y + c, d * x + e * y + f))


def _project(points: Array, source: CRS, target: CRS) -> Array:
    if source == target:
        return points
    x, y = _transformer(source.to_wkt(), target.to_wkt()).transform(points[:, 0], points[:, 1])
    return np.column_stack((x, y))


@lru_cache(maxsize=16)
def _transformer(source_wkt: str, target_wkt: str) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(source_wkt, target_wkt, always_xy=True)
