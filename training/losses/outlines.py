"""Pixels near the outlines of masks, which count more in the cross entropy."""

from __future__ import annotations

import torch
from torch import Tensor

OUTLINE_PX = 3


def near_outline(truth: Tensor) -> Tensor:
    """Return which pixels lie within ``OUTLINE_PX`` of an outline.

    Args:
        truth: Masks, ``(n, c, h, w)``, 0 or 1.

    Returns:
        0 or 1, uint8, of the same shape.
    """
    inside = truth.to(torch.uint8)
    return _largest_around(inside) & _largest_around(1 - inside)


def _largest_around(values: Tensor) -> Tensor:
    """Return the maxima over squares of ``2 * OUTLINE_PX + 1`` pixels of ``(n, c, h, w)``."""
    for dim in (2, 3):
        # maxima of slices take a twentieth of the time of a pooling on a CPU
        largest = values.clone()
        for step in range(1, OUTLINE_PX + 1):
            length = values.shape[dim] - step
            for first, second in ((0, step), (step, 0)):
                place = largest.narrow(dim, first, length)
                torch.maximum(place, values.narrow(dim, second, length), out=place)
        values = largest
    return values
