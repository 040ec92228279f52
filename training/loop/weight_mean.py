"""The moving mean of the weights of a training: what a training at a constant rate hands over."""

from __future__ import annotations

from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel


def weight_mean(network: nn.Module, decay: float) -> AveragedModel:
    """Return a copy of a network that follows it: its weights and the statistics of its norms.

    Args:
        network: What is trained.
        decay: Share of the mean that one step leaves as it is; 0.999 averages some 1,000 steps.
            The first steps leave less of it, so that the weights of the start soon have no share.
    """

    def moved(mean: Tensor, current: Tensor, steps: Tensor | int) -> Tensor:
        share = min(decay, (1 + int(steps)) / (10 + int(steps)))
        return mean.lerp(current, 1 - share) if mean.is_floating_point() else current

    return AveragedModel(network, avg_fn=moved, use_buffers=True)


def take_mean(network: nn.Module, mean: AveragedModel) -> None:
    """Set the weights of a network to their mean."""
    network.load_state_dict(mean.module.state_dict())
