"""Outputs appear whole or not at all: checked before any work, written beside, then renamed."""

from __future__ import annotations

import glob
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from ..errors import MtrefsegError
from ..request import partial_path

SIDECARS = ("-wal", "-shm", "-journal", ".aux.xml", ".ovr", ".msk")


def check_output(path: Path | str) -> None:
    """Check before any work that an output can be written.

    Raises:
        MtrefsegError: Its folder is missing or not writable, it is a folder itself, or another
            program holds the file that it would replace.
    """
    path = Path(path)
    if path.is_dir():
        raise MtrefsegError(f"Output '{path}' is a folder.", "Give the name of a file.")
    if not path.parent.is_dir():
        raise MtrefsegError(
            f"The folder of output '{path}' does not exist.", "Make it, or choose another one."
        )
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise MtrefsegError(
            f"Output '{path}' cannot be written in its folder ({error.strerror}).",
            "Choose a folder that you may write to.",
        ) from error
    if path.suffix.lower() == ".gpkg" and path.exists() and _is_locked(path):
        raise MtrefsegError(
            f"Output '{path}' is locked by another program.",
            "Close the layer there, or choose another name.",
        )


def publish(output: Path | str) -> None:
    """Rename the partial file onto the output.

    Raises:
        MtrefsegError: The output cannot be replaced; the partial file stays.
    """
    path = Path(output)
    check_output(path)
    try:
        # A journal left by a crash belongs to the old file and would damage the new one.
        for sidecar in SIDECARS:
            path.with_name(path.name + sidecar).unlink(missing_ok=True)
        partial_path(str(path)).replace(path)
    except OSError as error:
        raise MtrefsegError(
            f"Output '{path}' cannot be replaced ({error.strerror}).",
            "Close it in other programs, or choose another name.",
        ) from error


def discard(output: Path | str) -> None:
    """Remove the partial file of an output and all that libraries put beside it."""
    partial = partial_path(str(output))
    for leftover in partial.parent.glob(glob.escape(partial.name) + "*"):
        leftover.unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
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
