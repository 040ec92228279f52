"""Which existing files an output may replace: earlier results without manual edits."""

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

from ..audit.audit_copy import audited_work, last_event
from ..errors import MtrefsegError
from ..files.craft_schema import FLAG
from ..files.literal_path import literal_file
from ..files.output_path import resolve_output
from ..files.result_schema import (
    CREATED_TAG,
    FIELDS,
    FIRST_FIELDS,
    LAYER,
    REVIEW,
    STYLE_NOTE,
    STYLES,
    layer_columns,
)
from ..messages import Message
from ..wording import counted

_EXTRA = "gpkgext_relations"  # https://www.geopackage.org/guidance/extensions/related_tables.html
_GIVEN = {"fid", "geom", *FIELDS, REVIEW, FLAG}
_ALLOW = Message("Choose another name, or allow overwriting.")


def check_layer_overwrite(
    output: Path | str,
    overwrite: bool = False,
    keeps_reviews: bool = False,
    kept_events: int | None = None,
) -> None:
    """Check that the layer of changes may be added to a GeoPackage, or replaced in it.

    Other layers are kept and need no permission.

    Args:
        output: Path of the GeoPackage.
        overwrite: Whether the user allowed to replace a person's work.
        keeps_reviews: Whether the new layer takes over the review of the earlier one.
        kept_events: Last event of its audit that the new file has; None: all will be copied.

    Raises:
        MtrefsegError: Something would be lost, and overwriting was not allowed.
    """
    path = resolve_output(output)
    if overwrite or not _has_content(path):
        return
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=1)) as database:
            problem = _would_be_lost(database, path, keeps_reviews, kept_events)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise MtrefsegError(
                "Output '{output}' is locked by another program.",
                "Close the layer there, or choose another name.",
                output=output,
            ) from error
        problem = Message("is no GeoPackage")
    if problem:
        raise MtrefsegError(
            "Output '{output}' exists and {problem}.", _ALLOW, output=output, problem=problem
        )


def _would_be_lost(
    database: sqlite3.Connection, path: Path, keeps_reviews: bool, kept_events: int | None
) -> str:
    """Return what a new layer would destroy, for the message; empty: nothing."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    if "gpkg_contents" not in tables:
        return Message("is no GeoPackage")
    other_case = sorted(name for name in tables - {LAYER} if name.lower() == LAYER)
    if other_case:  # one name for SQLite and GDAL
        return Message(
            "its layer '{other_case}' is not a result of mtrefseg", other_case=other_case[0]
        )
    if LAYER not in tables:
        return ""
    fields = [row[1] for row in database.execute(f"PRAGMA table_info({LAYER})")]
    if not set(FIRST_FIELDS) <= set(fields):
        return Message("its layer '{layer}' is not a result of mtrefseg", layer=LAYER)
    added = [name for name in fields if name not in _GIVEN | _of_layers(fields)]
    if added:
        return Message("its layer has fields that were added ({added})", added=", ".join(added))
    problem = _was_worked_on(database, tables)
    problem = problem or _was_audited(database, path, keeps_reviews, kept_events)
    if not problem and not keeps_reviews:
        problem = _was_reviewed(database, fields) or _was_edited(database)
    return problem


def _was_audited(
    database: sqlite3.Connection, path: Path, keeps_reviews: bool, kept: int | None
) -> str:
    """Return what of an audit would be lost; a redrawing keeps events and copies verdicts."""
    work = audited_work(database, path)
    if not keeps_reviews:
        steps = counted(work.steps, "step")
        return Message("was audited ({steps})", steps=steps) if work.steps else ""
    if kept is not None and last_event(database) != kept:
        return Message("was audited meanwhile")
    if work.edited:
        text = "{edited} of its polygons were drawn or corrected by a person"
        return Message(text, edited=work.edited)
    return ""


def _of_layers(fields: Sequence[str]) -> set[str]:
    """Return the fields that a run measured for reference layers: three of each layer."""
    names = [name[len("dist_") : -len("_m")] for name in fields if name.startswith("dist_")]
    return {column for name in names if set(layer_columns(name)) <= set(fields)
            for column in layer_columns(name)}  # fmt: skip


def _was_worked_on(database: sqlite3.Connection, tables: Set[str]) -> str:
    """Return what a person added to the layer or changed, besides fields and review; or empty."""
    expected = (f"rtree_{LAYER}_*", f"trigger_*_feature_count_{LAYER}", "sqlite_*", "gpkg_*")
    query = (
        "SELECT type, name FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger')"
    )
    added = [
        f"{kind} {name}"
        for kind, name in database.execute(query, (LAYER,))
        if not any(fnmatchcase(name, pattern) for pattern in expected)
    ]
    if added:
        return Message(
            "its layer has additions that would be lost ({added})", added=", ".join(added)
        )
    if _EXTRA in tables:
        query = f"SELECT count(*) FROM {_EXTRA} WHERE lower(base_table_name) = ?"  # nosec B608: names of this file
        if database.execute(query, (LAYER,)).fetchone()[0]:
            return Message("rows of other tables belong to its polygons")
    if STYLES in tables:
        query = (
            f"SELECT count(*) FROM {STYLES} WHERE f_table_name = ? AND styleName = ? "  # nosec B608: names of this file
            "AND description IS NOT ?"
        )
        if database.execute(query, (LAYER, LAYER, STYLE_NOTE)).fetchone()[0]:
            return Message("its style was changed")
    return ""


def _was_edited(database: sqlite3.Connection) -> str:
    """Compare the last change of the layer, which GDAL and QGIS store, with its creation.

    A run stores whole seconds, they store milliseconds: an edit within the second is found too.
    """
    (created,) = database.execute(f"SELECT max(created) FROM {LAYER}").fetchone()  # nosec B608: names of this file
    query = "SELECT last_change FROM gpkg_contents WHERE table_name = ?"
    (changed,) = database.execute(query, (LAYER,)).fetchone() or (None,)
    if not created or not changed or str(changed) == last_change(str(created)):
        return ""
    return Message("its polygons were edited (on {changed})", changed=str(changed)[:10])


def last_change(created: str) -> str:
    """Return the time of a run as ``gpkg_contents`` has it: ``2026-01-31T08:00:00.000Z``.

    Args:
        created: ISO 8601; UTC where no zone is given.
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
            return Message("{reviewed} of its polygons were reviewed", reviewed=reviewed)
    return ""


def check_raster_overwrite(output: Path | str, overwrite: bool = False) -> None:
    """Check that a probability raster may replace an existing file.

    Raises:
        MtrefsegError: It is no earlier output of this kind, and overwriting was not allowed.
    """
    path = resolve_output(output)
    if overwrite or not _has_content(path) or _is_probability(path):
        return
    raise MtrefsegError(
        "Output '{output}' exists and is no probability raster.", _ALLOW, output=output
    )


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
    """Check that a small file may be replaced: earlier outputs have a mark near their start.

    Args:
        output: Path of the file.
        mark: Bytes within the first 4 KiB of such a file.
        what: What the file is, for messages, such as ``a preview``.
        overwrite: Whether the user allowed to replace any file.

    Raises:
        MtrefsegError: It is no earlier output of this kind, and overwriting was not allowed.
    """
    path = resolve_output(output)
    if overwrite or not _has_content(path):
        return
    with path.open("rb") as stream:
        if mark not in stream.read(4096):
            raise MtrefsegError(
                "Output '{output}' exists and is not {what} of mtrefseg.",
                _ALLOW,
                output=output,
                what=what,
            )


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
