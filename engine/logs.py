"""The targets of the package's log: stderr, or memory until an unexpected error.

Only the logger of this package is set up. Those of other libraries stay as they are, so that
neither transformers nor rasterio writes more than without a log.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections import deque
from pathlib import Path

PACKAGE = __name__.partition(".")[0]
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
KEPT_RECORDS = 10_000


class _KeptRecords(logging.Handler):
    """Keeps the last records as texts."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: deque[str] = deque(maxlen=KEPT_RECORDS)

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))


_kept = _KeptRecords()


def log_to_stderr(level: int) -> None:
    """Write the package's log to this process's stderr from now on."""
    _use([logging.StreamHandler(sys.stderr)], level)


def keep_log(to_stderr: bool) -> None:
    """Keep the package's log in memory from now on, for ``write_kept_log``.

    Args:
        to_stderr: Whether it is written to stderr too.
    """
    _kept.texts.clear()
    _use([_kept, *([logging.StreamHandler(sys.stderr)] if to_stderr else [])], logging.DEBUG)


def write_kept_log() -> Path:
    """Write the log that was kept to a new temporary file.

    Raises:
        OSError: The file cannot be written.
    """
    descriptor, name = tempfile.mkstemp(prefix="mtrefseg-error-", suffix=".log")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(f"{text}\n" for text in _kept.texts)
    return Path(name)


def _use(handlers: list[logging.Handler], level: int) -> None:
    logging.raiseExceptions = False  # a full disk under the log must not end a run
    for handler in handlers:
        handler.setFormatter(logging.Formatter(FORMAT))
    logger = logging.getLogger(PACKAGE)
    logger.handlers = handlers
    logger.setLevel(level)
    logger.propagate = False
