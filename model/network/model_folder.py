"""Where a model lies and what its configuration says. No torch."""

from __future__ import annotations

from pathlib import Path

from ..config import NetworkConfig
from ..errors import MtrefsegError

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
START = "start.safetensors"
CONFIG, WEIGHTS, TOKENIZER, CARD = "config.json", "model.safetensors", "tokenizer.json", "README.md"


def bundled() -> list[str]:
    """Return the names of the models that come with the package."""
    return sorted(path.parent.name for path in RESOURCES.glob(f"*/{CONFIG}"))


def read_config(model: str) -> NetworkConfig:
    """Read the sizes of a model without its weights.

    Args:
        model: The name of a bundled model or a folder.

    Raises:
        MtrefsegError: There is no such model, or its configuration cannot be read.
    """
    path = file_of(folder_of(model), CONFIG)
    try:
        return NetworkConfig.from_json(path.read_text(encoding="utf-8"))
    except (MtrefsegError, OSError, UnicodeDecodeError) as error:
        reason = error.message if isinstance(error, MtrefsegError) else error
        raise MtrefsegError(
            f"'{path}' is not the configuration of an mtrefseg model: {reason}",
            "Use a folder that mtrefseg wrote; checkpoints of other programs are imported first.",
        ) from error


def folder_of(model: str) -> Path:
    """Return the folder of a model.

    Raises:
        MtrefsegError: There is no such model.
    """
    if model in bundled():
        return RESOURCES / model
    folder = Path(model).expanduser()
    if not model.strip() or not folder.is_dir():
        raise MtrefsegError(
            f"Model '{model}' is neither bundled nor a folder.",
            f"Use {' or '.join(bundled()) or 'a folder'}, or give the path of a model folder.",
        )
    return folder


def file_of(folder: Path, name: str) -> Path:
    """Return the path of a file of a model folder.

    Raises:
        MtrefsegError: It is missing.
    """
    if not (folder / name).is_file():
        holds = f"A model folder holds {CONFIG}, {WEIGHTS} and {TOKENIZER}."
        if (folder / START).is_file():
            holds = f"Its {START} is a part to begin a training with, not a whole model."
        raise MtrefsegError(f"Model folder '{folder}' has no {name}.", holds)
    return folder / name
