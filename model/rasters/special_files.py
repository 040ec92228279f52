"""Sidecar files of a raster, and special files (pipes, devices) that would block a read."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from ..errors import MtrefsegError

_SIDECAR_SUFFIXES = (
    ".ovr", ".msk", ".aux.xml", ".aux", ".rrd", ".hdr", ".prj", ".wld", ".tfw", ".tifw", ".jgw",
    ".pgw", ".j2w", ".rpb", ".imd", ".xml", ".tab", ".clr", ".stx",
)  # fmt: skip
_VSI = re.compile(r"/vsi\w+/")
_DELIMITERS = re.compile(r"[|:\"',?!{}=&]")


def sidecar_files(file: Path) -> Iterator[Path]:
    """Yield the existing files that GDAL opens with a raster because of their names."""
    for suffix in _SIDECAR_SUFFIXES:
        for name in {file.name, file.stem}:
            for spelling in (suffix, suffix.upper()):
                sidecar = file.with_name(name + spelling) if file.name else file
                if sidecar != file and exists(sidecar):
                    yield sidecar


def exists(file: Path) -> bool:
    """Return whether a file exists; False for a name that no file can have."""
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


def check_files_in_name(name: str) -> None:
    """Check the files in a name of GDAL, such as ``/vsizip/FILE/x.tif`` or ``NETCDF:"FILE":x``.

    Raises:
        MtrefsegError: Reading one of them would block.
    """
    for piece in _DELIMITERS.split(_VSI.sub("|", name)):
        file = Path(piece)
        existing = next((path for path in (file, *file.parents) if exists(path)), file)
        check_regular_file(existing, f"File '{existing}'")


def check_regular_file(file: Path, name: str) -> None:
    """Raise MtrefsegError when a file is a pipe or a device, or a raster of 0 bytes.

    Args:
        file: Path; what does not exist passes.
        name: Start of the message, such as ``Raster 'a.tif'``.
    """
    try:
        status = file.stat()
    except (OSError, ValueError):
        return  # the error of GDAL names the cause
    if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
        raise MtrefsegError(
            "{name} is a pipe or a device, not a file.", "Save it as a file first.", name=name
        )
    if stat.S_ISREG(status.st_mode) and not status.st_size and name.startswith("Raster"):
        raise MtrefsegError("{name} is empty, 0 bytes.", "Copy the file again.", name=name)
