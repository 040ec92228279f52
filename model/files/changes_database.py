"""A result as a database, opened for other conditions. Standard library only, Python 3.9."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Iterator, Tuple, Union

from ..errors import MtrefsegError
from .geopackage_connection import connect
from .result_schema import LAYER


def measured_columns(changes: Union[Path, str]) -> Tuple[str, ...]:
    """Return the names of the columns with numbers of a result.

    Raises:
        MtrefsegError: It cannot be read.
    """
    try:
        with closing(open_changes(changes, "ro")) as database:
            return columns_of_changes(database, numbers=True)
    except sqlite3.Error as error:
        raise MtrefsegError(
            "'{changes}' cannot be read as a GeoPackage ({error}).",
            "Give a result of a run.",
            changes=changes,
            error=error,
        ) from None


def open_changes(changes: Union[Path, str], mode: str = "rw") -> sqlite3.Connection:
    """Open a GeoPackage without transactions of Python.

    Args:
        changes: The GeoPackage.
        mode: ``rw``, or ``ro`` to read only.

    Raises:
        MtrefsegError: It does not exist.
    """
    path = Path(changes)
    if not path.is_file():
        raise MtrefsegError(
            "Result '{changes}' does not exist.", "Give a GeoPackage of a run.", changes=changes
        )
    return connect(path, mode)


@contextmanager
def transaction(changes: Union[Path, str]) -> Iterator[sqlite3.Connection]:
    """Open a GeoPackage for writing; all changes are stored together, none after an error.

    Raises:
        MtrefsegError: It does not exist, or cannot be written.
    """
    try:
        with closing(open_changes(changes)) as database, database:
            database.execute("BEGIN IMMEDIATE")
            yield database
    except sqlite3.Error as error:
        raise MtrefsegError(
            "The predicates cannot be applied to '{changes}' ({error}).",
            "Close other programs that use it, and check that it can be written.",
            changes=changes,
            error=error,
        ) from None


def columns_of_changes(database: sqlite3.Connection, numbers: bool = False) -> Tuple[str, ...]:
    """Return the names of the columns of a result, or of those with numbers."""
    rows = database.execute(f"PRAGMA table_info({LAYER})").fetchall()
    kinds = ("REAL", "DOUBLE", "FLOAT")
    return tuple(row[1] for row in rows if not numbers or str(row[2]).upper() in kinds)
