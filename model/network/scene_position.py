"""Position of a tile in its scene; only models of former versions have it.

They were trained with sentences such as "in the upper left". The bundled model has no such weights:
what a sentence says about positions is measured on the polygons.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

WAVES = 6  # per axis, the constant one among them: fine enough for thirds of a scene
# The optimiser moves each weight by the learning rate, and the features are of the order of 2:
# without this factor the waves stayed at a fortieth of them, too weak for positions.
STRENGTH = 20.0
WHOLE = (0.0, 0.0, 1.0, 1.0)


class ScenePosition(nn.Module):
    """Position embedding for mask features: a sum of cosine waves over the scene.

    It is zero before it is trained. In the published network a tile is a whole scene, and the
    position in the tile is all there is; here tiles are parts of a raster.

    Args:
        dim: Channels of the mask features.
    """

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(dim, WAVES, WAVES))

    def forward(self, tile_bounds: Tensor, height: int, width: int) -> Tensor:
        """Return what is added to the mask features, ``(b, dim, height, width)``.

        Args:
            tile_bounds: Left, top, right and bottom of each tile, as shares of the scene's width
                and height, ``(b, 4)``; a tile may reach beyond 1, where the waves are mirrored as
                the pixels are.
            height: Rows of the mask features.
            width: Their columns.
        """
        left, top, right, bottom = tile_bounds.unbind(-1)
        across, down = _waves(left, right, width), _waves(top, bottom, height)
        return STRENGTH * torch.einsum("dij,biy,bjx->bdyx", self.weight, down, across)


def _waves(first: Tensor, last: Tensor, count: int) -> Tensor:
    """Return the waves at ``count`` positions between two edges, ``(b, WAVES, count)``."""
    steps = (torch.arange(count, device=first.device) + 0.5) / count
    positions = first[:, None] + (last - first)[:, None] * steps
    order = torch.arange(WAVES, device=first.device)
    return torch.cos(math.pi * order[:, None] * positions[:, None])
