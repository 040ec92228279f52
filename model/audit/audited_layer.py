"""The layer of an audited file: which one it is, and how its rows are read and changed."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Mapping, Optional, Sequence, Tuple, Union

from ..errors import MtrefsegError
from ..files.craft_schema import CHIP_ID, FLAG, ID, RECORDS
from ..files.geopackage_geometry import blob_bounds
from ..files.result_schema import LAYER, REVIEW
from .audit_tables import KNOWN, REDRAWN_FACT, fact, has_table

Scalar = Union[str, int, float, bytes, None]
Row = Dict[str, Scalar]
"""Values by field; of geometries as the GeoPackage has them."""


@dataclass(frozen=True)
class AuditedLayer:
    """A table of records.

    Attributes:
        name: Of the table.
        key: Field that names a record.
        geometry: Field of the mask.
        srs_id: Number of its CRS in the GeoPackage.
        run: Of a result, its time; of a training file empty.
        columns: Its fields.
    """

    name: str
    key: str
    geometry: str
    srs_id: int
    run: str
    columns: Tuple[str, ...]

    @property
    def is_training_file(self) -> bool:
        """Whether it holds training records; otherwise the polygons of a result."""
        return self.name == RECORDS

    def row(self, database: sqlite3.Connection, record: str) -> Optional[Row]:
        """Return all fields of a record; None where it is not in the layer."""
        fields = ", ".join(f'"{name}"' for name in self.columns)
        query = f'SELECT {fields} FROM "{self.name}" WHERE "{self.key}" = ?'  # nosec B608: names of the file's table
        found = database.execute(query, (record,)).fetchone()
        return None if found is None else dict(zip(self.columns, found))

    def update(
        self, database: sqlite3.Connection, record: str, values: Mapping[str, Scalar]
    ) -> None:
        """Change fields of a record."""
        if values:
            fields = ", ".join(f'"{name}" = ?' for name in values)
            query = f'UPDATE "{self.name}" SET {fields} WHERE "{self.key}" = ?'  # nosec B608: names of the file's table
            database.execute(query, (*values.values(), record))

    def insert(self, database: sqlite3.Connection, values: Mapping[str, Scalar]) -> int:
        """Add a record and return its number in the table."""
        fields = ", ".join(f'"{name}"' for name in values)
        places = ", ".join("?" * len(values))
        query = f'INSERT INTO "{self.name}" ({fields}) VALUES ({places})'  # nosec B608: names of the file's table
        return int(database.execute(query, tuple(values.values())).lastrowid or 0)

    def delete(self, database: sqlite3.Connection, record: str) -> None:
        """Remove a record."""
        database.execute(f'DELETE FROM "{self.name}" WHERE "{self.key}" = ?', (record,))  # nosec B608

    def changed(self, database: sqlite3.Connection, time: str, blobs: Sequence[Scalar]) -> None:
        """Store that the layer changed, and extend its extent by new masks, as GDAL does."""
        query = "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?"
        database.execute(query, (time, self.name))
        query = (
            "UPDATE gpkg_contents SET min_x = min(min_x, ?), min_y = min(min_y, ?), "
            "max_x = max(max_x, ?), max_y = max(max_y, ?) WHERE table_name = ?"
        )
        for blob in blobs:
            around = blob_bounds(blob) if isinstance(blob, bytes) else None
            if around is not None:
                database.execute(query, (*around, self.name))


def audited_layer(database: sqlite3.Connection, path: Path) -> AuditedLayer:
    """Return the layer of a training file or a result.

    Raises:
        MtrefsegError: It has neither.
    """
    for name in (RECORDS, LAYER):
        if has_table(database, name) and has_table(database, "gpkg_geometry_columns"):
            layer = _layer(database, name)
            if layer is not None:
                return layer
    raise MtrefsegError(
        "'{path}' holds neither training records nor change polygons of mtrefseg.",
        "Choose a training file or the GeoPackage of a result.",
        path=path,
    )


def layer_named(database: sqlite3.Connection, name: str) -> Optional[AuditedLayer]:
    """Return another layer of a training file, with the field ``id``; None: it is not there."""
    columns = _columns(database, name)
    query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    found = database.execute(query, (name,)).fetchone()
    if found is None or ID not in columns:
        return None
    return AuditedLayer(name, ID, str(found[0]), int(found[1]), "", tuple(columns))


def known_layer(layer: AuditedLayer, database: sqlite3.Connection) -> AuditedLayer:
    """Return the table of the hidden known records of a layer."""
    columns = tuple(_columns(database, KNOWN))
    return AuditedLayer(KNOWN, ID, "geom", layer.srs_id, layer.run, columns)


def add_missing_fields(database: sqlite3.Connection, layer: AuditedLayer) -> AuditedLayer:
    """Add the fields for verdict and flag to a layer that lacks them."""
    missing = [name for name in (REVIEW, FLAG) if name not in layer.columns]
    for name in missing:
        database.execute(f'ALTER TABLE "{layer.name}" ADD COLUMN "{name}" TEXT')
    return _layer(database, layer.name) or layer if missing else layer


def _layer(database: sqlite3.Connection, name: str) -> Optional[AuditedLayer]:
    query = "SELECT column_name, srs_id FROM gpkg_geometry_columns WHERE table_name = ?"
    geometry = database.execute(query, (name,)).fetchone()
    columns = _columns(database, name)
    needed = (
        {ID, CHIP_ID, "sentence", "change_type"} if name == RECORDS else {"sentence", "created"}
    )
    if geometry is None or not needed <= set(columns):
        return None
    run, key = "", ID
    if name == LAYER:
        key = next(column for column, primary in columns.items() if primary)
        query = f'SELECT max(created) FROM "{name}"'  # nosec B608: name of the schema
        run = str(database.execute(query).fetchone()[0] or "")
        redrawn = fact(database, REDRAWN_FACT)  # the time has whole seconds: two runs may share it
        run += f" ({redrawn})" if redrawn else ""
    return AuditedLayer(name, key, str(geometry[0]), int(geometry[1]), run, tuple(columns))


def _columns(database: sqlite3.Connection, name: str) -> Dict[str, bool]:
    """Return the fields of a table, and whether each is its primary key."""
    rows: List[Tuple[str, int]] = database.execute(
        "SELECT name, pk FROM pragma_table_info(?)", (name,)
    ).fetchall()
    return {column: bool(primary) for column, primary in rows}
