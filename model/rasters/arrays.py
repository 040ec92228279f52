"""Types of arrays that pass between the files of this folder."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
"""One date ``(3, h, w)`` or both ``(2, 3, h, w)``, 0 to 255."""
Mask = npt.NDArray[np.bool_]
"""``(h, w)``, True where a pixel is valid."""
Points = npt.NDArray[np.float64]
"""Coordinates x, y or column, row: ``(n, 2)``, or ``(2, rows, columns)``."""
