"""Where in its scene a tile lies, so that a sentence can say "in the upper left"."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

WAVES = 6  # per axis, the constant one among them: fine enough for thirds of a scene
# The optimiser moves each weight by the learning rate, and the features are of the order of 2:
# without it the waves stayed a fortieth of them, too little for a sentence about a place.
STRENGTH = 20.0
WHOLE = (0.0, 0.0, 1.0, 1.0)


class ScenePosition(nn.Module):
    """Adds to mask features what follows their place in the scene: a sum of cosine waves.

    It adds nothing before it is trained. The published network takes a whole scene as one tile,
    where the place in the tile is all there is; here tiles are parts of a raster.

    Args:
        dim: Channels of the mask features.
    """

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(dim, WAVES, WAVES))

    def forward(self, tile_bounds: Tensor, height: int, width: int) -> Tensor:
        """Return what is added, ``(b, dim, height, width)``.

        Args:
            tile_bounds: Left, top, right and bottom of each tile, in parts of the scene's width and
                height, ``(b, 4)``; a tile may reach beyond 1, where the waves are mirrored as the
                pixels are.
            height: Rows of the mask features.
            width: Their columns.
        """
        left, top, right, bottom = tile_bounds.unbind(-1)
        across, down = _waves(left, right, width), _waves(top, bottom, height)
        return STRENGTH * torch.einsum("dij,biy,bjx->bdyx", self.weight, down, across)


def _waves(first: Tensor, last: Tensor, count: int) -> Tensor:
    """Return the waves at ``count`` places between two edges, ``(b, WAVES, count)``."""
    steps = (torch.arange(count, device=first.device) + 0.5) / count
    places = first[:, None] + (last - first)[:, None] * steps
    order = torch.arange(WAVES, device=first.device)
    return torch.cos(math.pi * order[:, None] * places[:, None])
