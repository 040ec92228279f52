"""Before a run: what two rasters have in common, in numbers and in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..errors import Cancelled, MtrefsegError
from ..requests.check import (
    CheckRequest,
    CheckResult,
    Finding,
    OverlapFacts,
    RasterFacts,
    ShiftFacts,
)
from ..requests.detect import Progress
from .crs import crs_override
from .date_findings import about_dates
from .describe_raster import describe_raster
from .model_gsd import about_pixel_size
from .pair_findings import about_bands, about_pair, about_shift, worst_first
from .raster_pair import RasterPair
from .shift import measure_shift

Said = Callable[[float], None]
COARSER = 1.5
"""From this scale ratio on the shift is looked for in the pixels of the after raster."""


def check_pair(
    request: CheckRequest,
    report: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> CheckResult:
    """Look at a pair without the network; what is wrong with it is a finding, not an error.

    Args:
        request: Which rasters, and where.
        report: Takes progress, in the calling thread.
        cancelled: Asked between windows; True stops the check.

    Raises:
        MtrefsegError: The request itself makes no sense.
        Cancelled: The check was stopped.
    """

    def said(share: float) -> None:
        if cancelled():
            raise Cancelled()
        report(Progress("predict", 0.1 + 0.9 * share, text="measuring the shift"))

    request.check()
    report(Progress("open", 0.0, text="opening both rasters"))
    findings = about_dates(request.before, request.after)
    before, after = (_describe(request, date, findings) for date in ("before", "after"))
    if before is None or after is None:
        return _result(findings, before, after)
    try:
        with RasterPair.open(request) as pair:
            facts = pair.facts
            across_m, along_m = pair.grid.pixel_m()
            size_m = (round(pair.width * across_m, 2), round(pair.height * along_m, 2))
            overlap = OverlapFacts(facts.overlap_share, facts.size_px, size_m, facts.scale_ratio)
            findings += about_bands(before, pair.choices[0])
            findings += about_bands(after, pair.choices[1])
            findings += about_pair(pair)
            findings += about_pixel_size(request, facts.gsd_m)
            before = replace(before, nodata_share=_missing(facts.valid_share_before))
            after = replace(after, nodata_share=_missing(facts.valid_share_after))
            coarse = request.gsd_m is None and overlap.scale_ratio > COARSER
            shift = None if coarse else measure_shift(pair, said)
        if coarse:
            shift = _shift_in_coarse_pixels(replace(request, gsd_m=after.gsd_m), said)
    except Cancelled:
        raise
    except MtrefsegError as error:
        return _result([*findings, Finding("overlap", "red", str(error))], before, after)
    findings += about_shift(shift, request.shift_px)
    return _result(findings, before, after, overlap, shift)


def _describe(request: CheckRequest, date: str, findings: list[Finding]) -> RasterFacts | None:
    path = getattr(request, date)
    crs = crs_override(getattr(request, f"crs_{date}"), f"crs_{date}")
    try:
        found = describe_raster(path, request.allow_remote, crs=crs)
    except MtrefsegError as error:
        findings.append(Finding("raster", "red", str(error)))
        return None
    if found["problem"]:
        findings.append(Finding("raster", "red", found["problem"]))
        return None
    dtype = found["dtype"]
    return RasterFacts(
        path,
        found["crs"],
        found["gsd_m"],
        (found["width"], found["height"]),
        found["bands"],
        dtype if isinstance(dtype, str) else ", ".join(dict.fromkeys(dtype)),
    )


def _shift_in_coarse_pixels(request: CheckRequest, said: Said) -> ShiftFacts | None:
    try:
        with RasterPair.open(request) as pair:
            return measure_shift(pair, said)
    except Cancelled:
        raise
    except MtrefsegError:  # too few of the coarse pixels for a working grid
        return None


def _missing(valid_share: float | None) -> float | None:
    return None if valid_share is None else round(1.0 - valid_share, 4)


def _result(
    findings: list[Finding],
    before: RasterFacts | None,
    after: RasterFacts | None,
    overlap: OverlapFacts | None = None,
    shift: ShiftFacts | None = None,
) -> CheckResult:
    ordered = worst_first(findings)
    return CheckResult(ordered[0].mark, ordered, before, after, overlap, shift)
