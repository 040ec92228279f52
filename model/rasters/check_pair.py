"""Check of a pair before a run: overlap, shift, and findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ..errors import Cancelled, MtrefsegError
from ..messages import Message
from ..requests.check import (
    CheckRequest,
    CheckResult,
    Finding,
    OverlapFacts,
    RasterFacts,
    ShiftFacts,
)
from ..requests.events import Progress
from ..requests.pair import PairSource, RasterSource
from ..requests.same_raster import check_two_rasters
from .crs import crs_override
from .date_findings import date_findings
from .describe_raster import describe_raster
from .model_gsd import gsd_findings
from .pair_findings import band_findings, pair_findings, shift_findings, worst_first
from .raster_pair import RasterPair
from .shift import measure_shift

OnShare = Callable[[float], None]
COARSER = 1.5
"""From this scale ratio on, the shift is measured in the pixels of the after raster."""


def check_pair(
    request: CheckRequest,
    on_progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> CheckResult:
    """Check a pair without the network; problems of the rasters become findings, not errors.

    Args:
        request: The pair, and the model that it is compared with.
        on_progress: Called with the progress, in the calling thread.
        cancelled: Called between windows; True stops the check.

    Raises:
        MtrefsegError: Both rasters are the same file, or a given CRS cannot be read.
        Cancelled: ``cancelled()`` returned True.
    """

    def on_share(share: float) -> None:
        if cancelled():
            raise Cancelled()
        on_progress(Progress("predict", 0.1 + 0.9 * share, text=Message("measuring the shift")))

    source = request.pair
    check_two_rasters(source)
    on_progress(Progress("open", 0.0, text=Message("opening both rasters")))
    findings = date_findings(source.before.path, source.after.path)
    before, after = (
        _describe(raster, date, source.allow_remote, findings) for date, raster in source.dates()
    )
    if before is None or after is None:
        return _result(findings, before, after)
    try:
        with RasterPair.open(source) as pair:
            facts = pair.facts
            across_m, along_m = pair.grid.pixel_m()
            size_m = (round(pair.width * across_m, 2), round(pair.height * along_m, 2))
            overlap = OverlapFacts(facts.overlap_share, facts.size_px, size_m, facts.scale_ratio)
            findings += band_findings(before, pair.choices[0])
            findings += band_findings(after, pair.choices[1])
            findings += pair_findings(pair)
            findings += gsd_findings(
                request.model, facts.gsd_m, request.fit_gsd and source.gsd_m is None
            )
            before = replace(before, nodata_share=_nodata_share(facts.valid_share_before))
            after = replace(after, nodata_share=_nodata_share(facts.valid_share_after))
            coarse = source.gsd_m is None and overlap.scale_ratio > COARSER
            shift = None if coarse else measure_shift(pair, on_share)
        if coarse:
            shift = _shift_at_coarse_gsd(replace(source, gsd_m=after.gsd_m), on_share)
    except Cancelled:
        raise
    except MtrefsegError as error:
        return _result([*findings, Finding("overlap", "red", error.text)], before, after)
    findings += shift_findings(shift, source.shift_px)
    return _result(findings, before, after, overlap, shift)


def _describe(
    source: RasterSource, date: str, allow_remote: bool, findings: list[Finding]
) -> RasterFacts | None:
    crs = crs_override(source.crs, f"crs_{date}")
    try:
        facts = describe_raster(source, allow_remote, crs)
    except MtrefsegError as error:
        findings.append(Finding("raster", "red", error.text))
        return None
    if facts["problem"]:
        findings.append(Finding("raster", "red", facts["problem"]))
        return None
    dtype = facts["dtype"]
    return RasterFacts(
        source.path,
        facts["crs"],
        facts["gsd_m"],
        (facts["width"], facts["height"]),
        facts["bands"],
        dtype if isinstance(dtype, str) else ", ".join(dict.fromkeys(dtype)),
    )


def _shift_at_coarse_gsd(source: PairSource, on_share: OnShare) -> ShiftFacts | None:
    try:
        with RasterPair.open(source) as pair:
            return measure_shift(pair, on_share)
    except Cancelled:
        raise
    except MtrefsegError:  # too few pixels of that size for a working grid
        return None


def _nodata_share(valid_share: float | None) -> float | None:
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
