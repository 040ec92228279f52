"""The working grid: what both rasters cover and the request asks for. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pyproj
from pyproj.exceptions import CRSError
from rasterio.crs import CRS
from rasterio.errors import RasterioError
from rasterio.warp import transform_bounds
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..check_request import CheckRequest
from ..errors import MtrefsegError
from ..request import DetectRequest
from .grid import Grid, distance_m, overlap

PairRequest = DetectRequest | CheckRequest
"""They name rasters, bands, extent, ground sample distance and shift alike."""
MIN_SIDE_PX = 32
_MAX_SIDE_PX = 1_000_000


@dataclass(frozen=True)
class WorkingArea:
    """Where a run works.

    Attributes:
        grid: The before raster's grid, cut to the area, resampled if that was asked.
        overlap_share: Part of the before raster that the after raster covers, 0 to 1.
        warnings: Sentences for the user.
    """

    grid: Grid
    overlap_share: float
    warnings: tuple[str, ...] = ()


def find_area(request: PairRequest, before: Grid, after: Grid) -> WorkingArea:
    """Find the working grid of a request.

    Raises:
        MtrefsegError: The rasters share too little, or the extent lies elsewhere.
    """
    shared = _shared_area(request, before, after)
    asked = _asked_area(request, before, shared)
    grid = _working_grid(request, before, shared.intersection(asked))
    share = min(1.0, shared.area / before.frame().area)
    if request.extent is None or shared.buffer(1.0).contains(asked):
        return WorkingArea(grid, share)
    warning = (
        "The extent reaches beyond the overlap of the rasters; "
        "only the part that both cover is searched."
    )
    return WorkingArea(grid, share, (warning,))


def _shared_area(request: PairRequest, before: Grid, after: Grid) -> BaseGeometry:
    """Return what the after raster covers, in pixel coordinates of the before raster."""
    shared = overlap(before, after)
    if shared.area > 0.0:
        return shared
    raise MtrefsegError(
        f"Rasters '{request.before}' and '{request.after}' do not overlap, they lie "
        f"{_distance_text(distance_m(before, after))} apart.",
        "Choose two rasters of one place, or correct the CRS of the one that is misplaced.",
    )


def _asked_area(request: PairRequest, grid: Grid, shared: BaseGeometry) -> BaseGeometry:
    """Return the requested extent as whole pixels of the before raster."""
    if request.extent is None:
        return grid.frame()
    xmin, ymin, xmax, ymax = request.extent
    if not (math.isfinite(sum(request.extent)) and xmin < xmax and ymin < ymax):
        raise MtrefsegError(
            f"Extent {request.extent} is empty.", "Give xmin, ymin, xmax, ymax in this order."
        )
    crs = _crs(request.extent_crs) if request.extent_crs else grid.crs
    part = overlap(grid, Grid.from_extent(request.extent, crs))
    if not part.intersection(shared).area > 0.0:
        raise MtrefsegError(
            f"Extent {_extent_text(request.extent)} lies outside the overlap of the rasters, "
            f"{_shared_extent_text(grid, shared, crs)} in {crs.to_string()}.",
            "Draw it inside, or leave it out to use the whole overlap.",
        )
    low_col, low_row, high_col, high_row = part.bounds
    # A thousandth of a pixel is rounding of the numbers, not a wish for one more pixel.
    return box(
        math.floor(low_col + 1e-3),
        math.floor(low_row + 1e-3),
        math.ceil(high_col - 1e-3),
        math.ceil(high_row - 1e-3),
    )


def _working_grid(request: PairRequest, before: Grid, area: BaseGeometry) -> Grid:
    """Return the pixels whose centres lie within the bounds of ``area``, resampled if asked."""
    col0, row0, col1, row1 = (round(side) for side in area.bounds)
    grid = before.cut(row0, col0, row1 - row0, col1 - col0)
    remedy = f"Give at least {MIN_SIDE_PX} × {MIN_SIDE_PX} pixels that both rasters cover."
    gsd_m = grid.gsd_m()
    if request.gsd_m is not None and abs(request.gsd_m / gsd_m - 1.0) > 1e-3:
        grid = grid.scaled(request.gsd_m / gsd_m)
        remedy = f"{remedy[:-1]}, or change gsd_m {request.gsd_m:g}."
    if max(grid.height, grid.width) > _MAX_SIDE_PX:
        raise MtrefsegError(
            f"At gsd_m {request.gsd_m} the rasters have {grid.width} × {grid.height} pixels.",
            f"Use a coarser one; theirs is {gsd_m:.3g} m.",
        )
    if min(grid.height, grid.width) < MIN_SIDE_PX:
        raise MtrefsegError(
            f"Only {grid.width} × {grid.height} pixels are left of the overlap of "
            f"'{request.before}' and '{request.after}'"
            f"{' in the extent' if request.extent else ''}.",
            remedy,
        )
    return grid


def _crs(text: str) -> CRS:
    try:
        return CRS.from_wkt(pyproj.CRS.from_user_input(text).to_wkt())
    except (CRSError, RasterioError) as error:
        raise MtrefsegError(
            f"Extent CRS '{text}' is unknown.", "Use a code as EPSG:4326, or WKT."
        ) from error


def _shared_extent_text(grid: Grid, shared: BaseGeometry, crs: CRS) -> str:
    col0, row0, col1, row1 = shared.bounds
    bounds = grid.cut(int(row0), int(col0), round(row1 - row0), round(col1 - col0)).bounds()
    try:
        return _extent_text(transform_bounds(grid.crs, crs, *bounds))
    except RasterioError:
        return f"{_extent_text(bounds)} ({grid.crs.to_string()})"


def _extent_text(extent: tuple[float, float, float, float]) -> str:
    digits = 6 if max(abs(side) for side in extent) <= 360 else 1
    return "(" + ", ".join(f"{side:.{digits}f}" for side in extent) + ")"


def _distance_text(distance: float) -> str:
    if not math.isfinite(distance):
        return "an unknown distance"
    if distance < 1000:
        return f"{distance:.3g} m"
    return f"{distance / 1000:,.0f} km" if distance > 1e5 else f"{distance / 1000:.1f} km"
