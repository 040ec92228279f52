"""Mask2Former's masked-attention decoder, queried by learned queries or by sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from transformers.models.mask2former.modeling_mask2former import (
    Mask2FormerAttention,
    Mask2FormerMaskedAttentionDecoderLayer,
    Mask2FormerTransformerModule,
)

from ..config import NetworkConfig
from .mask2former_config import mask2former_config

LEVELS = 3


@dataclass
class MaskLogits:
    """Raw logits at a quarter of the tile's size; a pixel above 0 belongs to the mask.

    Attributes:
        embedding: Of each query; its product with the mask features is ``final``,
            ``(b, q, dim)``.
        final: ``(b, q, h/4, w/4)``.
        auxiliary: The predictions before each decoder layer, same shape, for deep supervision.
    """

    embedding: Tensor
    final: Tensor
    auxiliary: tuple[Tensor, ...]


@dataclass
class _Memory:
    """Keys and values of one level, ``(h·w, b, dim)`` each."""

    keys: Tensor
    values: Tensor


class MaskDecoder(nn.Module):
    """Layers of masked cross-attention, self-attention and feed-forward (Mask2Former, 3.2)."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.transformer = Mask2FormerTransformerModule(
            config.decoder_dim, mask2former_config(config)
        )
        for layer in self.transformer.decoder.layers:
            _initialise(layer)

    def segment_queries(self, multi_scale: Sequence[Tensor], mask_features: Tensor) -> MaskLogits:
        """Segment with the learned queries of stage 1, which attend to one another."""
        batch = len(mask_features)
        queries = self.transformer.queries_features.weight.unsqueeze(1).expand(-1, batch, -1)
        positions = self.transformer.queries_embedder.weight.unsqueeze(1).expand(-1, batch, -1)
        return self._decode(multi_scale, mask_features, queries, positions, isolated=False)

    def segment(
        self, multi_scale: Sequence[Tensor], mask_features: Tensor, queries: Tensor
    ) -> MaskLogits:
        """Segment with sentences, ``(b, q, dim)``, each attends to itself, none has a position."""
        queries = queries.transpose(0, 1)
        positions = torch.zeros_like(queries)
        return self._decode(multi_scale, mask_features, queries, positions, isolated=True)

    def _decode(
        self,
        multi_scale: Sequence[Tensor],
        mask_features: Tensor,
        hidden: Tensor,
        positions: Tensor,
        isolated: bool,
    ) -> MaskLogits:
        decoder = self.transformer.decoder
        sizes = [level.shape[-2:] for level in multi_scale]
        memory = [self._memory(level, number) for number, level in enumerate(multi_scale)]
        predictions: list[Tensor] = []
        for number, layer in enumerate(decoder.layers):
            level = number % LEVELS
            logits, outside = decoder.mask_predictor(
                decoder.layernorm(hidden), mask_features, sizes[level]
            )
            predictions.append(logits)
            hidden = _layer(layer, hidden, positions, memory[level], outside, isolated)
        embedding = decoder.mask_predictor.mask_embedder(decoder.layernorm(hidden).transpose(0, 1))
        return MaskLogits(embedding, mask_logits(embedding, mask_features), tuple(predictions))

    def _memory(self, level: Tensor, number: int) -> _Memory:
        position = self.transformer.position_embedder(level.shape, level.device, level.dtype, None)
        embedding = self.transformer.level_embed.weight[number]
        values = level.flatten(2).permute(2, 0, 1) + embedding
        return _Memory(values + position.flatten(2).permute(2, 0, 1), values)


def mask_logits(embedding: Tensor, mask_features: Tensor) -> Tensor:
    """Return the logits ``(b, q, h/4, w/4)`` of embeddings ``(b or 1, q, dim)``."""
    return torch.einsum("bqc,bchw->bqhw", embedding.expand(len(mask_features), -1, -1),
                        mask_features)  # fmt: skip


def _layer(
    layer: Mask2FormerMaskedAttentionDecoderLayer,
    hidden: Tensor,
    positions: Tensor,
    memory: _Memory,
    outside: Tensor,
    isolated: bool,
) -> Tensor:
    """Run one layer; transformers' own forward cannot keep the queries apart.

    Args:
        layer: Its submodules.
        hidden: ``(q, b, dim)``.
        positions: ``(q, b, dim)``.
        memory: The level that is attended to.
        outside: ``(b · heads, q, h·w)``, True where a query must not attend.
        isolated: A query attends to itself only.
    """
    # a query whose mask is empty attends everywhere
    outside = outside & ~outside.all(dim=-1, keepdim=True)
    crossed, _ = layer.cross_attn(
        hidden + positions, memory.keys, memory.values, attn_mask=outside, need_weights=False
    )
    hidden = layer.cross_attn_layer_norm(hidden + crossed)
    attended = _attend(layer.self_attn, hidden, positions, isolated)
    hidden = layer.self_attn_layer_norm(hidden + attended)
    forwarded = layer.fc2(layer.activation_fn(layer.fc1(hidden)))
    result: Tensor = layer.final_layer_norm(hidden + forwarded)
    return result


def _attend(
    attention: Mask2FormerAttention, hidden: Tensor, positions: Tensor, isolated: bool
) -> Tensor:
    """Run self-attention over ``(q, b, dim)``."""
    values: Tensor = attention.v_proj(hidden)
    if not isolated:
        positioned = hidden + positions
        query, keys, values = (
            # (q, b, dim) to (b, heads, q, dim / heads)
            projected.unflatten(-1, (attention.num_heads, -1)).permute(1, 2, 0, 3)
            for projected in (attention.q_proj(positioned), attention.k_proj(positioned), values)
        )
        mixed = nn.functional.scaled_dot_product_attention(query, keys, values)
        values = mixed.permute(2, 0, 1, 3).flatten(2)
    # a query that attends to itself only gets its own value: its weight is one
    attended: Tensor = attention.out_proj(values)
    return attended


def _initialise(layer: Mask2FormerMaskedAttentionDecoderLayer) -> None:
    for parameter in layer.parameters():
        if parameter.dim() > 1:
            nn.init.xavier_uniform_(parameter)
