"""The source of chips: stored with them, compared before they are used again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...model.rasters.raster_pair import RasterPair
from ...model.requests.raster_data import RasterData
from ...model.requests.wire import read_json
from .foreign_files import STAMP
from .polygons import PolygonLayer

VERSION = 1
PAM_SUFFIX = ".aux.xml"  # QGIS and GDAL write statistics into it
GSD = "gsd of the chips"
Stamp = dict[str, Any]


def make_stamp(data: RasterData, share: float, pair: RasterPair, layer: PolygonLayer) -> Stamp:
    """Return everything that the chips depend on: request, files of the rasters, polygons.

    Args:
        data: The request.
        share: Of the blocks that are held out.
        pair: The opened rasters.
        layer: The polygons.
    """
    identity = pair.identity()
    files: Any = identity[0] if identity else (None, None)
    raster_files = {
        f"file of {name}": [
            entry for entry in entries or () if not str(entry[0]).endswith(PAM_SUFFIX)
        ]
        for name, entries in zip(("before", "after"), files, strict=True)
    }
    source = {"version": VERSION, **data.to_dict(), "validation_share": share, **raster_files,
              "content of polygons": layer.digest, GSD: pair.facts.gsd_m}  # fmt: skip
    stamp: Stamp = json.loads(json.dumps(source))
    return stamp


def write_stamp(folder: Path, stamp: Mapping[str, Any]) -> None:
    """Store a stamp in the folder of the chips."""
    text = json.dumps(stamp, indent=1, ensure_ascii=False)
    (folder / STAMP).write_text(text + "\n", encoding="utf-8")


def read_stamp(folder: Path) -> Stamp:
    """Return the stamp of the chips in a folder; empty where it is missing or unreadable."""
    try:
        stored = read_json(folder / STAMP)
    except (OSError, ValueError):
        return {}
    return stored if isinstance(stored, dict) else {}


def chips_gsd_m(folder: Path) -> float | None:
    """Return the ground sample distance of the chips in a folder; None where it is not known.

    Args:
        folder: As it was cut, or one of its parts.
    """
    stamp = read_stamp(folder) or read_stamp(folder.parent)
    value = stamp.get(GSD)
    return float(value) if isinstance(value, (int, float)) and value > 0 else None


def differences(folder: Path, stamp: Mapping[str, Any]) -> list[str]:
    """Return the names of the values that differ from the stamp of the chips in a folder."""
    stored = read_stamp(folder)
    if not stored:
        return ["what they were cut from is not known"]
    names = [*stamp, *(name for name in stored if name not in stamp)]
    return [name.replace("_", " ") for name in names if stored.get(name) != stamp.get(name)]
