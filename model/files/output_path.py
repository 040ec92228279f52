"""The path of one output: resolved, and checked for writing before a run."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from contextlib import closing
from pathlib import Path

from ..errors import MtrefsegError
from ..messages import Message

SIDECARS = ("-wal", "-shm", "-journal", ".aux.xml", ".ovr", ".msk")
"""Sidecar files of SQLite and GDAL; those of a replaced file would damage the new one."""
LONGEST_NAME = 255


def resolve_output(output: Path | str) -> Path:
    """Return the absolute path of an output, with symbolic links resolved."""
    return Path(os.path.realpath(output))


def check_writable(output: Path | str, overwrite: bool = False) -> None:
    """Check before a run that a file can be written under this name.

    Args:
        output: Path as the user gave it.
        overwrite: Whether one of several hard links may be replaced, so that the others keep the
            old content.

    Raises:
        MtrefsegError: The path cannot be written; names the cause and the remedy.
    """
    _check_name(str(output))
    path = resolve_output(output)
    _check_folder(output, path.parent)
    try:
        status = path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unusable(output, error) from error
    _check_existing(output, status, overwrite)
    if path.suffix.lower() == ".gpkg" and is_locked(path):
        raise MtrefsegError(
            "Output '{output}' is locked by another program.",
            "Close the layer there, or choose another name.",
            output=output,
        )


def _check_name(output: str) -> None:
    if "\0" in output:
        raise MtrefsegError(
            "Output {output} holds a character that no file name can hold.",
            "Choose another name.",
            output=f"{output!r}",
        )
    if output.startswith("/vsi"):
        raise MtrefsegError(
            "Output '{output}' is a name of GDAL's virtual file systems.",
            "Give a file on a disk.",
            output=output,
        )
    name = os.path.basename(output)  # noqa: PTH119 - a trailing slash must stay visible
    too_long = len(os.fsencode(name)) > LONGEST_NAME
    if too_long or (os.name == "nt" and ":" in name):
        problem = (
            Message("longer than {longest_name} bytes", longest_name=LONGEST_NAME)
            if too_long
            else Message("no file name")
        )
        raise MtrefsegError(
            "The name of output '{output}' is {problem}.",
            "Choose another name.",
            output=output,
            problem=problem,
        )


def _check_folder(output: Path | str, folder: Path) -> None:
    if Path(output).is_dir():
        raise MtrefsegError(
            "Output '{output}' is a folder.", "Give the name of a file.", output=output
        )
    if not folder.is_dir():
        raise MtrefsegError(
            "The folder of output '{output}' does not exist.",
            "Make it, or choose another one.",
            output=output,
        )
    problem = ""
    if os.name != "nt" and not folder.stat().st_mode & 0o222:
        problem = Message("it is read-only")
    else:
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            problem = str(error.strerror)
    if problem:
        raise MtrefsegError(
            "Output '{output}' cannot be written in its folder ({problem}).",
            "Choose a folder that you may write to.",
            output=output,
            problem=problem,
        )


def _check_existing(output: Path | str, status: os.stat_result, overwrite: bool) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise MtrefsegError(
            "Output '{output}' is no ordinary file (a pipe, a device or a broken link).",
            "Choose another name.",
            output=output,
        )
    if not status.st_mode & 0o222 or not os.access(output, os.W_OK):
        raise MtrefsegError(
            "Output '{output}' is write-protected.",
            "Take the protection off, or choose another name.",
            output=output,
        )
    if status.st_nlink > 1 and not overwrite:
        raise MtrefsegError(
            (
                "Output '{output}' has {st_nlink} names (hard links); the others would "
                "keep the old content."
            ),
            "Choose another name, or allow overwriting.",
            output=output,
            st_nlink=status.st_nlink,
        )


def _unusable(output: Path | str, error: OSError) -> MtrefsegError:
    return MtrefsegError(
        "Output '{output}' cannot be used ({error}).",
        "Choose another name.",
        output=output,
        error=error.strerror,
    )


def is_locked(path: Path) -> bool:
    """Return whether another program has an SQLite database open, with a lock or a WAL."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as database:
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")
            has_log = database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False  # not a database, so it has no locks
    # The last connection removes the write-ahead log when it closes; one that a crash left was
    # removed with the connection above. A log that is still there belongs to another program.
    return has_log and path.with_name(path.name + "-wal").exists()
