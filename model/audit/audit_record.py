"""A record as an auditor gets it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import List, Mapping, Optional, Sequence, Tuple

from ..errors import MtrefsegError
from ..files.craft_schema import CHIP_ID, CHIPS, FLAG
from ..files.geopackage_geometry import Bounds, blob_bounds, blob_of, wkb_of
from ..files.result_schema import LAYER, REVIEW
from .audit_tables import has_table
from .audited_layer import AuditedLayer, Row, Scalar
from .events import Place
from .result_squares import result_squares


@dataclass(frozen=True)
class AuditRecord:
    """A training record, or a polygon of a result.

    Attributes:
        id: Name in its file.
        chip: Name of the chip; empty in a result.
        sentence: That refers to the mask.
        wordings: Other sentences for the same mask.
        change_type: 0 appears, 1 disappears, 2 changes state; None in a result.
        object: Noun of the object; empty where it is not known.
        origin: Who worded it; of a result the model.
        confidence: 0 to 1; None where it is not known.
        state: What the automatic checks decided; empty in a result.
        reason: Why; may be empty.
        review: What a person decided, one of ``REVIEWS``; None: nothing, or not to be known.
        flag: Why it was flagged; empty where it was not, or is not to be known.
        geometry: WKB of the mask in the CRS of the layer; empty where nothing is masked; None
            where it is not to be known yet, before the click of a second auditor.
        extent: Bounds of the chip or square; of the mask where there is neither; None: unknown.
        fields: Further fields of a result's polygon by name, as area and phrase.
    """

    id: str
    chip: str
    sentence: str
    wordings: Tuple[str, ...]
    change_type: Optional[int]
    object: str
    origin: str
    confidence: Optional[float]
    state: str
    reason: str
    review: Optional[str]
    flag: str
    geometry: Optional[bytes]
    extent: Optional[Bounds]
    fields: Mapping[str, Scalar]


def audit_record(
    database: sqlite3.Connection, layer: AuditedLayer, record: str, row: Row
) -> AuditRecord:
    """Return a row of a layer as a record."""
    blob = row.get(layer.geometry)
    mask = blob if isinstance(blob, bytes) else None
    kind, confidence = row.get("change_type"), row.get("confidence")
    chip = _text(row, CHIP_ID)
    return AuditRecord(
        record,
        chip,
        _text(row, "sentence"),
        _wordings(row),
        int(kind) if isinstance(kind, (int, float)) else None,
        _text(row, "object"),
        _text(row, "origin") or _text(row, "model"),
        float(confidence) if isinstance(confidence, (int, float)) else None,
        _text(row, "state"),
        _text(row, "reason"),
        _text(row, REVIEW) or None,
        _text(row, FLAG),
        wkb_of(mask) if mask and blob_bounds(mask) else b"",
        _extent(database, chip, mask),
        {name: value for name, value in row.items() if not isinstance(value, bytes)},
    )


def mask_blob(layer: AuditedLayer, wkb: bytes, record: str) -> Optional[bytes]:
    """Return a mask as the layer stores it; None where it is empty.

    Raises:
        MtrefsegError: It is no polygon.
    """
    try:
        return blob_of(wkb, layer.srs_id) if wkb else None
    except ValueError as error:
        raise MtrefsegError(
            "The mask of record '{record}' cannot be stored: {error}.",
            "Draw it as a polygon.",
            record=record,
            error=error,
        ) from error


def masks_around(
    database: sqlite3.Connection, layer: AuditedLayer, record: AuditRecord
) -> List[bytes]:
    """Return the masks of a layer in the extent of a record, but its own, as WKB."""
    index = f"rtree_{layer.name}_{layer.geometry}"
    if record.extent is None or not has_table(database, index):
        return []
    left, bottom, right, top = record.extent
    query = (
        f'SELECT l."{layer.geometry}" FROM "{index}" r JOIN "{layer.name}" l ON l.rowid = r.id '  # nosec B608
        "WHERE r.minx <= ? AND r.maxx >= ? AND r.miny <= ? AND r.maxy >= ?"
    )
    rows = database.execute(query, (right, left, top, bottom))
    found = (wkb_of(blob) for (blob,) in rows if blob)
    return [mask for mask in found if mask != record.geometry]


def place_of(layer: AuditedLayer, *rows: Optional[Mapping[str, object]]) -> Place:
    """Return the place of the first mask in some rows."""
    for row in rows:
        blob = (row or {}).get(layer.geometry)
        around = blob_bounds(blob) if isinstance(blob, bytes) else None
        if around is not None:
            return Place((around[0] + around[2]) / 2, (around[1] + around[3]) / 2)
    return Place(None, None)


def _extent(database: sqlite3.Connection, chip: str, mask: Optional[bytes]) -> Optional[Bounds]:
    if chip and has_table(database, CHIPS):
        query = f"SELECT geom FROM {CHIPS} WHERE {CHIP_ID} = ?"  # nosec B608: names of the schema
        found: Sequence[bytes] = database.execute(query, (chip,)).fetchone() or ()
        if found:
            return blob_bounds(found[0])
    bounds = blob_bounds(mask)
    squares = result_squares(database) if bounds and has_table(database, LAYER) else None
    if bounds is None or squares is None:
        return bounds
    return squares.bounds((bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2)


def _wordings(row: Row) -> Tuple[str, ...]:
    try:
        found = json.loads(_text(row, "wordings") or "[]")
    except ValueError:
        return ()
    return tuple(map(str, found)) if isinstance(found, list) else ()


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return "" if value is None else str(value)
