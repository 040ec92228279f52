"""Files of torch.save are checked before PyTorch opens them. Standard library only.

``torch.load(weights_only=True)`` executes nothing of the file, but does not check its sizes: a
forged one exhausts memory or time before the load ends.
"""

from __future__ import annotations

import math
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from .opcode_machine import PickleMachine, Refused

MAX_ENTRIES = 100_000
MAX_PICKLE_BYTES = 1 << 26
MAGIC = 0x1950A86A20F9469CFC6C  # the first pickle of a file before PyTorch 1.6
TENSOR = "torch._utils._rebuild_"
REBUILT = {f"{TENSOR}tensor", f"{TENSOR}tensor_v2"}
WRAPPED = {f"{TENSOR}parameter", f"{TENSOR}parameter_with_state"}


@dataclass(frozen=True)
class TensorStub:
    """A tensor that a file describes; it is not created."""

    count: int


def scan_torch_file(path: Path) -> None:
    """Check the pickles of a file; nothing that they name is created.

    Raises:
        Refused: It holds more than a table of tensors, or lies about its size.
        Exception: Of any kind where it is damaged.
    """
    size = path.stat().st_size
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            table = _scan_archive(archive, size)
    else:
        with path.open("rb") as file:
            table = _scan_legacy(file)
    if not isinstance(table, dict) or not table:
        raise Refused("it is no table of named tensors")
    for name, tensor in table.items():
        if not isinstance(name, str) or not isinstance(tensor, TensorStub):
            raise Refused("it is no table of named tensors")
        # strides of 0 repeat one stored number over a shape of any size
        if tensor.count > size:
            raise Refused(f"tensor '{name:.150}' claims more than the {size} bytes of the file")


def _scan_archive(archive: zipfile.ZipFile, size: int) -> Any:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or len({entry.filename for entry in entries}) < len(entries):
        raise Refused("its archive holds too many files, or one twice")
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
            raise Refused("its archive names files outside of itself")
        if entry.compress_type != zipfile.ZIP_STORED:
            raise Refused("its archive is compressed, which PyTorch's never are")
    if sum(entry.file_size for entry in entries) > size:
        raise Refused("its archive claims to hold more than the file has")
    pickles = [entry for entry in entries if PurePosixPath(entry.filename).name == "data.pkl"]
    if len(pickles) != 1 or pickles[0].file_size > MAX_PICKLE_BYTES:
        raise Refused("its archive has no table of tensors")
    with archive.open(pickles[0]) as file:
        return _machine().run(file)  # type: ignore[arg-type]


def _scan_legacy(file: BinaryIO) -> Any:
    """Magic number, version, system, tensors, keys: five pickles, then the numbers themselves."""
    if _machine().run(file) != MAGIC:
        raise Refused("it is no file of PyTorch")
    _version, _system, tensors, _keys = (_machine().run(file) for _ in range(4))
    return tensors


def _machine() -> PickleMachine:
    return PickleMachine(_call, _fill, lambda key: None)


def _call(name: str, arguments: tuple[Any, ...]) -> Any:
    if name == "collections.OrderedDict" and not arguments:
        return {}
    if name in REBUILT:
        sides = arguments[2]
        if not isinstance(sides, tuple) or not all(isinstance(n, int) and n >= 0 for n in sides):
            raise Refused("it has a tensor without a shape")
        return TensorStub(math.prod(sides))
    if name in WRAPPED:
        return arguments[0]
    raise Refused(f"it wants to call {name}")


def _fill(target: Any, state: Any) -> None:
    # a state_dict holds the versions of its modules; they are unused
    if not isinstance(target, dict) or not isinstance(state, dict):
        raise Refused("it fills in something that is no table")
