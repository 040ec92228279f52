"""The request that checks a pair before a run, and its result.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Dict, Optional, Tuple

from .flat import Flattened
from .pair import PairSource
from .wire import Decoded, decode

MARKS = ("green", "amber", "red")
"""Good; to be inspected; a run is impossible or would mislead."""


@dataclass(frozen=True)
class CheckRequest(Decoded):
    """Two rasters that are compared before a run.

    Attributes:
        pair: The rasters; a shift that is given is undone before the check, which then measures
            what is left of it.
        model: Name of the bundled model or path of the model folder whose range of ground sample
            distances the pair is compared with.
        fit_gsd: Whether images that are finer than that range will be shown at the nearest end of
            it. Ignored where ``gsd_m`` is given.
    """

    pair: Annotated[PairSource, Flattened()]
    model: str = "mini"
    fit_gsd: bool = True


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
        nodata_share: Share of the sampled pixels of the overlap that are without data, 0 to 1;
            None: unknown, because there is no overlap or too much of it to sample quickly.
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
    """The overlap of both rasters, within the extent of the request.

    Attributes:
        share: Share of the before raster that the after raster covers, 0 to 1.
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
    """The shift of the after image, by phase correlation of windows.

    A ground point at ``p`` of the before image is found at ``p + shift`` of the after image. To
    correct it, give ``(x_px, y_px)`` as ``DetectRequest.shift_px``.

    Attributes:
        x_px: To the right, in pixels of the before raster; with ``gsd_m`` still of the raster.
        y_px: Down, in pixels of the before raster.
        x_m: To the right, in metres.
        y_m: Down, in metres.
        spread_px: Median distance of the windows' shifts from their median, in pixels.
        windows: Number of windows that the shift comes from.
        rejected: Number of windows that were measured and did not agree with themselves or with
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
    """A sentence about a pair.

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
    """Facts and findings of a pair; what could not be measured is None, and a finding names why.

    Attributes:
        mark: The worst of the findings' marks.
        findings: Findings for the user, the most important first.
        before: The before raster, None when it cannot be used.
        after: The after raster, None when it cannot be used.
        overlap: None when there is none.
        shift: None when no window gave a reliable shift.
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
        facts = {name: decode(kind, values[name], finite=False) if values.get(name) else None
                 for name, kind in kinds.items()}  # fmt: skip
        findings = tuple(Finding(**finding) for finding in values["findings"])
        return cls(values["mark"], findings, **facts)
