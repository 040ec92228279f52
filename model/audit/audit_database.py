"""Access to an audited file: one short connection for each step, so that QGIS may use it too."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Iterator

from ..errors import MtrefsegError
from ..files.geopackage_connection import connect, geopackage_error
from .audit_tables import VERSION, VERSION_FACT, fact


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file to read it.

    Raises:
        MtrefsegError: It does not exist, cannot be read, or is of a newer version.
    """
    if not path.is_file():
        raise MtrefsegError(
            "'{path}' does not exist.", "Choose a training file or a result.", path=path
        )
    try:
        # not read-only: what a killed program left in a journal has to be rolled back
        with closing(connect(path)) as database:
            check_version(database, path)
            yield database
    except sqlite3.Error as error:
        raise geopackage_error(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file to change it: all changes reach the disk together, or none after an error.

    Raises:
        MtrefsegError: It cannot be written, is in use, or of a newer version.
    """
    with reading(path) as database, database:
        database.execute("PRAGMA synchronous = FULL")
        database.execute("BEGIN IMMEDIATE")
        yield database


def check_version(database: sqlite3.Connection, path: Path) -> None:
    """Raise MtrefsegError when a newer version of mtrefseg wrote the tables of the audit."""
    version = fact(database, VERSION_FACT)
    if version is not None and (not version.isdecimal() or int(version) > VERSION):
        raise MtrefsegError(
            "'{path}' was audited with a newer version of mtrefseg (audit tables {version}).",
            "Update mtrefseg to open it.",
            path=path,
            version=version,
        )
