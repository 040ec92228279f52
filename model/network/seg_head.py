"""The [SEG] head: hidden states of a sentence to a query of the mask decoder."""

from __future__ import annotations

import torch
from torch import Tensor, nn

HEADS = 8


class Perceiver(nn.Module):
    """One perceiver block (depth 1, feed-forward ×1) that keeps sentences apart.

    A sentence attends to the image features and to itself (SegEarth-R1's "description
    projector", of which only the pooled latent reaches the result).
    """

    def __init__(self, dim: int, head_dim: int) -> None:
        super().__init__()
        inner = HEADS * head_dim
        self.norm_media = nn.LayerNorm(dim)
        self.norm_latents = nn.LayerNorm(dim)
        self.to_q = nn.Linear(dim, inner, bias=False)
        self.to_kv = nn.Linear(dim, 2 * inner, bias=False)
        self.to_out = nn.Linear(inner, dim, bias=False)
        self.feed_forward = nn.Sequential(
            nn.LayerNorm(dim),
            nn.Linear(dim, dim, bias=False),
            nn.GELU(),
            nn.Linear(dim, dim, bias=False),
        )
        self.norm = nn.LayerNorm(dim)

    def forward(self, latents: Tensor, media: Tensor) -> Tensor:
        """Update sentences ``(b, s, dim)`` from image features ``(b, n, dim)``."""
        latents = latents + self._attend(self.norm_latents(latents), self.norm_media(media))
        latents = latents + self.feed_forward(latents)
        updated: Tensor = self.norm(latents)
        return updated

    def _attend(self, latents: Tensor, media: Tensor) -> Tensor:
        context = torch.cat([media, latents], dim=1)
        keys, values = (_split_heads(half) for half in self.to_kv(context).chunk(2, dim=-1))
        # every sentence attends to all image features and, among the sentences, to itself
        itself = torch.eye(latents.shape[1], dtype=torch.bool, device=latents.device)
        mask = torch.cat([itself.new_ones(len(itself), media.shape[1]), itself], dim=1)
        mixed = nn.functional.scaled_dot_product_attention(
            _split_heads(self.to_q(latents)), keys, values, attn_mask=mask
        )
        attended: Tensor = self.to_out(mixed.transpose(1, 2).flatten(2))
        return attended


class SegHead(nn.Module):
    """Mean hidden state of a sentence → query, by one attention to the fused image features."""

    def __init__(
        self, hidden: int, channels: int, dim: int, head_dim: int, decoder_dim: int
    ) -> None:
        super().__init__()
        self.text = nn.Linear(hidden, dim)
        self.origin = nn.Linear(hidden, dim)
        self.local = nn.Linear(channels, dim)
        self.perceiver = Perceiver(dim, head_dim)
        self.output = nn.Linear(2 * dim, decoder_dim)

    def forward(self, hidden: Tensor, lengths: Tensor, features: Tensor) -> Tensor:
        """Return one query per sentence.

        Args:
            hidden: Hidden states of the sentences, ``(b, s, t, hidden)``.
            lengths: Tokens per sentence with [SEG], ``(b, s)``.
            features: res5 of the fused features, ``(b, c, h, w)``.

        Returns:
            Queries ``(b, s, decoder_dim)``.
        """
        mean = mean_over_sentence(hidden, lengths)
        media = self.local(features.flatten(2).transpose(1, 2))
        latents = self.perceiver(self.text(mean), media)
        queries: Tensor = self.output(torch.cat([self.origin(mean), latents], dim=-1))
        return queries


def mean_over_sentence(hidden: Tensor, lengths: Tensor) -> Tensor:
    """Average ``(b, s, t, hidden)`` over the first ``lengths`` tokens of each sentence."""
    tokens = torch.arange(hidden.shape[2], device=hidden.device)
    inside = (tokens < lengths[..., None])[..., None]
    # torch.where, not a product: the padding may be NaN
    total = torch.where(inside, hidden, hidden.new_zeros(())).sum(dim=2)
    return total / lengths[..., None].to(hidden.dtype)


def _split_heads(projected: Tensor) -> Tensor:
    """``(b, n, heads · d)`` to ``(b, heads, n, d)``."""
    return projected.unflatten(-1, (HEADS, -1)).transpose(1, 2)
