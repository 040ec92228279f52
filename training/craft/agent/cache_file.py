"""The SQLite file of the cache: made, recognised, set aside where it is damaged."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from ....model.errors import MtrefsegError
from ....model.messages import Message

SUFFIX = ".agent.sqlite"
"""Names of cache files end so; only such a file is ever renamed."""
APPLICATION = 0x4D544143
FORMAT = 1
BUSY_S = 10.0
_HEADER = b"SQLite format 3\0"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, value TEXT NOT NULL, stored REAL)",
    "CREATE TABLE IF NOT EXISTS calls (id INTEGER PRIMARY KEY, began REAL, facts TEXT NOT NULL)",
)

OnMessage = Callable[[Message], None]


def cache_beside(path: Path) -> Path:
    """Return the path of the cache beside a training file."""
    return path.with_name(path.stem + SUFFIX)


def open_cache(path: Path | None, on_message: OnMessage) -> sqlite3.Connection:
    """Open a cache and make it where there is none.

    A damaged one is renamed and a new one begun; where none can be written, it is in memory.

    Args:
        path: The file; None: in memory.
        on_message: Called with what the user should know.

    Raises:
        MtrefsegError: The file is something else.
    """
    if path is None:
        return _connected(":memory:")
    _check_kind(path)
    try:
        return _connected(str(path))
    except sqlite3.OperationalError as error:
        on_message(
            Message(
                "The cache of answers '{path}' cannot be used ({error}): a rerun will pay for the "
                "answers of this run again.",
                path=path,
                error=error,
            )
        )
        return _connected(":memory:")
    except sqlite3.DatabaseError:
        on_message(_set_aside(path))
        return _connected(str(path))


def _connected(target: str) -> sqlite3.Connection:
    database = sqlite3.connect(target, timeout=BUSY_S, check_same_thread=False)
    try:
        _set_up(database)
    except BaseException:
        database.close()
        raise
    return database


def _set_up(database: sqlite3.Connection) -> None:
    """Make the tables where they are missing.

    Raises:
        sqlite3.DatabaseError: It is damaged, or of another version.
        sqlite3.OperationalError: It cannot be written now.
    """
    version = database.execute("PRAGMA user_version").fetchone()[0]
    if version not in (0, FORMAT):
        raise sqlite3.DatabaseError(f"version {version}")
    if version == FORMAT and database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("damaged")
    if version == 0:
        database.execute("PRAGMA auto_vacuum = FULL")
        database.execute(f"PRAGMA application_id = {APPLICATION}")
        with database:
            for statement in _TABLES:
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {FORMAT}")


def _check_kind(path: Path) -> None:
    """Raise MtrefsegError when a file is neither a cache nor has the name of one."""
    if not path.exists() or path.name.endswith(SUFFIX):
        return
    head = b""
    if path.is_file():
        with path.open("rb") as file:
            head = file.read(72)
    if not (head.startswith(_HEADER) and head[68:72] == APPLICATION.to_bytes(4, "big")):
        raise MtrefsegError(
            "File '{path}' is no cache of a language model's answers.",
            "Choose another, or a new one that ends in {suffix}.",
            path=path,
            suffix=SUFFIX,
        )


def _set_aside(path: Path) -> Message:
    """Rename a cache that cannot be read, with its journal."""
    stamp = time.strftime("%Y%m%d-%H%M%S")
    new = path.with_name(f"{path.name}.damaged-{stamp}")
    try:
        path.replace(new)
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            journal.replace(f"{new}-journal")
    except OSError as error:
        raise MtrefsegError(
            "The cache of answers '{path}' is damaged and cannot be renamed ({error}).",
            "Delete it, or choose another.",
            path=path,
            error=error.strerror,
        ) from error
    return Message(
        "The cache of answers '{path}' is damaged or of another version. It was renamed to "
        "'{new}', and a new one is begun.",
        path=path,
        new=new.name,
    )
