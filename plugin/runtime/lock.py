"""Lock of an installation folder across processes. Standard library only."""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Iterator

from ...model.errors import MtrefsegError
from ...processing_provider.translate import tr

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOCK_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def installation_lock(folder: Path) -> Iterator[None]:
    """Lock a folder for this installation; the system releases the lock when the process ends.

    Args:
        folder: The locked folder; the lock is an empty file beside it, which is kept.

    Raises:
        MtrefsegError: Another QGIS, or another window of this one, installs into the folder.
        OSError: The lock file cannot be created.
    """
    path = folder.with_name(f".{folder.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        try:
            _lock(file)
        except OSError as error:
            # a network drive may support no locks: the installation continues without one
            if error.errno in LOCK_HELD:
                raise MtrefsegError(
                    tr("Another installation into '{}' is under way.").format(folder),
                    tr("Wait until it has ended; it serves this QGIS too."),
                ) from error
        yield
