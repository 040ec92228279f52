"""Mask losses, with deep supervision; matching for learned queries.

As published: 5 x binary cross entropy + 5 x dice on points that are sampled where the prediction
is uncertain (Mask2Former; PointRend), for the final and every auxiliary mask. The losses are those
of transformers; its matcher and its choice of points are not used, since both draw from PyTorch's
global generator. ``mini`` is trained on every pixel of its small tiles instead, with a larger
weight at the outlines.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor
from torch.nn import functional as F  # noqa: N812
from transformers.models.mask2former.modeling_mask2former import (
    dice_loss,
    pair_wise_dice_loss,
    pair_wise_sigmoid_cross_entropy_loss,
    sample_point,
)

from ...model.network.mtrefseg import MaskLogits
from ..batch import Batch
from ..forward import Prediction
from .outlines import near_outline

NO_CHANGE_LOGIT = -30.0


@dataclass(frozen=True)
class LossConfig:
    """Weights and sampling of the mask loss; the defaults are the published ones.

    Attributes:
        points: Points per mask; 0: every pixel of the mask (stage 2).
        oversample: Candidates per point.
        importance: Share of the points that are chosen for their uncertainty.
        cross_entropy: Weight of the cross entropy.
        dice: Weight of the dice loss.
        balanced: Weight of a cross entropy in which the change counts as much as the rest, however
            small it is; the published losses hardly change a network whose masks are empty.
        outline: Weight that the cross entropy of pixels near an outline has beyond that of others;
            needs every pixel.
    """

    points: int = 12_544
    oversample: float = 3.0
    importance: float = 0.75
    cross_entropy: float = 5.0
    dice: float = 5.0
    balanced: float = 0.0
    outline: float = 0.0


@dataclass(frozen=True)
class QueryMaskLoss:
    """Mask loss of stage 1: each true mask is matched to one of the learned queries.

    Attributes:
        config: Weights and sampling.
    """

    config: LossConfig

    def __call__(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the loss."""
        masks = prediction.forward.cut(batch.masks).to(prediction.masks.final.device)
        return query_loss(prediction.masks, masks, self.config, generator)


