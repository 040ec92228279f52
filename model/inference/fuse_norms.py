"""Norms with fixed statistics become part of the convolutions before them: the same, quicker."""

from __future__ import annotations

from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval


def fuse_conv_bn(module: nn.Module) -> None:
    """Fold every batch norm that directly follows a convolution; for inference only.

    Args:
        module: In evaluation mode; changed in place. Norms and convolutions must be registered in
            the order in which they are used.
    """
    last: tuple[str, nn.Module] | None = None
    for name, child in list(module.named_children()):
        if last and isinstance(last[1], nn.Conv2d) and isinstance(child, nn.BatchNorm2d):
            module.register_module(last[0], fuse_conv_bn_eval(last[1], child))
            module.register_module(name, nn.Identity())
        else:
            fuse_conv_bn(child)
        last = name, child
