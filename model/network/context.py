"""Context of norms, gates and sentence embeddings: each tile alone, or the whole scene.

``NetworkConfig.context`` names one of the two; everything that differs between them is decided
here, and callers use the object instead of comparing the name.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ..config import NetworkConfig, TileConfig
from .fusion import LEVELS, LevelContext
from .mask_decoder import MaskLogits, mask_logits
from .norms import fix_norms


class TileContext:
    """Each tile is a scene of its own, as in the published network.

    Attributes:
        tiles_per_side: A square in training is cut into the square of this number of tiles.
        sampling_reach: Distance of the nearest points that deformable attention starts from, in
            pixels of a level.
    """

    tiles_per_side = 1
    sampling_reach = 1.0

    def overview_px(self, tiles: TileConfig) -> int | None:
        """Return the side of the windows that stand for the scene; None: none are needed."""
        return None

    def adapt_norms(self, module: nn.Module) -> None:
        """Change norms so that they fit the context; here they follow each tile and stay."""

    def position_embedding(self, published: nn.Module, dim: int) -> nn.Module:
        """Return the position embedding of the pixel decoder; here the published one."""
        return published

    def gates(self, tiles: int) -> list[LevelContext] | None:
        """Return the mean features that open the gates of the fusion, one callable per level.

        Args:
            tiles: Tiles of a scene, which stand one after the other in a batch.

        Returns:
            None, as here: the mean features of each tile open its gates.
        """
        return None

    def share(self, masks: MaskLogits, mask_features: Tensor, tiles: int) -> MaskLogits:
        """Return masks whose embeddings the tiles of a scene share; here each tile keeps its own.

        Args:
            masks: Of each tile, ``(n · tiles, q, …)``.
            mask_features: ``(n · tiles, dim, h/4, w/4)``.
            tiles: Tiles of a scene, which stand one after the other.
        """
        return masks


class SceneContext(TileContext):
    """All tiles of a scene share gates and embeddings, so that masks do not depend on the tiles."""

    tiles_per_side = 2
    # a wide reach would make a pixel's mask depend on where its tile ends
    sampling_reach = 0.5

    def overview_px(self, tiles: TileConfig) -> int | None:
        """Return the side of the windows that stand for the scene."""
        return tiles.overview_px

    def adapt_norms(self, module: nn.Module) -> None:
        """Replace norms that follow each tile by norms of fixed statistics."""
        fix_norms(module)

    def position_embedding(self, published: nn.Module, dim: int) -> nn.Module:
        """Return zeros: the position in the tile must not count."""
        return _ZeroPosition(dim)

    def gates(self, tiles: int) -> list[LevelContext] | None:
        """Return gates that the mean over the scene's tiles opens."""
        return [lambda mean: scene_mean(mean, tiles)] * len(LEVELS)

    def share(self, masks: MaskLogits, mask_features: Tensor, tiles: int) -> MaskLogits:
        """Match the mean of a scene's embeddings with each of its tiles."""
        shared = scene_mean(masks.embedding, tiles)
        return MaskLogits(shared, mask_logits(shared, mask_features), masks.auxiliary)


_CONTEXTS = {"tile": TileContext(), "scene": SceneContext()}


def context_of(config: NetworkConfig) -> TileContext:
    """Return what ``config.context`` names."""
    return _CONTEXTS[config.context]


def scene_mean(values: Tensor, tiles: int) -> Tensor:
    """Replace the values of each tile by the mean over its scene's tiles; the shape stays.

    Args:
        values: ``(n · tiles, …)``, the tiles of a scene one after the other.
        tiles: Tiles of a scene.
    """
    scenes = values.unflatten(0, (-1, tiles))
    return scenes.mean(1, keepdim=True).expand_as(scenes).flatten(0, 1)


class _ZeroPosition(nn.Module):
    """Replaces the sine embedding of positions."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.dim = dim

    def forward(self, shape: torch.Size, device: torch.device, dtype: torch.dtype) -> Tensor:
        return torch.zeros(shape[0], self.dim, *shape[2:], device=device, dtype=dtype)
