"""Two rasters of one place, and how they are read: most requests hold one.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Optional, Tuple

from ..messages import Message
from .checks import Ranges, check_gsd, check_nodata, check_path, check_shift
from .flat import Flattened

DATES = (Message("before"), Message("after"))
"""The names of both dates, which end the names of parameters."""

Extent = Tuple[float, float, float, float]
"""``(xmin, ymin, xmax, ymax)``."""


@dataclass(frozen=True)
class RasterSource:
    """The raster of one date.

    Attributes:
        path: Path of the raster, or another name of it that GDAL opens.
        bands: Three band numbers from 1, repeated if need be; empty: by declared colours, by names,
            else the first three; a single band three times.
        crs: CRS where the file's own is missing or wrong (anything pyproj reads); empty: the
            file's.
        nodata: Values that are without data besides the file's own nodata, as closed ranges
            ``(low, high)``; a single value is a range with equal ends.
        file_nodata: Whether the nodata value that the file names counts.
    """

    path: str
    bands: Tuple[int, ...] = ()
    crs: str = ""
    nodata: Ranges = ()
    file_nodata: bool = True


@dataclass(frozen=True)
class PairSource:
    """Two rasters of one place and the grid on which they are compared.

    Creating one opens no file; ``same_raster.check_two_rasters`` compares the files.

    Attributes:
        before: Raster of the first date; its CRS and grid are those of the result.
        after: Raster of the second date, on any grid.
        extent: Extent to work in, ``(xmin, ymin, xmax, ymax)``; None: the whole overlap.
        extent_crs: CRS of ``extent`` (anything pyproj reads); empty: that of ``before``.
        gsd_m: Ground sample distance in metres to which both dates are resampled; None: that of
            ``before``.
        shift_px: Shift of the after image to the right and down, in pixels of the before raster;
            it is undone while the image is read.
        allow_remote: Whether rasters by URL, on network file systems of GDAL, and through files
            that refer to such are opened.

    Raises:
        MtrefsegError: Names the parameter, its value and the remedy.
    """

    before: Annotated[RasterSource, Flattened("{}_before", (("path", "before"),))]
    after: Annotated[RasterSource, Flattened("{}_after", (("path", "after"),))]
    extent: Optional[Extent] = None
    extent_crs: str = ""
    gsd_m: Optional[float] = None
    shift_px: Tuple[float, float] = (0.0, 0.0)
    allow_remote: bool = False

    def __post_init__(self) -> None:
        """Check the values, not the files: results of old name rasters that are gone."""
        for date, source in self.dates():
            check_path(date, source.path)
            check_nodata(f"nodata_{date}", source.nodata)
        check_shift(self.shift_px)
        check_gsd(self.gsd_m)

    def dates(self) -> Tuple[Tuple[str, RasterSource], Tuple[str, RasterSource]]:
        """Return both rasters with the names of their dates, which end the names of parameters."""
        return (DATES[0], self.before), (DATES[1], self.after)
