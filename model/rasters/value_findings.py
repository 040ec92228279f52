"""Findings on the values of a raster, from a sample, with the remedy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from ..messages import Message
from ..requests.check import Finding
from .band_sample import BandSample, number_text
from .nodata_collar import find_collars
from .nodata_findings import collar_finding, far_value, far_value_finding

_DARK = 15
"""8-bit values within a range of this width cannot be distinguished by eye or network."""
_FEW_VALUES_PX = 1 << 16
_MOST_CLASSES = 24
_MANY_TIMES = 1e6
_EMPTY_BAND = 0.9


def value_findings(sample: BandSample) -> tuple[Finding, ...]:
    """Return findings on values that make results wrong or empty.

    They are bands without data, masks and classes instead of images, collars, far-off values, and
    ranges that the stretch cannot show.
    """
    return tuple(_findings(sample))


def _findings(sample: BandSample) -> Iterator[Finding]:
    empty = _empty_band(sample)
    if empty:
        yield empty
    if not sample.valid.any():
        return
    no_image = _no_image(sample)
    if no_image:
        yield no_image
        return
    reported: set[float] = set()
    for collar in find_collars(sample.values, sample.valid):
        reported.update(map(float, collar.colour))
        yield collar_finding(sample, collar)
    if sample.values.dtype == np.uint8:
        return
    for band, values in zip(sample.bands, sample.values[:, sample.valid], strict=True):
        far = far_value(values)
        if far is not None and float(far) not in reported:
            reported.add(float(far))
            yield far_value_finding(sample, band, far, float((values == far).mean()))
        elif far is None and _is_unstretchable(values):
            yield _unstretchable(sample, band, values)


def _empty_band(sample: BandSample) -> Finding | None:
    """Return a finding on bands without data where others have some."""
    empty = [
        b for b, share in zip(sample.bands, sample.missing, strict=True) if share >= _EMPTY_BAND
    ]
    if not empty or len(empty) == len(sample.bands):
        return None
    listed = ", ".join(map(str, empty))
    entirely = all(s == 1.0 for s in sample.missing if s >= _EMPTY_BAND)
    text = Message(
        (
            "Band {listed} of '{path}' is without data {nearly}everywhere, so "
            "nothing can be found. Choose other bands ({parameter})."
        ),
        listed=listed,
        path=sample.path,
        nearly="" if entirely else Message("nearly "),
        parameter=sample.parameter("bands"),
    )
    return Finding("bands", "amber" if sample.valid.any() else "red", text)


def _no_image(sample: BandSample) -> Finding | None:
    """Return a finding on a mask, classes or a constant band, where an image is expected."""
    values = sample.values[:, sample.valid]
    lows, highs = values.min(axis=1), values.max(axis=1)
    low, high = lows.min(), highs.max()
    name = f"'{sample.path}'"
    if low == high:
        text = Message(
            "All of {name} has the one value {low}: there is no image in it.",
            name=name,
            low=number_text(low),
        )
    elif _has_two_values(values):
        text = Message(
            (
                "{name} holds the two values {low} and {high} only, as a mask does; an "
                "image is expected."
            ),
            name=name,
            low=number_text(low),
            high=number_text(high),
        )
    elif values.dtype == np.uint8 and int(high) - int(low) <= _DARK:
        text = Message(
            (
                "8-bit values of {name} lie between {low} and {high} only, so that "
                "nearly nothing can be seen. If they are classes, take an image; if "
                "they are an image, stretch it to 0 to 255, as with gdal_translate "
                "-scale."
            ),
            name=name,
            low=low,
            high=high,
        )
    elif _are_classes(values):
        text = Message(
            ("{name} holds {count} different values only, as classes do; an image is expected."),
            name=name,
            count=len(np.unique(values)),
        )
    elif (lows == highs).any():
        numbers = [b for b, flat in zip(sample.bands, lows == highs, strict=True) if flat]
        text = Message(
            (
                "Band {numbers} of {name} has one value everywhere. "
                "Choose other bands ({parameter})."
            ),
            numbers=", ".join(map(str, numbers)),
            name=name,
            parameter=sample.parameter("bands"),
        )
    else:
        return None
    if text.endswith(("expected.", "in it.")):
        text += Message(" Choose another raster.")
    return Finding("bands", "amber", text)


def _are_classes(values: npt.NDArray[Any]) -> bool:
    """Return whether the one band that is read has fewer values than the darkest image."""
    if len(values) != 1 or values.dtype.kind not in "iu" or values.size < _FEW_VALUES_PX // 4:
        return False
    step = max(1, values.size // _FEW_VALUES_PX)
    return len(np.unique(values[:, ::step])) <= _MOST_CLASSES >= len(np.unique(values))


def _has_two_values(values: npt.NDArray[Any]) -> bool:
    step = max(1, values.shape[1] // _FEW_VALUES_PX)
    if len(np.unique(values[:, ::step])) > 2:
        return False
    return bool(((values == values.min()) | (values == values.max())).all())


def _is_unstretchable(values: npt.NDArray[Any]) -> bool:
    """Return whether the stretch leaves no contrast to the middle half of the values."""
    with np.errstate(over="ignore"):
        low, first, third, high = np.percentile(values.astype(np.float64), (2, 25, 75, 98))
        return bool(third > first and high - low > _MANY_TIMES * (third - first))


def _unstretchable(sample: BandSample, band: int, values: npt.NDArray[Any]) -> Finding:
    low, high = np.percentile(values.astype(np.float64), (2, 98))
    text = Message(
        (
            "Values of band {band} of '{path}' are stretched between {low:.3g} and "
            "{high:.3g}, which spans so many powers of ten that most of the image "
            "becomes one grey. Name what is no measurement as nodata, a range as "
            "low:high (--{parameter} on the command line, additional nodata values "
            "of the layer in QGIS)."
        ),
        band=band,
        path=sample.path,
        low=low,
        high=high,
        parameter=sample.parameter("nodata", "-"),
    )
    return Finding("bands", "amber", text)
