"""The advisory lock of an audited file: one auditor at a time, wherever the file lies."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Dict, Optional

from ..errors import MtrefsegError
from ..files.processes import is_running, machine
from .audit_tables import LOCK_FACT, fact, set_fact
from .events import Author

STALE_AFTER = timedelta(minutes=30)
"""A session on another machine that wrote nothing for so long has ended."""


def take_lock(database: sqlite3.Connection, path: Path, author: Author) -> None:
    """Take the lock, also from a session that has ended; in the transaction of the caller.

    Raises:
        MtrefsegError: Another process audits the file.
    """
    held = _held(database)
    if held is not None and _in_use(held):
        raise MtrefsegError(
            "'{path}' is being audited by {auditor} on '{host}' (process {pid}).",
            "Close the audit there, or wait until it has ended.",
            path=path,
            auditor=held.get("auditor", "?"),
            host=held.get("host", "?"),
            pid=held.get("pid", "?"),
        )
    renew_lock(database, author)


def renew_lock(database: sqlite3.Connection, author: Author) -> None:
    """Store that a session is still going on."""
    held = {
        "session": author.session,
        "auditor": author.auditor,
        "role": author.role,
        "machine": machine(),
        "host": platform.node(),
        "pid": os.getpid(),
        "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
    }
    set_fact(database, LOCK_FACT, json.dumps(held, ensure_ascii=False))


def check_lock(database: sqlite3.Connection, path: Path, author: Author) -> None:
    """Raise MtrefsegError when another session has taken the lock since."""
    held = _held(database)
    if held is None or held.get("session") == author.session:
        return
    raise MtrefsegError(
        "The audit of '{path}' was taken over by {auditor} on '{host}'.",
        "Open it again when that audit has ended; what you decided is stored.",
        path=path,
        auditor=held.get("auditor", "?"),
        host=held.get("host", "?"),
    )


def release_lock(database: sqlite3.Connection, author: Author) -> None:
    """Give the lock back, unless another session has it."""
    held = _held(database)
    if held is not None and held.get("session") == author.session:
        set_fact(database, LOCK_FACT, None)


def _held(database: sqlite3.Connection) -> Optional[Dict[str, Any]]:
    text = fact(database, LOCK_FACT)
    try:
        held = json.loads(text) if text else None
    except ValueError:
        return None
    return held if isinstance(held, dict) else None


def _in_use(held: Dict[str, Any]) -> bool:
    pid = held.get("pid")
    if held.get("machine") == machine():
        return isinstance(pid, int) and pid != os.getpid() and is_running(pid)
    try:
        last = datetime.fromisoformat(str(held.get("time")))
        return datetime.now(timezone.utc) - last < STALE_AFTER
    except (ValueError, TypeError):
        return False
