"""A frame of one value along the edge of an image, as warping leaves it without nodata. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

Mask = npt.NDArray[np.bool_]
_LEAST_SHARE = 0.01
_LEAST_RIM = 0.05
"""Part of the outermost pixels that have the value."""
_INNER_SHARE = 0.05
"""From this share on a value counts that is neither the smallest nor the largest of the image."""
_MOST_SPECKLE = 0.02
_RING_PX = (9, 13)
"""Where the image beside a frame is looked at: beyond the blocks that JPEG blurs."""
_NEAR = 0.15
"""Part of the range of an image within which its values are near to another."""
_CANDIDATES = 3
_JOINED = np.ones((3, 3), np.bool_)


@dataclass(frozen=True)
class Collar:
    """A value that all bands have, from the edge inwards without a gap.

    Attributes:
        value: The value.
        share: Part of the image, 0 to 1.
    """

    value: float
    share: float


def find_collars(values: npt.NDArray[Any], valid: Mask) -> tuple[Collar, ...]:
    """Find frames in a sample that reaches to the edges of the image.

    Dark water or snow is no frame: its values differ from pixel to pixel and from band to band, or
    leave specks.

    Args:
        values: ``(bands, h, w)``.
        valid: ``(h, w)``; pixels without data are no frame.
    """
    if min(valid.shape) < 3:
        return ()
    equal = valid & (values == values[0]).all(axis=0)
    rim = np.ones(valid.shape, np.bool_)
    rim[1:-1, 1:-1] = False
    found, counts = np.unique(values[0][rim & equal], return_counts=True)
    order = np.argsort(-counts, kind="stable")[:_CANDIDATES]
    enough = [found[n] for n in order if counts[n] >= max(4, _LEAST_RIM * rim.sum())]
    collars = (_collar(value, equal & (values[0] == value), values, valid) for value in enough)
    return tuple(collar for collar in collars if collar)


def _collar(value: Any, same: Mask, values: npt.NDArray[Any], valid: Mask) -> Collar | None:
    part = _from_the_rim(same)
    share = float(part.mean())
    if share < _LEAST_SHARE:
        return None
    others = values[:, valid & ~same]
    if not others.size:
        return None
    inner = others.min() < value < others.max()
    if inner and share < _INNER_SHARE:
        return None
    if _fades(part, value, values, valid & ~same):
        return None
    closed = ndimage.binary_closing(part, _JOINED, iterations=2)
    if (closed & ~part).sum() > _MOST_SPECKLE * part.sum():
        return None
    return Collar(float(value), share)


def _fades(part: Mask, value: Any, values: npt.NDArray[Any], others: Mask) -> bool:
    """Tell whether the image comes near the value towards a part, as around clouds and water."""
    low, high = np.percentile(values[:, others].astype(np.float64), (2, 98))
    near, far = (
        ndimage.binary_dilation(part, _JOINED, iterations=distance) for distance in _RING_PX
    )
    ring = far & ~near & others
    if not ring.any():
        return False
    away = np.abs(values[:, ring].astype(np.float64) - float(value)).max(axis=0)
    return bool((away <= _NEAR * (high - low)).mean() >= 0.5)


def _from_the_rim(same: Mask) -> Mask:
    """Return the connected parts of a mask that touch the edge."""
    labels, _ = ndimage.label(same, _JOINED)
    rim = np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1]))
    touching = np.zeros(int(labels.max()) + 1, np.bool_)
    touching[rim] = True
    touching[0] = False
    return np.asarray(touching[labels])
