"""Auxiliary loss: the tiles of a scene agree with the scene encoded as one tile."""

from __future__ import annotations

import torch
from torch import Tensor

from ...model.network.mtrefseg import MaskLogits, mask_logits
from ..batch import Batch
from ..forward import Prediction
from .mask import LossConfig, sentence_loss


class TileConsistencyLoss:
    """The difference between tiles and whole scenes, and the mask loss of the whole scenes.

    Args:
        weight: Of the difference beside the mask loss.
        config: Of the mask loss.
    """

    def __init__(self, weight: float, config: LossConfig) -> None:
        self._weight, self._config = weight, config

    def __call__(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the loss."""
        whole = whole_scenes(prediction, batch)
        differ = disagreement(prediction.forward.cut(whole.final), prediction.masks.final)
        device = whole.final.device
        known = None if batch.known is None else batch.known.to(device)
        masks = batch.masks.to(device)
        return self._weight * differ + sentence_loss(whole, masks, self._config, generator, known)


def whole_scenes(prediction: Prediction, batch: Batch) -> MaskLogits:
    """Search for the embeddings of the tiles in each scene encoded as one."""
    forward = prediction.forward
    with forward.autocast():
        before, after = (i.to(forward.device).float() for i in (batch.before, batch.after))
        scene = forward.network.encode(before, after, None)
        embedding = prediction.masks.embedding[:: forward.tiles_per_sample]
        return MaskLogits(embedding, mask_logits(embedding, scene.mask_features), ())


def disagreement(first: Tensor, second: Tensor) -> Tensor:
    """Return how much two predictions of the same masks differ, 0 to 1: one minus a soft dice.

    Args:
        first: Logits, ``(b, s, h, w)``.
        second: Logits of the same shape.
    """
    one, other = (logits.float().sigmoid().flatten(2) for logits in (first, second))
    both, each = 2 * (one * other).sum(-1), (one.square() + other.square()).sum(-1)
    return (1 - (both + 1) / (each + 1)).mean()
