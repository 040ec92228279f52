"""How much two dates differ in a mask compared with the ground around it. Pure.

The date after is predicted from the date before by an affine transformation of the colours that is
fitted to the ground around (relative radiometric normalisation); what it leaves unexplained is the
difference. Light and season change both alike and leave little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.stats import rankdata

from ...model.rasters.arrays import Image, Mask

LEAST_NOISE = 4.0
"""Grey values; less is the rounding of a JPEG."""
TRIMMED = 0.8
"""Share of the pixels around with the smallest residuals, which the fit is repeated with."""
SMOOTH_PX = 3
LEAST_AROUND_PX = 64
Values = npt.NDArray[np.float64]


@dataclass(frozen=True)
class ScreenFeatures:
    """What was measured of one mask.

    Attributes:
        separation: Probability that a pixel inside differs more than one around, 0 to 1.
        contrast: Median difference inside relative to that around, as a logarithm.
        structure: Correlation of the gradients of both dates inside, -1 to 1.
        structure_around: The same around.
        brightness_ratio: Mean brightness after relative to before, once the light is matched.
        colour_shift: Change of the shares of red, green and blue inside, once the light is matched.
        whitest: Of both dates, mean of the darkest band inside, 0 to 255: high on clouds.
    """

    separation: float
    contrast: float
    structure: float
    structure_around: float
    brightness_ratio: float
    colour_shift: float
    whitest: float


def screen_features(images: Image, inside: Mask, around: Mask) -> ScreenFeatures | None:
    """Measure a mask; None where too little valid ground is around.

    Args:
        images: Both dates, ``(2, 3, h, w)``.
        inside: Valid pixels of the candidate, at least one.
        around: Valid pixels near it that belong to no candidate.
    """
    if np.count_nonzero(around) < LEAST_AROUND_PX:
        return None
    before, after = images.astype(np.float64)
    matched = _matched(before, after, around)
    residual = after - matched
    noise = np.maximum(1.4826 * np.median(np.abs(residual[:, around]), axis=1), LEAST_NOISE)
    difference = np.sqrt(np.mean((residual / noise[:, None, None]) ** 2, axis=0))
    difference = ndimage.uniform_filter(difference, SMOOTH_PX)
    wide = ndimage.binary_dilation(inside, iterations=2)
    edges = _gradients(matched), _gradients(after)
    shares = [_colour_shares(date, inside) for date in (matched, after)]
    means = [float(date[:, inside].mean()) for date in (matched, after)]
    return ScreenFeatures(
        separation=_separation(difference[inside], difference[around]),
        contrast=float(np.log(np.median(difference[inside]) / np.median(difference[around]))),
        structure=_correlation(*(edge[wide] for edge in edges)),
        structure_around=_correlation(*(edge[around] for edge in edges)),
        brightness_ratio=(means[1] + 1.0) / (max(means[0], 0.0) + 1.0),
        colour_shift=float(np.abs(shares[1] - shares[0]).sum()),
        whitest=float(max(date[:, inside].min(axis=0).mean() for date in (before, after))),
    )


def _matched(before: Values, after: Values, around: Mask) -> Values:
    """Return the date before in the light of the date after."""
    known = np.vstack([before[:, around], np.ones(np.count_nonzero(around))]).T
    wanted = after[:, around].T
    kept = np.ones(len(known), np.bool_)
    for _ in range(2):
        transform = np.linalg.lstsq(known[kept], wanted[kept], rcond=None)[0]
        error = np.abs(wanted - known @ transform).sum(axis=1)
        kept = error <= np.quantile(error, TRIMMED)
    return np.tensordot(transform[:3].T, before, 1) + transform[3][:, None, None]


def _gradients(image: Values) -> Values:
    grey = ndimage.gaussian_filter(image.mean(axis=0), 0.7)
    return np.hypot(ndimage.sobel(grey, axis=0), ndimage.sobel(grey, axis=1))


def _colour_shares(image: Values, where: Mask) -> Values:
    mean = np.maximum(image[:, where].mean(axis=1), 1.0)
    return np.asarray(mean / mean.sum())


def _separation(inside: Values, around: Values) -> float:
    """Return the area under the ROC curve (Mann and Whitney 1947)."""
    ranks = rankdata(np.concatenate([inside, around]))[: len(inside)]
    return float((ranks.sum() / len(inside) - (len(inside) + 1) / 2) / len(around))


def _correlation(first: Values, second: Values) -> float:
    if min(first.std(), second.std()) < 1e-6:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])
