"""The place of one output: can a file be written there, and may what stands there be replaced."""

from __future__ import annotations

import os
import sqlite3
import stat
import tempfile
from contextlib import closing
from pathlib import Path

from ..errors import MtrefsegError

SIDECARS = ("-wal", "-shm", "-journal", ".aux.xml", ".ovr", ".msk")
"""What SQLite and GDAL put beside a file; it belongs to the old file and would damage the new."""
LONGEST_NAME = 255


def resolve_output(output: Path | str) -> Path:
    """Return the file that an output names: where a link leads, without ``..``."""
    return Path(os.path.realpath(output))


def check_writable(output: Path | str, overwrite: bool = False) -> None:
    """Check before any work that a file can be written under this name.

    Args:
        output: Path as the user gave it.
        overwrite: Whether a file with several names (hard links) may be detached from the others.

    Raises:
        MtrefsegError: Names what is in the way and the remedy.
    """
    _check_name(str(output))
    path = resolve_output(output)
    _check_folder(output, path.parent)
    try:
        facts = path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unusable(output, error) from error
    _check_existing(output, facts, overwrite)
    if path.suffix.lower() == ".gpkg" and is_locked(path):
        raise MtrefsegError(
            f"Output '{output}' is locked by another program.",
            "Close the layer there, or choose another name.",
        )


def _check_name(output: str) -> None:
    if "\0" in output:
        raise MtrefsegError(
            f"Output {output!r} holds a character that no file name can hold.",
            "Choose another name.",
        )
    if output.startswith("/vsi"):
        raise MtrefsegError(
            f"Output '{output}' is a name of GDAL's virtual file systems.",
            "Give a file on a disk.",
        )
    name = os.path.basename(output)  # noqa: PTH119 - a trailing slash must stay visible
    too_long = len(os.fsencode(name)) > LONGEST_NAME
    if too_long or (os.name == "nt" and ":" in name):
        problem = f"longer than {LONGEST_NAME} bytes" if too_long else "no file name"
        raise MtrefsegError(f"The name of output '{output}' is {problem}.", "Choose another name.")


def _check_folder(output: Path | str, folder: Path) -> None:
    if Path(output).is_dir():
        raise MtrefsegError(f"Output '{output}' is a folder.", "Give the name of a file.")
    if not folder.is_dir():
        raise MtrefsegError(
            f"The folder of output '{output}' does not exist.", "Make it, or choose another one."
        )
    problem = ""
    if os.name != "nt" and not folder.stat().st_mode & 0o222:
        problem = "it is read-only"
    else:
        try:
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            problem = str(error.strerror)
    if problem:
        raise MtrefsegError(
            f"Output '{output}' cannot be written in its folder ({problem}).",
            "Choose a folder that you may write to.",
        )


def _check_existing(output: Path | str, facts: os.stat_result, overwrite: bool) -> None:
    if not stat.S_ISREG(facts.st_mode):
        raise MtrefsegError(
            f"Output '{output}' is no ordinary file (a pipe, a device or a broken link).",
            "Choose another name.",
        )
    if not facts.st_mode & 0o222 or not os.access(output, os.W_OK):
        raise MtrefsegError(
            f"Output '{output}' is write-protected.",
            "Take the protection off, or choose another name.",
        )
    if facts.st_nlink > 1 and not overwrite:
        raise MtrefsegError(
            f"Output '{output}' has {facts.st_nlink} names (hard links); the others would keep "
            "the old content.",
            "Choose another name, or allow overwriting.",
        )


def _unusable(output: Path | str, error: OSError) -> MtrefsegError:
    return MtrefsegError(
        f"Output '{output}' cannot be used ({error.strerror}).", "Choose another name."
    )


def is_locked(path: Path) -> bool:
    """Tell whether another program has a database open in a way that it would lose."""
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as database:
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")
            has_log = database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    except sqlite3.OperationalError as error:
        return "locked" in str(error)
    except sqlite3.DatabaseError:
        return False  # no database at all: nothing can hold a lock on it
    # The last program that closes a database removes its write-ahead log; a log left by a
    # crash went when the connection above was closed.
    return has_log and path.with_name(path.name + "-wal").exists()
