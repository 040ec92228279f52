"""What the tests of raster pairs share: where rasters lie, and how a pair is opened and read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from affine import Affine

from mtrefseg.model.rasters.raster_pair import RasterPair
from mtrefseg.tests.flat_requests import pair_source

Write = Callable[..., str]
Noise = Callable[..., npt.NDArray[np.uint8]]
HALF_METRE = Affine(0.5, 0.0, 500_000.0, 0.0, -0.5, 5_400_000.0)


def opened(before: str, after: str, **parameters: Any) -> RasterPair:
    """Open a pair by its paths."""
    return RasterPair.open(pair_source(before, after, **parameters))


def whole(pair: RasterPair) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """Read all of a pair."""
    return pair.read(0, 0, pair.height, pair.width)
