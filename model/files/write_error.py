"""The error of a file or folder that cannot be written."""

from __future__ import annotations

import errno
from pathlib import Path

from ..errors import MtrefsegError
from ..messages import Message

NO_ACCESS = {errno.ENOENT, errno.ENOTDIR, errno.EEXIST, errno.EACCES, errno.EPERM, errno.EROFS}
RESUME = Message("Free some space on the disk, then resume; what was stored before is still there.")
"""Advice where the state of a training is stored already."""


def write_error(path: Path, error: Exception, disk_full_advice: str) -> MtrefsegError:
    """Return the error of a file or folder that could not be written.

    Args:
        path: The file or folder.
        error: What was raised: an ``OSError``, or a library's error for a failed write.
        disk_full_advice: The remedy, unless the folder itself refuses to be written.
    """
    no_access = getattr(error, "errno", None) in NO_ACCESS
    return MtrefsegError(
        "'{path}' cannot be written ({error}).",
        Message("Name a folder in which you may write.") if no_access else disk_full_advice,
        path=path,
        error=str(error).strip(),
    )
