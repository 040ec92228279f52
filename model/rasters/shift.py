"""How far the after image lies off: phase correlation of windows spread over the scene.

Each window is correlated twice, with the amplitudes of its spectrum and without (Kuglin and
Hines 1975; sub-pixel by Guizar-Sicairos et al. 2008, as in scikit-image). The two answers fail in
different ways, so that a window counts where they agree. What is correlated are gradients: they
stay when the light changes.
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
"""Two correlations of one window that differ by more say that neither is to be trusted."""
LEAST_LIKENESS = 0.2
"""Correlation of the gradients after the shift, below which the window shows two other things."""
VARIES_PX = 1.0
CLUSTER_PX = 1.5
"""Windows within this distance of the shift of most windows agree with it."""
SURE_WINDOWS = 8
"""Fewer windows cannot tell a distortion of the scene from changes of the ground."""
FEW_WINDOWS = 4
"""Of so few windows one that is sure is enough."""
Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class WindowShifts:
    """Shifts of the windows that can be trusted, in pixels of the working grid.

    Attributes:
        places: First row and column of each window, ``(n, 2)``.
        shifts: To the right and down, ``(n, 2)``.
        rejected: Number of windows that were looked at and left out.
    """

    places: Values
    shifts: Values
    rejected: int


def measure_shift(
    pair: RasterPair, said: Callable[[float], None] = lambda share: None
) -> ShiftFacts | None:
    """Measure the shift of a pair; None when no window can be trusted.

    Args:
        pair: Opened; at most 25 windows of it are read.
        said: Told after each window which share of them is done, 0 to 1.
    """
    windows = _measure_windows(pair, said)
    judged = agreed(windows)
    if judged is None:
        return None
    kept, varies = judged
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


def agreed(windows: WindowShifts) -> tuple[WindowShifts, bool] | None:
    """Return the windows that agree on a shift, or all of them and True when it varies.

    Where the ground has changed, a window can be sure of itself and wrong. So disagreement alone is
    no distortion: that is told when two halves of the scene differ by more than chance, or when
    most windows are sure and no shift is that of more than half.

    Returns:
        None when too few windows agree to tell anything.
    """
    count = len(windows.shifts)
    looked = count + windows.rejected
    if not count:
        return None
    if count >= SURE_WINDOWS and _differs_between_halves(windows):
        return windows, True
    inside = _largest_cluster(windows.shifts)
    least = 1 if looked < FEW_WINDOWS else 2
    if inside.sum() >= least and inside.sum() > count / 2:
        kept = WindowShifts(
            windows.places[inside], windows.shifts[inside], looked - int(inside.sum())
        )
        return kept, False
    if count >= SURE_WINDOWS and count >= looked / 2:
        return windows, True
    return None


def _largest_cluster(shifts: Values) -> npt.NDArray[np.bool_]:
    """Return which shifts lie around the place where most lie."""
    apart = np.hypot(*(shifts[:, None] - shifts[None]).T)
    near = apart <= VARIES_PX
    best = np.lexsort((np.where(near, apart, 0).sum(axis=1), -near.sum(axis=1)))[0]
    middle = np.median(shifts[near[best]], axis=0)
    return np.asarray(np.hypot(*(shifts - middle).T) <= CLUSTER_PX)


def _measure_windows(pair: RasterPair, said: Callable[[float], None]) -> WindowShifts:
    side_px = _side_px(min(pair.height, pair.width))
    # half a window apart, because each is looked at in its middle above all
    places = spread_windows(pair.height, pair.width, side_px, side_px // 2, PER_AXIS)
    kept, shifts, rejected = [], [], 0
    for number, (row, col) in enumerate(places, start=1):
        images, valid = pair.read(row, col, side_px, side_px)
        if valid.mean() >= LEAST_VALID:
            shift = window_shift(images[0], images[1], valid)
            if shift is None:
                rejected += 1
            else:
                kept.append((row, col))
                shifts.append(shift)
        said(number / len(places))
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
    """Return how far one image lies to the right and down of another, in pixels.

    Args:
        before: ``(3, h, w)``.
        after: ``(3, h, w)``.
        valid: ``(h, w)``, True in some pixels at least.

    Returns:
        None when the two correlations disagree, or the images are not alike once it is undone.
    """
    first, second = (_gradient(image, valid) for image in (before, after))
    # with one of them flat there is nothing to compare
    if not first.any() or not second.any():
        return None
    back, plain = (
        phase_cross_correlation(first, second, upsample_factor=UPSAMPLING, normalization=how)[0]
        for how in (None, "phase")
    )
    if math.hypot(*(back - plain)) > AGREE_PX or _likeness(first, second, back) < LEAST_LIKENESS:
        return None
    return -float(back[1]), -float(back[0])


def _gradient(image: npt.NDArray[np.uint8], valid: npt.NDArray[np.bool_]) -> Values:
    """Return the strength of the edges, mean 0, fading to 0 towards the sides (Hann)."""
    grey = image.mean(axis=0, dtype=np.float64)
    grey[~valid] = grey[valid].mean()
    edges = np.hypot(ndimage.sobel(grey, axis=0), ndimage.sobel(grey, axis=1))
    # the rim of a hole is no edge of the ground
    edges[ndimage.binary_dilation(~valid, iterations=2)] = edges[valid].mean()
    height, width = edges.shape
    return (edges - edges.mean()) * np.hanning(height)[:, None] * np.hanning(width)


def _likeness(first: Values, second: Values, back: Values) -> float:
    """Return the correlation of two images once the second is moved, -1 to 1."""
    moved = ndimage.shift(second, back, order=1)
    rim = len(first) // 8
    inner = slice(rim, -rim), slice(rim, -rim)
    return float(np.corrcoef(first[inner].ravel(), moved[inner].ravel())[0, 1])


def _differs_between_halves(windows: WindowShifts) -> bool:
    """Tell whether left and right or upper and lower windows differ by more than chance."""
    for axis in (0, 1):
        place = windows.places[:, axis]
        low = place < (place.min() + place.max()) / 2
        if min(low.sum(), (~low).sum()) < SURE_WINDOWS // 2:
            continue
        halves = windows.shifts[low], windows.shifts[~low]
        apart = math.hypot(*(np.median(halves[0], axis=0) - np.median(halves[1], axis=0)))
        errors = [_error_of_median(half) for half in halves]
        if apart > VARIES_PX and apart > 2 * math.hypot(*errors):
            return True
    return False


def _error_of_median(shifts: Values) -> float:
    """Return the standard error of a median, from the median absolute deviation."""
    away = np.hypot(*(shifts - np.median(shifts, axis=0)).T)
    return float(1.86 * np.median(away) / math.sqrt(len(shifts)))
