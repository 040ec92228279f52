"""A training file as a database: which files are one, and its rows."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from affine import Affine

from ...model.errors import MtrefsegError
from ...model.files.craft_schema import GRID_FACT, ID, LAYOUT_FACT, RECORDS, VERSION
from ...model.files.geopackage_connection import connect, geopackage_error
from ...model.files.geopackage_geometry import Bounds
from ...model.files.provenance_table import facts_of_run
from ...model.messages import Message
from ...model.rasters.crs import read_crs
from ...model.rasters.grid import Grid
from .craft_rows import COLUMNS, GEOMETRY, Scalar, Values

_AT_ONCE = 500
"""Ids in one query; SQLite before 3.32 takes 999."""


@contextmanager
def database_of(path: Path, write: bool = False) -> Iterator[sqlite3.Connection]:
    """Open a training file; what is changed is stored together, nothing after an error.

    Each call is a connection of its own, so that QGIS may use the file between and meanwhile.

    Raises:
        MtrefsegError: It does not exist, is no training file, or one of a newer version; it is
            write-protected or locked by another program.
    """
    if not path.is_file():
        raise MtrefsegError(
            "Training file '{path}' does not exist.",
            "Make it first, from two rasters and candidates of changes.",
            path=path,
        )
    writable = os.access(path, os.W_OK)
    if write and not writable:
        raise MtrefsegError(
            "Training file '{path}' is write-protected.",
            "Take the protection off, or work on a copy.",
            path=path,
        )
    try:
        # where that is allowed also readers open it for writing: a killed program's journal may
        # have to be rolled back
        with closing(connect(path, "rw" if writable else "ro")) as database:
            _check_layout(database, path)
            if not write:
                yield database
                return
            with database:
                database.execute("BEGIN IMMEDIATE")
                yield database
    except sqlite3.Error as error:
        raise geopackage_error(path, error) from error


def facts_of(database: sqlite3.Connection, path: Path) -> dict[str, str]:
    """Return the facts of an open training file; values that are no text are JSON.

    Raises:
        MtrefsegError: It has none.
    """
    return facts_of_run(database, path, RECORDS)


def grid_of(facts: Mapping[str, str], path: Path) -> Grid:
    """Return the grid of the before raster.

    Raises:
        MtrefsegError: The facts hold none.
    """
    try:
        grid = json.loads(facts[GRID_FACT])
        crs = read_crs(grid["crs"], GRID_FACT)
        return Grid(crs, Affine(*grid["transform"]), int(grid["height"]), int(grid["width"]))
    except (KeyError, TypeError, ValueError) as error:
        raise MtrefsegError(
            "Training file '{path}' does not say on which grid its chips lie ({error}).",
            "Make a new one from the rasters.",
            path=path,
            error=error,
        ) from error


def _check_layout(database: sqlite3.Connection, path: Path) -> None:
    try:
        tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
        layout = facts_of(database, path)[LAYOUT_FACT] if set(COLUMNS) <= tables else ""
    except (KeyError, MtrefsegError):
        layout = ""
    if not layout.isdecimal():
        raise MtrefsegError(
            "'{path}' is no training file of mtrefseg.",
            "Give the GeoPackage with chips, candidates and records.",
            path=path,
        )
    if int(layout) > VERSION:
        raise MtrefsegError(
            "Training file '{path}' was written by a newer version of mtrefseg (layout {layout}).",
            "Update mtrefseg to open it.",
            path=path,
            layout=layout,
        )
    for layer, fields in COLUMNS.items():
        known = {row[1] for row in database.execute(f"PRAGMA table_info({layer})")}
        missing = ", ".join(name for name in fields if name not in known)
        if missing:
            raise MtrefsegError(
                "Layer '{layer}' of training file '{path}' lacks {missing}.",
                "Add the fields again, or use a copy from before.",
                layer=layer,
                path=path,
                missing=missing,
            )


def rows_of(
    database: sqlite3.Connection,
    layer: str,
    ids: Sequence[str] | None = None,
    within: Bounds | None = None,
) -> Iterator[dict[str, Any]]:
    """Return rows of a layer in their order, with ``fid``.

    Args:
        database: The training file.
        layer: Name of the layer.
        ids: Of the rows; None: all.
        within: Bounds that the geometries meet, where no ids are given.
    """
    fields = ("fid", *COLUMNS[layer])
    query = f"SELECT {', '.join(fields)} FROM {layer}"  # nosec B608: names of the schema
    if ids is None:
        left, bottom, right, top = within or (0.0, 0.0, 0.0, 0.0)
        inside = (
            f"fid IN (SELECT id FROM rtree_{layer}_{GEOMETRY} "  # nosec B608: names of the schema
            "WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?)"
        )
        condition, values = (inside, (left, bottom, right, top)) if within else ("1", ())
        for row in database.execute(f"{query} WHERE {condition} ORDER BY fid", values):
            yield dict(zip(fields, row, strict=True))
        return
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        for row in database.execute(f"{query} WHERE {ID} IN ({marks})", some):
            yield dict(zip(fields, row, strict=True))


def insert(database: sqlite3.Connection, layer: str, rows: Sequence[Values]) -> None:
    """Add rows to a layer."""
    fields = COLUMNS[layer]
    query = f"INSERT INTO {layer} ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})"  # nosec B608
    values: list[list[Scalar]] = [[row[name] for name in fields] for row in rows]
    database.executemany(query, values)


def update(database: sqlite3.Connection, layer: str, fid: int, values: Values) -> None:
    """Change fields of a row."""
    fields = ", ".join(f"{name} = ?" for name in values)
    database.execute(f"UPDATE {layer} SET {fields} WHERE fid = ?", (*values.values(), fid))  # nosec B608


def note_change(database: sqlite3.Connection, layer: str) -> None:
    """Store time and extent of a changed layer, as GDAL does: QGIS reads them."""
    time = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    index = f"rtree_{layer}_{GEOMETRY}"
    extent = database.execute(
        f"SELECT min(minx), min(miny), max(maxx), max(maxy) FROM {index}"  # nosec B608
    ).fetchone()
    database.execute(
        "UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? "
        "WHERE table_name = ?",
        (time, *extent, layer),
    )


def srs_of_layer(database: sqlite3.Connection, layer: str) -> int:
    """Return the number of the CRS of a layer."""
    query = "SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    return int(database.execute(query, (layer,)).fetchone()[0])


def name_new_rows(database: sqlite3.Connection, layer: str) -> None:
    """Give an id to rows that have none or that of another row: they were drawn or copied."""
    database.execute(
        f"UPDATE {layer} SET {ID} = lower(hex(randomblob(8))) WHERE coalesce({ID}, '') = '' "  # nosec B608
        f"OR fid NOT IN (SELECT min(fid) FROM {layer} GROUP BY {ID})"
    )


def unreadable_rows(layer: str, problems: Sequence[tuple[int, Exception]]) -> str:
    """Return the warning about rows, by ``fid``, that could not be read."""
    fid, error = problems[0]
    return Message(
        "{count} rows of layer '{layer}' were left out; the first is {fid}: {error}.",
        count=len(problems),
        layer=layer,
        fid=fid,
        error=error,
    )
