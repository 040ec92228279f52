"""Which files an input consists of: the file itself and all that GDAL reads with it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import MtrefsegError
from .open_raster import open_dataset

MOST_FILES = 100_000
BESIDE = (".ovr", ".msk", ".aux.xml", ".msk.ovr", "-wal", "-shm", "-journal")
_VIRTUAL = re.compile(r"/vsi[a-z0-9_]+/|[{}]")
_QUOTED = re.compile(r'"([^"]+)"')


def raster_files(path: str) -> frozenset[Path]:
    """Return the existing files of a raster: sources of VRTs, overviews, masks, world files.

    A raster that cannot be opened consists of what its name tells; the message about it comes from
    what reads it.
    """
    found: set[Path] = set()
    waiting, done = [path], set[str]()
    while waiting and len(done) < MOST_FILES:
        name = waiting.pop()
        if name in done:
            continue
        done.add(name)
        files = named_files(name)
        found.update(files)
        if name == path or any(map(_refers_to_others, files)):
            waiting += _listed(name)
    return frozenset(found)


def named_files(name: str) -> frozenset[Path]:
    """Return the existing files in a name of GDAL's, with what lies beside them.

    Such a name is a path, leads into an archive, or is ``NETCDF:"file":variable`` and its like.
    """
    parts = [name, *_QUOTED.findall(name), *name.split(":")]
    if name.startswith("/vsi"):
        plain = _VIRTUAL.sub("", name)  # a relative path, or an absolute one with its slash
        parts += [str(place) for part in (plain, f"/{plain}") for place in _upwards(part)]
    return frozenset(
        file for part in parts if part for file in _with_neighbours(Path(part)) if is_file(file)
    )


def folder_files(folder: Path) -> frozenset[Path]:
    """Return all files of a folder, as of a model."""
    return frozenset(Path(place) / name for place, _, names in os.walk(folder) for name in names)


def is_file(path: Path) -> bool:
    """Tell whether there is such a file; what is no path at all is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _upwards(path: str) -> Iterator[Path]:
    """Yield a path and what stands above it: the paths of an archive's files go through it."""
    yield Path(path)
    yield from Path(path).parents


def _with_neighbours(file: Path) -> Iterator[Path]:
    yield file
    if file.name:
        yield from (file.with_name(file.name + suffix) for suffix in BESIDE)


def _listed(name: str) -> list[str]:
    try:
        with open_dataset(name) as dataset:
            return [file for file in dataset.files if file != name]
    except (MtrefsegError, OSError, ValueError):
        return []


def _refers_to_others(file: Path) -> bool:
    """Tell whether a file is a VRT, whatever its name."""
    try:
        with file.open("rb") as stream:
            return b"<VRTDataset" in stream.read(400)
    except OSError:
        return False
