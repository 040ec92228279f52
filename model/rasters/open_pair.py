"""Open the two rasters of a request and find the way from one to the other."""

from __future__ import annotations

from contextlib import ExitStack

from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from .band_reader import RasterSource
from .crs import crs_name, crs_override, same_crs
from .grid_mapping import GridMapping, moved_back
from .value_options import ValueOptions
from .working_grid import PairRequest

_INEXACT_PX = 2.0
_INEXACT_M = 2.0
_BALLPARK_M = 100.0
"""About so far two datums lie apart, which is less than a pixel of coarser rasters."""


def open_pair(
    request: PairRequest, stack: ExitStack
) -> tuple[RasterSource, RasterSource, GridMapping, list[str]]:
    """Open both rasters of a request.

    Args:
        request: Names them and what is to be taken for theirs.
        stack: Closes them.

    Returns:
        Before, after, the mapping from before to after with the shift of the request undone, and
        sentences for the user.

    Raises:
        MtrefsegError: One of them cannot be used, or no way leads from one CRS to the other.
    """
    before = open_source(request, "before")
    stack.callback(before.close)
    after = open_source(request, "after")
    stack.callback(after.close)
    try:
        mapping = GridMapping.between(before.grid, after.grid)
    except ProjError as error:
        raise MtrefsegError(
            f"No way is known from the CRS of '{request.before}', {crs_name(before.grid.crs)}, to "
            f"that of '{request.after}', {crs_name(after.grid.crs)}.",
            "Give the right CRS as crs_before or crs_after.",
        ) from error
    mapping = moved_back(mapping, request.shift_px)
    after.grid = mapping.target
    warnings = [
        *_crs_warnings(before, request.crs_before, "crs_before"),
        *_crs_warnings(after, request.crs_after, "crs_after"),
        *_accuracy_warnings(mapping, before.gsd_m),
    ]
    return before, after, mapping, warnings


def open_source(request: PairRequest, date: str) -> RasterSource:
    """Open one of the rasters of a request: ``before`` or ``after``.

    Raises:
        MtrefsegError: It cannot be used.
    """
    crs = crs_override(getattr(request, f"crs_{date}"), f"crs_{date}")
    bands = getattr(request, f"bands_{date}")
    options = ValueOptions.of(request, date)
    return RasterSource(getattr(request, date), bands, f"bands_{date}", crs, options=options)


def _crs_warnings(source: RasterSource, given: str, parameter: str) -> list[str]:
    if not given.strip() or source.file_crs is None or same_crs(source.file_crs, source.grid.crs):
        return []
    return [
        f"Raster '{source.path}' is read in CRS {crs_name(source.grid.crs)}, as asked "
        f"({parameter}); its file says {crs_name(source.file_crs)}."
    ]


def _accuracy_warnings(mapping: GridMapping, gsd_m: float) -> list[str]:
    """Say where the transformation itself may lie off by more than the pixels that are compared."""
    accuracy_m = mapping.operation.accuracy_m
    way = f"from {crs_name(mapping.source.crs)} to {crs_name(mapping.target.crs)}"
    remedy = (
        "If the images do not lie on each other, reproject one with a program that has the exact "
        "transformation, or give crs_before or crs_after as a PROJ string with +towgs84."
    )
    if accuracy_m is None and gsd_m < _BALLPARK_M:
        return [
            f"No transformation {way} with a known accuracy is installed for this place, so the "
            f"shift between the two datums, up to some hundred metres, is left out. {remedy}"
        ]
    if accuracy_m is not None and accuracy_m > max(_INEXACT_M, _INEXACT_PX * gsd_m):
        return [
            f"The transformation {way} is accurate to {accuracy_m:.2g} m only, pixels are "
            f"{gsd_m:.2g} m. {remedy}"
        ]
    return []
