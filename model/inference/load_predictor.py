"""Load a model for prediction: fused, compiled if requested, and kept for the next request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..weights.load_model import LoadedModel, load_model, stamp
from .device import Device, Precision
from .fuse_norms import fuse_conv_bn
from .predictor import Predictor

_LOADED: dict[tuple[Any, ...], LoadedModel] = {}
"""The last model; not ``lru_cache``, which frees it only after the next one was loaded."""


def load_predictor(
    model: str,
    sentences: Sequence[str],
    device: Device,
    precision: Precision,
    compiled: bool = False,
) -> Predictor:
    """Return a predictor; its model stays in memory until another one is loaded.

    Args:
        model: The name of a bundled model or a folder.
        sentences: One mask each.
        device: Where the model is loaded to.
        precision: The number format that it computes in.
        compiled: Compile the image encoder with ``torch.compile`` at the first tiles.

    Raises:
        MtrefsegError: The model cannot be loaded or a sentence is too long.
    """
    key = (device.name, precision.name, compiled, *stamp(model))
    if key not in _LOADED:
        _LOADED.clear()  # two models at once may not fit
        _LOADED[key] = _load(model, device, precision, compiled)
    return Predictor(_LOADED[key], sentences, device, precision)


def _load(model: str, device: Device, precision: Precision, compiled: bool) -> LoadedModel:
    loaded = load_model(model, device.name, precision.dtype)
    fuse_conv_bn(loaded.network)
    if compiled:
        for module in loaded.network.image_modules():
            module.compile()
    return loaded
