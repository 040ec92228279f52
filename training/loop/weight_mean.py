"""The moving mean of the weights of a training: what a training at a constant rate hands over."""

from __future__ import annotations

from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn


def weight_mean(network: nn.Module, decay: float) -> AveragedModel:
    """Return a copy of a network that follows it: its weights and the statistics of its norms.

    Args:
        network: What is trained.
        decay: Share of the mean that one step leaves as it is; 0.999 averages some 1,000 steps.
    """
    return AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True)


def take_mean(network: nn.Module, mean: AveragedModel) -> None:
    """Set the weights of a network to their mean."""
    network.load_state_dict(mean.module.state_dict())
