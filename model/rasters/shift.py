"""Shift of the after image: phase correlation of windows spread over the scene.

Each window is correlated twice, with the amplitudes of its spectrum and without (Kuglin and
Hines 1975; sub-pixel by Guizar-Sicairos et al. 2008, as in scikit-image). The two correlations
fail in different ways, so a window counts where they agree. Gradients are correlated, because they
are stable when the illumination changes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from skimage.registration import phase_cross_correlation

from ..requests.check import ShiftFacts
from .raster_pair import RasterPair
from .scene_windows import spread_windows

PER_AXIS = 5
SMALLEST_PX, LARGEST_PX = 32, 256
UPSAMPLING = 50
LEAST_VALID = 0.75
AGREE_PX = 0.5
"""A window is rejected when its two correlations differ by more."""
LEAST_CORRELATION = 0.2
"""A window is rejected when its gradients, shifted, correlate less."""
VARIES_PX = 1.0
CLUSTER_PX = 1.5
"""Windows within this distance of the shift of most windows agree with it."""
SURE_WINDOWS = 8
"""Fewer windows cannot separate a distortion of the scene from changes of the ground."""
FEW_WINDOWS = 4
"""Of fewer windows a single accepted one is enough."""
Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class WindowShifts:
    """Shifts of the accepted windows, in pixels of the working grid.

    Attributes:
        corners: First row and column of each window, ``(n, 2)``.
        shifts: To the right and down, ``(n, 2)``.
        rejected: Number of windows that were correlated and rejected.
    """

    corners: Values
    shifts: Values
    rejected: int


def measure_shift(
    pair: RasterPair, on_share: Callable[[float], None] = lambda share: None
) -> ShiftFacts | None:
    """Measure the shift of a pair; None when no window is accepted.

    Args:
        pair: The pair; at most 25 windows of it are read.
        on_share: Called after each window with the share of windows done, 0 to 1.
    """
    windows = _measure_windows(pair, on_share)
    agreement = agreeing_windows(windows)
    if agreement is None:
        return None
    kept, varies = agreement
    middle = np.median(kept.shifts, axis=0)
    distance = float(np.median(np.hypot(*(kept.shifts - middle).T)))
    # a working grid may be coarser than the before raster, whose pixels are the unit
    scale = pair.facts.gsd_m / pair.facts.gsd_before_m
    across_m, along_m = pair.grid.pixel_m()
    return ShiftFacts(
        x_px=round(float(middle[0]) * scale, 2),
        y_px=round(float(middle[1]) * scale, 2),
        x_m=round(float(middle[0]) * across_m, 3),
        y_m=round(float(middle[1]) * along_m, 3),
        spread_px=round(distance * scale, 2),
        windows=len(kept.shifts),
        rejected=kept.rejected,
        varies=varies,
    )


def agreeing_windows(windows: WindowShifts) -> tuple[WindowShifts, bool] | None:
    """Return the windows that agree on a shift, or all of them and True when it varies.

    Where the ground has changed, an accepted window can be wrong. So disagreement alone is no
    distortion: the shift varies when two halves of the scene differ by more than chance, or when
    most windows are accepted and no shift is that of more than half of them.

    Returns:
        None when too few windows agree.
    """
    count = len(windows.shifts)
    correlated = count + windows.rejected
    if not count:
        return None
    if count >= SURE_WINDOWS and _differs_between_halves(windows):
        return windows, True
    inside = _largest_cluster(windows.shifts)
    least = 1 if correlated < FEW_WINDOWS else 2
    if inside.sum() >= least and inside.sum() > count / 2:
        kept = WindowShifts(
            windows.corners[inside], windows.shifts[inside], correlated - int(inside.sum())
        )
        return kept, False
    if count >= SURE_WINDOWS and count >= correlated / 2:
        return windows, True
    return None


def _largest_cluster(shifts: Values) -> npt.NDArray[np.bool_]:
    """Return which shifts are near the median of the densest cluster."""
    distances = np.hypot(*(shifts[:, None] - shifts[None]).T)
    near = distances <= VARIES_PX
    best = np.lexsort((np.where(near, distances, 0).sum(axis=1), -near.sum(axis=1)))[0]
    middle = np.median(shifts[near[best]], axis=0)
    return np.asarray(np.hypot(*(shifts - middle).T) <= CLUSTER_PX)


def _measure_windows(pair: RasterPair, on_share: Callable[[float], None]) -> WindowShifts:
    side_px = _side_px(min(pair.height, pair.width))
    # half a window apart, because the taper gives most weight to the middle of a window
    corners = spread_windows(pair.height, pair.width, side_px, side_px // 2, PER_AXIS)
    kept, shifts, rejected = [], [], 0
    for number, (row, col) in enumerate(corners, start=1):
        images, valid = pair.read(row, col, side_px, side_px)
        if valid.mean() >= LEAST_VALID:
            shift = window_shift(images[0], images[1], valid)
            if shift is None:
                rejected += 1
            else:
                kept.append((row, col))
                shifts.append(shift)
        on_share(number / len(corners))
    return WindowShifts(
        np.array(kept, np.float64).reshape(-1, 2),
        np.array(shifts, np.float64).reshape(-1, 2),
        rejected,
    )


def _side_px(shortest_px: int) -> int:
    """Return the largest power of two of which two fit side by side."""
    fits = 2 ** int(math.log2(max(2, shortest_px // 2)))
    return min(LARGEST_PX, max(SMALLEST_PX, fits))


def window_shift(
    before: npt.NDArray[np.uint8], after: npt.NDArray[np.uint8], valid: npt.NDArray[np.bool_]
) -> tuple[float, float] | None:
    """Return the shift of one image from another, right and down, in pixels.

    Args:
        before: ``(3, h, w)``.
        after: ``(3, h, w)``.
        valid: ``(h, w)``, True in some pixels at least.

    Returns:
        None when the two correlations disagree, or the shifted images do not correlate.
    """
    first, second = (_gradient(image, valid) for image in (before, after))
    # a flat image has no gradients
    if not first.any() or not second.any():
        return None
    with_amplitudes, phase_only = (
        phase_cross_correlation(first, second, upsample_factor=UPSAMPLING, normalization=how)[0]
        for how in (None, "phase")
    )
    if math.hypot(*(with_amplitudes - phase_only)) > AGREE_PX:
        return None
    if _correlation(first, second, with_amplitudes) < LEAST_CORRELATION:
        return None
    return -float(with_amplitudes[1]), -float(with_amplitudes[0])


def _gradient(image: npt.NDArray[np.uint8], valid: npt.NDArray[np.bool_]) -> Values:
    """Return the gradient magnitude, mean 0, tapered to 0 at the sides (Hann window)."""
    grey = image.mean(axis=0, dtype=np.float64)
    grey[~valid] = grey[valid].mean()
    edges = np.hypot(ndimage.sobel(grey, axis=0), ndimage.sobel(grey, axis=1))
    # gradients at the border of invalid pixels are not of the ground
    edges[ndimage.binary_dilation(~valid, iterations=2)] = edges[valid].mean()
    height, width = edges.shape
    return (edges - edges.mean()) * np.hanning(height)[:, None] * np.hanning(width)


def _correlation(first: Values, second: Values, shift: Values) -> float:
    """Return the correlation of two images after the second is shifted, -1 to 1."""
    moved = ndimage.shift(second, shift, order=1)
    rim = len(first) // 8
    inner = slice(rim, -rim), slice(rim, -rim)
    return float(np.corrcoef(first[inner].ravel(), moved[inner].ravel())[0, 1])


def _differs_between_halves(windows: WindowShifts) -> bool:
    """Return whether left and right or upper and lower windows differ by more than chance."""
    for axis in (0, 1):
        position = windows.corners[:, axis]
        low = position < (position.min() + position.max()) / 2
        if min(low.sum(), (~low).sum()) < SURE_WINDOWS // 2:
            continue
        halves = windows.shifts[low], windows.shifts[~low]
        distance = math.hypot(*(np.median(halves[0], axis=0) - np.median(halves[1], axis=0)))
        errors = [_error_of_median(half) for half in halves]
        if distance > VARIES_PX and distance > 2 * math.hypot(*errors):
            return True
    return False


def _error_of_median(shifts: Values) -> float:
    """Return the standard error of a median, from the median absolute deviation."""
    deviations = np.hypot(*(shifts - np.median(shifts, axis=0)).T)
    return float(1.86 * np.median(deviations) / math.sqrt(len(shifts)))
