"""Statistics of a scene, from a sample: valid share, stretch, and findings about the values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rasterio.windows import Window

from ..requests.check import Finding
from .arrays import Mask
from .band_sample import BandSample
from .band_values import BandValues
from .nodata_findings import alpha_findings
from .sample_plan import SamplePlan, plan_sample
from .stretch import Stretch
from .value_findings import value_findings

SceneWindow = tuple[int, int, int, int]
"""First row, first column, rows, columns."""
_CACHED_SCENES = 32


@dataclass(frozen=True)
class SceneStatistics:
    """Statistics of the values in a window.

    Attributes:
        valid_share: Share of valid pixels, 0 to 1.
        stretch: To 8 bits; None: the values are 8-bit.
        findings: Problems of the values.
    """

    valid_share: float
    stretch: Stretch | None
    findings: tuple[Finding, ...]


_CACHE: dict[tuple[object, ...], SceneStatistics] = {}


def scene_statistics(raster: BandValues, window: SceneWindow) -> SceneStatistics:
    """Sample a window of a raster.

    About 1,024 × 1,024 pixels are read at full resolution. The statistics are cached as long as
    the files of the raster do not change.

    Raises:
        MtrefsegError: A block cannot be read.
    """
    key = (raster.identity, raster.bands, raster.value_options, window)
    if raster.identity is None or key not in _CACHE:
        _CACHE[key] = _compute(raster, window)
        while len(_CACHE) > _CACHED_SCENES:
            del _CACHE[next(iter(_CACHE))]
    return _CACHE[key]


def _compute(raster: BandValues, window: SceneWindow) -> SceneStatistics:
    plan = plan_sample(window, raster.block_shape, (raster.grid.height, raster.grid.width))
    values, valid = _read_sample(raster, plan)
    bands = raster.bands if raster.has_palette else raster.unique
    missing = raster.missing_shares(values, valid)
    findings = value_findings(BandSample(raster.path, raster.date, bands, values, valid, missing))
    alpha = raster.possible_alpha
    if alpha is not None:
        pieces = [raster.read_band(alpha, piece).ravel() for row in _windows(plan) for piece in row]
        findings += alpha_findings(raster.path, alpha, np.concatenate(pieces))
    stretch = None if raster.dtype == np.uint8 else Stretch.from_samples(values[:, valid])
    return SceneStatistics(float(valid.mean()), stretch, findings)


def _read_sample(raster: BandValues, plan: SamplePlan) -> tuple[npt.NDArray[Any], Mask]:
    """Read the pieces of a plan and put them side by side."""
    rows = []
    for windows in _windows(plan):
        pieces = [raster.read_values(piece, (plan.row_step, plan.col_step)) for piece in windows]
        rows.append([np.concatenate(parts, axis=-1) for parts in zip(*pieces, strict=True)])
    values, valid = (np.concatenate(parts, axis=-2) for parts in zip(*rows, strict=True))
    return values, valid


def _windows(plan: SamplePlan) -> list[list[Window]]:
    return [
        [Window(col, row, width, height) for col, width in plan.cols] for row, height in plan.rows
    ]
