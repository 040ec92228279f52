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
            "The configuration '{path}' cannot be read ({error}).",
            "Copy the config.json that was saved beside the weights.",
            path=path,
            error=f"{error!s:.200}",
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
            "'{path}' has {field} '{fusion}'.",
            "Known are {fusions}.",
            path=path,
            field=FUSION,
            fusion=f"{fusion!s:.60}",
            fusions=", ".join(FUSIONS),
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
                "'{path}' has {name} {values}.",
                "This network has {name} {value}.",
                path=path,
                name=name,
                values=f"{values[name]!r:.60}",
                value=f"{value!r}",
            )
    sizes = {ours: values[name] for name, ours in SIZES.items() if name in values}
    for name, size in sizes.items():
        if not isinstance(size, int) or isinstance(size, bool) or size < 1:
            raise MtrefsegError(
                "'{path}' gives {size} for {name}.",
                "It must be a whole number above 0.",
                path=path,
                size=f"{size!r:.60}",
                name=name,
            )
    rotary = values.get("partial_rotary_factor", base.partial_rotary)
    if not isinstance(rotary, float) or not 0.0 < rotary <= 1.0:
        raise MtrefsegError(
            "'{path}' gives {rotary} for partial_rotary_factor.",
            "It must be 0.5 for Phi-1.5.",
            path=path,
            rotary=f"{rotary!r:.60}",
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
