"""Labels at the resolution of the mask features."""

from __future__ import annotations

from torch import Tensor

STRIDE = 4  # of the mask features


def under_features(images: Tensor) -> Tensor:
    """Return the pixels in the middle of the mask features: every fourth of ``(..., h, w)``."""
    return images[..., STRIDE // 2 :: STRIDE, STRIDE // 2 :: STRIDE]
