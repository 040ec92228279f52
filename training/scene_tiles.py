"""A scene in training is four tiles, as a raster is many."""

from __future__ import annotations

import torch
from torch import Tensor


def tiles_of(scenes: Tensor) -> Tensor:
    """Cut scenes ``(b, c, h, w)`` into their tiles, ``(4b, c, h/2, w/2)``."""
    cells = scenes.unflatten(-1, (2, -1)).unflatten(-3, (2, -1))  # (b, c, row, h/2, col, w/2)
    return cells.movedim((2, 4), (1, 2)).flatten(0, 2)


def tile_bounds(scenes: int) -> Tensor:
    """Return the bounds of tiles in their scenes, ``(4 * scenes, 4)``, see ``ScenePosition``."""
    quarters = [(col, row, col + 0.5, row + 0.5) for row in (0.0, 0.5) for col in (0.0, 0.5)]
    return torch.tensor(quarters).repeat(scenes, 1)
