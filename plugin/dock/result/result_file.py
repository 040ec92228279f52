"""The GeoPackage of a result: what the review says in it, and how it is copied."""

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


def copy_geopackage(source: str, target: str) -> None:
    """Copy a GeoPackage that may be open, whole or not at all, with style and provenance.

    Raises:
        MtrefsegError: It cannot be read or written, or the target holds something else.
    """
    goal = Path(target).resolve()  # a link stays a link
    try:
        _check_target(goal)
        with replacing(goal) as temporary:
            temporary.unlink(missing_ok=True)  # SQLite would add to what a killed process left
            _back_up(source, temporary)
            if goal.exists():
                shutil.copymode(goal, temporary)
    except (OSError, sqlite3.Error) as error:
        raise MtrefsegError(
            f"'{target}' cannot be written ({error}).",
            "Check the folder, the free space, and that no other program uses the file.",
        ) from error


def _back_up(source: str, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def _check_target(goal: Path) -> None:
    """Raise unless the file is new or an earlier result that may be replaced."""
    if not goal.exists():
        return
    # Whoever may write everywhere still sees that the file is meant to stay.
    if not (os.access(goal, os.W_OK) and goal.stat().st_mode & 0o222):
        raise MtrefsegError(f"'{goal}' is protected against writing.", "Choose another name.")
    others = [name for name in _layers(goal) if name != LAYER]
    if others:
        raise MtrefsegError(
            f"'{goal}' holds other data ({', '.join(others)}), which would be lost.",
            "Choose another name.",
        )


def _layers(path: Path) -> List[str]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as data:
        return [str(name) for (name,) in data.execute("SELECT table_name FROM gpkg_contents")]
