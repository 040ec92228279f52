"""Encoded tiles as a cache keeps them."""

from __future__ import annotations

from torch import Tensor

from ..network.mtrefseg import EncodedTiles


def cacheable(tiles: EncodedTiles, with_queries: bool) -> EncodedTiles:
    """Return what decoding needs, in a memory layout that is the same wherever it was cached.

    Args:
        tiles: What the network encoded.
        with_queries: Whether masks are decoded by queries, not by ``mask_logits`` alone.
    """
    return EncodedTiles(
        fused=tiles.fused[-1:] if tiles.prefix is not None else (),
        mask_features=tiles.mask_features,
        multi_scale=tiles.multi_scale if with_queries else (),
        prefix=tiles.prefix,
    ).map(Tensor.contiguous)
