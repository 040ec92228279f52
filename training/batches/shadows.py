"""Shadows of what stands upright, cast on an image."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from .real_pair import Mask, Pixels

LONGEST_PX = 7  # of most objects
TOWER_SHARE, TOWER_PX = 0.2, 24  # of scenes with the long shadows of towers, or of a low sun
DARKNESS = 0.5
EDGE_PX = 0.8  # standard deviation of the blur of the edge


def sample_shadow(rng: np.random.Generator) -> tuple[int, int]:
    """Sample how far a shadow reaches from its object, rows and columns in pixels."""
    reach = TOWER_PX if rng.random() < TOWER_SHARE else LONGEST_PX
    down, right = rng.integers(-reach, reach + 1, 2)
    return int(down), int(right)


def cast(image: Pixels, upright: Mask, reach: tuple[int, int]) -> Pixels:
    """Darken what lies behind objects, seen from the sun; the objects stay as they are.

    Args:
        image: ``(h, w, 3)`` uint8.
        upright: Where the objects are, ``(h, w)``.
        reach: Rows and columns from an object to the end of its shadow.
    """
    steps = max(map(abs, reach))
    if not steps or not upright.any():
        return image
    shares = np.linspace(0, 1, -(-steps // 2) + 1)[1:]
    whole_px = [[round(share * pixels) for pixels in reach] for share in shares]
    shifted = [ndimage.shift(upright.view(np.uint8), pixels, order=0) for pixels in whole_px]
    dark = np.max(shifted, axis=0)
    soft = ndimage.gaussian_filter(dark.astype(np.float32), EDGE_PX) * ~upright
    return np.asarray(image * (1 - DARKNESS * soft[..., None]), np.uint8)
