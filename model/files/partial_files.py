"""Partial files: names of outputs that are being written, and their removal.

Standard library only, Python 3.9. A partial file lies in the folder of its output. Its short name
holds machine and process, nothing of the output: ``.mtrefseg-MACHINE-PID-RANDOM.part.gpkg``.
Libraries put sidecar files beside it, whose names begin with its name.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Iterable, Iterator, Optional, Set, Tuple, Union

from .processes import is_running, machine

PREFIX = ".mtrefseg-"
_NAME = re.compile(re.escape(PREFIX) + r"([0-9a-f]{6})-(\d+)-[0-9a-f]{8}\.part")

_created: Set[Path] = set()


def new_partial(folder: Union[Path, str], suffix: str = "") -> Path:
    """Return a path that no other process uses, for a file or folder to be written.

    Args:
        folder: Folder of the output, so that the file can be renamed.
        suffix: End of the name, such as ``.gpkg``.
    """
    name = f"{PREFIX}{machine()}-{os.getpid()}-{secrets.token_hex(4)}.part{suffix}"
    path = Path(folder) / name
    _created.add(path)
    return path


def discard(partial: Path) -> None:
    """Remove a partial file or folder and its sidecar files."""
    for path in _entries(partial.parent):
        if path.name.startswith(partial.name):
            _remove(path)
    _created.discard(partial)


def discard_all() -> None:
    """Remove every partial file of this process, before it ends early."""
    for partial in list(_created):
        discard(partial)


def remove_partial_files(folders: Iterable[Union[Path, str]], pid: Optional[int] = None) -> None:
    """Remove the partial files that ended processes of this machine left in folders.

    Args:
        folders: Folders of outputs.
        pid: A process that is being ended; its files are removed even while it still runs.
    """
    for path, owner in _of_this_machine(folders):
        if owner == pid or not is_running(owner):
            _remove(path)


def partial_files(folder: Union[Path, str]) -> Tuple[Path, ...]:
    """Return the partial files in a folder, those of other machines too."""
    return tuple(path for path in _entries(Path(folder)) if _NAME.match(path.name))


def _of_this_machine(folders: Iterable[Union[Path, str]]) -> Iterator[Tuple[Path, int]]:
    for folder in {str(folder) for folder in folders}:
        for path in partial_files(folder):
            match = _NAME.match(path.name)
            if match and match.group(1) == machine():
                yield path, int(match.group(2))


def _entries(folder: Path) -> Tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:  # it is gone or unreadable: no partial file can be removed from it
        return ()


def _remove(path: Path) -> None:
    with suppress(OSError):  # open in another program: the next run removes it
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
