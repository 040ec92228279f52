"""Findings on values that are probably nodata: collars, far-off values, undeclared alpha. Pure."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from ..messages import Message
from ..requests.check import Finding
from .band_sample import BandSample, number_text
from .nodata_collar import BLUR, Collar

_FAR = 3.0
"""A value is far off when its gap to all others is so many times their range."""
_LEAST_FAR = 0.002


def collar_finding(sample: BandSample, collar: Collar) -> Finding:
    """Return the finding on a nodata collar, with the remedy."""
    values = list(map(number_text, collar.colour))
    if len(set(values)) == 1:
        colour = Message("value {values} in all bands", values=values[0])
        remedy = _blurred_remedy(sample, collar) or _nodata_remedy(sample, values[0])
    else:
        colour = Message("colour {values}", values=", ".join(values))
        remedy = Message(
            'If so, make it transparent, as with gdalwarp -srcnodata "{values}" -dstalpha.',
            values=" ".join(values),
        )
    text = Message(
        (
            "From the edge inwards {share:.1%} of '{path}' has the one {colour}, "
            "as a frame without data has. {remedy}"
        ),
        share=collar.share,
        path=sample.path,
        colour=colour,
        remedy=remedy,
    )
    return Finding("nodata", "amber", text)


def _blurred_remedy(sample: BandSample, collar: Collar) -> str:
    """Return the remedy where compression has blurred the values of a collar; else empty."""
    value = int(collar.colour[0]) if collar.blurred else BLUR
    low, high = max(0, value - BLUR), min(255, value + BLUR)
    # a range in the middle would take pixels of the image by one of their bands
    if not collar.blurred or (low > 0 and high < 255):
        return ""
    return (
        _nodata_remedy(sample, f"{low}:{high}")
        + " Compression has blurred its edge, of which a strip "
        "may remain; a raster that was cut before it was compressed has none."
    )


def far_value(values: npt.NDArray[Any]) -> Any:
    """Return the smallest or largest value where it is frequent and far from all others."""
    for value, is_lowest in ((values.min(), True), (values.max(), False)):
        share = float((values == value).mean())
        if not _LEAST_FAR <= share < 1.0:
            continue
        others = values[values != value].astype(np.float64)
        low, high = np.percentile(others, (2, 98))
        gap = others.min() - float(value) if is_lowest else float(value) - others.max()
        if gap > _FAR * (high - low) and high > low:
            return value
    return None


def far_value_finding(sample: BandSample, band: int, value: Any, share: float) -> Finding:
    """Return the finding on a value that ``far_value`` found in a share of a band."""
    number = number_text(value)
    text = Message(
        (
            "In {share:.1%} of '{path}' band {band} has the one value {number}, "
            "far from all others, so it is probably no measurement. {remedy}"
        ),
        share=share,
        path=sample.path,
        band=band,
        number=number,
        remedy=_nodata_remedy(sample, number),
    )
    return Finding("nodata", "amber", text)


def _nodata_remedy(sample: BandSample, value: str) -> str:
    return Message(
        (
            "If so, name it as nodata: --{parameter} {value} on the command line, "
            "additional nodata value of the layer in QGIS."
        ),
        parameter=sample.parameter("nodata", "-"),
        value=value,
    )


def alpha_findings(path: str, band: int, values: npt.NDArray[Any]) -> tuple[Finding, ...]:
    """Return a finding on a band that looks like alpha: 0 and the largest value of its type only.

    Args:
        path: Path of the raster, for the message.
        band: Number of the band.
        values: A sample of its values, of any shape.
    """
    if values.dtype.kind not in "iu":
        return ()
    opaque = values == np.iinfo(values.dtype).max
    clear = values == 0
    if not (opaque.any() and clear.any() and (opaque | clear).all()):
        return ()
    text = Message(
        (
            "Band {band} of '{path}' looks like alpha and is not declared so: "
            "{clear:.1%} of the image would be without data. If it is, declare it, "
            "as with gdal_edit.py -colorinterp_{band} alpha."
        ),
        band=band,
        path=path,
        clear=clear.mean(),
    )
    return (Finding("nodata", "amber", text),)
