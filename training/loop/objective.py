"""The objective of a training: a mask loss and weighted auxiliary losses of a batch."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

from ..batch import Batch
from ..forward import Forward, Prediction

Loss = Callable[[Prediction, Batch, torch.Generator], Tensor]
"""A scalar loss of a prediction; what it draws at random comes from the generator."""


class AuxiliaryLoss(nn.Module):
    """A loss beside the mask loss.

    Args:
        weight: What it is multiplied with.
        loss: A function, or a module whose parameters are trained as well.
    """

    def __init__(self, weight: float, loss: Loss) -> None:
        super().__init__()
        self.weight = weight
        self.loss = loss

    def forward(self, prediction: Prediction, batch: Batch, generator: torch.Generator) -> Tensor:
        """Return the weighted loss, a scalar."""
        return self.weight * self.loss(prediction, batch, generator)


class Objective(nn.Module):
    """The weighted loss of the groups of a batch.

    Each group draws its points with its own seed, so that the loss does not depend on the samples
    beside it, on the number of processes, or on where a training was interrupted.

    Args:
        forward_pass: Runs the network that is trained.
        mask_loss: Of the predicted masks.
        auxiliary: Added to it; those of weight 0 are left out.
    """

    def __init__(
        self, forward_pass: Forward, mask_loss: Loss, auxiliary: Sequence[AuxiliaryLoss] = ()
    ) -> None:
        super().__init__()
        self.network = forward_pass.network
        self._forward_pass, self._mask_loss = forward_pass, mask_loss
        self.auxiliary = nn.ModuleList(loss for loss in auxiliary if loss.weight)

    def forward(self, batch: Batch) -> Tensor:
        """Return the loss, a scalar."""
        prediction = self._forward_pass(batch)
        total = prediction.masks.final.sum() * 0
        # where all weights are 0, one group gives all parameters the gradients that other
        # processes wait for
        groups = [group for group in batch.groups if group.weight] or batch.groups[:1]
        for group in groups:
            predicted = prediction.select(group.first, group.last)
            samples = batch.select(group.first, group.last)
            generator = torch.Generator(total.device).manual_seed(group.seed)
            loss = self._mask_loss(predicted, samples, generator)
            for auxiliary in self.auxiliary:
                loss = loss + auxiliary(predicted, samples, generator)
            total = total + group.weight * loss
        return total
