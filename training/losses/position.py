"""Auxiliary loss: what scene positions add to the logits must be the position that is named.

Mask losses alone train this slowly: neither the embedding of "in the upper half" nor the scene
position means anything before the other does. The published recipe has no such loss.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from ...model.network.mtrefseg import mask_logits
from ...model.network.scene_position import WHOLE
from ..batch import Batch
from ..forward import Prediction, SentenceForward
from ..language.change_classes import CHANGE_CLASS_BY_NAME
from ..language.qualifiers import POSITIONS
from .features import STRIDE
from .mask import LossConfig, mask_loss

REGIONS = {qualifier.name: region for qualifier, region in POSITIONS.items()}
# Added logits around 0 inside of the position and below -2 SHUT outside: a change that the network
# is sure of has logits of up to 10, and has to be suppressed where another position is named.
SHUT, SOFT = 6.0, 2.0
# weight of how far an answer that names a position is from the plain one elsewhere
SAME = 2.0


class PositionLoss:
    """Loss of the sentences that name a position.

    What is left of such a prediction without the scene positions has to be the whole of the change,
    as it is predicted for the sentence without the position.

    Args:
        weight: Of what the scene positions add.
        config: Of the mask loss.
        forward_pass: Of the sentences without a position.
    """

    def __init__(self, weight: float, config: LossConfig, forward_pass: SentenceForward) -> None:
        self._weight, self._config, self._forward_pass = weight, config, forward_pass

    def __call__(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the loss; 0 where no sentence names a position."""
        forward = self._forward_pass
        positions, count = forward.network.places, forward.tiles_per_sample
        device = prediction.masks.final.device
        drawn = regions(batch.qualifiers, batch.masks.shape[-1] // STRIDE).to(device)
        named = ~drawn[:, :, 0, 0].isnan().repeat_interleave(count, 0)
        if positions is None or not named.any():
            return prediction.embedding.new_zeros(())
        features = prediction.tiles.mask_features
        bounds = forward.bounds(len(batch))
        if bounds is None:
            bounds = features.new_tensor(WHOLE).expand(len(features), -1)
        wholes = forward.cut(batch.whole_masks).to(device)
        placed = positions(bounds, *features.shape[-2:])
        embedding = prediction.masks.embedding.float()
        added = mask_logits(embedding, placed)
        rest = prediction.masks.final.float() - added
        without = mask_loss(
            rest[named][:, None], wholes[named][:, None].float(), self._config, generator
        )
        with torch.no_grad(), forward.autocast():
            plain = forward.segment(
                prediction.tiles, plain_sentences(batch.change_classes, generator)
            )
        unplaced = features.float() - placed
        difference = embedding - plain.masks.embedding.float()
        apart = mask_logits(difference, unplaced.detach())[named]
        same = F.smooth_l1_loss(apart, torch.zeros_like(apart))
        return self._weight * position_loss(added, forward.cut(drawn)) + without + SAME * same


def plain_sentences(change_classes: list[list[str]], generator: torch.Generator) -> list[list[str]]:
    """Draw a sentence without a qualifier for each change class."""
    return [
        [_draw(CHANGE_CLASS_BY_NAME[name].sentences, generator) for name in row]
        for row in change_classes
    ]


def _draw(sentences: tuple[str, ...], generator: torch.Generator) -> str:
    number = torch.randint(len(sentences), (), generator=generator, device=generator.device)
    return sentences[int(number)]


def regions(qualifiers: list[list[str]], side: int) -> Tensor:
    """Draw the positions that sentences name.

    Args:
        qualifiers: Names of the qualifiers of ``s`` sentences about each scene.
        side: Of the drawing.

    Returns:
        1 inside, 0 outside, ``(b, s, side, side)``; not a number where no position is named.
    """
    at = (torch.arange(side) + 0.5) / side
    drawn = torch.full((len(qualifiers), len(qualifiers[0]), side, side), torch.nan)
    for row, names in enumerate(qualifiers):
        for number, name in enumerate(names):
            if name in REGIONS:
                down, across = ((low <= at) & (at <= high) for low, high in REGIONS[name])
                drawn[row, number] = (down[:, None] & across).float()
    return drawn


def position_loss(added: Tensor, regions: Tensor) -> Tensor:
    """Return the cross entropy of what the scene positions add to the logits.

    Args:
        added: ``(b, s, h, w)``.
        regions: What ``regions`` returned for them.
    """
    named = ~regions.isnan()
    if not named.any():
        return added.sum() * 0
    logits = (added.float()[named] + SHUT) / SOFT
    return F.binary_cross_entropy_with_logits(logits, regions[named])
