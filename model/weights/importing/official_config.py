"""The published config.json → our configuration."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ...config import FUSIONS, LanguageConfig, NetworkConfig
from ...errors import MtrefsegError
from ...requests.wire import read_json

FUSION = "temporal_fusion_type"
SIZES = {
    "vocab_size": "vocabulary",
    "hidden_size": "hidden",
    "num_hidden_layers": "layers",
    "num_attention_heads": "heads",
    "intermediate_size": "feed_forward",
}
# values of Phi that the network is built with
FIXED: dict[str, Any] = {
    "hidden_act": "gelu_new",
    "layer_norm_eps": 1e-5,
    "rope_theta": 10000.0,
    "qk_layernorm": False,
}


def read_values(folder: Path) -> dict[str, Any]:
    """Return the checkpoint's config.json.

    Raises:
        MtrefsegError: It is missing or no JSON object.
    """
    path = folder / "config.json"
    try:
        values = read_json(path)
        if not isinstance(values, dict):
            raise ValueError("it is no object")
    except (OSError, ValueError) as error:
        raise MtrefsegError(
            f"The configuration '{path}' cannot be read ({error!s:.200}).",
            "Copy the config.json that was saved beside the weights.",
        ) from error
    rope = values.get("rope_parameters")
    return {**values, **rope} if isinstance(rope, dict) else values


def network_config(
    values: dict[str, Any], names: Iterable[str], base: NetworkConfig, path: Path
) -> NetworkConfig:
    """Return the sizes of an official checkpoint.

    Args:
        values: Its config.json.
        names: Of its tensors; they determine the fusion when config.json does not.
        base: Sizes that the published config.json lacks.
        path: Named in errors.

    Raises:
        MtrefsegError: A value is not one that this network can have.
    """
    fusion = values.get(FUSION) or _fusion_of(names)
    if fusion not in FUSIONS:
        raise MtrefsegError(
            f"'{path}' has {FUSION} '{fusion!s:.60}'.", f"Known are {', '.join(FUSIONS)}."
        )
    language = language_config(values, base.language, path)
    return replace(base, fusion=fusion, language=language, any_change=True)


def language_config(values: dict[str, Any], base: LanguageConfig, path: Path) -> LanguageConfig:
    """Return the sizes of the language model.

    Raises:
        MtrefsegError: A value is not one that this network can have.
    """
    for name, value in FIXED.items():
        if values.get(name, value) != value:
            raise MtrefsegError(
                f"'{path}' has {name} {values[name]!r:.60}.", f"This network has {name} {value!r}."
            )
    sizes = {ours: values[name] for name, ours in SIZES.items() if name in values}
    for name, size in sizes.items():
        if not isinstance(size, int) or isinstance(size, bool) or size < 1:
            raise MtrefsegError(
                f"'{path}' gives {size!r:.60} for {name}.", "It must be a whole number above 0."
            )
    rotary = values.get("partial_rotary_factor", base.partial_rotary)
    if not isinstance(rotary, float) or not 0.0 < rotary <= 1.0:
        raise MtrefsegError(
            f"'{path}' gives {rotary!r:.60} for partial_rotary_factor.",
            "It must be 0.5 for Phi-1.5.",
        )
    return replace(base, **sizes, partial_rotary=rotary)


def _fusion_of(names: Iterable[str]) -> str:
    fusion = (name for name in names if name.startswith("change_feature_fusion."))
    layers = {layer for name in fusion for layer in name.split(".")[3:4]}
    if "gate" in layers:
        return "change_aware"
    if "merge" in layers:
        return "abs_diff"
    return "concat_conv" if layers else "avg"
