"""Load the segmenter that a name or a folder stands for."""

from __future__ import annotations

from .model_segmenter import ModelAnyChange, ModelSegmenter
from .text_segmenter import AnyChange, TextSegmenter


def load_segmenter(source: str, gsd_m: float | None = None, device: str = "auto") -> TextSegmenter:
    """Load a text segmenter.

    Args:
        source: The name of a bundled model or a folder.
        gsd_m: Ground sample distance of the images in metres; None: unknown, no resampling.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: There is no such model, or it cannot be loaded.
    """
    return ModelSegmenter(source, gsd_m, device)


def load_any_change(
    model: str = "mini", gsd_m: float | None = None, device: str = "auto"
) -> AnyChange:
    """Load a model that finds any change.

    Args:
        model: The name of a bundled model or a folder.
        gsd_m: Ground sample distance of the images in metres; None: unknown, no resampling.
        device: ``auto``, ``cpu``, ``cuda`` or ``mps``.

    Raises:
        MtrefsegError: It cannot be loaded, or has no answer for any change.
    """
    return ModelAnyChange(model, gsd_m, device)
