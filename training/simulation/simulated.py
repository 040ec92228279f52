"""A simulated change: two images, the masks of its change classes, and what is certainly absent."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy import ndimage

from .ground import Mask
from .spectra import FloatArray, Pixels

EDGE_PX = 0.6  # standard deviation of the blur of a mask
SWAPPED = {"appears": "disappears", "disappears": "appears", "changes": "changes"}


@dataclass(frozen=True)
class Simulated:
    """Two images of one place.

    Attributes:
        before: ``(h, w, 3)`` uint8.
        after: The same at the second date.
        masks: Names of change classes that are present, with their masks ``(h, w)``.
        absent: Names of change classes that are certainly absent.
    """

    before: Pixels
    after: Pixels
    masks: dict[str, Mask]
    absent: tuple[str, ...]

    def swap_dates(self) -> Simulated:
        """Swap the dates; only classes that have an opposite are left."""
        masks = {_opposite(name): mask for name, mask in self.masks.items() if _opposite(name)}
        absent = tuple(_opposite(name) for name in self.absent if _opposite(name))
        return replace(self, before=self.after, after=self.before, masks=masks, absent=absent)


def _opposite(name: str) -> str:
    """Return the name of a change class for exchanged dates; empty where there is none."""
    if name == "any change":
        return name
    noun, _, kind = name.rpartition(" ")
    return f"{noun} {SWAPPED[kind]}" if kind in SWAPPED else ""


def blend(ground: Pixels, layer: FloatArray, opacity: FloatArray) -> Pixels:
    """Lay colours over an image.

    Args:
        ground: ``(h, w, 3)`` uint8.
        layer: ``(h, w, 3)`` or ``(3,)``, 0 to 255.
        opacity: ``(h, w)``, 0 to 1.
    """
    values = ground + opacity[..., None] * (layer - ground)
    return np.clip(values, 0, 255).astype(np.uint8)


def soft(mask: Mask, blur_px: float = EDGE_PX) -> FloatArray:
    """Return a mask with the edge of a point spread, ``(h, w)``, 0 to 1."""
    return np.asarray(ndimage.gaussian_filter(mask.astype(np.float32), blur_px), np.float32)


def detail(image: Pixels, sigma_px: float = 4.0) -> FloatArray:
    """Return what an image shows beside its local mean: relief and texture, ``(h, w, 3)``."""
    values = image.astype(np.float32)
    return np.asarray(values - ndimage.gaussian_filter(values, (sigma_px, sigma_px, 0)), np.float32)
