"""A sample of the values of a raster, as findings take it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class BandSample:
    """A sample of the values of the bands that are read, at full resolution.

    Attributes:
        path: Of the raster.
        date: ``before``, ``after``, or empty when it is not one of a pair.
        bands: Numbers of the bands, from 1.
        values: ``(bands, h, w)``, as the file holds them.
        valid: ``(h, w)``, True where a pixel has data.
        missing: Share of each band that is nodata by its own values, 0 to 1.
    """

    path: str
    date: str
    bands: tuple[int, ...]
    values: npt.NDArray[Any]
    valid: npt.NDArray[np.bool_]
    missing: tuple[float, ...]

    def parameter(self, name: str, joint: str = "_") -> str:
        """Return the name of a parameter for this date, such as ``bands_before``."""
        return f"{name}{joint}{self.date}" if self.date else name


def number_text(value: Any) -> str:
    """Return a value for a message, integers without a point."""
    if isinstance(value, (int, np.integer)):
        return str(int(value))
    number = float(value)
    return f"{number:.0f}" if number.is_integer() and abs(number) < 1e15 else f"{number:.9g}"
