"""A folder for what a process wants to find again and nobody after it. Standard library only."""

from __future__ import annotations

import atexit
import shutil
import tempfile
import time
from pathlib import Path

PREFIX = "mtrefseg-scratch-"
STALE_S = 24 * 3600.0

_folder: Path | None = None


def scratch_folder() -> Path:
    """Return the folder of this process; it is made when it is first asked for.

    Those of processes that were killed are removed a day after they were last written to.
    """
    global _folder
    if _folder is None:
        _remove_stale(Path(tempfile.gettempdir()))
        _folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        atexit.register(remove_scratch)
    return _folder


def remove_scratch() -> None:
    """Remove the folder of this process; the worker calls it, because it ends without atexit."""
    global _folder
    if _folder is not None:
        shutil.rmtree(_folder, ignore_errors=True)
        _folder = None


def _remove_stale(place: Path) -> None:
    for folder in place.glob(f"{PREFIX}*"):
        try:
            old = time.time() - folder.stat().st_mtime > STALE_S
        except OSError:  # another process has just removed it
            continue
        if old:
            shutil.rmtree(folder, ignore_errors=True)
