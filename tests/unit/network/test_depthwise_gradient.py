"""The gradient of the convolutions of each channel alone."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional as F  # noqa: N812

from mtrefseg.model.network.efficientnet_lite import _SameConv


@pytest.mark.parametrize(("kernel", "stride"), [(3, 1), (3, 2), (5, 1), (5, 2)])
def test_the_gradient_is_that_of_pytorchs_convolution(kernel: int, stride: int) -> None:
    torch.manual_seed(0)
    conv = _SameConv(8, 8, kernel, stride, groups=8, bias=False)
    images = torch.rand(2, 8, 16, 16, requires_grad=True)
    conv(images).square().sum().backward()
    found = images.grad, conv.weight.grad

    images.grad = conv.weight.grad = None
    first, odd = divmod(kernel - stride, 2)
    padded = F.pad(images, (first, first + odd) * 2)
    F.conv2d(padded, conv.weight, None, stride, 0, 1, 8).square().sum().backward()
    for gradient, expected in zip(found, (images.grad, conv.weight.grad), strict=True):
        assert gradient is not None and expected is not None
        torch.testing.assert_close(gradient, expected)


def test_the_gradient_has_the_number_format_of_the_weights_under_autocast() -> None:
    conv = _SameConv(8, 8, 5, 2, groups=8, bias=False)
    images = torch.rand(2, 8, 16, 16, requires_grad=True)
    with torch.autocast("cpu", torch.bfloat16):
        filtered = conv(images)
    assert filtered.dtype == torch.bfloat16
    filtered.float().sum().backward()
    assert conv.weight.grad is not None and conv.weight.grad.dtype == torch.float32
    assert images.grad is not None and images.grad.dtype == torch.float32
