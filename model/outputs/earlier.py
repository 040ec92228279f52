"""What stands where an output goes: nothing, an earlier result, or what a person would miss."""

from __future__ import annotations

import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import rasterio
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ..errors import MtrefsegError
from .plain_path import plain_file
from .target import target_of

LAYER = "changes"
REVIEW = "review"
FIELDS = ("sentence", "confidence", "area_m2", "perimeter_m", "before", "after", "model", "created")
CREATED_TAG = "MTREFSEG_CREATED"
"""Of a probability raster: when its run began, as the GeoPackage of the run tells it."""
_GIVEN = {"fid", "geom", *FIELDS, REVIEW}
_ALLOW = "Choose another name, or allow overwriting."


def check_earlier_polygons(
    output: Path | str, overwrite: bool = False, carries_review: bool = False
) -> None:
    """Check that a GeoPackage may get our layer, or a new one in the place of the earlier.

    Layers of other names are kept and need no permission.

    Args:
        output: Path of the GeoPackage.
        overwrite: Whether the user allowed to replace what a person has made.
        carries_review: The verdicts of the earlier result go over to the new one.

    Raises:
        MtrefsegError: It holds what would be lost, and this was not allowed.
    """
    path = target_of(output)
    if overwrite or not _holds_something(path):
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=1)) as database:
            problem = _would_be_lost(database, carries_review)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise MtrefsegError(
                f"Output '{output}' is locked by another program.",
                "Close the layer there, or choose another name.",
            ) from error
        problem = "is no GeoPackage"
    if problem:
        raise MtrefsegError(f"Output '{output}' exists and {problem}.", _ALLOW)


def _would_be_lost(database: sqlite3.Connection, carries_review: bool) -> str:
    """Say what a new layer would destroy; empty: nothing."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    if "gpkg_contents" not in tables:
        return "is no GeoPackage"
    if LAYER not in tables:
        return ""
    fields = [row[1] for row in database.execute(f"PRAGMA table_info({LAYER})")]
    if not set(FIELDS) <= set(fields):
        return f"its layer '{LAYER}' is not a result of mtrefseg"
    added = [name for name in fields if name not in _GIVEN]
    if added:
        return f"its layer has fields that were added ({', '.join(added)})"
    if REVIEW in fields and not carries_review:
        query = f"SELECT count(*) FROM {LAYER} WHERE {REVIEW} IS NOT NULL AND {REVIEW} != ''"  # nosec B608: names of this file
        (reviewed,) = database.execute(query).fetchone()
        if reviewed:
            return f"{reviewed} of its polygons were reviewed"
    return ""


def check_earlier_raster(output: Path | str, overwrite: bool = False) -> None:
    """Check that a probability raster may be written over what stands there.

    Raises:
        MtrefsegError: It is not an earlier one, and overwriting was not allowed.
    """
    path = target_of(output)
    if overwrite or not _holds_something(path) or _is_probability(path):
        return
    raise MtrefsegError(f"Output '{output}' exists and is no probability raster.", _ALLOW)


def _is_probability(path: Path) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(plain_file(path), driver="GTiff") as raster:
                return CREATED_TAG in raster.tags()
    except RasterioError:
        return False


def check_earlier_file(output: Path | str, mark: bytes, what: str, overwrite: bool = False) -> None:
    """Check that a small file may be replaced: an earlier one of ours holds a mark at its start.

    Args:
        output: Path of the file.
        mark: What the first kilobytes of such a file hold.
        what: What the file is, for the user, as ``a preview``.
        overwrite: Whether the user allowed to replace any file.

    Raises:
        MtrefsegError: It is not an earlier one, and overwriting was not allowed.
    """
    path = target_of(output)
    if overwrite or not _holds_something(path):
        return
    with path.open("rb") as stream:
        if mark not in stream.read(4096):
            raise MtrefsegError(f"Output '{output}' exists and is not {what} of mtrefseg.", _ALLOW)


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
