"""Copies of the GeoPackage of a result."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import List

from ....model.errors import MtrefsegError
from ....model.files.atomic_write import replacing
from ....model.files.result_schema import LAYER
from ....processing_provider.translate import tr


def copy_geopackage(source: str, target: str) -> None:
    """Copy a GeoPackage that may be open, atomically, with style and provenance.

    Raises:
        MtrefsegError: It cannot be read or written, or the target holds other layers.
    """
    goal = Path(target).resolve()  # a symbolic link is kept
    try:
        _check_target(goal)
        with replacing(goal) as temporary:
            temporary.unlink(missing_ok=True)  # SQLite would add to what a killed process left
            _back_up(source, temporary)
            if goal.exists():
                shutil.copymode(goal, temporary)
    except (OSError, sqlite3.Error) as error:
        text = tr("'{path}' cannot be written ({reason}).")
        raise MtrefsegError(
            text.format(path=target, reason=error),
            tr("Check the folder, the free space, and that no other program uses the file."),
        ) from error


def _back_up(source: str, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _check_target(goal: Path) -> None:
    """Raise unless the file is new or an earlier result that may be replaced."""
    if not goal.exists():
        return
    # The mode counts besides: an administrator may write to any file.
    if not (os.access(goal, os.W_OK) and goal.stat().st_mode & 0o222):
        text = tr("'{}' is protected against writing.")
        raise MtrefsegError(text.format(goal), tr("Choose another name."))
    others = [name for name in _layers(goal) if name != LAYER]
    if others:
        text = tr("'{path}' holds other data ({layers}), which would be lost.")
        raise MtrefsegError(
            text.format(path=goal, layers=", ".join(others)), tr("Choose another name.")
        )


def _layers(path: Path) -> List[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as data:
        return [str(name) for (name,) in data.execute("SELECT table_name FROM gpkg_contents")]
