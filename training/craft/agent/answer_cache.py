"""Answers and requests of all runs in one SQLite file: a rerun is free, a kill loses nothing."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from ....model.messages import Message
from .cache_file import open_cache

MOST_ROWS = 200_000
"""Answers and requests that are kept, the latest: some hundred MB at most."""
_PRUNE = (
    "DELETE FROM answers WHERE rowid IN "
    "(SELECT rowid FROM answers ORDER BY stored DESC LIMIT -1 OFFSET ?)",
    "DELETE FROM calls WHERE id IN (SELECT id FROM calls ORDER BY id DESC LIMIT -1 OFFSET ?)",
)


class AnswerCache:
    """The stored answers; thread-safe. A cache that cannot be written ends no run.

    Args:
        path: The file; None: the answers of this run alone are kept, in memory.
        on_message: Called with what the user should know about the file.
        most_rows: Answers that are kept, and requests.

    Raises:
        MtrefsegError: The file is something else.
    """

    def __init__(
        self,
        path: Path | None,
        on_message: Callable[[Message], None] = lambda message: None,
        most_rows: int = MOST_ROWS,
    ) -> None:
        self._path, self._on_message = path, on_message
        self._lock = threading.Lock()
        self._writable = True
        self._database = open_cache(path, on_message)
        self._prune(most_rows)

    def get(self, key: str) -> dict[str, Any] | None:
        """Return the stored value of a key."""
        with self._lock:
            try:
                query = "SELECT value FROM answers WHERE key = ?"
                row = self._database.execute(query, (key,)).fetchone()
                value = json.loads(row[0]) if row else None
            except (sqlite3.Error, ValueError) as error:
                self._tell(error)
                return None
        return value if isinstance(value, dict) else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Store the value of a key."""
        self._write(
            "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", (key, json.dumps(value), time.time())
        )

    def begin_call(self, facts: dict[str, Any]) -> int:
        """Store a request that is about to start, and return its number.

        Args:
            facts: For the ledger, as JSON takes it.
        """
        return self._write(
            "INSERT INTO calls (began, facts) VALUES (?, ?)", (time.time(), json.dumps(facts))
        )

    def end_call(self, number: int, facts: dict[str, Any]) -> None:
        """Store the end of a request; ``facts`` replace those that it began with."""
        self._write("UPDATE calls SET facts = ? WHERE id = ?", (json.dumps(facts), number))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._database.close()

    def _write(self, statement: str, values: tuple[Any, ...]) -> int:
        with self._lock:
            if not self._writable:
                return 0
            try:
                with self._database, closing(self._database.execute(statement, values)) as cursor:
                    return cursor.lastrowid or 0
            except sqlite3.Error as error:
                self._tell(error)
                return 0

    def _tell(self, error: Exception) -> None:
        """Report the first failure; the run goes on without the file."""
        if self._writable:
            self._writable = False
            self._on_message(
                Message(
                    "The cache of answers '{path}' cannot be used ({error}): a rerun will pay for "
                    "the answers of this run again.",
                    path=self._path,
                    error=error,
                )
            )

    def _prune(self, most_rows: int) -> None:
        """Delete the oldest rows; a file that another run writes now is pruned another time."""
        with suppress(sqlite3.OperationalError), self._database:
            for statement in _PRUNE:
                self._database.execute(statement, (most_rows,))
