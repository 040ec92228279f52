"""Nodata collars: borders of one colour, as warping without nodata leaves them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .arrays import Mask

_LEAST_SHARE = 0.01
_LEAST_RIM = 0.05
"""Share of the outermost pixels that have the colour."""
_INNER_SHARE = 0.05
"""Least share of a collar whose value is neither the smallest nor the largest of the image."""
_MOST_SPECKLE = 0.03
_WHOLE_SIDE = 0.95
_RECTANGLE = 0.98
_RING_PX = (9, 13)
"""Distances from the collar at which the image is compared: beyond the blocks that JPEG blurs."""
_NEAR = 0.15
"""Share of the range of an image within which values count as near."""
_CANDIDATES = 3
BLUR = 12
"""Largest deviation from the colour of a collar that JPEG causes in an 8-bit image."""
_MUCH_BLURRED = 0.1
_JOINED = np.ones((3, 3), np.bool_)


@dataclass(frozen=True)
class Collar:
    """A border of one colour, connected to the edge of the image.

    Attributes:
        colour: A value per band.
        share: Share of the image, 0 to 1.
        blurred: Whether compression has left nearly the same colour beside it.
    """

    colour: tuple[Any, ...]
    share: float
    blurred: bool = False


def find_collars(values: npt.NDArray[Any], valid: Mask) -> tuple[Collar, ...]:
    """Find collars in a sample that reaches to the edges of the image.

    Dark water or snow is no collar: its values differ between pixels and bands, or it has specks.
    Nor is a bay: it does not cover the corners of the image.

    Args:
        values: ``(bands, h, w)``.
        valid: ``(h, w)``, True where valid; invalid pixels are no collar.
    """
    if min(valid.shape) < 3:
        return ()
    rim = np.ones(valid.shape, np.bool_)
    rim[1:-1, 1:-1] = False
    colours, counts = np.unique(values[:, rim & valid], axis=1, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:_CANDIDATES]
    frequent = [colours[:, n] for n in order if counts[n] >= max(4, _LEAST_RIM * rim.sum())]
    collars = (_collar(colour, values, valid) for colour in frequent)
    return tuple(collar for collar in collars if collar)


def _collar(colour: npt.NDArray[Any], values: npt.NDArray[Any], valid: Mask) -> Collar | None:
    if (colour != colour[0]).any() and not _is_key_colour(colour):
        return None
    same = valid & (values == colour[:, None, None]).all(axis=0)
    region = _connected_to_rim(same)
    share = float(region.mean())
    if share < _LEAST_SHARE and not _covers_side(region):
        return None
    if not _is_border(region, valid):
        return None
    others = values[:, valid & ~same]
    if not others.size:
        return None
    inner = bool(((others.min() < colour) & (colour < others.max())).any())
    if inner and share < _INNER_SHARE:
        return None
    if _fades(region, colour, values, valid & ~same):
        return None
    closed = ndimage.binary_closing(region, _JOINED, iterations=2)
    if (closed & ~region).sum() > _MOST_SPECKLE * region.sum():
        return None
    return Collar(tuple(colour), share, _is_blurred(region, colour, values, valid & ~same))


def _is_blurred(
    region: Mask, colour: npt.NDArray[Any], values: npt.NDArray[Any], others: Mask
) -> bool:
    """Return whether many pixels beside a region of an 8-bit image have nearly its colour."""
    if values.dtype != np.uint8:
        return False
    ring = ndimage.binary_dilation(region, _JOINED, iterations=_RING_PX[0]) & others
    if not ring.any():
        return False
    deviation = np.abs(values[:, ring].astype(np.int16) - colour.astype(np.int16)[:, None]).max(
        axis=0
    )
    return bool((deviation <= BLUR).mean() >= _MUCH_BLURRED)


def _is_key_colour(colour: npt.NDArray[Any]) -> bool:
    """Return whether all bands are at a limit, as in magenta; filled water is another colour."""
    if colour.dtype.kind not in "iu":
        return False
    limits = np.iinfo(colour.dtype)
    return bool(((colour == limits.min) | (colour == limits.max)).all())


def _covers_side(region: Mask) -> bool:
    """Return whether a region covers the two outermost lines of a side."""
    sides = (region[:2], region[-2:], region[:, :2], region[:, -2:])
    return any(side.mean() >= _WHOLE_SIDE for side in sides)


def _is_border(region: Mask, valid: Mask) -> bool:
    """Return whether a region covers a corner, or consists of rectangles, as missing tiles do."""
    corners = np.ix_((0, -1), (0, -1))
    if (region[corners] | ~valid[corners]).any():
        return True
    labels, _ = ndimage.label(region, _JOINED)
    boxes = sum(labels[box].size for box in ndimage.find_objects(labels))
    return bool(region.sum() >= _RECTANGLE * boxes)


def _fades(region: Mask, colour: npt.NDArray[Any], values: npt.NDArray[Any], others: Mask) -> bool:
    """Return whether the image fades to the colour near a region, as around clouds and water."""
    low, high = np.percentile(values[:, others].astype(np.float64), (2, 98))
    near, far = (
        ndimage.binary_dilation(region, _JOINED, iterations=distance) for distance in _RING_PX
    )
    ring = far & ~near & others
    if not ring.any():
        return False
    deviation = np.abs(values[:, ring].astype(np.float64) - colour.astype(np.float64)[:, None])
    deviation = deviation.max(axis=0)
    return bool((deviation <= _NEAR * (high - low)).mean() >= 0.5)


def _connected_to_rim(same: Mask) -> Mask:
    """Return the connected regions of a mask that touch the edge.

    ``ndimage.binary_propagation`` gives the same and takes 2 to 5 times as long.
    """
    labels, _ = ndimage.label(same, _JOINED)
    rim = np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1]))
    touching = np.zeros(int(labels.max()) + 1, np.bool_)
    touching[rim] = True
    touching[0] = False
    return np.asarray(touching[labels])
