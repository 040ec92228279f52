"""The causal language model (Phi): prompt and images are prefilled once for all sentences."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformers import DynamicCache, PhiConfig, PhiModel
from transformers.models.phi.modeling_phi import PhiRotaryEmbedding

from ..config import LanguageConfig

KeyValues = tuple[tuple[Tensor, Tensor], ...]
"""Keys and values per layer, each ``(b, heads, n, hidden / heads)``."""


class LanguageModel(nn.Module):
    """Phi without its output layer, which only the published training loss uses."""

    def __init__(self, config: LanguageConfig) -> None:
        super().__init__()
        self.phi = PhiModel(_phi_config(config))
        # weights are assigned into a network built on the meta device: keep this constant real
        with torch.device("cpu"):
            self.phi.rotary_emb = PhiRotaryEmbedding(self.phi.config)

    def prefill_system(self, system_ids: Sequence[int]) -> KeyValues | None:
        """Compute keys and values of the text before the first image, which no image changes.

        Args:
            system_ids: Token ids.

        Returns:
            Keys and values for a batch of one; None without ids.
        """
        if not system_ids:
            return None
        return self._prefill(self._embed(system_ids, self.phi.embed_tokens.weight[:1]), None)

    def prefill_prompt(
        self,
        prompt_ids: Sequence[Sequence[int]],
        before: Tensor,
        after: Tensor,
        system_cache: KeyValues | None = None,
    ) -> KeyValues:
        """Compute keys and values of everything before the sentence: text and both images.

        Args:
            prompt_ids: Token ids before the first image, between the images, after the second.
            before: Image tokens of the first date, ``(b, n, hidden)``.
            after: Image tokens of the second date, ``(b, n, hidden)``.
            system_cache: Result of ``prefill_system`` for these weights and ids, computed once.

        Returns:
            The keys and values that the sentences attend to.
        """
        system, middle, closing = (self._embed(ids, before) for ids in prompt_ids)
        # mixed precision rounds the image tokens but not the embedded text
        before, after = before.to(middle.dtype), after.to(middle.dtype)
        rest = [before, middle, after, closing]
        return self._prefill(
            torch.cat([system, *rest] if system_cache is None else rest, dim=1), system_cache
        )

    def _prefill(self, embedded: Tensor, past: KeyValues | None) -> KeyValues:
        """Continue after ``past``, which the whole batch shares."""
        batch = len(embedded)
        cache = DynamicCache(
            [(keys.expand(batch, -1, -1, -1), values.expand(batch, -1, -1, -1))
             for keys, values in past or ()]
        )  # fmt: skip
        # positional: the name of the cache has changed within version 5 of transformers
        self.phi(None, None, None, cache, embedded, use_cache=True)
        return tuple((layer.keys, layer.values) for layer in cache.layers)

    def read_sentences(self, prefix: KeyValues, sentence_ids: Tensor) -> Tensor:
        """Return the hidden states of each tile's sentences; none depends on another.

        The sentences are one sequence, so that the prefix is not copied for each; mask and
        positions keep them apart.

        Args:
            prefix: What ``prefill_prompt`` returned.
            sentence_ids: ``(b, s, t)``, padded at the right.

        Returns:
            Last hidden states ``(b, s, t, hidden)``; those of the padding are undefined.
        """
        tiles, sentences, tokens = sentence_ids.shape
        start = prefix[0][0].shape[2]
        positions = torch.arange(start, start + tokens, device=sentence_ids.device)
        output = self.phi(
            sentence_ids.flatten(1),
            _sentence_mask(start, sentences, tokens, sentence_ids.device),
            positions.repeat(sentences)[None],
            DynamicCache(prefix),
            use_cache=True,
        )
        hidden: Tensor = output.last_hidden_state
        return hidden.view(tiles, sentences, tokens, -1)

    def _embed(self, ids: Sequence[int], like: Tensor) -> Tensor:
        row = torch.tensor(list(ids), dtype=torch.long, device=like.device)
        embedded: Tensor = self.phi.embed_tokens(row)
        return embedded[None].expand(len(like), -1, -1)


def _sentence_mask(start: int, sentences: int, tokens: int, device: torch.device) -> Tensor:
    """Return which token attends to which, ``(1, 1, s·t, start + s·t)``, True = it does."""
    causal = torch.ones(tokens, tokens, dtype=torch.bool, device=device).tril()
    within = torch.block_diag(*[causal] * sentences)
    prefix = within.new_ones(len(within), start)
    return torch.cat([prefix, within], dim=1)[None, None]


def _phi_config(config: LanguageConfig) -> PhiConfig:
    return PhiConfig(
        vocab_size=config.vocabulary,
        hidden_size=config.hidden,
        intermediate_size=config.feed_forward,
        num_hidden_layers=config.layers,
        num_attention_heads=config.heads,
        rope_parameters={
            "rope_type": "default",
            "rope_theta": 10000.0,
            "partial_rotary_factor": config.partial_rotary,
        },
        attn_implementation="sdpa",
    )
