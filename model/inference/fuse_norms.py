"""Batch norms with fixed statistics, fused into the convolutions before them for speed."""

from __future__ import annotations

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval


def fuse_conv_bn(module: nn.Module) -> None:
    """Fuse every batch norm that directly follows a convolution; for inference only.

    Args:
        module: In evaluation mode; changed in place. Norms and convolutions must be registered in
            the order in which they are applied.
    """
    previous: tuple[str, nn.Module] | None = None
    for name, child in list(module.named_children()):
        if previous and isinstance(previous[1], nn.Conv2d) and isinstance(child, nn.BatchNorm2d):
            module.register_module(previous[0], fuse_conv_bn_eval(previous[1], child))
            module.register_module(name, nn.Identity())
        else:
            fuse_conv_bn(child)
        previous = name, child
