"""Other layers of a GeoPackage are kept: a copy of it gets the new layer of changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyogrio

from ..audit.audit_copy import replace_audit
from ..errors import MtrefsegError
from ..files.overlaps_table import CREATE, INSERT
from ..files.partial_files import discard, new_partial
from ..files.result_schema import LAYER, OVERLAPS, STYLES

CHUNK = 5000  # polygons that are copied at a time
_OBJECTS = "SELECT type, name FROM sqlite_master"
_OTHERS = (
    ("gpkg_contents",
     "SELECT count(*) FROM gpkg_contents WHERE table_name NOT IN (?, ?)", (LAYER, STYLES)),
    (STYLES,
     "SELECT count(*) FROM layer_styles WHERE f_table_name != ? OR styleName != ?", (LAYER, LAYER)),
    ("gpkg_metadata_reference",
     "SELECT count(*) FROM gpkg_metadata_reference WHERE table_name IS NOT ?", (LAYER,)),
)  # fmt: skip
"""Table, query and values that count rows of other layers."""
_ERRORS = (OSError, RuntimeError, sqlite3.Error, ValueError)


def merge_other_layers(old: Path, new: Path, literal_new: Path) -> Path:
    """Return the file that takes the place of an old GeoPackage.

    That is the new file itself when the old one holds nothing but an earlier result, so that equal
    runs write equal files. Otherwise it is a copy of the old one in which the layer of changes, its
    metadata and its style are the new ones.

    Args:
        old: The existing file.
        new: The finished file, with the layer of changes alone.
        literal_new: The same under a path that GDAL does not interpret.

    Raises:
        MtrefsegError: The copy cannot be made; ``old`` and ``new`` are unchanged.
    """
    try:
        if not _holds_more(old, new):
            return new
        merged = new_partial(new.parent, new.suffix)
        try:
            _copy(old, merged)
            _put_layer(literal_new, literal_new.with_name(merged.name))
            _put_style(new, merged)
            _put_overlaps(new, merged)
            replace_audit(new, merged)
            _put_time(new, merged)
            _check_tables(merged, old)
        except BaseException:
            discard(merged)
            raise
    except _ERRORS as error:
        raise MtrefsegError(
            "The other layers of '{old}' cannot be kept ({error}).",
            "Choose another name.",
            old=old,
            error=error,
        ) from error
    return merged


def _holds_more(old: Path, new: Path) -> bool:
    """Return whether a file holds tables, styles or metadata that a result does not replace."""
    with closing(_read_only(old)) as before, closing(_read_only(new)) as after:
        objects = _objects(before)
        if ("table", "gpkg_contents") not in objects:
            return False  # no GeoPackage: the user allowed to replace it
        if not objects <= set(after.execute(_OBJECTS)):
            return True
        tables = {name for _, name in objects}
        return any(
            before.execute(query, values).fetchone()[0]
            for table, query, values in _OTHERS
            if table in tables
        )


def _objects(database: sqlite3.Connection) -> set[tuple[str, str]]:
    try:
        return set(database.execute(_OBJECTS))
    except sqlite3.OperationalError:  # locked, or the disk fails
        raise
    except sqlite3.DatabaseError:  # not a database
        return set()


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=2)


def _copy(old: Path, merged: Path) -> None:
    """Copy a database that others may have open, with the content of its write-ahead log."""
    with closing(_read_only(old)) as source, closing(sqlite3.connect(merged)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _put_layer(new: Path, merged: Path) -> None:
    """Replace or add the layer of changes; GDAL updates its metadata, index and triggers."""
    info = pyogrio.read_info(new, layer=LAYER)
    total, options = info["features"], {"layer": LAYER, "driver": "GPKG"}
    for first in range(0, max(total, 1), CHUNK):
        chunk = pyogrio.read_dataframe(new, layer=LAYER, skip_features=first, max_features=CHUNK)
        if first:
            pyogrio.write_dataframe(chunk, merged, append=True, **options)
        else:
            pyogrio.write_dataframe(
                chunk, merged, geometry_type="MultiPolygon",
                layer_metadata=info["layer_metadata"], OVERWRITE="YES", **options,
            )  # fmt: skip


def _put_style(new: Path, merged: Path) -> None:
    """Replace the style of the layer; styles of other layers and names are kept."""
    with closing(_read_only(new)) as source, closing(sqlite3.connect(merged)) as target, target:
        row = _style(source)
        (table,) = source.execute(
            "SELECT sql FROM sqlite_master WHERE name = ?", (STYLES,)
        ).fetchone()
        if not target.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (STYLES,)).fetchone():
            target.execute(table)
            target.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
                "SELECT ?, 'attributes', ?, last_change FROM gpkg_contents WHERE table_name = ?",
                (STYLES, STYLES, LAYER),
            )
        target.execute(
            "DELETE FROM layer_styles WHERE f_table_name = ? AND styleName = ?",
            (LAYER, LAYER),
        )
        _insert(target, row)


def _put_overlaps(new: Path, merged: Path) -> None:
    """Replace the overlaps of the layer, whose polygons keep their numbers."""
    with closing(_read_only(new)) as source, closing(sqlite3.connect(merged)) as target, target:
        target.execute(f"DROP TABLE IF EXISTS {OVERLAPS}")
        if source.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (OVERLAPS,)).fetchone():
            target.execute(CREATE)
            rows = source.execute(f"SELECT * FROM {OVERLAPS}")  # nosec B608: name of the schema
            target.executemany(INSERT, rows)


def _put_time(new: Path, merged: Path) -> None:
    """Set the time of the layer to that of its run: a later time means that it was edited."""
    query = "SELECT last_change, table_name FROM gpkg_contents WHERE table_name = ?"
    with closing(_read_only(new)) as source, closing(sqlite3.connect(merged)) as target, target:
        row = source.execute(query, (LAYER,)).fetchone()
        target.execute("UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", row)


def _style(source: sqlite3.Connection) -> dict[str, object]:
    rows = source.execute("SELECT * FROM layer_styles")
    names = [column[0] for column in rows.description]
    return dict(zip(names, rows.fetchone(), strict=True))


def _insert(target: sqlite3.Connection, row: dict[str, object]) -> None:
    """Insert a style into a table whose columns may be those of another program."""
    columns_there = {column[1] for column in target.execute(f"PRAGMA table_info({STYLES})")}
    names = [name for name in row if name in columns_there and name != "id"]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    target.execute(
        f"INSERT INTO {STYLES} ({columns}) VALUES ({places})",  # nosec B608: names of a table that is there
        [row[name] for name in names],
    )


def _check_tables(merged: Path, old: Path) -> None:
    with closing(_read_only(merged)) as copy, closing(_read_only(old)) as original:
        missing = set(_user_tables(original)) - set(_user_tables(copy))
    if missing:
        raise OSError(f"tables {', '.join(sorted(missing))} are missing in the copy")


def _user_tables(database: sqlite3.Connection) -> Iterator[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    for (name,) in database.execute(query):
        lower = name.lower()  # the layer of changes in any case: replacing it was allowed
        if lower != LAYER and not lower.startswith((f"rtree_{LAYER}_", "sqlite_", "gpkg_")):
            yield name
