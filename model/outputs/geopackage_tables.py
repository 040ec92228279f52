"""Tables of a finished GeoPackage beside its polygons: style, times, and a check of the counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

import pandas as pd
import pyogrio

from ..files.result_schema import LAYER, STYLE_NOTE, STYLES
from .overwrite import last_change

CHANGE_COUNTERS = (24, 92)
"""Offsets in the header, https://www.sqlite.org/fileformat2.html: both must be equal."""


def store_styles(path: Path, styles: Mapping[str, str], created: str) -> None:
    """Add the table in which QGIS looks for the styles of layers when it opens them.

    Args:
        path: The GeoPackage.
        styles: Name of a layer → its style as QML.
        created: Time of the run, ISO 8601.
    """
    rows = [
        {
            "f_table_catalog": "",
            "f_table_schema": "",
            "f_table_name": layer,
            "f_geometry_column": "geom",
            "styleName": layer,
            "styleQML": qml,
            "styleSLD": "",
            "useAsDefault": True,
            "description": STYLE_NOTE,
            "owner": "",
            "ui": None,
            "update_time": _utc(created),
        }
        for layer, qml in styles.items()
    ]
    pyogrio.write_dataframe(
        pd.DataFrame(rows), path, layer=STYLES, driver="GPKG", append=False, FID="id"
    )


def set_times(path: Path, created: str, has_metadata: bool) -> None:
    """Put the time of the run where GDAL put the time of writing: equal runs, equal files.

    The counter of changes in the header differs too, by the times that GDAL updated.

    Args:
        path: The GeoPackage.
        created: Time of the run, ISO 8601.
        has_metadata: Whether the layer has metadata.
    """
    time = last_change(created)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE gpkg_contents SET last_change = ?", (time,))
        if has_metadata:
            database.execute("UPDATE gpkg_metadata_reference SET timestamp = ?", (time,))
    with path.open("r+b") as file:
        for offset in CHANGE_COUNTERS:
            file.seek(offset)
            file.write((1).to_bytes(4, "big"))


def check_polygon_count(path: Path, count: int) -> None:
    """Check that all polygons reached the file: a full disk does not always raise an error.

    Raises:
        OSError: Polygons are missing, or the file is damaged.
    """
    with closing(sqlite3.connect(path)) as database:
        (state,) = database.execute("PRAGMA quick_check(1)").fetchone()
        counts = [
            database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # nosec B608: names of this file
            for table in (LAYER, f"rtree_{LAYER}_geom")
        ]
    if state != "ok" or counts != [count] * 2:
        raise OSError(f"{counts[0]} of {count} polygons are in it, {state}")


def _utc(created: str) -> datetime:
    time = datetime.fromisoformat(created.replace("Z", "+00:00"))
    return (
        time.replace(tzinfo=timezone.utc) if time.tzinfo is None else time.astimezone(timezone.utc)
    )
