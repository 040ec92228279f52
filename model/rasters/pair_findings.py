"""Findings on a pair: messages with a mark, on bands, overlap, CRS, GSD, nodata, shift. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..messages import Message
from ..requests.check import MARKS, Finding, RasterFacts, ShiftFacts
from ..requests.pair import DATES

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
        text = Message("'{path}' {doubt}", path=raster.path, doubt=choice.doubt)
        found.append(Finding("bands", "amber", text))
    if raster.dtype != "uint8":
        text = Message(
            (
                "'{path}' holds {dtype} values; they are stretched between the 2nd and "
                "the 98th percentile of the scene."
            ),
            path=raster.path,
            dtype=raster.dtype,
        )
        found.append(Finding("bands", "green", text))
    return found


def pair_findings(pair: RasterPair) -> list[Finding]:
    """Return findings on an open pair: overlap, CRS, GSD, nodata, values."""
    before, after = pair.value_findings
    return [_overlap(pair), *_crs(pair), _gsd(pair), *_nodata(pair), *before, *after]


def _overlap(pair: RasterPair) -> Finding:
    facts = pair.facts
    size = Message(
        "{width} × {height} pixels of {gsd_m:.3g} m",
        width=pair.width,
        height=pair.height,
        gsd_m=facts.gsd_m,
    )
    text = Message(
        ("The rasters overlap on {overlap_share:.0%} of the before raster; {size} are used"),
        overlap_share=facts.overlap_share,
        size=size,
    )
    if facts.overlap_share < LITTLE_OVERLAP:
        return Finding(
            "overlap", "amber", Message("{text}, and nothing is found elsewhere.", text=text)
        )
    return Finding("overlap", "green", text + ".")


def _crs(pair: RasterPair) -> list[Finding]:
    found = [Finding("crs", "amber", text) for text in pair.crs_warnings]
    before, after = pair.crs_names
    if before != after:
        text = Message(
            "The after raster is brought from {after} to {before} while it is read.",
            after=after,
            before=before,
        )
        found.append(Finding("crs", "green", text))
    return found


def _gsd(pair: RasterPair) -> Finding:
    facts = pair.facts
    before, after = f"{facts.gsd_before_m:.3g} m", f"{facts.gsd_after_m:.3g} m"
    if 0.5 <= facts.scale_ratio <= 2.0:
        return Finding(
            "gsd",
            "green",
            Message("Pixels are {before} before and {after} after.", before=before, after=after),
        )
    coarser, finer = DATES[::-1] if facts.scale_ratio > 1 else DATES
    text = Message(
        (
            "Pixels are {before} before and {after} after: what is small in the "
            "{finer} raster cannot be seen in the {coarser} raster. Resample to "
            "{gsd_m:.3g} m to compare like with like."
        ),
        before=before,
        after=after,
        finer=finer,
        coarser=coarser,
        gsd_m=max(facts.gsd_before_m, facts.gsd_after_m),
    )
    return Finding("gsd", "amber", text)


def _nodata(pair: RasterPair) -> list[Finding]:
    found = []
    shares = pair.facts.valid_share_before, pair.facts.valid_share_after
    for n, (date, valid) in enumerate(zip(DATES, shares, strict=True)):
        if valid == 0.0 and pair.value_findings[n]:
            continue  # they name the cause
        if valid == 0.0:
            text = Message(
                "The {date} raster has no valid pixel where the rasters overlap.", date=date
            )
            found.append(
                Finding(
                    "nodata", "red", Message("{text} Choose another raster or extent.", text=text)
                )
            )
        elif valid is not None and valid < 1.0:
            mark = "amber" if 1.0 - valid > MUCH_NODATA else "green"
            text = Message(
                "{valid:.1%} of the {date} raster is without data; nothing is found there.",
                valid=1 - valid,
                date=date,
            )
            found.append(Finding("nodata", mark, text))
    return found


def shift_findings(shift: ShiftFacts | None, corrected_px: tuple[float, float]) -> list[Finding]:
    """Return the finding on the shift of the after image, and whether it can be corrected.

    Args:
        shift: The measured shift; None: it could not be measured.
        corrected_px: Shift that was corrected in the measured pair.
    """
    if shift is None:
        text = Message(
            "The shift of the after image cannot be measured: too few parts of it "
            "look enough like the before image and agree, as where much has "
            "changed. Compare roads and banks by eye."
        )
        return [Finding("shift", "amber", text)]
    # adding zero removes the sign of a negative zero
    vector = f"({round(shift.x_px, 1) + 0.0}, {round(shift.y_px, 1) + 0.0})"
    where = Message(
        "{x_m:.2g} m to the {side} and {y_m:.2g} m {direction}",
        x_m=abs(shift.x_m),
        side=Message("right") if shift.x_m >= 0 else Message("left"),
        y_m=abs(shift.y_m),
        direction=Message("down") if shift.y_m >= 0 else Message("up"),
    )
    how = Message(
        "from {windows} window(s), spread {spread_px:.2g} pixels",
        windows=shift.windows,
        spread_px=shift.spread_px,
    )
    if shift.varies:
        text = Message(
            (
                "The after image is shifted by {vector} pixels in the middle ({how}), "
                "but not everywhere by the same: one shift does not correct it. "
                "Co-register it first."
            ),
            vector=vector,
            how=how,
        )
        return [Finding("shift", "amber", text)]
    if max(abs(shift.x_px), abs(shift.y_px)) < STILL_PX:
        text = Message(
            "The images lie on each other: a shift of {vector} pixels {how}.",
            vector=vector,
            how=how,
        )
        return [Finding("shift", "green", text)]
    text = Message(
        (
            "The after image is shifted by {vector} pixels, {where} ({how}). It "
            "can be corrected while it is read: shift {shift}."
        ),
        vector=vector,
        where=where,
        how=how,
        shift=f"{shift.x_px + corrected_px[0]:.2f},{shift.y_px + corrected_px[1]:.2f}",
    )
    return [Finding("shift", "amber", text)]
