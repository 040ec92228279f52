"""Files that belong to a raster, and whether reading them can end."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path

from ..errors import MtrefsegError

_BESIDE = (".ovr", ".msk", ".aux.xml", ".aux", ".rrd", ".hdr", ".prj", ".wld", ".tfw", ".tifw",
           ".jgw", ".pgw", ".j2w", ".rpb", ".imd", ".xml", ".tab", ".clr", ".stx")  # fmt: skip
_VSI = re.compile(r"/vsi\w+/")
_DELIMITERS = re.compile(r"[|:\"',?!{}=&]")


def files_beside(file: Path) -> Iterator[Path]:
    """Yield the files that GDAL opens with a raster because of their names."""
    for suffix in _BESIDE:
        for name in {file.name, file.stem}:
            for spelled in (suffix, suffix.upper()):
                beside = file.with_name(name + spelled) if file.name else file
                if beside != file and exists(beside):
                    yield beside


def exists(file: Path) -> bool:
    """Tell whether there is such a file; a name that cannot be one is none."""
    try:
        return file.exists()
    except (OSError, ValueError):
        return False


def check_named(name: str) -> None:
    """Check the files that a name of GDAL's own holds, as /vsizip/FILE/x.tif or NETCDF:"FILE":x.

    Raises:
        MtrefsegError: Reading one of them would block.
    """
    for piece in _DELIMITERS.split(_VSI.sub("|", name)):
        file = Path(piece)
        found = next((path for path in (file, *file.parents) if exists(path)), file)
        check_kind(found, f"File '{found}'")


def check_kind(file: Path, name: str) -> None:
    """Raise MtrefsegError when reading a file would block or cannot give anything."""
    try:
        facts = file.stat()
    except (OSError, ValueError):
        return  # GDAL says why
    if not (stat.S_ISREG(facts.st_mode) or stat.S_ISDIR(facts.st_mode)):
        raise MtrefsegError(
            f"{name} is a pipe or a device, not a file.", "Save it as a file first."
        )
    if stat.S_ISREG(facts.st_mode) and not facts.st_size and name.startswith("Raster"):
        raise MtrefsegError(f"{name} is empty, 0 bytes.", "Copy the file again.")
