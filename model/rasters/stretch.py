"""Stretch of values of any type to 8 bits, by percentiles of the whole scene. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

LOW_PERCENT, HIGH_PERCENT = 2.0, 98.0
GREY = 128
"""Value of invalid pixels: the middle of the range disturbs their neighbours least."""


@dataclass(frozen=True)
class Stretch:
    """Limits of each band that become 0 and 255; a band whose limits are equal becomes grey.

    Attributes:
        low: Value that becomes 0, one per band.
        high: Value that becomes 255, one per band.
    """

    low: tuple[float, ...]
    high: tuple[float, ...]

    @classmethod
    def from_samples(cls, samples: npt.NDArray[Any]) -> Stretch:
        """Take the 2nd and the 98th percentile of each band.

        Args:
            samples: Finite valid values, shape ``(bands, n)``; n may be 0.
        """
        limits = [_limits(band) for band in samples]
        return cls(tuple(low for low, _ in limits), tuple(high for _, high in limits))

    def apply(self, values: npt.NDArray[Any]) -> npt.NDArray[np.uint8]:
        """Stretch ``(bands, h, w)`` to uint8; values beyond the limits are clipped, NaN is grey."""
        # 32 bits of float hold 16 bits of integer; wider types need the wider float.
        result = values.astype(np.result_type(values.dtype, np.float32))
        with np.errstate(over="ignore", invalid="ignore"):
            for band, low, high in zip(result, self.low, self.high, strict=True):
                if not high > low:
                    band[...] = np.where(np.isnan(band), band, GREY)
                    continue
                band -= low
                # the inverse of the smallest ranges is infinite
                if high - low < np.finfo(result.dtype).tiny * 1e3:
                    band /= high - low
                    band *= 255.0
                else:
                    band *= 255.0 / (high - low)
                band += 0.5
        np.clip(result, 0.0, 255.0, out=result)
        if values.dtype.kind == "f":
            np.nan_to_num(result, copy=False, nan=GREY)
        return result.astype(np.uint8)


def _limits(band: npt.NDArray[Any]) -> tuple[float, float]:
    if not band.size:
        return 0.0, 0.0
    low, high = np.percentile(band, (LOW_PERCENT, HIGH_PERCENT))
    if low == high:
        # nearly all values are the same: the others must still be visible
        low, high = band.min(), band.max()
    return float(low), float(high)
