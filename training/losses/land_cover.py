"""Auxiliary loss: mask features have to hold the land cover of both dates.

The land cover of every pixel of a synthetic scene is known. A small head, discarded after the
training, classifies it from the mask features; with the mask losses alone the network learns rare
and small objects very slowly. The published recipe starts from
pre-trained weights and has no such loss.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from ..batch import UNKNOWN, Batch
from ..forward import Prediction
from ..synthetic.land_cover import LandCover
from .features import under_features

# Rare and small covers count more, or they would be learned last.
WEIGHTS = {
    LandCover.CROP: 0.5,
    LandCover.SOIL: 0.5,
    LandCover.TREES: 3.0,
    LandCover.WATER: 2.0,
    LandCover.ROAD: 4.0,
    LandCover.BUILDING: 4.0,
    LandCover.RUBBLE: 6.0,
}


class LandCoverLoss(nn.Module):
    """A 1 x 1 convolution from mask features to the land cover of both dates.

    Args:
        channels: Channels of the mask features.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.classifier = nn.Conv2d(channels, 2 * len(LandCover), 1)
        self.weights: Tensor
        self.register_buffer("weights", torch.tensor([WEIGHTS[cover] for cover in LandCover]))

    def forward(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the weighted cross entropy of both dates; unknown pixels are left out."""
        features = prediction.tiles.mask_features
        classes = len(LandCover)
        logits = self.classifier(features.float()).unflatten(1, (2, classes)).flatten(0, 1)
        true = under_features(prediction.forward.cut(batch.land_cover)).long().flatten(0, 1)
        if not (true != UNKNOWN).any():
            return features.new_zeros(())
        return F.cross_entropy(logits, true.to(logits.device), self.weights, ignore_index=UNKNOWN)
