"""What a sample of a raster's values says against it: sentences with the remedy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..requests.check import Finding
from .nodata_collar import BLUR, Collar, find_collars

_DARK = 15
"""Values of 8-bit bands within so few steps cannot be told apart by eye or network."""
_FEW_VALUES_PX = 1 << 16
_MOST_CLASSES = 24
_FAR = 3.0
"""A single value that lies so many times the range of all others away from them is no data."""
_LEAST_FAR = 0.002
_MANY_TIMES = 1e6
_BAD_BAND = 0.9


@dataclass(frozen=True)
class Sample:
    """Values of the bands that are read, at full resolution.

    Attributes:
        path: Of the raster.
        date: ``before``, ``after``, or empty when it is not one of a pair.
        bands: Their numbers, from 1.
        values: ``(bands, h, w)``, as the file holds them.
        valid: ``(h, w)``, True where a pixel has data.
        missing: Part of each band that has no data by its own values, 0 to 1.
    """

    path: str
    date: str
    bands: tuple[int, ...]
    values: npt.NDArray[Any]
    valid: npt.NDArray[np.bool_]
    missing: tuple[float, ...]

    def parameter(self, name: str, joint: str = "_") -> str:
        """Return the name of a parameter of this date."""
        return f"{name}{joint}{self.date}" if self.date else name


def about_values(sample: Sample) -> tuple[Finding, ...]:
    """Say what would make an answer wrong or empty: bad bands, masks, frames, far-off values."""
    return tuple(_findings(sample))


def _findings(sample: Sample) -> Iterator[Finding]:
    bad = _bad_band(sample)
    if bad:
        yield bad
    if not sample.valid.any():
        return
    flat = _flat(sample)
    if flat:
        yield flat
        return
    named: set[float] = set()
    for collar in find_collars(sample.values, sample.valid):
        named.update(map(float, collar.colour))
        yield _frame(sample, collar)
    if sample.values.dtype == np.uint8:
        return
    for band, values in zip(sample.bands, sample.values[:, sample.valid], strict=True):
        far = _far_value(values)
        if far is not None and float(far) not in named:
            named.add(float(far))
            yield _far_finding(sample, band, far, float((values == far).mean()))
        elif far is None and _spans(values):
            yield _spanning(sample, band, values)


def _bad_band(sample: Sample) -> Finding | None:
    """Tell a band that lacks data where others have some."""
    bad = [b for b, share in zip(sample.bands, sample.missing, strict=True) if share >= _BAD_BAND]
    if not bad or len(bad) == len(sample.bands):
        return None
    listed = ", ".join(map(str, bad))
    whole = all(s == 1.0 for s in sample.missing if s >= _BAD_BAND)
    text = (
        f"Band {listed} of '{sample.path}' is without data {'' if whole else 'nearly '}everywhere, "
        f"so nothing can be found. Choose other bands ({sample.parameter('bands')})."
    )
    return Finding("bands", "amber" if sample.valid.any() else "red", text)


def _flat(sample: Sample) -> Finding | None:
    """Tell a mask, classes or a constant band, where an image is expected."""
    values = sample.values[:, sample.valid]
    lows, highs = values.min(axis=1), values.max(axis=1)
    low, high = lows.min(), highs.max()
    name = f"'{sample.path}'"
    if low == high:
        text = f"All of {name} has the one value {_number(low)}: there is no image in it."
    elif _has_two_values(values):
        text = (
            f"{name} holds the two values {_number(low)} and {_number(high)} only, as a mask does; "
            "an image is expected."
        )
    elif values.dtype == np.uint8 and int(high) - int(low) <= _DARK:
        text = (
            f"8-bit values of {name} lie between {low} and {high} only, so that nearly nothing can "
            "be seen. If they are classes, take an image; if they are an image, stretch it to 0 to "
            "255, as with gdal_translate -scale."
        )
    elif _are_classes(values):
        text = (
            f"{name} holds {len(np.unique(values))} different values only, as classes do; an image "
            "is expected."
        )
    elif (lows == highs).any():
        numbers = [b for b, flat in zip(sample.bands, lows == highs, strict=True) if flat]
        text = (
            f"Band {', '.join(map(str, numbers))} of {name} has one value everywhere. Choose other "
            f"bands ({sample.parameter('bands')})."
        )
    else:
        return None
    if text.endswith(("expected.", "in it.")):
        text += " Choose another raster."
    return Finding("bands", "amber", text)


def _are_classes(values: npt.NDArray[Any]) -> bool:
    """Tell whether the one band that is read holds fewer values than the darkest image has."""
    if len(values) != 1 or values.dtype.kind not in "iu" or values.size < _FEW_VALUES_PX // 4:
        return False
    step = max(1, values.size // _FEW_VALUES_PX)
    return len(np.unique(values[:, ::step])) <= _MOST_CLASSES >= len(np.unique(values))


def _has_two_values(values: npt.NDArray[Any]) -> bool:
    step = max(1, values.shape[1] // _FEW_VALUES_PX)
    if len(np.unique(values[:, ::step])) > 2:
        return False
    return bool(((values == values.min()) | (values == values.max())).all())


def _frame(sample: Sample, collar: Collar) -> Finding:
    values = list(map(_number, collar.colour))
    if len(set(values)) == 1:
        what = f"value {values[0]} in all bands"
        remedy = _blurred(sample, collar) or _remedy(sample, values[0])
    else:
        what = f"colour {', '.join(values)}"
        remedy = (
            "If so, make it transparent, as with gdalwarp -srcnodata "
            f'"{" ".join(values)}" -dstalpha.'
        )
    text = (
        f"From the edge inwards {collar.share:.1%} of '{sample.path}' has the one {what}, as a "
        f"frame without data has. {remedy}"
    )
    return Finding("nodata", "amber", text)


def _blurred(sample: Sample, collar: Collar) -> str:
    """Return the remedy for a frame whose values compression has changed; empty: it has not."""
    value = int(collar.colour[0]) if collar.blurred else BLUR
    low, high = max(0, value - BLUR), min(255, value + BLUR)
    # a range in the middle would take pixels of the image by one of their bands
    if not collar.blurred or (low > 0 and high < 255):
        return ""
    return (
        _remedy(sample, f"{low}:{high}") + " Compression has blurred its edge, of which a strip "
        "may remain; a raster that was cut before it was compressed has none."
    )


def _far_value(values: npt.NDArray[Any]) -> Any:
    """Return the smallest or largest value when it is frequent and far from all others."""
    for value, below in ((values.min(), True), (values.max(), False)):
        share = float((values == value).mean())
        if not _LEAST_FAR <= share < 1.0:
            continue
        others = values[values != value].astype(np.float64)
        low, high = np.percentile(others, (2, 98))
        gap = others.min() - float(value) if below else float(value) - others.max()
        if gap > _FAR * (high - low) and high > low:
            return value
    return None


def _far_finding(sample: Sample, band: int, value: Any, share: float) -> Finding:
    text = (
        f"In {share:.1%} of '{sample.path}' band {band} has the one value {_number(value)}, far "
        f"from all others, so it is probably no measurement. {_remedy(sample, _number(value))}"
    )
    return Finding("nodata", "amber", text)


def _spans(values: npt.NDArray[Any]) -> bool:
    """Tell whether the stretch leaves no contrast to the middle half of the values."""
    with np.errstate(over="ignore"):
        low, first, third, high = np.percentile(values.astype(np.float64), (2, 25, 75, 98))
        return bool(third > first and high - low > _MANY_TIMES * (third - first))


def _spanning(sample: Sample, band: int, values: npt.NDArray[Any]) -> Finding:
    low, high = np.percentile(values.astype(np.float64), (2, 98))
    text = (
        f"Values of band {band} of '{sample.path}' are stretched between {low:.3g} and {high:.3g}, "
        "which spans so many powers of ten that most of the image becomes one grey. Name what is "
        f"no measurement as nodata, a range as low:high (--{sample.parameter('nodata', '-')} on "
        "the command line, additional nodata values of the layer in QGIS)."
    )
    return Finding("bands", "amber", text)


def _remedy(sample: Sample, value: str) -> str:
    return (
        f"If so, name it as nodata: --{sample.parameter('nodata', '-')} {value} on the command "
        "line, additional nodata value of the layer in QGIS."
    )


def _number(value: Any) -> str:
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    number = float(value)
    return f"{number:.0f}" if number.is_integer() and abs(number) < 1e15 else f"{number:.9g}"
