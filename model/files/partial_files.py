"""Names of files that are not whole yet, and what removes them. Standard library only, Python 3.9.

A partial file lies in the folder of its output, under a short name that tells machine, process and
nothing of the output: ``.mtrefseg-MACHINE-PID-RANDOM.part.gpkg``. Libraries put their own files
beside it, whose names begin with its name.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Iterable, Iterator, Optional, Set, Tuple, Union

PREFIX = ".mtrefseg-"
_NAME = re.compile(re.escape(PREFIX) + r"([0-9a-f]{6})-(\d+)-[0-9a-f]{8}\.part")

_own: Set[Path] = set()


def new_partial(folder: Union[Path, str], suffix: str = "") -> Path:
    """Return the path of a file or folder that this process will write and nobody else uses.

    Args:
        folder: Where the output lies, so that the file can be renamed.
        suffix: End of the name, as ``.gpkg``.
    """
    name = f"{PREFIX}{_machine()}-{os.getpid()}-{secrets.token_hex(4)}.part{suffix}"
    path = Path(folder) / name
    _own.add(path)
    return path


def discard(partial: Path) -> None:
    """Remove a partial file or folder and all that libraries put beside it."""
    for path in _beside(partial.parent):
        if path.name.startswith(partial.name):
            _remove(path)
    _own.discard(partial)


def discard_all() -> None:
    """Remove every partial file of this process: it ends before its work does."""
    for partial in list(_own):
        discard(partial)


def remove_partial_files(folders: Iterable[Union[Path, str]], pid: Optional[int] = None) -> None:
    """Remove what processes of this machine left in folders and nobody will finish.

    Args:
        folders: Where outputs lie.
        pid: A process that was ended; those that do not run any more count anyhow.
    """
    for path, owner in _of_this_machine(folders):
        if owner == pid or not _runs(owner):
            _remove(path)


def partial_files(folder: Union[Path, str]) -> Tuple[Path, ...]:
    """Return the partial files in a folder, those of other machines too."""
    return tuple(path for path in _beside(Path(folder)) if _NAME.match(path.name))


def _of_this_machine(folders: Iterable[Union[Path, str]]) -> Iterator[Tuple[Path, int]]:
    for folder in {str(folder) for folder in folders}:
        for path in partial_files(folder):
            found = _NAME.match(path.name)
            if found and found.group(1) == _machine():
                yield path, int(found.group(2))


def _beside(folder: Path) -> Tuple[Path, ...]:
    try:
        return tuple(folder.iterdir())
    except OSError:  # it has gone, or may not be read: nothing of ours can be removed from it
        return ()


def _remove(path: Path) -> None:
    with suppress(OSError):  # held by another program: it is removed the next time
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _machine() -> str:
    """Return a mark of this machine, or of this container: process numbers mean nothing beyond."""
    try:
        space = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        space = ""
    return hashlib.sha256(f"{platform.node()} {space}".encode()).hexdigest()[:6]


def _runs(pid: int) -> bool:
    if os.name == "nt":
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # it belongs to another user, so it runs
        return True
    return True


def _runs_on_windows(pid: int) -> bool:
    import ctypes

    query, still_active = 0x1000, 259
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    handle = kernel.OpenProcess(query, False, pid)
    if not handle:
        return False
    code = ctypes.c_ulong()
    known = kernel.GetExitCodeProcess(handle, ctypes.byref(code))
    kernel.CloseHandle(handle)
    return not known or code.value == still_active
