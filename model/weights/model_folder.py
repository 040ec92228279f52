"""The files of a model folder: which there are, which may be read, and what they state.

The engine and QGIS access model folders by this file alone. Standard library only, Python 3.9.
"""

from __future__ import annotations

from pathlib import Path
from typing import List, Optional, Tuple

from ..config import NetworkConfig
from ..errors import MtrefsegError
from ..messages import Message
from ..requests.wire import read_bytes
from .model_card import ModelCard

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
START = "start.safetensors"
CONFIG, WEIGHTS, TOKENIZER, CARD = "config.json", "model.safetensors", "tokenizer.json", "README.md"
KNOWN_WORDS = "words.json"
MAX_CARD_BYTES = 1 << 20
MAX_HEADER_BYTES = 1 << 24  # of safetensors: names and shapes; that of r1 has 150 kB


def bundled() -> List[str]:
    """Return the names of the models that come with the package."""
    return sorted(path.parent.name for path in RESOURCES.glob(f"*/{CONFIG}"))


def is_model_folder(folder: Path) -> bool:
    """Return whether a folder has a configuration and weights; neither is read."""
    return all((folder / name).is_file() for name in (CONFIG, WEIGHTS))


def folder_of(model: str) -> Path:
    """Return the folder of a model.

    Args:
        model: The name of a bundled model or a folder.

    Raises:
        MtrefsegError: There is no such model.
    """
    if model in bundled():
        return RESOURCES / model
    try:
        folder = Path(model).expanduser()
        found = bool(model.strip()) and folder.is_dir()
    except (OSError, RuntimeError):  # too long for a path; a home folder of no user
        found = False
    if not found:
        raise MtrefsegError(
            "Model '{model}' is neither bundled nor a folder.",
            "Use {bundled}, or give the path of a model folder.",
            model=f"{model:.200}",
            bundled=" or ".join(bundled()) or "a folder",
        )
    return folder


def file_of(folder: Path, name: str) -> Path:
    """Return the path of a file of a model folder.

    Raises:
        MtrefsegError: It is missing, no regular file, or a link to a place outside of the folder.
    """
    path = folder / name
    if not path.is_file():
        holds = Message(
            "A model folder holds {config}, {weights} and {tokenizer}.",
            config=CONFIG,
            weights=WEIGHTS,
            tokenizer=TOKENIZER,
        )
        if (folder / START).is_file():
            holds = Message(
                "Its {start} is a part to begin a training with, not a whole model.", start=START
            )
        raise MtrefsegError(
            "Model folder '{folder}' has no {name}.", holds, folder=folder, name=name
        )
    if not _lies_inside(path, folder):
        raise MtrefsegError(
            "'{path}' is a link to a file outside of its model folder.",
            "Copy the file itself into the folder.",
            path=path,
        )
    return path


def read_config(model: str) -> NetworkConfig:
    """Read the sizes of a model without its weights.

    Args:
        model: The name of a bundled model or a folder.

    Raises:
        MtrefsegError: There is no such model, or its configuration cannot be read.
    """
    return NetworkConfig.from_file(file_of(folder_of(model), CONFIG))


def card_of(folder: Path) -> Tuple[Optional[Path], str]:
    """Return the path of the model card, or None and why there is none to show.

    A card is shown to the user: as a link it could show any file of the machine.
    """
    path = folder / CARD
    if not path.is_file():
        return None, Message("There is no {card}.", card=CARD)
    if not _lies_inside(path, folder):
        return None, Message(
            "{card} is a link to a file outside of the folder and is not shown.", card=CARD
        )
    if path.stat().st_size > MAX_CARD_BYTES:
        return None, Message(
            "{card} is longer than {max_card_bytes:.0f} MB and is not shown.",
            card=CARD,
            max_card_bytes=MAX_CARD_BYTES / 1000000.0,
        )
    return path, ""


def read_card(folder: Path) -> Optional[ModelCard]:
    """Return the model card; None where there is none that can be read and shown."""
    try:
        path, _ = card_of(folder)
        text = read_bytes(path, MAX_CARD_BYTES) if path else b""
    except OSError:
        return None
    if not 0 < len(text) <= MAX_CARD_BYTES:
        return None
    return ModelCard.parse(text.decode("utf-8", "replace"))


def _lies_inside(path: Path, folder: Path) -> bool:
    """Return whether a file lies in a folder once all links are followed.

    The cache of the Hugging Face hub, whose ``snapshots/COMMIT`` links to ``blobs``, counts as one
    folder.
    """
    try:
        found, root = path.resolve(), folder.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return False
    blobs = root.parent.parent / "blobs" if root.parent.name == "snapshots" else root
    return root in found.parents or blobs in found.parents
