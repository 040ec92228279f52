"""Any change, without a sentence: the union of the confident queries of stage 1."""

from __future__ import annotations

import torch
from torch import Tensor

from ..requests.detect import ANY_CHANGE

MIN_CONFIDENCE = 0.8
"""Least mask score of a query that counts; Mask2Former ranks queries by the same score."""


def is_any_change(sentence: str) -> bool:
    """Return whether a sentence is the one that stands for any change."""
    return " ".join(sentence.lower().split()) == ANY_CHANGE


def union_of_confident_queries(logits: Tensor, min_confidence: float = MIN_CONFIDENCE) -> Tensor:
    """Join the masks of the confident queries.

    A query's confidence is the mean probability of the pixels in its own mask (Mask2Former's
    mask score); the network has no class scores. Where no confident query has a mask nothing
    changed.

    Args:
        logits: One mask per query, ``(b, q, h, w)``; a pixel above 0 is inside.
        min_confidence: 0.5 to 1.

    Returns:
        Logits ``(b, 1, h, w)``: the largest of the confident queries, else no more than minus one.
    """
    logits = logits.float()
    inside = logits > 0
    pixels = inside.sum((2, 3), keepdim=True)
    total = torch.where(inside, logits.sigmoid(), 0).sum((2, 3), keepdim=True)
    confident = total >= min_confidence * pixels.clamp(min=1)
    # a query that is not confident still counts where it is negative
    counted = torch.where(confident, logits, logits.clamp(max=-1.0))
    return counted.amax(1, keepdim=True)
