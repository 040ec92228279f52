"""The shared image encoder: one image to four feature maps at strides 4, 8, 16 and 32 (or 16)."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import SwinBackbone, SwinConfig
from transformers.models.swin.modeling_swin import SwinRelativePositionBias

from ..config_parts import BackboneConfig
from .efficientnet_lite import EfficientNetLite0

STAGES = ["stage1", "stage2", "stage3", "stage4"]


class Backbone(nn.Module):
    """Swin-B in r1 (paper, section 4.1), EfficientNet-Lite0 in mini."""

    def __init__(self, config: BackboneConfig) -> None:
        super().__init__()
        self.kind = config.kind
        self.body: nn.Module = _swin(config) if config.kind == "swin" else EfficientNetLite0()

    def forward(self, images: Tensor) -> tuple[Tensor, ...]:
        """Encode a batch of images, either date.

        Args:
            images: ``(n, 3, h, w)``, normalised.

        Returns:
            res2 to res5, ``(n, channels[i], h / 2^(2 + i), w / 2^(2 + i))``; res5 of EfficientNet
            is as large as its res4.
        """
        if self.kind == "swin":
            maps: tuple[Tensor, ...] = self.body(images).feature_maps
        else:
            # depthwise convolutions are several times as fast on (n, h, w, c)
            maps = self.body(images.contiguous(memory_format=torch.channels_last))
        return maps


def _swin(config: BackboneConfig) -> nn.Module:
    backbone: nn.Module = SwinBackbone(
        SwinConfig(
            embed_dim=config.channels[0],
            depths=list(config.depths),
            num_heads=list(config.heads),
            window_size=config.window,
            drop_path_rate=config.drop_path,
            out_features=STAGES,
        )
    )
    # its output is unused: each feature map has a norm of its own
    backbone.get_submodule("swin").register_module("layernorm", nn.Identity())
    for module in backbone.modules():
        if isinstance(module, SwinRelativePositionBias):
            _materialise_index(module)
    return backbone


def _materialise_index(module: SwinRelativePositionBias) -> None:
    # weights are assigned into a network built on the meta device, which would lose this constant
    with torch.device("cpu"):
        index = module._create_relative_position_index().view(-1)
    module.register_buffer("relative_position_index", index, persistent=False)
