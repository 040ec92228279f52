"""Additions of a training to the configuration of a model: ground sample distances."""

from __future__ import annotations

from dataclasses import replace

from ...model.config import NetworkConfig


def config_after_training(config: NetworkConfig, gsd_m: float | None) -> NetworkConfig:
    """Return the configuration of a model after a training.

    The range of ground sample distances grows to that of the training's chips; it is unknown
    where that of the images is, as of a folder of pictures: a run then shows images as they are.

    Args:
        config: Of the model that the training began with.
        gsd_m: Ground sample distance of the images; None where it is not known.
    """
    return replace(config, gsd_range_m=_range(config.gsd_range_m, gsd_m))


def _range(range_m: tuple[float, float] | None, gsd_m: float | None) -> tuple[float, float] | None:
    if range_m is None or not gsd_m:
        return None
    return min(range_m[0], gsd_m), max(range_m[1], gsd_m)
