"""A GeoPackage that holds more than our layer keeps it: a copy gets the new layer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pyogrio

from ..errors import MtrefsegError
from ..files.partial_files import discard, new_partial
from ..files.result_schema import LAYER, STYLES

AT_ONCE = 5000
_OBJECTS = "SELECT type, name FROM sqlite_master"
_OTHERS = (
    ("gpkg_contents",
     "SELECT count(*) FROM gpkg_contents WHERE table_name NOT IN (?, ?)", (LAYER, STYLES)),
    (STYLES,
     "SELECT count(*) FROM layer_styles WHERE f_table_name != ? OR styleName != ?", (LAYER, LAYER)),
    ("gpkg_metadata_reference",
     "SELECT count(*) FROM gpkg_metadata_reference WHERE table_name IS NOT ?", (LAYER,)),
)  # fmt: skip
"""Table, query and values that count what belongs to other layers."""
_ERRORS = (OSError, RuntimeError, sqlite3.Error, ValueError)


def with_kept(old: Path, new: Path, plain_new: Path) -> Path:
    """Return the file that takes the place of an old GeoPackage.

    That is the new file itself when the old one holds nothing but an earlier result, so that equal
    runs write equal files. Otherwise it is a copy of the old one in which our layer, its metadata
    and its style are the new ones.

    Args:
        old: What stands at the output.
        new: The finished file with our layer alone.
        plain_new: The same under a path that no library interprets.

    Raises:
        MtrefsegError: The copy cannot be made; ``old`` and ``new`` are as before.
    """
    try:
        if not _holds_more(old, new):
            return new
        merged = new_partial(new.parent, new.suffix)
        try:
            _copy(old, merged)
            _put_layer(plain_new, plain_new.with_name(merged.name))
            _put_style(new, merged)
            _put_time(new, merged)
            _check_whole(merged, old)
        except BaseException:
            discard(merged)
            raise
    except _ERRORS as error:
        raise MtrefsegError(
            f"The other layers of '{old}' cannot be kept ({error}).", "Choose another name."
        ) from error
    return merged


def _holds_more(old: Path, new: Path) -> bool:
    """Tell whether a file holds tables, styles or metadata that a new result does not replace."""
    with closing(_reading(old)) as before, closing(_reading(new)) as after:
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
    except sqlite3.DatabaseError:  # no database at all
        return set()


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=2)


def _copy(old: Path, merged: Path) -> None:
    """Copy a database that others may have open, with what is still in its log."""
    with closing(_reading(old)) as source, closing(sqlite3.connect(merged)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")


def _put_layer(new: Path, merged: Path) -> None:
    """Replace or add our layer; GDAL keeps the tables about it, its index and triggers."""
    info = pyogrio.read_info(new, layer=LAYER)
    total, options = info["features"], {"layer": LAYER, "driver": "GPKG"}
    for first in range(0, max(total, 1), AT_ONCE):
        part = pyogrio.read_dataframe(new, layer=LAYER, skip_features=first, max_features=AT_ONCE)
        if first:
            pyogrio.write_dataframe(part, merged, append=True, **options)
        else:
            pyogrio.write_dataframe(
                part, merged, geometry_type="MultiPolygon",
                layer_metadata=info["layer_metadata"], OVERWRITE="YES", **options,
            )  # fmt: skip


def _put_style(new: Path, merged: Path) -> None:
    """Replace our style among those of other layers, and of other names."""
    with closing(_reading(new)) as source, closing(sqlite3.connect(merged)) as target, target:
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


def _put_time(new: Path, merged: Path) -> None:
    """Let our layer be as old as its run: a later time tells that a person edited it."""
    query = "SELECT last_change, table_name FROM gpkg_contents WHERE table_name = ?"
    with closing(_reading(new)) as source, closing(sqlite3.connect(merged)) as target, target:
        row = source.execute(query, (LAYER,)).fetchone()
        target.execute("UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", row)


def _style(source: sqlite3.Connection) -> dict[str, object]:
    found = source.execute("SELECT * FROM layer_styles")
    names = [column[0] for column in found.description]
    return dict(zip(names, found.fetchone(), strict=True))


def _insert(target: sqlite3.Connection, row: dict[str, object]) -> None:
    """Insert a style into a table that may have been made by another program."""
    known = {column[1] for column in target.execute(f"PRAGMA table_info({STYLES})")}
    names = [name for name in row if name in known and name != "id"]
    columns = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    target.execute(
        f"INSERT INTO {STYLES} ({columns}) VALUES ({places})",  # nosec B608: names of a table that is there
        [row[name] for name in names],
    )


def _check_whole(merged: Path, old: Path) -> None:
    with closing(_reading(merged)) as made, closing(_reading(old)) as before:
        missing = set(_user_tables(before)) - set(_user_tables(made))
    if missing:
        raise OSError(f"tables {', '.join(sorted(missing))} are missing in the copy")


def _user_tables(database: sqlite3.Connection) -> Iterator[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    for (name,) in database.execute(query):
        plain = name.lower()  # our layer by any case: it was allowed to replace it
        if plain != LAYER and not plain.startswith((f"rtree_{LAYER}_", "sqlite_", "gpkg_")):
            yield name
