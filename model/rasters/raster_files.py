"""All files of a raster: itself, sidecar files, and the files that it refers to."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import MtrefsegError
from ..files.output_path import SIDECARS
from .open_raster import open_dataset

MOST_FILES = 100_000
_SIDECARS = (*SIDECARS, ".msk.ovr")
_VIRTUAL = re.compile(r"/vsi[a-z0-9_]+/|[{}]")
_QUOTED = re.compile(r'"([^"]+)"')


def raster_files(path: str) -> frozenset[Path]:
    """Return the existing files of a raster: sources of VRTs, overviews, masks, world files.

    For a raster that cannot be opened, the files in its name; reading it raises the error.
    """
    found: set[Path] = set()
    pending, done = [path], set[str]()
    while pending and len(done) < MOST_FILES:
        name = pending.pop()
        if name in done:
            continue
        done.add(name)
        files = named_files(name)
        found.update(files)
        if name == path or any(map(_is_vrt, files)):
            pending += _referred(name)
    return frozenset(found)


def named_files(name: str) -> frozenset[Path]:
    """Return the existing files in a name that GDAL opens, with their sidecar files.

    Such a name is a path, a path into an archive, or ``NETCDF:"file":variable`` and the like.
    """
    names = [name, *_QUOTED.findall(name), *name.split(":")]
    if name.startswith("/vsi"):
        plain = _VIRTUAL.sub("", name)  # a relative path, or an absolute one with its slash
        names += [str(path) for inner in (plain, f"/{plain}") for path in _with_parents(inner)]
    return frozenset(
        file for path in names if path for file in _with_sidecars(Path(path)) if is_file(file)
    )


def folder_files(folder: Path) -> frozenset[Path]:
    """Return all files of a folder, such as that of a model."""
    return frozenset(Path(root) / name for root, _, names in os.walk(folder) for name in names)


def is_file(path: Path) -> bool:
    """Return whether a file exists; False for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _with_parents(path: str) -> Iterator[Path]:
    """Yield a path and its parents: a path into an archive contains that of the archive."""
    yield Path(path)
    yield from Path(path).parents


def _with_sidecars(file: Path) -> Iterator[Path]:
    yield file
    if file.name:
        yield from (file.with_name(file.name + suffix) for suffix in _SIDECARS)


def _referred(name: str) -> list[str]:
    try:
        with open_dataset(name) as dataset:
            return [file for file in dataset.files if file != name]
    except (MtrefsegError, OSError, ValueError):
        return []


def _is_vrt(file: Path) -> bool:
    """Return whether a file is a VRT, by its content."""
    try:
        with file.open("rb") as stream:
            return b"<VRTDataset" in stream.read(400)
    except OSError:
        return False
