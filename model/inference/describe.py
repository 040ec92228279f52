"""What ``mtrefseg info`` says about rasters and models."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..network.checkpoint import bundled, inspect_model
from .describe_raster import describe_raster


def describe(path: str) -> dict[str, Any]:
    """Describe a raster, or a model by its name or folder, in values that JSON holds.

    Raises:
        MtrefsegError: It is neither.
    """
    if path in bundled() or Path(path).is_dir():
        return describe_model(path)
    return describe_raster(path)


def describe_model(model: str) -> dict[str, Any]:
    """Describe a model: name, folder, number of parameters, hash and the tiles that it takes.

    Raises:
        MtrefsegError: It is no model folder, or its weights are damaged.
    """
    found = inspect_model(model)
    config = found.config
    return {
        "name": config.name,
        "folder": str(found.folder),
        "parameters": found.parameters,
        "hash": found.hash,
        "backbone": config.backbone.kind,
        "fusion": config.fusion,
        "any_change": config.any_change,
        "tiles": asdict(config.tiles),
        "longest_sentence_tokens": config.language.max_sentence_tokens,
        "card": found.card,
        **({"card_note": found.card_note} if found.card_note else {}),
    }
