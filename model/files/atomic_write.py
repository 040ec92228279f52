"""Files that appear whole or not at all: written beside, synced, renamed.

Standard library only, Python 3.9. For files whose folder belongs to this program (states, indexes,
pointers) or which the caller has checked; outputs that a user names go through ``publish``.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Iterator


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Let the body write a temporary file, then put it in the place of another.

    The temporary file has one fixed name, so a file that a killed process left is overwritten by
    the next write. When the body raises an exception, it is removed and the former file stays.

    Args:
        path: File that is replaced, or written for the first time.

    Yields:
        Path of the temporary file, in the same folder: ``.NAME.part``.

    Raises:
        OSError: The file cannot be written, synced or renamed.
    """
    temporary = path.with_name(f".{path.name}.part")
    try:
        yield temporary
        replace_synced(temporary, path)
    except Exception:
        with suppress(OSError):
            temporary.unlink()
        raise


def write_text(path: Path, text: str) -> None:
    """Write a text file as UTF-8; when that fails, the former one stays.

    Raises:
        OSError: The disk is full, or the folder cannot be written.
    """
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def replace_synced(temporary: Path, path: Path) -> None:
    """Rename a finished file over another, so that a power failure leaves one of the two.

    Raises:
        OSError: It cannot be synced or renamed.
    """
    sync_file(temporary)
    temporary.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Write the content of a file to the disk, so that a full disk raises now.

    Raises:
        OSError: It cannot be written.
    """
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Write the names in a folder to the disk, where the system can do that."""
    if os.name == "nt":
        return
    with suppress(OSError):  # some network file systems refuse it
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
