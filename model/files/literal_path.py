"""Paths that GDAL and pyogrio take literally, whatever characters the names hold."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..errors import MtrefsegError
from .scratch import scratch_folder

_INTERPRETED = "!\t\n\r"
"""pyogrio reads ``archive!file``, and drops tabs and line breaks as in URLs."""


def literal_folder(folder: Path) -> Path:
    """Return a path to a folder that no library interprets: itself, or a symbolic link to it.

    Raises:
        MtrefsegError: The system creates no symbolic link.
    """
    folder = Path(os.path.realpath(folder))
    return _linked(folder) if _is_interpreted(str(folder)) else folder


def literal_file(path: Path | str) -> Path:
    """Return a path to an existing file that no library interprets; with its sidecar files.

    Raises:
        MtrefsegError: The system creates no symbolic link.
    """
    path = Path(os.path.realpath(path))
    if not _is_interpreted(str(path)) and ";" not in path.name and not path.name.endswith("?"):
        return path
    folder = Path(tempfile.mkdtemp(dir=scratch_folder()))
    for other in path.parent.iterdir():
        if other.stem == path.stem or other.name.startswith(path.name):
            _link(other, folder / f"file{other.name[len(path.stem) :]}")
    return folder / f"file{path.suffix}"


def _is_interpreted(text: str) -> bool:
    return (
        any(character in text for character in _INTERPRETED)
        or text.startswith("//")
        or not text.isprintable()
        or any("\ud800" <= character <= "\udfff" for character in text)
    )


def _linked(folder: Path) -> Path:
    link = Path(tempfile.mkdtemp(dir=scratch_folder())) / "folder"
    _link(folder, link)
    return link


def _link(path: Path, link: Path) -> None:
    try:
        link.symlink_to(path)
    except (OSError, NotImplementedError) as error:
        raise MtrefsegError(
            "Folder or file '{path}' has a name that the libraries cannot take.",
            "Use a path without '!' and without control characters.",
            path=path,
        ) from error
