"""Findings on a pair: messages with a mark, on bands, overlap, CRS, GSD, nodata, shift. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..requests.check import MARKS, Finding, RasterFacts, ShiftFacts

if TYPE_CHECKING:
    from .band_choice import BandChoice
    from .raster_pair import RasterPair

LITTLE_OVERLAP = 0.5
MUCH_NODATA = 0.5
STILL_PX = 1.0
"""A shift below this is within a pixel, as in most pairs."""


def worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Sort by mark, red first; the order within a mark is kept."""
    return tuple(sorted(findings, key=lambda finding: -MARKS.index(finding.mark)))


def band_findings(raster: RasterFacts, choice: BandChoice) -> list[Finding]:
    """Return findings on the choice of bands and on the stretch of their values.

    Args:
        raster: Facts of the raster.
        choice: The bands that are read, and the reason.
    """
    found = []
    text = choice.text(raster.path)
    if text:
        found.append(Finding("bands", "green", text))
    if choice.doubt:
        found.append(Finding("bands", "amber", f"'{raster.path}' {choice.doubt}"))
    if raster.dtype != "uint8":
        text = (
            f"'{raster.path}' holds {raster.dtype} values; they are stretched between the 2nd and "
            "the 98th percentile of the scene."
        )
        found.append(Finding("bands", "green", text))
    return found


def pair_findings(pair: RasterPair) -> list[Finding]:
    """Return findings on an open pair: overlap, CRS, GSD, nodata, values."""
    before, after = pair.value_findings
    return [_overlap(pair), *_crs(pair), _gsd(pair), *_nodata(pair), *before, *after]


def _overlap(pair: RasterPair) -> Finding:
    facts = pair.facts
    size = f"{pair.width} × {pair.height} pixels of {facts.gsd_m:.3g} m"
    text = f"The rasters overlap on {facts.overlap_share:.0%} of the before raster; {size} are used"
    if facts.overlap_share < LITTLE_OVERLAP:
        return Finding("overlap", "amber", f"{text}, and nothing is found elsewhere.")
    return Finding("overlap", "green", f"{text}.")


def _crs(pair: RasterPair) -> list[Finding]:
    found = [Finding("crs", "amber", text) for text in pair.crs_warnings]
    before, after = pair.crs_names
    if before != after:
        text = f"The after raster is brought from {after} to {before} while it is read."
        found.append(Finding("crs", "green", text))
    return found


def _gsd(pair: RasterPair) -> Finding:
    facts = pair.facts
    before, after = f"{facts.gsd_before_m:.3g} m", f"{facts.gsd_after_m:.3g} m"
    if 0.5 <= facts.scale_ratio <= 2.0:
        return Finding("gsd", "green", f"Pixels are {before} before and {after} after.")
    coarser, finer = ("after", "before") if facts.scale_ratio > 1 else ("before", "after")
    text = (
        f"Pixels are {before} before and {after} after: what is small in the {finer} raster cannot "
        f"be seen in the {coarser} raster. Resample to "
        f"{max(facts.gsd_before_m, facts.gsd_after_m):.3g} m to compare like with like."
    )
    return Finding("gsd", "amber", text)


def _nodata(pair: RasterPair) -> list[Finding]:
    found = []
    shares = pair.facts.valid_share_before, pair.facts.valid_share_after
    for n, (date, valid) in enumerate(zip(("before", "after"), shares, strict=True)):
        if valid == 0.0 and pair.value_findings[n]:
            continue  # they name the cause
        if valid == 0.0:
            text = f"The {date} raster has no valid pixel where the rasters overlap."
            found.append(Finding("nodata", "red", f"{text} Choose another raster or extent."))
        elif valid is not None and valid < 1.0:
            mark = "amber" if 1.0 - valid > MUCH_NODATA else "green"
            text = f"{1 - valid:.1%} of the {date} raster is without data; nothing is found there."
            found.append(Finding("nodata", mark, text))
    return found


def shift_findings(shift: ShiftFacts | None, corrected_px: tuple[float, float]) -> list[Finding]:
    """Return the finding on the shift of the after image, and whether it can be corrected.

    Args:
        shift: The measured shift; None: it could not be measured.
        corrected_px: Shift that was corrected in the measured pair.
    """
    if shift is None:
        text = (
            "The shift of the after image cannot be measured: too few parts of it look enough like "
            "the before image and agree, as where much has changed. Compare roads and banks by eye."
        )
        return [Finding("shift", "amber", text)]
    # adding zero removes the sign of a negative zero
    vector = f"({round(shift.x_px, 1) + 0.0}, {round(shift.y_px, 1) + 0.0})"
    where = (
        f"{abs(shift.x_m):.2g} m to the {'right' if shift.x_m >= 0 else 'left'} and "
        f"{abs(shift.y_m):.2g} m {'down' if shift.y_m >= 0 else 'up'}"
    )
    how = f"from {shift.windows} window(s), spread {shift.spread_px:.2g} pixels"
    if shift.varies:
        text = (
            f"The after image is shifted by {vector} pixels in the middle ({how}), but not "
            "everywhere by the same: one shift does not correct it. Co-register it first."
        )
        return [Finding("shift", "amber", text)]
    if max(abs(shift.x_px), abs(shift.y_px)) < STILL_PX:
        text = f"The images lie on each other: a shift of {vector} pixels {how}."
        return [Finding("shift", "green", text)]
    text = (
        f"The after image is shifted by {vector} pixels, {where} ({how}). It can be corrected "
        f"while it is read: shift {shift.x_px + corrected_px[0]:.2f},"
        f"{shift.y_px + corrected_px[1]:.2f}."
    )
    return [Finding("shift", "amber", text)]
