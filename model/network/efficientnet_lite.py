"""EfficientNet-Lite0 up to its last block at stride 16: mini's image encoder.

Widths, depths and kernels follow TensorFlow's EfficientNet-Lite (no squeeze-and-excitation,
ReLU6), so that published ImageNet weights fit; transformers has no such network. The blocks at
stride 32 are left out: their receptive field is so wide that a pixel's mask would depend on where
its tile ends, and changes are found without them.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from .norms import freeze_statistics

STEM = 32
# repeats, kernel, stride of the first, expansion, channels
STAGES = (
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
)
OUTPUTS = {1: 24, 2: 40, 3: 80, 4: 112}  # stage: channels, at strides 4, 8, 16 and 16
_EPSILON = 1e-3  # of the published norms


def _norm(channels: int) -> nn.BatchNorm2d:
    return nn.BatchNorm2d(channels, eps=_EPSILON)


class _DepthwiseConv(torch.autograd.Function):
    """Convolution of each channel alone, with its gradient in float32.

    A CPU computes that gradient two to four times as fast in float32 as in bfloat16.
    """

    @staticmethod
    def forward(ctx: Any, features: Tensor, weight: Tensor, stride: int, padding: int) -> Tensor:
        ctx.save_for_backward(features, weight)
        ctx.stride, ctx.padding = stride, padding
        return F.conv2d(features, weight, None, stride, padding, 1, len(weight))

    @staticmethod
    def backward(ctx: Any, *gradients: Tensor) -> tuple[Tensor, Tensor, None, None]:
        features, weight = ctx.saved_tensors
        of_features, of_weight, _ = torch.ops.aten.convolution_backward(
            gradients[0].float(), features.float(), weight.float(), None,
            [ctx.stride] * 2, [ctx.padding] * 2, [1, 1], False, [0, 0], len(weight),
            [True, True, False],
        )  # fmt: skip
        return of_features.to(features.dtype), of_weight.to(weight.dtype), None, None


class _SameConv(nn.Conv2d):
    """Convolution that pads as TensorFlow does: at stride 2 the odd pixel is at the end."""

    def _conv_forward(self, features: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        total = self.kernel_size[0] - self.stride[0]
        first, odd = divmod(total, 2)
        if odd and torch.is_grad_enabled():
            features, padding = F.pad(features, (first, first + 1) * 2), 0
        else:
            # more padding and one row and column dropped: quicker than a padded copy of the input,
            # but eight times as slow where gradients are computed
            padding = first + 2 * odd
        if self.groups > 1 and torch.is_grad_enabled() and features.device.type == "cpu":
            filtered: Tensor = _DepthwiseConv.apply(  # type: ignore[no-untyped-call]
                features, weight, self.stride[0], padding
            )
            return filtered if bias is None else filtered + bias[:, None, None]
        result = F.conv2d(features, weight, bias, self.stride, padding, 1, self.groups)
        return result[..., 1:, 1:] if padding and odd else result


def _normed(conv: nn.Conv2d, norm: nn.Module, features: Tensor) -> Tensor:
    """Convolve and norm in one step, with the norm's fixed statistics fused into the weights."""
    if not isinstance(norm, nn.BatchNorm2d):  # fused already, by ``fuse_conv_bn``
        return conv(features)
    mean, variance = norm.get_buffer("running_mean"), norm.get_buffer("running_var")
    scale = norm.weight * torch.rsqrt(variance + norm.eps)
    bias = norm.bias - mean * scale
    return conv._conv_forward(features, conv.weight * scale[:, None, None, None], bias)


class _Block(nn.Module):
    """Inverted residual: expand, convolve each channel alone, project."""

    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int, expand: int) -> None:
        super().__init__()
        wide = inputs * expand
        self.residual = stride == 1 and inputs == outputs
        if expand > 1:
            self.expand_conv = nn.Conv2d(inputs, wide, 1, bias=False)
            self.bn0 = _norm(wide)
        self.expands = expand > 1
        self.depthwise_conv = _SameConv(wide, wide, kernel, stride, groups=wide, bias=False)
        self.bn1 = _norm(wide)
        self.project_conv = nn.Conv2d(wide, outputs, 1, bias=False)
        self.bn2 = _norm(outputs)

    def forward(self, features: Tensor) -> Tensor:
        wide = features
        if self.expands:
            wide = F.relu6(_normed(self.expand_conv, self.bn0, features), inplace=True)
        wide = F.relu6(_normed(self.depthwise_conv, self.bn1, wide), inplace=True)
        narrow = _normed(self.project_conv, self.bn2, wide)
        return features + narrow if self.residual else narrow


class EfficientNetLite0(nn.Module):
    """Images ``(n, 3, h, w)`` to four maps at strides 4, 8, 16 and 16 (``OUTPUTS``).

    The statistics of its norms are never trained: batches of a fine-tuning are too small and
    too alike, and fixed norms treat every tile of a raster the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self.conv_stem = _SameConv(3, STEM, 3, 2, bias=False)
        self.bn0 = _norm(STEM)
        stages, inputs = [], STEM
        for repeats, kernel, stride, expand, outputs in STAGES:
            blocks = [_Block(inputs, outputs, kernel, stride, expand)]
            blocks += [_Block(outputs, outputs, kernel, 1, expand) for _ in range(repeats - 1)]
            stages.append(nn.Sequential(*blocks))
            inputs = outputs
        self.stages = nn.ModuleList(stages)

    def train(self, mode: bool = True) -> EfficientNetLite0:
        """Switch to training, all but the norms' statistics."""
        super().train(mode)
        freeze_statistics(self)
        return self

    def forward(self, images: Tensor) -> tuple[Tensor, ...]:
        """Return res2 to res5."""
        features = F.relu6(_normed(self.conv_stem, self.bn0, images), inplace=True)
        maps = []
        for number, stage in enumerate(self.stages):
            features = stage(features)
            if number in OUTPUTS:
                maps.append(features)
        return tuple(maps)
