"""Auxiliary loss: where a sentence refers to a subset of a change, the rest of it is not meant."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ..batch import Batch
from ..forward import Prediction
from .features import under_features


def subset_loss(prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
    """Return the loss inside of the changes to a subset of which sentences refer."""
    logits, cut = prediction.masks.final, prediction.forward.cut
    masks, wholes = (cut(mask).to(logits.device) for mask in (batch.masks, batch.whole_masks))
    return cross_entropy_inside(logits, masks, wholes)


def cross_entropy_inside(logits: Tensor, masks: Tensor, wholes: Tensor) -> Tensor:
    """Return the cross entropy inside of the changes to a subset of which sentences refer.

    Points are sampled where the prediction is uncertain, so a network that marks all of a change
    with high confidence would hardly learn that only a subset of it was meant.

    Args:
        logits: ``(b, s, h/4, w/4)``.
        masks: The subsets, ``(b, s, h, w)`` bool.
        wholes: The changes, of the same shape; empty where all of it is meant.

    Returns:
        The mean over the changes, in each of which the subset and the rest count half.
    """
    truth, inside = (under_features(mask) for mask in (masks, wholes))
    known = inside.any(-1).any(-1)
    if not known.any():
        return logits.sum() * 0
    each = F.binary_cross_entropy_with_logits(logits.float(), truth.float(), reduction="none")
    meant, rest = (
        (each * pixels).sum((-1, -2)) / pixels.sum((-1, -2)).clamp(min=1)
        for pixels in (inside & truth, inside & ~truth)
    )
    return 0.5 * (meant + rest)[known].mean()
