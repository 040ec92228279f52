"""Sizes of both decoders as transformers' Mask2Former takes them."""

from __future__ import annotations

from transformers import Mask2FormerConfig

from ..config import NetworkConfig


def mask2former_config(config: NetworkConfig) -> Mask2FormerConfig:
    """Return transformers' configuration of the pixel decoder and the mask decoder."""
    return Mask2FormerConfig(
        feature_size=config.decoder_dim,
        mask_feature_size=config.decoder_dim,
        hidden_dim=config.decoder_dim,
        num_attention_heads=config.heads,
        encoder_layers=config.pixel_layers,
        encoder_feedforward_dim=config.pixel_feed_forward,
        # transformers counts the prediction before the first layer too
        decoder_layers=config.mask_layers + 1,
        dim_feedforward=config.mask_feed_forward,
        num_queries=config.queries,
        dropout=0.0,
    )
