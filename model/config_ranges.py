"""Ranges that no real network exceeds: an untrusted configuration must not build for hours.

Closed ranges per field: of the number, of each number of a tuple, of the length of a text.
Standard library only, Python 3.9.
"""

from __future__ import annotations

from typing import Mapping, Tuple

Ranges = Mapping[str, Tuple[float, float]]

BACKBONE_RANGES: Ranges = {
    "channels": (1, 8192),
    "depths": (1, 48),
    "heads": (1, 256),
    "window": (0, 24),
    "drop_path": (0.0, 0.99),
}
LANGUAGE_RANGES: Ranges = {
    "vocabulary": (1, 1_000_000),
    "hidden": (1, 16_384),
    "layers": (1, 200),
    "heads": (1, 256),
    "feed_forward": (1, 131_072),
    "partial_rotary": (0.01, 1.0),
    "prompt": (1, 20_000),
    "domain": (0, 1_000),
    "max_sentence_tokens": (1, 16_384),
}
TILE_RANGES: Ranges = {
    "size_px": (32, 4096),
    "overlap_px": (0, 2048),
    "min_px": (32, 4096),
    "max_px": (32, 4096),
    "step_px": (32, 1024),
    "batch_size": (1, 64),
    "overview_px": (32, 2048),
}
NETWORK_RANGES: Ranges = {
    "name": (1, 100),
    "decoder_dim": (1, 4096),
    "heads": (1, 256),
    "pixel_layers": (1, 64),
    "pixel_feed_forward": (1, 65_536),
    "mask_layers": (1, 64),
    "mask_feed_forward": (1, 65_536),
    "queries": (1, 10_000),
    "token_grid": (1, 64),
    "seg_dim": (1, 16_384),
    "seg_head_dim": (1, 4096),
}
