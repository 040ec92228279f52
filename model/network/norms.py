"""Norms of fixed statistics, which treat every tile of a raster the same."""

from __future__ import annotations

from torch import nn


def fix_norms(module: nn.Module) -> None:
    """Replace norms that follow each tile by norms whose statistics are fixed by the training."""
    for name, child in module.named_children():
        if isinstance(child, nn.GroupNorm):
            module.register_module(name, nn.BatchNorm2d(child.num_channels))
        else:
            fix_norms(child)


def freeze_statistics(module: nn.Module) -> None:
    """Keep the statistics of all batch norms fixed, also in training."""
    for submodule in module.modules():
        if isinstance(submodule, nn.BatchNorm2d):
            submodule.eval()
