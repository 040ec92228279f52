"""Where a model lies and what its configuration says. No torch."""

from __future__ import annotations

from pathlib import Path

from ..config import NetworkConfig
from ..errors import MtrefsegError
from .folder_files import LONGEST_CARD, lies_inside

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
    return NetworkConfig.from_file(file_of(folder_of(model), CONFIG))


def folder_of(model: str) -> Path:
    """Return the folder of a model.

    Raises:
        MtrefsegError: There is no such model.
    """
    if model in bundled():
        return RESOURCES / model
    try:
        folder = Path(model).expanduser()
        found = bool(model.strip()) and folder.is_dir()
    except (OSError, RuntimeError):  # too long for a path; a home that nobody has
        found = False
    if not found:
        raise MtrefsegError(
            f"Model '{model:.200}' is neither bundled nor a folder.",
            f"Use {' or '.join(bundled()) or 'a folder'}, or give the path of a model folder.",
        )
    return folder


def file_of(folder: Path, name: str) -> Path:
    """Return the path of a file of a model folder.

    Raises:
        MtrefsegError: It is missing, no regular file, or a link to a place outside of the folder.
    """
    path = folder / name
    if not path.is_file():
        holds = f"A model folder holds {CONFIG}, {WEIGHTS} and {TOKENIZER}."
        if (folder / START).is_file():
            holds = f"Its {START} is a part to begin a training with, not a whole model."
        raise MtrefsegError(f"Model folder '{folder}' has no {name}.", holds)
    if not lies_inside(path, folder):
        raise MtrefsegError(
            f"'{path}' is a link to a file outside of its model folder.",
            "Copy the file itself into the folder.",
        )
    return path


def card_of(folder: Path) -> tuple[Path | None, str]:
    """Return the path of the model card, or None and why there is none to show.

    A card is shown to the user: as a link it could show any file of the machine.
    """
    path = folder / CARD
    if not path.is_file():
        return None, f"There is no {CARD}."
    if not lies_inside(path, folder):
        return None, f"{CARD} is a link to a file outside of the folder and is not shown."
    if path.stat().st_size > LONGEST_CARD:
        return None, f"{CARD} is longer than {LONGEST_CARD / 1e6:.0f} MB and is not shown."
    return path, ""
