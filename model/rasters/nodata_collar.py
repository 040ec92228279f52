"""A frame of one value along the edge of an image, as warping leaves it without nodata. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from .arrays import Mask

_LEAST_SHARE = 0.01
_LEAST_RIM = 0.05
"""Part of the outermost pixels that have the value."""
_INNER_SHARE = 0.05
"""From this share on a value counts that is neither the smallest nor the largest of the image."""
_MOST_SPECKLE = 0.03
_WHOLE_SIDE = 0.95
_RECTANGLE = 0.98
_RING_PX = (9, 13)
"""Where the image beside a frame is looked at: beyond the blocks that JPEG blurs."""
_NEAR = 0.15
"""Part of the range of an image within which its values are near to another."""
_CANDIDATES = 3
BLUR = 12
"""So far JPEG takes the values of a frame of an 8-bit image from its colour."""
_MUCH_BLURRED = 0.1
_JOINED = np.ones((3, 3), np.bool_)


@dataclass(frozen=True)
class Collar:
    """One colour from the edge inwards without a gap.

    Attributes:
        colour: A value per band.
        share: Part of the image, 0 to 1.
        blurred: Whether compression has left values beside it that are nearly the same.
    """

    colour: tuple[Any, ...]
    share: float
    blurred: bool = False


def find_collars(values: npt.NDArray[Any], valid: Mask) -> tuple[Collar, ...]:
    """Find frames in a sample that reaches to the edges of the image.

    Dark water or snow is no frame: its values differ from pixel to pixel and from band to band, or
    leave specks. Nor is a bay, which leaves the image its corners.

    Args:
        values: ``(bands, h, w)``.
        valid: ``(h, w)``; pixels without data are no frame.
    """
    if min(valid.shape) < 3:
        return ()
    rim = np.ones(valid.shape, np.bool_)
    rim[1:-1, 1:-1] = False
    found, counts = np.unique(values[:, rim & valid], axis=1, return_counts=True)
    order = np.argsort(-counts, kind="stable")[:_CANDIDATES]
    enough = [found[:, n] for n in order if counts[n] >= max(4, _LEAST_RIM * rim.sum())]
    collars = (_collar(colour, values, valid) for colour in enough)
    return tuple(collar for collar in collars if collar)


def _collar(colour: npt.NDArray[Any], values: npt.NDArray[Any], valid: Mask) -> Collar | None:
    if (colour != colour[0]).any() and not _is_key(colour):
        return None
    same = valid & (values == colour[:, None, None]).all(axis=0)
    part = _from_the_rim(same)
    share = float(part.mean())
    if share < _LEAST_SHARE and not _along_a_side(part):
        return None
    if not _frames(part, valid):
        return None
    others = values[:, valid & ~same]
    if not others.size:
        return None
    inner = bool(((others.min() < colour) & (colour < others.max())).any())
    if inner and share < _INNER_SHARE:
        return None
    if _fades(part, colour, values, valid & ~same):
        return None
    closed = ndimage.binary_closing(part, _JOINED, iterations=2)
    if (closed & ~part).sum() > _MOST_SPECKLE * part.sum():
        return None
    return Collar(tuple(colour), share, _is_blurred(part, colour, values, valid & ~same))


def _is_blurred(
    part: Mask, colour: npt.NDArray[Any], values: npt.NDArray[Any], others: Mask
) -> bool:
    """Tell whether much of what lies beside a part of an 8-bit image is nearly of its colour."""
    if values.dtype != np.uint8:
        return False
    ring = ndimage.binary_dilation(part, _JOINED, iterations=_RING_PX[0]) & others
    if not ring.any():
        return False
    away = np.abs(values[:, ring].astype(np.int16) - colour.astype(np.int16)[:, None]).max(axis=0)
    return bool((away <= BLUR).mean() >= _MUCH_BLURRED)


def _is_key(colour: npt.NDArray[Any]) -> bool:
    """Tell a colour that no ground has, as magenta; water may be filled with a real one."""
    if colour.dtype.kind not in "iu":
        return False
    limits = np.iinfo(colour.dtype)
    return bool(((colour == limits.min) | (colour == limits.max)).all())


def _along_a_side(part: Mask) -> bool:
    """Tell whether a part holds the two outermost lines of a side."""
    sides = (part[:2], part[-2:], part[:, :2], part[:, -2:])
    return any(side.mean() >= _WHOLE_SIDE for side in sides)


def _frames(part: Mask, valid: Mask) -> bool:
    """Tell whether a part holds a corner, or is made of rectangles, as a tile that is missing."""
    at = np.ix_((0, -1), (0, -1))
    if (part[at] | ~valid[at]).any():
        return True
    labels, _ = ndimage.label(part, _JOINED)
    boxes = sum(labels[place].size for place in ndimage.find_objects(labels))
    return bool(part.sum() >= _RECTANGLE * boxes)


def _fades(part: Mask, colour: npt.NDArray[Any], values: npt.NDArray[Any], others: Mask) -> bool:
    """Tell whether the image comes near a colour towards a part, as around clouds and water."""
    low, high = np.percentile(values[:, others].astype(np.float64), (2, 98))
    near, far = (
        ndimage.binary_dilation(part, _JOINED, iterations=distance) for distance in _RING_PX
    )
    ring = far & ~near & others
    if not ring.any():
        return False
    away = np.abs(values[:, ring].astype(np.float64) - colour.astype(np.float64)[:, None])
    away = away.max(axis=0)
    return bool((away <= _NEAR * (high - low)).mean() >= 0.5)


def _from_the_rim(same: Mask) -> Mask:
    """Return the connected parts of a mask that touch the edge."""
    labels, _ = ndimage.label(same, _JOINED)
    rim = np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1]))
    touching = np.zeros(int(labels.max()) + 1, np.bool_)
    touching[rim] = True
    touching[0] = False
    return np.asarray(touching[labels])
