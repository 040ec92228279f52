"""Open the two rasters of a pair, and map the grid of one to that of the other."""

from __future__ import annotations

from contextlib import ExitStack

from pyproj.exceptions import ProjError

from ..errors import MtrefsegError
from ..messages import Message
from ..requests.pair import PairSource, RasterSource
from .band_reader import BandReader
from .crs import crs_name, crs_override, same_crs
from .grid_mapping import GridMapping, moved_back

_INEXACT_PX = 2.0
_INEXACT_M = 2.0
_BALLPARK_M = 100.0
"""About the distance between two datums, less than a pixel of coarser rasters."""


def open_pair(
    pair: PairSource, stack: ExitStack
) -> tuple[BandReader, BandReader, GridMapping, list[str]]:
    """Open both rasters of a pair.

    Args:
        pair: Names the rasters and how they are read.
        stack: Closes the rasters.

    Returns:
        Before, after, the mapping from before to after with the shift of the pair undone, and
        messages for the user.

    Raises:
        MtrefsegError: A raster cannot be used, or no operation leads from one CRS to the other.
    """
    before = open_reader(pair.before, "before", pair.allow_remote)
    stack.callback(before.close)
    after = open_reader(pair.after, "after", pair.allow_remote)
    stack.callback(after.close)
    try:
        mapping = GridMapping.between(before.grid, after.grid)
    except ProjError as error:
        raise MtrefsegError(
            (
                "No way is known from the CRS of '{before}', {before_crs}, to that "
                "of '{after}', {after_crs}."
            ),
            "Give the right CRS as crs_before or crs_after.",
            before=before.path,
            before_crs=crs_name(before.grid.crs),
            after=after.path,
            after_crs=crs_name(after.grid.crs),
        ) from error
    mapping = moved_back(mapping, pair.shift_px)
    after.grid = mapping.target
    warnings = [
        *_crs_warnings(before, pair.before.crs, "crs_before"),
        *_crs_warnings(after, pair.after.crs, "crs_after"),
        *_accuracy_warnings(mapping, before.gsd_m),
    ]
    return before, after, mapping, warnings


def open_reader(source: RasterSource, date: str, allow_remote: bool = False) -> BandReader:
    """Open the raster of a date, ``before`` or ``after``.

    Raises:
        MtrefsegError: The raster cannot be used.
    """
    crs = crs_override(source.crs, f"crs_{date}")
    return BandReader(source, date, crs, allow_remote=allow_remote)


def _crs_warnings(raster: BandReader, given: str, parameter: str) -> list[str]:
    if not given.strip() or raster.file_crs is None or same_crs(raster.file_crs, raster.grid.crs):
        return []
    return [
        Message(
            (
                "Raster '{path}' is read in CRS {crs}, as asked ({parameter}); "
                "its file says {file_crs}."
            ),
            path=raster.path,
            crs=crs_name(raster.grid.crs),
            parameter=parameter,
            file_crs=crs_name(raster.file_crs),
        )
    ]


def _accuracy_warnings(mapping: GridMapping, gsd_m: float) -> list[str]:
    """Return a message where the operation may be less accurate than the pixels are large."""
    accuracy_m = mapping.operation.accuracy_m
    between = Message(
        "from {source_crs} to {target_crs}",
        source_crs=crs_name(mapping.source.crs),
        target_crs=crs_name(mapping.target.crs),
    )
    remedy = Message(
        "If the images do not lie on each other, reproject one with a program "
        "that has the exact transformation, or give crs_before or crs_after as "
        "a PROJ string with +towgs84."
    )
    if accuracy_m is None and gsd_m < _BALLPARK_M:
        return [
            Message(
                (
                    "No transformation {between} with a known accuracy is installed for "
                    "this place, so the shift between the two datums, up to some hundred "
                    "metres, is left out. {remedy}"
                ),
                between=between,
                remedy=remedy,
            )
        ]
    if accuracy_m is not None and accuracy_m > max(_INEXACT_M, _INEXACT_PX * gsd_m):
        return [
            Message(
                (
                    "The transformation {between} is accurate to {accuracy_m:.2g} m only, "
                    "pixels are {gsd_m:.2g} m. {remedy}"
                ),
                between=between,
                accuracy_m=accuracy_m,
                gsd_m=gsd_m,
                remedy=remedy,
            )
        ]
    return []
