"""Nodata: which pixels are valid, by the values of the chosen bands. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..requests.checks import Ranges
from .arrays import Mask

_HUGE = 1e37
"""No measurement is beyond it: float nodata is written as -3.4e38, -3.4028e38, 1.8e308 …"""
_ROUNDING = 2.4e-7
"""Two steps of a 32-bit float: a tag and its values are often rounded differently."""


@dataclass(frozen=True)
class NodataRanges:
    """Nodata values of each of the bands that are read.

    A pixel is invalid when one of its bands has nodata. But 0 and 255 of 8-bit bands are common in
    images as well: by these a pixel is invalid only when all bands that have such ranges agree.

    Attributes:
        any_band: Closed ranges per band; one band is enough.
        all_bands: Closed ranges per band; all bands that have some must agree.
    """

    any_band: tuple[Ranges, ...]
    all_bands: tuple[Ranges, ...]

    @classmethod
    def of_bands(
        cls, dtypes: Sequence[np.dtype[Any]], tags: Sequence[float | None], added: Ranges
    ) -> NodataRanges:
        """Collect the ranges of bands.

        Args:
            dtypes: Type of each band.
            tags: Nodata of the file for each band; None where it has none.
            added: Further closed ranges, for all bands.
        """
        any_band, all_bands = [], []
        for dtype, tag in zip(dtypes, tags, strict=True):
            all_ranges = [*added, *([] if tag is None or math.isnan(tag) else [(tag, tag)])]
            ranges = [found for found in (_in_dtype(*ends, dtype) for ends in all_ranges) if found]
            common = [r for r in ranges if dtype == np.uint8 and (r[0] <= 0 or r[1] >= 255)]
            any_band.append(tuple(r for r in ranges if r not in common))
            all_bands.append(tuple(common))
        return cls(tuple(any_band), tuple(all_bands))

    def valid_by_band(self, values: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """Return where each band has data: ``(bands, h, w)`` for values of this shape."""
        return np.stack(
            [
                ~(_inside(band, one) | _inside(band, every)) & _finite(band)
                for band, one, every in zip(values, self.any_band, self.all_bands, strict=True)
            ]
        )

    def valid(self, values: npt.NDArray[Any]) -> Mask:
        """Return where a pixel has data: ``(h, w)`` for values ``(bands, h, w)``."""
        valid = np.ones(values.shape[1:], np.bool_)
        for band, ranges in zip(values, self.any_band, strict=True):
            if ranges:
                valid &= ~_inside(band, ranges)
        if values.dtype.kind == "f":
            valid &= np.isfinite(values).all(axis=0)
        common = [(b, r) for b, r in zip(values, self.all_bands, strict=True) if r]
        if common:
            missing = np.ones(valid.shape, np.bool_)
            for band, ranges in common:
                missing &= _inside(band, ranges)
            valid &= ~missing
        return valid


def _in_dtype(low: float, high: float, dtype: np.dtype[Any]) -> tuple[float, float] | None:
    """Return a range in the values of a type; None where the type has none of them."""
    if dtype.kind == "f":
        return _widened(low, high)
    limits = np.iinfo(dtype)
    # the largest integers of 64 bits are rounded up when they are written as a float
    top = float(limits.max)
    first = limits.min if low == -math.inf else max(limits.min, math.ceil(low))
    first = limits.max if low == top else first
    last = limits.max if high >= top else min(limits.max, math.floor(high))
    return (first, last) if first <= last else None


def _widened(low: float, high: float) -> tuple[float, float]:
    """Return a range widened by rounding to 32 bits; a huge one reaches to infinity."""
    if low <= -_HUGE and high <= -_HUGE:
        return -math.inf, -_HUGE
    if low >= _HUGE and high >= _HUGE:
        return _HUGE, math.inf
    return low - _ROUNDING * abs(low), high + _ROUNDING * abs(high)


def _inside(band: npt.NDArray[Any], ranges: Ranges) -> Mask:
    found = np.zeros(band.shape, np.bool_)
    for low, high in ranges:
        found |= (band == low) if low == high else (band >= low) & (band <= high)
    return found


def _finite(band: npt.NDArray[Any]) -> Mask:
    return np.isfinite(band) if band.dtype.kind == "f" else np.ones(band.shape, np.bool_)
