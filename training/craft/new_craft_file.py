"""A new training file: empty layers with styles and facts, whole or not at all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio
from geopandas import GeoDataFrame, GeoSeries

from ...model.files.atomic_write import sync_file
from ...model.files.craft_schema import (
    CANDIDATES,
    CHANGE_TYPE,
    CHIP_ID,
    CHIPS,
    COL,
    CONFIDENCE,
    GRID_FACT,
    ID,
    LAYOUT_FACT,
    RECORDS,
    ROW,
    SIDE_PX,
    VERSION,
)
from ...model.files.provenance_table import storable
from ...model.files.publish import FinishedFile
from ...model.outputs.geopackage import VERSION as GEOPACKAGE
from ...model.outputs.geopackage_tables import store_styles
from ...model.outputs.partial_output import PartialOutput
from ...model.rasters.crs import Wkt2CRS, crs_text
from ...model.rasters.grid import Grid
from .craft_rows import COLUMNS, GEOMETRY
from .craft_style import craft_styles

_TYPES = {ROW: "int32", COL: "int32", SIDE_PX: "int32", CHANGE_TYPE: "int32", CONFIDENCE: "float64"}
_GEOMETRY_TYPES = {CHIPS: "Polygon", CANDIDATES: "MultiPolygon", RECORDS: "MultiPolygon"}
_INDEXES = ((CANDIDATES, ID), (CANDIDATES, CHIP_ID), (RECORDS, ID), (RECORDS, CHIP_ID))


class NewCraftFile(PartialOutput):
    """Writes an empty training file.

    Args:
        path: Of the GeoPackage.
        grid: Of the before raster; its CRS is that of the layers.
        facts: Stored as metadata; values that are not text become JSON.
        overwrite: Replace an earlier training file.
    """

    title = "Training file"
    write_errors = (OSError, RuntimeError, ValueError, sqlite3.Error)

    def __init__(
        self, path: Path | str, grid: Grid, facts: Mapping[str, Any], overwrite: bool = False
    ) -> None:
        super().__init__(path, ".gpkg")
        self._crs = Wkt2CRS.from_user_input(grid.crs)
        self._overwrite = overwrite
        self._created = datetime.now(timezone.utc).isoformat(timespec="seconds")
        stored = {"created": self._created, **facts, LAYOUT_FACT: VERSION, GRID_FACT: _json(grid)}
        self._facts = {name: fact_text(value) for name, value in stored.items()}

    def finish(self) -> FinishedFile:
        """Complete the file.

        Raises:
            MtrefsegError: It cannot be written.
        """
        with self._wrap_errors():
            store_styles(self._literal, craft_styles(), self._created)
            with closing(sqlite3.connect(self._partial)) as database, database:
                for layer, field in _INDEXES:
                    database.execute(f"CREATE INDEX {layer}_{field} ON {layer} ({field})")
            sync_file(self._partial)
        return FinishedFile(self._output, self._partial, overwrite=self._overwrite)

    def _create(self) -> None:
        for layer, fields in COLUMNS.items():
            columns = {
                name: pd.Series([], dtype=_TYPES.get(name, "object"))
                for name in fields
                if name != GEOMETRY
            }
            pyogrio.write_dataframe(
                GeoDataFrame(columns, geometry=GeoSeries([], crs=self._crs)),
                self._literal,
                layer=layer,
                driver="GPKG",
                geometry_type=_GEOMETRY_TYPES[layer],
                layer_metadata=self._facts if layer == RECORDS else None,
                VERSION=GEOPACKAGE,
            )


def fact_text(value: Any) -> str:
    """Return a fact as it is stored: text as it is, all else as JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return storable(text)


def _json(grid: Grid) -> dict[str, Any]:
    transform = list(grid.transform)[:6]
    crs = crs_text(grid.crs)
    return {"width": grid.width, "height": grid.height, "transform": transform, "crs": crs}
