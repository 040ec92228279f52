"""Change without a sentence: what the learned queries of stage 1 are sure of."""

from __future__ import annotations

import torch
from torch import Tensor

SURE = 0.8
"""Mean probability inside a query's mask from which it counts; Mask2Former ranks by it too."""


def union_of_sure_queries(logits: Tensor, sure: float = SURE) -> Tensor:
    """Join the masks of the queries that are sure of themselves.

    A query's confidence is the mean probability of the pixels in its own mask (Mask2Former's
    mask score); the network has no class scores. Where no sure query has a mask nothing changed.

    Args:
        logits: One mask per query, ``(b, q, h, w)``; a pixel above 0 is inside.
        sure: Least confidence, 0.5 to 1.

    Returns:
        Logits ``(b, 1, h, w)``: the largest of the sure queries, else no more than minus one.
    """
    logits = logits.float()
    inside = logits > 0
    pixels = inside.sum((2, 3), keepdim=True)
    total = torch.where(inside, logits.sigmoid(), 0).sum((2, 3), keepdim=True)
    confident = total >= sure * pixels.clamp(min=1)
    # an unsure query may say no, but not yes
    counted = torch.where(confident, logits, logits.clamp(max=-1.0))
    return counted.amax(1, keepdim=True)
