"""A checkpoint looked at before PyTorch is imported: most of what is hostile ends here.

Standard library only, so that the answer comes at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import MtrefsegError
from ..wire import read_bytes
from .pickle_machine import PickleMachine
from .torch_pickle import scan_torch_file
from .weight_paths import weight_paths

LARGEST_HEADER = 1 << 24
ARRAYS = "numpy.", "_codecs.encode", "collections.OrderedDict"


def prescan(source: Path) -> int:
    """Check the containers of a checkpoint; nothing in them is executed or made.

    Args:
        source: A folder, or a .pkl file.

    Returns:
        The size of its files in bytes.

    Raises:
        MtrefsegError: It is nothing that can be imported, or made to do harm.
    """
    if source.is_file() and source.suffix == ".pkl":
        paths = [source]
    elif source.is_dir():
        paths = weight_paths(source)
    else:
        raise MtrefsegError(
            f"Checkpoint '{source}' is neither a folder nor a .pkl file.",
            "Give the folder that holds config.json and the weights.",
        )
    for path in paths:
        _scan(path)
    return sum(path.stat().st_size for path in paths)


def _scan(path: Path) -> None:
    try:
        if path.suffix == ".safetensors":
            _scan_header(path)
        elif path.suffix == ".pkl":
            with path.open("rb") as file:
                PickleMachine(_call, lambda target, state: None).run(file)
        else:
            scan_torch_file(path)
    except Exception as error:  # any kind: the file may hold anything
        raise MtrefsegError(
            f"'{path}' is damaged or holds more than tensors, and was not read ({error!s:.200}).",
            "Ask its author for safetensors, or download the file again.",
        ) from error


def _scan_header(path: Path) -> None:
    header = int.from_bytes(read_bytes(path, 7), "little")
    if header > min(LARGEST_HEADER, path.stat().st_size - 8):
        raise ValueError(f"it claims a header of {header} bytes")


def _call(name: str, arguments: tuple[Any, ...]) -> Any:
    if not name.startswith(ARRAYS):
        raise ValueError(f"it wants to call {name}")
    return {} if name == "collections.OrderedDict" else None
