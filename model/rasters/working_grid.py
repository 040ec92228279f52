"""The working grid: the before raster's grid, cut to the overlap and the extent. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj.exceptions import ProjError
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from ..errors import MtrefsegError
from ..messages import Message
from ..requests.pair import PairSource
from .crs import crs_name, read_crs
from .grid import Grid
from .grid_mapping import GridMapping
from .overlap import distance_m, overlap

MIN_SIDE_PX = 32
_MAX_SIDE_PX = 1_000_000


@dataclass(frozen=True)
class WorkingArea:
    """The working grid of a run.

    Attributes:
        grid: The before raster's grid, cut to the area, at the requested ground sample distance.
        overlap_share: Share of the before raster that the after raster covers, 0 to 1.
        extent: Mapping from the working grid to the extent; pixels with their centre outside are
            not searched. None: no pixel is outside.
        warnings: Messages for the user.
    """

    grid: Grid
    overlap_share: float
    extent: GridMapping | None = None
    warnings: tuple[str, ...] = ()


def find_area(pair: PairSource, mapping: GridMapping) -> WorkingArea:
    """Find the working grid of a pair.

    Args:
        pair: Names the extent and the ground sample distance.
        mapping: From the before raster to the after raster.

    Raises:
        MtrefsegError: The overlap is too small, or the extent is outside of it.
    """
    before = mapping.source
    shared = _shared_area(pair, mapping)
    share = min(1.0, shared.area / before.frame().area)
    if pair.extent is None:
        return WorkingArea(_working_grid(pair, before, shared), share)
    extent = _extent_mapping(pair, before)
    area = _requested_area(extent, shared, pair.extent)
    requested = _pixels_around(area)
    grid = _working_grid(pair, before, shared.intersection(requested))
    warnings: tuple[str, ...] = ()
    if not shared.buffer(1.0).contains(requested):
        warnings = (
            Message(
                "The extent reaches beyond the overlap of the rasters; only the part "
                "that both cover is searched."
            ),
        )
    return WorkingArea(grid, share, _extent_of(extent, area, grid), warnings)


def _shared_area(pair: PairSource, mapping: GridMapping) -> BaseGeometry:
    """Return the overlap in pixel coordinates of the before raster."""
    shared = overlap(mapping)
    if shared.area > 0.0:
        return shared
    raise MtrefsegError(
        ("Rasters '{before_path}' and '{after_path}' do not overlap, they lie {distance} apart."),
        ("Choose two rasters of one place, or correct the CRS of the one that is misplaced."),
        before_path=pair.before.path,
        after_path=pair.after.path,
        distance=_distance_text(distance_m(mapping)),
    )


def _extent_mapping(pair: PairSource, before: Grid) -> GridMapping:
    """Return the mapping from the before raster to the requested extent as a single pixel."""
    xmin, ymin, xmax, ymax = extent = pair.extent or before.bounds()
    if not (math.isfinite(sum(extent)) and xmin < xmax and ymin < ymax):
        raise MtrefsegError(
            "Extent {extent} is empty.", "Give xmin, ymin, xmax, ymax in this order.", extent=extent
        )
    crs = read_crs(pair.extent_crs, "extent_crs") if pair.extent_crs else before.crs
    try:
        return GridMapping.between(before, Grid.from_extent(extent, crs), as_qgis=True)
    except ProjError as error:
        raise MtrefsegError(
            (
                "Parameter extent_crs is {crs}, from which no way leads to the CRS of "
                "'{path}', {before_crs}."
            ),
            "Give the extent in the CRS of the raster.",
            crs=crs_name(crs),
            path=pair.before.path,
            before_crs=crs_name(before.crs),
        ) from error


def _requested_area(
    extent: GridMapping, shared: BaseGeometry, sides: tuple[float, float, float, float]
) -> BaseGeometry:
    """Return the extent in pixel coordinates of the before raster."""
    area = overlap(extent)
    if area.intersection(shared).area > 0.0:
        return area
    raise MtrefsegError(
        "Extent {extent} lies outside the overlap of the rasters, {shared_extent}.",
        "Draw it inside, or leave it out to use the whole overlap.",
        extent=_extent_text(sides),
        shared_extent=_shared_extent_text(extent, shared),
    )


def _pixels_around(area: BaseGeometry) -> BaseGeometry:
    """Return the bounds of an area, extended to whole pixels."""
    low_col, low_row, high_col, high_row = area.bounds
    # a thousandth of a pixel is rounding, not one more pixel
    return box(
        math.floor(low_col + 1e-3),
        math.floor(low_row + 1e-3),
        math.ceil(high_col - 1e-3),
        math.ceil(high_row - 1e-3),
    )


def _extent_of(extent: GridMapping, area: BaseGeometry, grid: Grid) -> GridMapping | None:
    """Return the mapping from the grid to the extent; None where no pixel is outside of it."""
    # the mapping is interpolated to a fraction of a pixel of the extent, which needs many of them
    low_col, low_row, high_col, high_row = area.bounds
    side_px = max(high_col - low_col, high_row - low_row, 1.0)
    fine = extent.target.scaled(1.0 / math.ceil(side_px))
    mapping = GridMapping(grid, fine, extent.operation, extent.backward)
    if extent.operation.transformer is not None:
        return mapping
    # in one CRS the extent is convex in the grid: its corners suffice
    sides = [(0.5, size - 0.5) for size in (grid.width, grid.height)]
    corners = mapping(np.array([(col, row) for col in sides[0] for row in sides[1]]))
    inside = (corners >= -1e-6) & (corners <= [fine.width + 1e-6, fine.height + 1e-6])
    return None if inside.all() else mapping


def _working_grid(pair: PairSource, before: Grid, area: BaseGeometry) -> Grid:
    """Return the pixels with centres in the bounds of ``area``, at the requested GSD."""
    col0, row0, col1, row1 = (round(side) for side in area.bounds)
    grid = before.cut(row0, col0, row1 - row0, col1 - col0)
    remedy = Message(
        "Give at least {side_px} × {side_px} pixels that both rasters cover.", side_px=MIN_SIDE_PX
    )
    gsd_m = grid.gsd_m()
    if pair.gsd_m is not None and abs(pair.gsd_m / gsd_m - 1.0) > 1e-3:
        grid = grid.scaled(pair.gsd_m / gsd_m)
        remedy = Message(
            "Give at least {side_px} × {side_px} pixels that both rasters cover, or change "
            "gsd_m {gsd_m:g}.",
            side_px=MIN_SIDE_PX,
            gsd_m=pair.gsd_m,
        )
    if max(grid.height, grid.width) > _MAX_SIDE_PX:
        raise MtrefsegError(
            "At gsd_m {pair_gsd_m} the rasters have {width} × {height} pixels.",
            "Use a coarser one; theirs is {gsd_m:.3g} m.",
            pair_gsd_m=pair.gsd_m,
            width=grid.width,
            height=grid.height,
            gsd_m=gsd_m,
        )
    if min(grid.height, grid.width) < MIN_SIDE_PX:
        raise MtrefsegError(
            (
                "Only {width} × {height} pixels are left of the overlap of "
                "'{before_path}' and '{after_path}'{extent}."
            ),
            remedy,
            width=grid.width,
            height=grid.height,
            before_path=pair.before.path,
            after_path=pair.after.path,
            extent=Message(" in the extent") if pair.extent else "",
        )
    return grid


def _shared_extent_text(extent: GridMapping, shared: BaseGeometry) -> str:
    """Return the overlap as text, in the CRS of the extent or else of the before raster."""
    crs, outline = extent.target.crs, shapely.get_coordinates(shared.envelope.segmentize(64.0))
    points = extent.ground(outline)
    if not np.isfinite(points).all():
        crs, points = extent.source.crs, extent.source.to_ground(outline)
    bounds = (*points.min(axis=0), *points.max(axis=0))
    return Message("{extent} in {crs}", extent=_extent_text(bounds), crs=crs_name(crs))


def _extent_text(extent: tuple[float, float, float, float]) -> str:
    digits = 6 if max(abs(side) for side in extent) <= 360 else 1
    return "(" + ", ".join(f"{side:.{digits}f}" for side in extent) + ")"


def _distance_text(distance: float) -> str:
    if not math.isfinite(distance):
        return Message("an unknown distance")
    if distance < 1000:
        return f"{distance:.3g} m"
    return (
        Message("{distance:,.0f} km", distance=distance / 1000)
        if distance > 1e5
        else Message("{distance:.1f} km", distance=distance / 1000)
    )
