"""The temporary folder of this process. Standard library only."""

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
    """Return the temporary folder of this process, created on first use.

    Folders of killed processes are removed one day after their last modification.
    """
    global _folder
    if _folder is None:
        _remove_stale(Path(tempfile.gettempdir()))
        _folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        atexit.register(remove_scratch)
    return _folder


def remove_scratch() -> None:
    """Remove the folder of this process; the worker calls it, since ``os._exit`` skips atexit."""
    global _folder
    if _folder is not None:
        shutil.rmtree(_folder, ignore_errors=True)
        _folder = None


def _remove_stale(parent: Path) -> None:
    for folder in parent.glob(f"{PREFIX}*"):
        try:
            is_stale = time.time() - folder.stat().st_mtime > STALE_S
        except OSError:  # another process has just removed it
            continue
        if is_stale:
            shutil.rmtree(folder, ignore_errors=True)
