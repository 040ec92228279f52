"""What the engine is asked about a pair before a run, and what it answers.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple

from .checks import Ranges, check_gsd, check_nodata, check_paths, check_shift
from .same_raster import check_two_rasters
from .wire import Decoded, decode

MARKS = ("green", "amber", "red")
"""Good; look at it; a run is impossible or would mislead."""


@dataclass(frozen=True)
class CheckRequest(Decoded):
    """Two rasters to look at; the fields are those of ``DetectRequest``.

    Attributes:
        before: Path of the raster of the first date; its pixels are the unit of the shift.
        after: Path of the raster of the second date, on any grid.
        bands_before: Three band numbers from 1, repeated if need be; empty: by declared colours,
            by names, else the first three; a single band three times.
        bands_after: The same for the second date.
        extent: ``(xmin, ymin, xmax, ymax)`` to look at, or None for the whole overlap.
        extent_crs: CRS of ``extent`` (anything pyproj reads); empty: that of ``before``.
        gsd_m: Look at both dates in this ground sample distance in metres; None: as it is.
        shift_px: A shift that is corrected before the check, to see what is left of it.
        model: Model whose range of ground sample distances the pair is compared with.
        fit_gsd: As in ``DetectRequest``.
        crs_before: As in ``DetectRequest``.
        crs_after: As in ``DetectRequest``.
        nodata_before: As in ``DetectRequest``.
        nodata_after: As in ``DetectRequest``.
        file_nodata_before: As in ``DetectRequest``.
        file_nodata_after: As in ``DetectRequest``.
        allow_remote: As in ``DetectRequest``.
    """

    before: str
    after: str
    bands_before: Tuple[int, ...] = ()
    bands_after: Tuple[int, ...] = ()
    extent: Optional[Tuple[float, float, float, float]] = None
    extent_crs: str = ""
    gsd_m: Optional[float] = None
    shift_px: Tuple[float, float] = (0.0, 0.0)
    model: str = "mini"
    fit_gsd: bool = True
    crs_before: str = ""
    crs_after: str = ""
    nodata_before: Ranges = ()
    nodata_after: Ranges = ()
    file_nodata_before: bool = True
    file_nodata_after: bool = True
    allow_remote: bool = False

    def check(self) -> None:
        """Check all that can be told without opening a file.

        Raises:
            MtrefsegError: Names the parameter, its value and the remedy.
        """
        check_paths(self, ("before", "after"))
        check_two_rasters(self)
        check_shift(self.shift_px)
        check_nodata(self)
        check_gsd(self)


@dataclass(frozen=True)
class RasterFacts:
    """One of the two rasters.

    Attributes:
        path: As it was given.
        crs: Its CRS, a code where it has one.
        gsd_m: Ground sample distance in metres, geodesic.
        size_px: Columns and rows.
        bands: Number of bands.
        dtype: Type of their values.
        nodata_share: Part without a value of what was sampled in the overlap, 0 to 1; None:
            unknown, because there is no overlap or too much of it to sample quickly.
    """

    path: str
    crs: str
    gsd_m: float
    size_px: Tuple[int, int]
    bands: int
    dtype: str
    nodata_share: Optional[float] = None


@dataclass(frozen=True)
class OverlapFacts:
    """What both rasters cover, within the extent that was asked.

    Attributes:
        share: Part of the before raster that the after raster covers, 0 to 1.
        size_px: Columns and rows of the common grid.
        size_m: Width and height of it in metres.
        scale_ratio: Ground sample distance of the after raster by that of the before raster.
    """

    share: float
    size_px: Tuple[int, int]
    size_m: Tuple[float, float]
    scale_ratio: float


@dataclass(frozen=True)
class ShiftFacts:
    """How far the after image lies off, by phase correlation of windows.

    A ground point at ``p`` of the before image is found at ``p + shift`` of the after image. To
    correct it, give ``(x_px, y_px)`` as ``DetectRequest.shift_px``.

    Attributes:
        x_px: To the right, in pixels of the before raster; with ``gsd_m`` still of the raster.
        y_px: Down, in pixels of the before raster.
        x_m: To the right, in metres.
        y_m: Down, in metres.
        spread_px: Median distance of the windows' shifts from their median, in pixels.
        windows: Number of windows that the shift comes from.
        rejected: Number of windows that were looked at and did not agree with themselves or with
            the others.
        varies: Whether it differs over the scene, so that one shift does not correct it.
    """

    x_px: float
    y_px: float
    x_m: float
    y_m: float
    spread_px: float
    windows: int
    rejected: int
    varies: bool


@dataclass(frozen=True)
class Finding:
    """One sentence about a pair.

    Attributes:
        about: ``raster``, ``dates``, ``overlap``, ``crs``, ``gsd``, ``model``, ``bands``,
            ``nodata`` or ``shift``.
        mark: One of ``MARKS``.
        text: In plain words, with the remedy where there is one.
    """

    about: str
    mark: str
    text: str


@dataclass(frozen=True)
class CheckResult:
    """What was seen of a pair; what could not be seen is None, and a finding says why.

    Attributes:
        mark: The worst of the findings' marks.
        findings: What a user should know, the most important first.
        before: The before raster, None when it cannot be used.
        after: The after raster, None when it cannot be used.
        overlap: None when there is none.
        shift: None when no window gave a reliable answer.
    """

    mark: str
    findings: Tuple[Finding, ...]
    before: Optional[RasterFacts] = None
    after: Optional[RasterFacts] = None
    overlap: Optional[OverlapFacts] = None
    shift: Optional[ShiftFacts] = None

    @classmethod
    def from_dict(cls, values: Dict[str, Any]) -> CheckResult:
        """Make a result from decoded JSON."""
        kinds = {"before": RasterFacts, "after": RasterFacts, "overlap": OverlapFacts,
                 "shift": ShiftFacts}  # fmt: skip
        parts = {name: decode(kind, values[name], finite=False) if values.get(name) else None
                 for name, kind in kinds.items()}  # fmt: skip
        findings = tuple(Finding(**finding) for finding in values["findings"])
        return cls(values["mark"], findings, **parts)
