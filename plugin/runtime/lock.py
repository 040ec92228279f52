"""One installation at a time in a folder, over all processes. Standard library only."""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Iterator

from ...model.errors import MtrefsegError

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def installation_lock(folder: Path) -> Iterator[None]:
    """Hold a folder for this installation; the system lets go of it when the process ends.

    Args:
        folder: The lock is a file beside it, which stays and is empty.

    Raises:
        MtrefsegError: Another QGIS, or another window of this one, installs there.
        OSError: The lock cannot be made.
    """
    path = folder.with_name(f".{folder.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            _take(file)
        except OSError as error:
            # a network's disk may have no locks: then there is none to hold
            if error.errno in LOCK_HELD:
                raise MtrefsegError(
                    f"Another installation into '{folder}' is under way.",
                    "Wait until it has ended; it serves this QGIS too.",
                ) from error
        yield
