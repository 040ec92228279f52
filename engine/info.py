"""Facts about rasters and models, for ``mtrefseg info`` and the worker."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..model.rasters.describe_raster import describe_raster
from ..model.requests.checks import Ranges
from ..model.requests.pair import RasterSource
from ..model.weights.load_model import inspect_model
from ..model.weights.model_folder import bundled


def describe(path: str, nodata: Ranges = (), allow_remote: bool = False) -> dict[str, Any]:
    """Return the facts of a raster, or of a model by its name or folder, as JSON.

    Args:
        path: Raster, model name or model folder.
        nodata: Values without data besides the raster's nodata value, as closed ranges.
        allow_remote: Whether a raster may lie on the network.

    Raises:
        MtrefsegError: The path is neither.
    """
    if path in bundled() or Path(path).is_dir():
        return describe_model(path)
    return describe_raster(RasterSource(path, nodata=nodata), allow_remote, sample=True)


def describe_model(model: str) -> dict[str, Any]:
    """Return name, folder, number of parameters, hash and allowed tile sizes of a model.

    Raises:
        MtrefsegError: This is no model folder, or its weights are damaged.
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
