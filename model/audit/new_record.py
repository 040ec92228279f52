"""Rows of what an auditor drew: a missing change as a record, or as a polygon of a result."""

from __future__ import annotations

import json
import secrets
import sqlite3
from typing import List, Mapping, Optional, Tuple

from ..errors import MtrefsegError
from ..files.craft_schema import ACCEPTED, CANDIDATES, CHIP_ID, CHIPS, ID, cell_name
from ..files.geopackage_geometry import blob_bounds, contains, polygons_of, wkb_of
from ..files.result_schema import KNOWN as UNDERSTOOD_WORDS
from ..files.result_schema import REVIEW
from .audit_record import mask_blob, place_of
from .audit_tables import ADDED, has_table
from .audited_layer import AuditedLayer, Row, Scalar, layer_named
from .events import Change, Place

DRAWN = "drawn"
_SHARED = ("before", "after", "model", "created")


def drawn_changes(
    database: sqlite3.Connection,
    layer: AuditedLayer,
    wkb: bytes,
    sentence: str,
    noun: str,
    change_type: Optional[int],
    values: Mapping[str, Scalar],
) -> List[Change]:
    """Return the changes that add what was drawn; the last one is the record.

    Raises:
        MtrefsegError: It is no polygon, or lies outside of all chips.
    """
    blob = mask_blob(layer, wkb, DRAWN)
    if blob is None:
        raise MtrefsegError("What was drawn is empty.", "Draw a polygon.")
    place = place_of(layer, {layer.geometry: blob})
    if layer.is_training_file:
        facts: Row = {"sentence": sentence, "object": noun or None, "change_type": change_type}
        return _training_rows(database, layer, blob, place, {**facts, **values})
    row = _result_row(database, layer, sentence)
    row.update({name: value for name, value in values.items() if name in layer.columns})
    fid = 1 + int(_next_fid(database, layer))
    whole = {**dict.fromkeys(layer.columns), **row, layer.key: fid, layer.geometry: blob}
    return [Change(ADDED, layer, str(fid), place, None, whole)]


def _training_rows(
    database: sqlite3.Connection, layer: AuditedLayer, blob: bytes, place: Place, facts: Row
) -> List[Change]:
    chip, cell = _chip_at(database, place)
    name = secrets.token_hex(8)
    common: Row = {CHIP_ID: chip, "confidence": 1.0, "state": ACCEPTED, **facts}
    changes = []
    candidates = layer_named(database, CANDIDATES)
    if candidates is not None:
        row = {**common, ID: name, "cell": cell, "source": DRAWN, candidates.geometry: blob}
        changes.append(_added(database, candidates, name, place, row))
    record: Row = {
        **common, ID: name, "members": json.dumps([name]), "origin": DRAWN, REVIEW: ACCEPTED,
        layer.geometry: blob,
    }  # fmt: skip
    return [*changes, _added(database, layer, name, place, record)]


def _added(
    database: sqlite3.Connection, layer: AuditedLayer, name: str, place: Place, row: Row
) -> Change:
    whole = dict.fromkeys(layer.columns)
    known = {field: value for field, value in row.items() if field in layer.columns}
    fid = {"fid": 1 + _next_fid(database, layer)} if "fid" in layer.columns else {}
    return Change(ADDED, layer, name, place, None, {**whole, **known, **fid})


def _next_fid(database: sqlite3.Connection, layer: AuditedLayer) -> int:
    """Return the largest number that the table has given so far."""
    (largest,) = database.execute(f'SELECT max(rowid) FROM "{layer.name}"').fetchone()  # nosec B608
    given = None
    if has_table(database, "sqlite_sequence"):
        query = "SELECT seq FROM sqlite_sequence WHERE name = ?"
        given = database.execute(query, (layer.name,)).fetchone()
    return max(largest or 0, given[0] if given else 0)


def _result_row(database: sqlite3.Connection, layer: AuditedLayer, sentence: str) -> Row:
    shared = [name for name in _SHARED if name in layer.columns]
    largest = ", ".join(f"max({name})" for name in ("NULL", *shared))
    query = f'SELECT {largest} FROM "{layer.name}"'  # nosec B608: names of the schema
    row: Row = dict(zip(shared, database.execute(query).fetchone()[1:]))
    row.update(sentence=sentence, phrase=sentence, confidence=1.0)
    row.update({"understood": UNDERSTOOD_WORDS, REVIEW: ACCEPTED})
    return {name: value for name, value in row.items() if name in layer.columns}


def _chip_at(database: sqlite3.Connection, place: Place) -> Tuple[str, str]:
    """Return the chip around a place, the one with the nearest centre, and the cell there.

    Raises:
        MtrefsegError: There is none.
    """
    x, y = place.x or 0.0, place.y or 0.0
    found = []
    for name, blob in database.execute(f"SELECT {CHIP_ID}, geom FROM {CHIPS}"):  # nosec B608
        bounds = blob_bounds(blob)
        if bounds is not None and bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]:
            width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
            across, down = (x - bounds[0]) / width, (bounds[3] - y) / height
            if contains(polygons_of(wkb_of(blob)), x, y):
                distance = (across - 0.5) ** 2 + (down - 0.5) ** 2
                found.append((distance, str(name), cell_name(across, down)))
    if not found:
        raise MtrefsegError(
            "What was drawn at ({x:.1f}, {y:.1f}) lies outside of all chips.",
            "Draw it inside of a chip.",
            x=x,
            y=y,
        )
    _, chip, cell = min(found)
    return chip, cell
