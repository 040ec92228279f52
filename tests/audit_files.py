"""Small files to audit."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import shapely

COUNT = 12


def training_layers(count: int) -> dict[str, geopandas.GeoDataFrame]:
    """Return chips of 100 m with four records each, of two kinds, and as many candidates."""
    chips = [f"r0_c{number}" for number in range((count + 3) // 4)]
    squares = [
        shapely.box(100 * number, 0, 100 * number + 100, 100) for number in range(len(chips))
    ]
    masks = [
        shapely.MultiPolygon([shapely.box(x, y, x + 20, y + 20)])
        for x, y in ((25 * number + 3, 10 + 30 * (number % 3)) for number in range(count))
    ]
    texts = ["the new house", "the new road"]
    rows: dict[str, Any] = {
        "id": [f"id{number}" for number in range(count)],
        "chip": [chips[number // 4] for number in range(count)],
        "change_type": [number % 2 for number in range(count)],
        "object": [("house", "road")[number % 2] for number in range(count)],
        "confidence": [0.5 + number / (2 * count) for number in range(count)],
        "state": ["proposed"] * count,
    }
    candidates = {**rows, "cell": ["mid-left"] * count, "source": ["polygons"] * count}
    records = {
        **rows,
        "sentence": [texts[number % 2] for number in range(count)],
        "wordings": ['["another wording"]'] * count,
        "members": ["[]"] * count,
        "origin": ["grammar"] * count,
        "reason": [None] * count,
        "review": [None] * count,
        "flag": [None] * count,
    }
    crs = 32632
    return {
        "chips": geopandas.GeoDataFrame({"chip": chips}, geometry=squares, crs=crs),
        "candidates": geopandas.GeoDataFrame(candidates, geometry=masks, crs=crs),
        "records": geopandas.GeoDataFrame(records, geometry=masks, crs=crs),
    }


def write_layers(path: Path, layers: dict[str, geopandas.GeoDataFrame]) -> Path:
    for name, frame in layers.items():
        frame.to_file(path, layer=name, driver="GPKG")
    return path


def column(path: Path, field: str, layer: str = "records") -> list[Any]:
    """Return the values of a field in the order of the file."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute(f"SELECT {field} FROM {layer} ORDER BY fid").fetchall()
    return [value for (value,) in rows]
