"""A GeoPackage as a database, and what its errors mean. Standard library only, Python 3.9."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Callable, Optional, Union

from ..errors import MtrefsegError
from ..messages import Message
from .geopackage_geometry import blob_bounds

WAIT_S = 5.0
"""How long another program may hold the file."""


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """Open a GeoPackage without transactions of Python, with the functions of its triggers.

    The journal mode of the file stays as it is.

    Args:
        path: An existing file.
        mode: ``rw``, or ``ro`` to read only.
    """
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    database = sqlite3.connect(uri, uri=True, timeout=WAIT_S)
    database.isolation_level = None
    database.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)
    for name, number in (("ST_MinX", 0), ("ST_MinY", 1), ("ST_MaxX", 2), ("ST_MaxY", 3)):
        database.create_function(name, 1, _bound(number), deterministic=True)
    return database


def geopackage_error(path: Union[Path, str], error: sqlite3.Error) -> MtrefsegError:
    """Return the error of a GeoPackage that cannot be read or written."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return MtrefsegError(
            "'{path}' is locked by another program.",
            "Save or close the layer there, then try again.",
            path=path,
        )
    if "readonly" in text or "unable to open" in text:
        return MtrefsegError(
            "'{path}' cannot be written ({error}).",
            "Copy it to a folder in which you may write.",
            path=path,
            error=text,
        )
    if "not a database" in text or "malformed" in text:
        advice = Message("Choose another file, or a copy from before.")
        return MtrefsegError("'{path}' is no intact GeoPackage.", advice, path=path)
    if "full" in text:
        advice = Message("Free some space on the disk; what was stored before is still there.")
        return MtrefsegError("'{path}' cannot be written ({error}).", advice, path=path, error=text)
    return MtrefsegError(
        "'{path}' cannot be read or written ({error}).",
        "Close other programs that use it, then try again.",
        path=path,
        error=text,
    )


def _is_empty(blob: Optional[bytes]) -> Optional[int]:
    return None if blob is None else int(blob_bounds(blob) is None)


def _bound(number: int) -> Callable[[Optional[bytes]], Optional[float]]:
    def bound(blob: Optional[bytes]) -> Optional[float]:
        bounds = blob_bounds(blob)
        return None if bounds is None else bounds[number]

    return bound
