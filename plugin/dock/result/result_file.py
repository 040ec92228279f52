"""The GeoPackage of a result: what the review says in it, and how it is copied."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import List

from ....model.errors import MtrefsegError

REVIEW = "review"
ACCEPTED, REJECTED = "accepted", "rejected"
LAYER = "changes"


def copy_geopackage(source: str, target: str) -> None:
    """Copy a GeoPackage that may be open, whole or not at all, with style and provenance.

    Raises:
        MtrefsegError: It cannot be read or written, or the target holds something else.
    """
    goal = Path(target).resolve()  # a link stays a link
    partial = goal.with_name(f".{goal.name}.part")
    try:
        _check_target(goal)
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
        if goal.exists():
            shutil.copymode(goal, partial)
        partial.replace(goal)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        raise MtrefsegError(
            f"'{target}' cannot be written ({error}).",
            "Check the folder, the free space, and that no other program uses the file.",
        ) from error


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