@dataclass(frozen=True)
class SentenceMaskLoss:
    """Mask loss of stage 2: each sentence has its mask.

    Attributes:
        config: Weights and sampling.
    """

    config: LossConfig

    def __call__(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the loss."""
        device, cut = prediction.masks.final.device, prediction.forward.cut
        known = None if batch.known is None else cut(batch.known).to(device)
        masks = cut(batch.masks).to(device)
        return sentence_loss(prediction.masks, masks, self.config, generator, known)


def sentence_loss(
    prediction: MaskLogits,
    masks: Tensor,
    config: LossConfig,
    generator: torch.Generator,
    known: Tensor | None = None,
) -> Tensor:
    """Return the sum of the mask losses of all decoder layers.

    Args:
        prediction: One mask per sentence, ``(b, s, h/4, w/4)``.
        masks: The true masks, ``(b, s, h, w)`` bool.
        config: Weights and sampling.
        generator: Draws the points.
        known: Where the masks are known, of the same shape; None: everywhere.
    """
    truth = masks.flatten(0, 1)[:, None].float()
    certain = None if known is None else known.flatten(0, 1)[:, None].float()
    levels = (*prediction.auxiliary, prediction.final)
    weights = 1 + config.outline * near_outline(truth) if config.outline else None
    losses = [
        mask_loss(level.flatten(0, 1)[:, None].float(), truth, config, generator, certain, weights)
        for level in levels
    ]
    return torch.stack(losses).sum()


def query_loss(
    prediction: MaskLogits, masks: Tensor, config: LossConfig, generator: torch.Generator
) -> Tensor:
    """Return the sum of the mask losses of all decoder layers, each matched separately.

    Args:
        prediction: One mask per query, ``(b, q, h/4, w/4)``.
        masks: The true masks, ``(b, k, h, w)`` bool; empty ones are left out.
        config: Weights and sampling.
        generator: Draws the points.
    """
    total = prediction.final.sum() * 0
    for level in (*prediction.auxiliary, prediction.final):
        chosen, truths = [], []
        for queries, true in zip(level.float(), masks, strict=True):
            true = true[true.flatten(1).any(1)]
            # sentences may share a mask
            true = torch.unique(true, dim=0)[:, None].float()
            if len(true):
                rows, cols = hungarian_match(queries[:, None], true, config, generator)
                chosen.append(queries[rows][:, None])
                truths.append(true[cols])
        if chosen:
            total = total + mask_loss(torch.cat(chosen), torch.cat(truths), config, generator)
    return total


@torch.no_grad()
def hungarian_match(
    queries: Tensor, truth: Tensor, config: LossConfig, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Find the cheapest one-to-one assignment of true masks to queries.

    Args:
        queries: Logits, ``(q, 1, h/4, w/4)``.
        truth: Masks, ``(k, 1, h, w)`` float.
        config: Weights of the cost.
        generator: Draws the points.

    Returns:
        Indices of the queries and of the masks that belong together.
    """
    points = torch.rand(1, config.points, 2, device=queries.device, generator=generator)
    logits, targets = (
        sample_points(masks, points.expand(len(masks), -1, -1)) for masks in (queries, truth)
    )
    entropy = pair_wise_sigmoid_cross_entropy_loss(logits.float(), targets.float())
    dice = pair_wise_dice_loss(logits.float(), targets.float())
    cost = (config.cross_entropy * entropy + config.dice * dice).cpu().numpy()
    rows, cols = linear_sum_assignment(np.nan_to_num(cost, nan=1e6))
    return torch.as_tensor(rows, device=queries.device), torch.as_tensor(cols, device=truth.device)


def mask_loss(
    logits: Tensor,
    truth: Tensor,
    config: LossConfig,
    generator: torch.Generator,
    known: Tensor | None = None,
    weights: Tensor | None = None,
) -> Tensor:
    """Return the mean of 5 x cross entropy + 5 x dice on sampled points, or on every pixel.

    Args:
        logits: ``(n, 1, h/4, w/4)``.
        truth: ``(n, 1, h, w)`` float, 0 or 1.
        config: Weights and sampling.
        generator: Draws the points.
        known: Where the mask is known, ``(n, 1, h, w)`` float, 0 or 1; None: everywhere.
        weights: Of the pixels in the cross entropy of every pixel, ``(n, 1, h, w)``; None: equal.
    """
    if config.points:
        with torch.no_grad():
            points = uncertain_points(logits, config, generator)
            targets = sample_points(truth, points)
            certain = None if known is None else sample_points(known, points)
        values = sample_points(logits, points)
    else:
        full_size = F.interpolate(logits, truth.shape[-2:], mode="bilinear", align_corners=False)
        values, targets = full_size.flatten(1), truth.flatten(1)
        weights = None if weights is None else weights.flatten(1)
        certain = None if known is None else known.flatten(1)
    if certain is not None:
        # right without doubt: neither loss has a gradient there
        values = values.masked_fill(certain < 0.5, NO_CHANGE_LOGIT)
        targets = targets.masked_fill(certain < 0.5, 0.0)
    entropy = F.binary_cross_entropy_with_logits(values, targets, reduction="none")
    mean = entropy.mean() if weights is None else (entropy * weights).mean()
    loss = config.cross_entropy * mean + config.dice * dice_loss(values, targets, len(logits))
    return loss + config.balanced * _balanced(entropy, targets) if config.balanced else loss


def _balanced(entropy: Tensor, targets: Tensor) -> Tensor:
    """Mean of the cross entropy of each point, inside and outside half and half, per mask."""
    inside, outside = (
        (entropy * chosen).sum(1) / chosen.sum(1).clamp(min=1.0)
        for chosen in (targets, 1 - targets)
    )
    return 0.5 * (inside + outside).mean()


def uncertain_points(logits: Tensor, config: LossConfig, generator: torch.Generator) -> Tensor:
    """Draw points, most of them where the logits are near 0: ``(n, points, 2)`` in [0, 1]."""
    number, device = len(logits), logits.device
    candidates = torch.rand(
        number, int(config.points * config.oversample), 2, device=device, generator=generator
    )
    important = int(config.points * config.importance)
    uncertainty = -sample_points(logits, candidates).abs()
    best = uncertainty.topk(important, dim=1).indices
    chosen = candidates.gather(1, best[..., None].expand(-1, -1, 2))
    rest = torch.rand(number, config.points - important, 2, device=device, generator=generator)
    return torch.cat([chosen, rest], dim=1)


def sample_points(masks: Tensor, points: Tensor) -> Tensor:
    """Read masks ``(n, 1, h, w)`` at points ``(n, p, 2)``, x and y in [0, 1]: ``(n, p)``."""
    values: Tensor = sample_point(masks, points.to(masks), align_corners=False)
    return values[:, 0]
