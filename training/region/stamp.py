"""What chips were cut from: stored with them, compared before they are used again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ...model.inference.raster_pair import RasterPair
from ...model.train_request import RasterData
from .foreign import STAMP
from .polygons import Drawn

VERSION = 1
PAM = ".aux.xml"  # QGIS and GDAL write statistics into it
Stamp = dict[str, Any]


def make_stamp(data: RasterData, share: float, pair: RasterPair, drawn: Drawn) -> Stamp:
    """Return all that decides the chips: request, files of the rasters, polygons.

    Args:
        data: What is cut.
        share: Of the blocks that are held out.
        pair: The opened rasters.
        drawn: The polygons.
    """
    identity = pair.identity()
    files: Any = identity[0] if identity else (None, None)
    watched = {
        f"file of {name}": [entry for entry in some or () if not str(entry[0]).endswith(PAM)]
        for name, some in zip(("before", "after"), files, strict=True)
    }
    made = {"version": VERSION, **asdict(data), "validation_share": share, **watched,
            "content of polygons": drawn.digest}  # fmt: skip
    stamp: Stamp = json.loads(json.dumps(made))
    return stamp


def write_stamp(folder: Path, stamp: Mapping[str, Any]) -> None:
    """Store a stamp in the folder of the chips."""
    text = json.dumps(stamp, indent=1, ensure_ascii=False)
    (folder / STAMP).write_text(text + "\n", encoding="utf-8")


def differences(folder: Path, stamp: Mapping[str, Any]) -> list[str]:
    """Name what differs from the stamp of the chips in a folder; empty where they are the same."""
    try:
        stored = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ["what they were cut from is not known"]
    names = [*stamp, *(name for name in stored if name not in stamp)]
    return [name.replace("_", " ") for name in names if stored.get(name) != stamp.get(name)]
