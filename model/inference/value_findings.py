"""What a sample of a raster's values says against it: sentences with the remedy. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..check_request import Finding
from .collar import find_collars

_DARK = 15
"""Values of 8-bit bands within so few steps cannot be told apart by eye or network."""
_FEW_VALUES_PX = 1 << 16
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


def about_undeclared_alpha(path: str, band: int, values: npt.NDArray[Any]) -> tuple[Finding, ...]:
    """Say that a band looks like alpha: it has 0 and one other value, the largest of its type.

    Args:
        path: Of the raster.
        band: Number of the band.
        values: Sample of it, of any shape.
    """
    if values.dtype.kind not in "iu":
        return ()
    opaque = values == np.iinfo(values.dtype).max
    clear = values == 0
    if not (opaque.any() and clear.any() and (opaque | clear).all()):
        return ()
    text = (
        f"Band {band} of '{path}' looks like alpha and is not declared so: {clear.mean():.1%} of "
        "the image would be without data. If it is, declare it, as with gdal_edit.py "
        f"-colorinterp_{band} alpha."
    )
    return (Finding("nodata", "amber", text),)


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
    named = set()
    for collar in find_collars(sample.values, sample.valid):
        named.add(collar.value)
        yield _frame(sample, collar.value, collar.share)
    if sample.values.dtype == np.uint8:
        return
    for band, values in zip(sample.bands, sample.values[:, sample.valid], strict=True):
        far = _far_value(values)
        if far is not None and far not in named:
            named.add(far)
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


def _has_two_values(values: npt.NDArray[Any]) -> bool:
    step = max(1, values.shape[1] // _FEW_VALUES_PX)
    if len(np.unique(values[:, ::step])) > 2:
        return False
    return bool(((values == values.min()) | (values == values.max())).all())


def _frame(sample: Sample, value: float, share: float) -> Finding:
    text = (
        f"From the edge inwards {share:.1%} of '{sample.path}' has the one value {_number(value)} "
        f"in all bands, as a frame without data has. {_remedy(sample, value)}"
    )
    return Finding("nodata", "amber", text)


def _far_value(values: npt.NDArray[Any]) -> float | None:
    """Return the smallest or largest value when it is frequent and far from all others."""
    for value, below in ((values.min(), True), (values.max(), False)):
        share = float((values == value).mean())
        if not _LEAST_FAR <= share < 1.0:
            continue
        others = values[values != value].astype(np.float64)
        low, high = np.percentile(others, (2, 98))
        gap = others.min() - float(value) if below else float(value) - others.max()
        if gap > _FAR * (high - low) and high > low:
            return float(value)
    return None


def _far_finding(sample: Sample, band: int, value: float, share: float) -> Finding:
    text = (
        f"In {share:.1%} of '{sample.path}' band {band} has the one value {_number(value)}, far "
        f"from all others, so it is probably no measurement. {_remedy(sample, value)}"
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


def _remedy(sample: Sample, value: float) -> str:
    return (
        f"If so, name it as nodata: --{sample.parameter('nodata', '-')} {_number(value)} on the "
        "command line, additional nodata value of the layer in QGIS."
    )


def _number(value: Any) -> str:
    number = float(value)
    return f"{number:.0f}" if number.is_integer() and abs(number) < 1e15 else f"{number:.9g}"
