"""Files of torch.save, looked at before PyTorch opens them. Standard library only."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from .pickle_machine import PickleMachine, Refused

MOST_ENTRIES = 100_000
LARGEST_PICKLE = 1 << 26
MAGIC = 0x1950A86A20F9469CFC6C  # the first pickle of a file before PyTorch 1.6
CALLED = {
    "collections.OrderedDict",
    "torch._utils._rebuild_tensor",
    "torch._utils._rebuild_tensor_v2",
    "torch._utils._rebuild_parameter",
    "torch._utils._rebuild_parameter_with_state",
    "torch._tensor._rebuild_from_type_v2",
}


def scan_torch_file(path: Path) -> None:
    """Follow the pickles of a file without making anything of what they name.

    Raises:
        Refused: It holds more than tensors, or lies about its size.
        Exception: Of any kind where it is damaged.
    """
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            _scan_archive(archive, path.stat().st_size)
    else:
        with path.open("rb") as file:
            _scan_old(file)


def _scan_archive(archive: zipfile.ZipFile, size: int) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES or len({entry.filename for entry in entries}) < len(entries):
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
    if len(pickles) != 1 or pickles[0].file_size > LARGEST_PICKLE:
        raise Refused("its archive has no table of tensors")
    with archive.open(pickles[0]) as file:
        _machine().run(file)  # type: ignore[arg-type]


def _scan_old(file: BinaryIO) -> None:
    """Magic number, version, system, tensors, keys: five pickles, then the numbers themselves."""
    if _machine().run(file) != MAGIC:
        raise Refused("it is no file of PyTorch")
    for _ in range(4):
        _machine().run(file)


def _machine() -> PickleMachine:
    return PickleMachine(_call, _fill, lambda key: None)


def _call(name: str, arguments: tuple[Any, ...]) -> Any:
    if name not in CALLED:
        raise Refused(f"it wants to call {name}")
    return {} if name == "collections.OrderedDict" else None


def _fill(target: Any, state: Any) -> None:
    # a state_dict carries the versions of its modules; they are not read
    if not isinstance(target, dict) or not isinstance(state, dict):
        raise Refused("it fills in something that is no table")
