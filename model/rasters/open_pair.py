"""Open the two rasters of a request and find the way from one to the other."""

from __future__ import annotations

from contextlib import ExitStack

from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..requests.pair import PairSource, RasterSource
from .band_reader import BandReader
from .crs import crs_name, crs_override, same_crs
from .grid_mapping import GridMapping, moved_back

_INEXACT_PX = 2.0
_INEXACT_M = 2.0
_BALLPARK_M = 100.0
"""About so far two datums lie apart, which is less than a pixel of coarser rasters."""


def open_pair(
    pair: PairSource, stack: ExitStack
) -> tuple[BandReader, BandReader, GridMapping, list[str]]:
    """Open both rasters of a pair.

    Args:
        pair: Names them and how they are read.
        stack: Closes them.

    Returns:
        Before, after, the mapping from before to after with the shift of the pair undone, and
        sentences for the user.

    Raises:
        MtrefsegError: One of them cannot be used, or no way leads from one CRS to the other.
    """
    before = open_source(pair.before, "before", pair.allow_remote)
    stack.callback(before.close)
    after = open_source(pair.after, "after", pair.allow_remote)
    stack.callback(after.close)
    try:
        mapping = GridMapping.between(before.grid, after.grid)
    except ProjError as error:
        raise MtrefsegError(
            f"No way is known from the CRS of '{before.path}', {crs_name(before.grid.crs)}, to "
            f"that of '{after.path}', {crs_name(after.grid.crs)}.",
            "Give the right CRS as crs_before or crs_after.",
        ) from error
    mapping = moved_back(mapping, pair.shift_px)
    after.grid = mapping.target
    warnings = [
        *_crs_warnings(before, pair.before.crs, "crs_before"),
        *_crs_warnings(after, pair.after.crs, "crs_after"),
        *_accuracy_warnings(mapping, before.gsd_m),
    ]
    return before, after, mapping, warnings


def open_source(source: RasterSource, date: str, allow_remote: bool = False) -> BandReader:
    """Open the raster of a date, ``before`` or ``after``.

    Raises:
        MtrefsegError: It cannot be used.
    """
    crs = crs_override(source.crs, f"crs_{date}")
    return BandReader(source, date, crs, allow_remote=allow_remote)


def _crs_warnings(source: BandReader, given: str, parameter: str) -> list[str]:
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
