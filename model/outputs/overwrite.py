"""What stands where an output goes: nothing, an earlier result, or what a person would miss."""

from __future__ import annotations

import sqlite3
import warnings
from collections.abc import Sequence, Set
from contextlib import closing
from datetime import datetime, timezone
from fnmatch import fnmatchcase
from pathlib import Path

import rasterio
from rasterio.errors import NotGeoreferencedWarning, RasterioError

from ..errors import MtrefsegError
from ..files.literal_path import literal_file
from ..files.output_path import resolve_output
from ..files.result_schema import CREATED_TAG, FIELDS, LAYER, REVIEW, STYLE_NOTE, STYLES

_EXTRA = "gpkgext_relations"  # https://www.geopackage.org/guidance/extensions/related_tables.html
_GIVEN = {"fid", "geom", *FIELDS, REVIEW}
_ALLOW = "Choose another name, or allow overwriting."


def check_layer_overwrite(
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
    path = resolve_output(output)
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
    other_case = sorted(name for name in tables - {LAYER} if name.lower() == LAYER)
    if other_case:  # one name for SQLite and GDAL
        return f"its layer '{other_case[0]}' is not a result of mtrefseg"
    if LAYER not in tables:
        return ""
    fields = [row[1] for row in database.execute(f"PRAGMA table_info({LAYER})")]
    if not set(FIELDS) <= set(fields):
        return f"its layer '{LAYER}' is not a result of mtrefseg"
    added = [name for name in fields if name not in _GIVEN]
    if added:
        return f"its layer has fields that were added ({', '.join(added)})"
    problem = _was_worked_on(database, tables)
    if not problem and not carries_review:
        problem = _was_reviewed(database, fields) or _was_edited(database)
    return problem


def _was_worked_on(database: sqlite3.Connection, tables: Set[str]) -> str:
    """Say what a person added to our layer or changed in it, besides fields and verdicts."""
    own = (f"rtree_{LAYER}_*", f"trigger_*_feature_count_{LAYER}", "sqlite_*", "gpkg_*")
    query = (
        "SELECT type, name FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger')"
    )
    added = [
        f"{kind} {name}"
        for kind, name in database.execute(query, (LAYER,))
        if not any(fnmatchcase(name, pattern) for pattern in own)
    ]
    if added:
        return f"its layer has additions that would be lost ({', '.join(added)})"
    if _EXTRA in tables:
        query = f"SELECT count(*) FROM {_EXTRA} WHERE lower(base_table_name) = ?"  # nosec B608: names of this file
        if database.execute(query, (LAYER,)).fetchone()[0]:
            return "rows of other tables belong to its polygons"
    if STYLES in tables:
        query = (
            f"SELECT count(*) FROM {STYLES} WHERE f_table_name = ? AND styleName = ? "  # nosec B608: names of this file
            "AND description IS NOT ?"
        )
        if database.execute(query, (LAYER, LAYER, STYLE_NOTE)).fetchone()[0]:
            return "its style was changed"
    return ""


def _was_edited(database: sqlite3.Connection) -> str:
    """Compare when the layer was changed last, as GDAL and QGIS note it, with when it was made.

    A run notes whole seconds, they note thousandths: an edit within the second is seen too.
    """
    (created,) = database.execute(f"SELECT max(created) FROM {LAYER}").fetchone()  # nosec B608: names of this file
    query = "SELECT last_change FROM gpkg_contents WHERE table_name = ?"
    (changed,) = database.execute(query, (LAYER,)).fetchone() or (None,)
    if not created or not changed or str(changed) == last_change(str(created)):
        return ""
    return f"its polygons were edited (on {str(changed)[:10]})"


def last_change(created: str) -> str:
    """Return the time of a run as ``gpkg_contents`` has it: ``2026-01-31T08:00:00.000Z``.

    Args:
        created: ISO 8601; UTC where it tells no zone.
    """
    try:
        time = datetime.fromisoformat(created.replace("Z", "+00:00"))
    except ValueError:
        return created
    utc = time.replace(tzinfo=timezone.utc) if time.tzinfo is None else time
    return utc.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _was_reviewed(database: sqlite3.Connection, fields: Sequence[str]) -> str:
    if REVIEW in fields:
        query = f"SELECT count(*) FROM {LAYER} WHERE {REVIEW} IS NOT NULL AND {REVIEW} != ''"  # nosec B608: names of this file
        (reviewed,) = database.execute(query).fetchone()
        if reviewed:
            return f"{reviewed} of its polygons were reviewed"
    return ""


def check_raster_overwrite(output: Path | str, overwrite: bool = False) -> None:
    """Check that a probability raster may be written over what stands there.

    Raises:
        MtrefsegError: It is not an earlier one, and overwriting was not allowed.
    """
    path = resolve_output(output)
    if overwrite or not _holds_something(path) or _is_probability(path):
        return
    raise MtrefsegError(f"Output '{output}' exists and is no probability raster.", _ALLOW)


def _is_probability(path: Path) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", NotGeoreferencedWarning)
            with rasterio.open(literal_file(path), driver="GTiff") as raster:
                return CREATED_TAG in raster.tags()
    except RasterioError:
        return False


def check_file_overwrite(
    output: Path | str, mark: bytes, what: str, overwrite: bool = False
) -> None:
    """Check that a small file may be replaced: an earlier one of ours holds a mark at its start.

    Args:
        output: Path of the file.
        mark: What the first kilobytes of such a file hold.
        what: What the file is, for the user, as ``a preview``.
        overwrite: Whether the user allowed to replace any file.

    Raises:
        MtrefsegError: It is not an earlier one, and overwriting was not allowed.
    """
    path = resolve_output(output)
    if overwrite or not _holds_something(path):
        return
    with path.open("rb") as stream:
        if mark not in stream.read(4096):
            raise MtrefsegError(f"Output '{output}' exists and is not {what} of mtrefseg.", _ALLOW)


def _holds_something(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
