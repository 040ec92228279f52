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
EDGE_PX = 2
"""The outline of an object belongs to its structure."""
LEAST_AROUND_PX, MOST_AROUND_PX = 64, 4000
"""Of the ground around; of more pixels every so many are used."""
Values = npt.NDArray[np.float32]
Places = tuple[npt.NDArray[np.intp], ...]


@dataclass(frozen=True)
class ScreenFeatures:
    """What was measured of one mask.

    Attributes:
        separation: Probability that a pixel inside differs more than one around, 0 to 1.
        contrast: Median difference inside relative to that around, as a logarithm.
        structure: Correlation of the gradients of both dates inside, -1 to 1.
        structure_around: The same around.
        interior: The same inside without the outline, which a shadow has too.
        edges: Change of the mean gradient inside relative to that around, as a logarithm.
        brightness: Mean brightness after relative to before, in the light of the surroundings.
        colour: Change of the shares of red, green and blue in the brightness, 0 to 2.
        whitest: Of both dates the larger mean of the darkest band, 0 to 255; high in clouds.
    """

    separation: float
    contrast: float
    structure: float
    structure_around: float
    interior: float
    edges: float
    brightness: float
    colour: float
    whitest: float


def screen_features(images: Image, inside: Mask, around: Mask) -> ScreenFeatures | None:
    """Measure a mask; None where too little valid ground is around.

    Args:
        images: Both dates, ``(2, 3, h, w)``.
        inside: Valid pixels of the candidate, at least one.
        around: Valid pixels near it that belong to no candidate.
    """
    ground, core = _places(around), ndimage.binary_erosion(inside, iterations=EDGE_PX)
    if len(ground[0]) < LEAST_AROUND_PX:
        return None
    wide = np.nonzero(ndimage.binary_dilation(inside, iterations=EDGE_PX))
    within, core = np.nonzero(inside), np.nonzero(core if core.any() else inside)
    before, after = images.astype(np.float32)
    matched = _matched(before, after, ground)
    difference = _difference(matched, after, ground)
    typical = [max(float(np.median(difference[where])), 1e-3) for where in (within, ground)]
    gradients = _gradients(matched), _gradients(after)
    shares, means = zip(*(_colour(date, within) for date in (matched, after)), strict=True)
    return ScreenFeatures(
        separation=_separation(difference[within], difference[ground]),
        contrast=float(np.log(typical[0] / typical[1])),
        structure=_correlation(*gradients, wide),
        structure_around=_correlation(*gradients, ground),
        interior=_correlation(*gradients, core),
        edges=abs(_log_ratio(*gradients, wide) - _log_ratio(*gradients, ground)),
        brightness=means[1] / means[0],
        colour=float(np.abs(shares[1] - shares[0]).sum()),
        whitest=float(max(_at(date, within).min(axis=0).mean() for date in (before, after))),
    )


def _places(mask: Mask) -> Places:
    """Return rows and columns of the pixels of a mask, at most ``MOST_AROUND_PX``."""
    rows, cols = np.nonzero(mask)
    step = -(-len(rows) // MOST_AROUND_PX) or 1
    return rows[::step], cols[::step]


def _at(bands: Values, where: Places) -> Values:
    """Return the values of all bands at some pixels, ``(bands, n)``."""
    return np.asarray(bands[:, where[0], where[1]])


def _matched(before: Values, after: Values, ground: Places) -> Values:
    """Return the date before in the light of the date after."""
    known = np.vstack([_at(before, ground), np.ones(len(ground[0]), np.float32)]).T
    wanted = _at(after, ground).T
    kept = np.ones(len(known), np.bool_)
    for _ in range(2):
        transform = np.linalg.lstsq(known[kept], wanted[kept], rcond=None)[0]
        error = np.abs(wanted - known @ transform).sum(axis=1)
        kept = error <= np.quantile(error, TRIMMED)
    return np.tensordot(transform[:3].T, before, 1) + transform[3][:, None, None]


def _difference(matched: Values, after: Values, ground: Places) -> Values:
    """Return the difference of both dates in units of that of the ground around, ``(h, w)``."""
    residual = after - matched
    noise = np.maximum(1.4826 * np.median(np.abs(_at(residual, ground)), axis=1), LEAST_NOISE)
    squared = (residual / noise[:, None, None].astype(np.float32)) ** 2
    return np.asarray(ndimage.uniform_filter(np.sqrt(squared.mean(axis=0)), SMOOTH_PX))


def _gradients(image: Values) -> Values:
    """Return the gradient down and across, ``(2, h, w)``."""
    grey = ndimage.gaussian_filter(image.mean(axis=0), 0.8)
    return np.stack([ndimage.sobel(grey, axis=axis) for axis in (0, 1)])


def _correlation(first: Values, second: Values, where: Places) -> float:
    one, other = _at(first, where), _at(second, where)
    length = float(np.sqrt((one**2).sum() * (other**2).sum()))
    return float((one * other).sum()) / max(length, 1e-6)


def _log_ratio(first: Values, second: Values, where: Places) -> float:
    one, other = (np.hypot(*_at(gradient, where)).mean() for gradient in (first, second))
    return float(np.log((other + 1.0) / (one + 1.0)))


def _colour(image: Values, where: Places) -> tuple[Values, float]:
    """Return the shares of red, green and blue, and the brightness."""
    mean = np.maximum(_at(image, where).mean(axis=1), 1.0)
    return np.asarray(mean / mean.sum()), float(mean.mean())


def _separation(inside: Values, around: Values) -> float:
    """Return the area under the ROC curve (Mann and Whitney 1947)."""
    ranks = rankdata(np.concatenate([inside, around]))[: len(inside)]
    return float((ranks.sum() / len(inside) - (len(inside) + 1) / 2) / len(around))
