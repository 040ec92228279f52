"""A checkpoint is checked before PyTorch is imported: most hostile files are refused here.

Standard library only, so that the result comes at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...errors import MtrefsegError
from ...requests.wire import parse_json, read_bytes
from ..model_folder import MAX_HEADER_BYTES
from .opcode_machine import PickleMachine, Refused
from .torch_pickle import scan_torch_file
from .weight_paths import no_checkpoint, weight_paths

_ARRAY = "an array"


def prescan(source: Path) -> int:
    """Check the containers of a checkpoint; nothing in them is executed or created.

    Args:
        source: A folder, or a .pkl file.

    Returns:
        The size of its files in bytes.

    Raises:
        MtrefsegError: It is nothing that can be imported, or hostile.
    """
    if source.is_file() and source.suffix == ".pkl":
        paths = [source]
    elif source.is_dir():
        paths = weight_paths(source)
    else:
        raise no_checkpoint(source)
    for path in paths:
        _scan(path)
    return sum(path.stat().st_size for path in paths)


def _scan(path: Path) -> None:
    try:
        if path.suffix == ".safetensors":
            _scan_header(path)
        elif path.suffix == ".pkl":
            _scan_arrays(path)
        else:
            scan_torch_file(path)
    except Exception as error:  # any kind: the file may hold anything
        raise MtrefsegError(
            "'{path}' is damaged or holds more than tensors, and was not read ({error}).",
            "Ask its author for safetensors, or download the file again.",
            path=path,
            error=f"{error!s:.200}",
        ) from error


def _scan_header(path: Path) -> None:
    header = int.from_bytes(read_bytes(path, 7), "little")
    if header > min(MAX_HEADER_BYTES, path.stat().st_size - 8):
        raise Refused(f"it claims a header of {header} bytes")
    names = parse_json(read_bytes(path, 7 + header)[8:], MAX_HEADER_BYTES)
    if not isinstance(names, dict) or not names.keys() - {"__metadata__"}:
        raise Refused("it holds no tensor")


def _scan_arrays(path: Path) -> None:
    scan = _ArrayScan(path.stat().st_size)
    with path.open("rb") as file:
        table = PickleMachine(scan.call, lambda target, state: None).run(file)
    table = table.get("model", table) if isinstance(table, dict) else table
    if not isinstance(table, dict) or _ARRAY not in table.values():
        raise Refused("it holds no table of arrays")


class _ArrayScan:
    """Checks the calls of a pickle of arrays; the bytes that they would create are only counted."""

    def __init__(self, size: int) -> None:
        self._budget = 4 * size

    def call(self, name: str, arguments: tuple[Any, ...]) -> Any:
        if name == "collections.OrderedDict" and not arguments:
            return {}
        if name == "_codecs.encode":
            self._budget -= len(arguments[0])
            if self._budget < 0:
                raise Refused("it holds the same bytes many times")
            return b""
        if not name.startswith("numpy."):
            raise Refused(f"it wants to call {name}")
        return _ARRAY
