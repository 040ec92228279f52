"""Mask2Former's pixel decoder: fused levels to mask features and multi-scale features."""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformers.models.mask2former.modeling_mask2former import (
    Mask2FormerPixelDecoder,
    Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention,
)

from ..config import NetworkConfig
from .context import context_of
from .deformable_attention import DeformableAttention
from .mask2former_config import mask2former_config


class _Float32(nn.Module):
    def forward(self, features: Tensor) -> Tensor:
        return features.float()


class PixelDecoder(nn.Module):
    """Multi-scale deformable attention on res3 to res5, one FPN level for res2."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.body = Mask2FormerPixelDecoder(
            mask2former_config(config), list(config.backbone.channels)
        )
        for projection in self.body.input_projections:
            # the sampling points of attention follow this: mixed precision must not round them
            projection.append(_Float32())
        for layer in self.body.encoder.layers:
            layer.self_attn = DeformableAttention.like(layer.self_attn)
        self._replace_fpn(config.backbone.channels[0], config.decoder_dim)
        context = context_of(config)
        context.adapt_norms(self.body)
        self.body.position_embedding = context.position_embedding(
            self.body.position_embedding, config.decoder_dim
        )
        self._initialise(context.sampling_reach)

    def forward(self, fused: Sequence[Tensor]) -> tuple[Tensor, tuple[Tensor, ...]]:
        """Decode res2 to res5.

        Args:
            fused: Four maps, as wide as the backbone's channels, res2 at stride 4.

        Returns:
            Mask features ``(b, dim, h/4, w/4)`` and three maps ``(b, dim, …)`` of
            the sizes of res5, res4 and res3.
        """
        output = self.body(list(fused), return_dict=True)
        return output.mask_features, tuple(output.multi_scale_features)

    def _replace_fpn(self, channels: int, dim: int) -> None:
        # the published level keeps the biases and has a ReLU after the lateral norm as well
        lateral = nn.Sequential(nn.Conv2d(channels, dim, 1), nn.GroupNorm(32, dim), nn.ReLU())
        output = nn.Sequential(nn.Conv2d(dim, dim, 3, padding=1), nn.GroupNorm(32, dim), nn.ReLU())
        self.body.adapter_1, self.body.layer_1 = lateral, output
        self.body.lateral_convolutions = [lateral]
        self.body.output_convolutions = [output]

    def _initialise(self, reach: float) -> None:
        nn.init.normal_(self.body.level_embed)
        for projection in self.body.input_projections:
            nn.init.xavier_uniform_(projection[0].weight)
            nn.init.zeros_(projection[0].bias)
        for module in self.modules():
            if isinstance(module, Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention):
                _initialise_attention(module, reach)


@torch.no_grad()
def _initialise_attention(
    module: Mask2FormerPixelDecoderEncoderMultiscaleDeformableAttention, reach: float
) -> None:
    """Point k of head i samples at ``reach * (k + 1)`` in direction i (Deformable DETR, A.4)."""
    angles = torch.arange(module.n_heads) * (2.0 * math.pi / module.n_heads)
    directions = torch.stack([angles.cos(), angles.sin()], -1)
    directions = directions / directions.abs().amax(-1, keepdim=True)
    distances = reach * torch.arange(1.0, module.n_points + 1)
    offsets = directions[:, None, None, :] * distances[:, None]
    nn.init.zeros_(module.sampling_offsets.weight)
    module.sampling_offsets.bias.copy_(offsets.expand(-1, module.n_levels, -1, -1).flatten())
    for layer in (module.value_proj, module.output_proj):
        nn.init.xavier_uniform_(layer.weight)
        nn.init.zeros_(layer.bias)
    nn.init.zeros_(module.attention_weights.weight)
    nn.init.zeros_(module.attention_weights.bias)
