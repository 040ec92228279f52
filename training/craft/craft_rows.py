"""Candidates, records and chips as rows of a training file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import shapely
from shapely.geometry import MultiPolygon, Polygon

from ...model.files.craft_schema import (
    ATTRIBUTES,
    BLOCK,
    CANDIDATE_FIELDS,
    CANDIDATES,
    CELL,
    CHANGE_TYPE,
    CHIP_FIELDS,
    CHIP_ID,
    CHIPS,
    COL,
    CONFIDENCE,
    FLAG,
    HISTORY,
    ID,
    MEMBERS,
    OBJECT,
    ORIGIN,
    PROPOSED,
    REASON,
    RECORD_FIELDS,
    RECORDS,
    REVIEW,
    ROW,
    SENTENCE,
    SIDE_PX,
    SOURCE,
    SPLIT,
    STATE,
    TEXT,
    WORDINGS,
    WRITTEN,
)
from ...model.files.geopackage_geometry import blob_of, wkb_of
from ...model.rasters.grid import Grid
from .candidate import Candidate, Step
from .chips import Chip
from .record import Record

Scalar = str | int | float | bytes | None
Values = Mapping[str, Scalar]
"""Values by field; the geometry as the GeoPackage has it."""
GEOMETRY = "geom"
COLUMNS = {
    CHIPS: (*CHIP_FIELDS, GEOMETRY),
    CANDIDATES: (*CANDIDATE_FIELDS, WRITTEN, GEOMETRY),
    RECORDS: (*RECORD_FIELDS, WRITTEN, GEOMETRY),
}
"""Fields of the layers, in their order."""
_NOT_HASHED = ("fid", REVIEW, FLAG, WRITTEN, GEOMETRY)


def chip_values(chip: Chip, srs_id: int) -> Values:
    """Return a chip as a row."""
    values: dict[str, Scalar] = {
        CHIP_ID: chip.name, ROW: chip.row, COL: chip.col,
        SIDE_PX: max(chip.grid.height, chip.grid.width),
        BLOCK: chip.block or None, SPLIT: chip.split or None,
    }  # fmt: skip
    outline = chip.outline().wkb
    several = blob_of(outline, srs_id)
    header = several[: len(several) - len(wkb_of(several))]
    return {**values, GEOMETRY: header + outline}


def chip_of(values: Mapping[str, Any], grid: Grid) -> Chip:
    """Return a row as a chip; its size is that of its outline.

    Args:
        values: Of its fields.
        grid: Of the before raster.
    """
    row, col, side = (int(values[name]) for name in (ROW, COL, SIDE_PX))
    height, width = min(side, grid.height), min(side, grid.width)
    outline = _geometry(values[GEOMETRY])
    if outline is not None and not outline.is_empty:
        corners = grid.to_pixels(shapely.get_coordinates(outline))
        width, height = (corners.max(axis=0) - corners.min(axis=0)).round().astype(int).tolist()
    cut = grid.cut(row, col, height, width)
    return Chip(values[CHIP_ID], row, col, cut, values[BLOCK] or "", values[SPLIT] or "")


def candidate_values(candidate: Candidate, srs_id: int) -> Values:
    """Return a candidate as a row."""
    values: dict[str, Scalar] = {
        ID: candidate.id, CHIP_ID: candidate.chip or None, CELL: candidate.cell or None,
        CHANGE_TYPE: int(candidate.change_type), OBJECT: candidate.object or None,
        SOURCE: candidate.source, CONFIDENCE: float(candidate.confidence),
        TEXT: candidate.text or None,
        ATTRIBUTES: _json(dict(candidate.attributes)), STATE: candidate.state,
        REASON: candidate.reason or None, HISTORY: _json(candidate.history),
    }  # fmt: skip
    return _written(values, candidate.geometry, srs_id)


def candidate_of(values: Mapping[str, Any]) -> Candidate:
    """Return a row as a candidate.

    Raises:
        ValueError: It has no geometry or no change type, or its JSON is damaged.
    """
    geometry = _geometry(values[GEOMETRY])
    if geometry is None or geometry.is_empty or values[CHANGE_TYPE] is None:
        raise ValueError("it has no geometry or no change type")
    return Candidate(
        geometry,
        int(values[CHANGE_TYPE]),
        values[OBJECT] or "",
        values[SOURCE] or "drawn",
        1.0 if values[CONFIDENCE] is None else float(values[CONFIDENCE]),
        values[CHIP_ID] or "",
        values[CELL] or "",
        values[TEXT] or "",
        json.loads(values[ATTRIBUTES] or "{}"),
        values[STATE] or PROPOSED,
        values[REASON] or "",
        _history(values[HISTORY]),
        values[ID],
    )


def record_values(record: Record, srs_id: int) -> Values:
    """Return a record as a row."""
    values: dict[str, Scalar] = {
        ID: record.id, CHIP_ID: record.chip or None, SENTENCE: record.sentence,
        WORDINGS: _json(record.wordings), CHANGE_TYPE: int(record.change_type),
        OBJECT: record.object or None, MEMBERS: _json(record.members),
        CONFIDENCE: float(record.confidence), ORIGIN: record.origin, STATE: record.state,
        REASON: record.reason or None, HISTORY: _json(record.history),
        REVIEW: record.review, FLAG: record.flag or None,
    }  # fmt: skip
    return _written(values, record.geometry, srs_id)


def record_of(values: Mapping[str, Any]) -> Record:
    """Return a row as a record.

    Raises:
        ValueError: It has no sentence or no change type, or its JSON is damaged.
    """
    if not values[SENTENCE] or values[CHANGE_TYPE] is None:
        raise ValueError("it has no sentence or no change type")
    geometry = _geometry(values[GEOMETRY])
    return Record(
        values[CHIP_ID] or "",
        values[SENTENCE],
        MultiPolygon() if geometry is None else _multi(geometry),
        int(values[CHANGE_TYPE]),
        values[OBJECT] or "",
        tuple(json.loads(values[MEMBERS] or "[]")),
        tuple(json.loads(values[WORDINGS] or "[]")),
        1.0 if values[CONFIDENCE] is None else float(values[CONFIDENCE]),
        values[ORIGIN] or "drawn",
        values[STATE] or PROPOSED,
        values[REASON] or "",
        _history(values[HISTORY]),
        values[REVIEW] or None,
        values[FLAG] or "",
        values[ID],
    )


def is_of_a_person(values: Mapping[str, Any]) -> bool:
    """Return whether a person reviewed, flagged or edited a row of candidates or records."""
    reviewed = bool(values.get(REVIEW) or values.get(FLAG))
    return reviewed or values[WRITTEN] != _digest(values)


def _written(values: dict[str, Scalar], geometry: Polygon | MultiPolygon, srs_id: int) -> Values:
    flat = shapely.force_2d(geometry)
    row = {**values, GEOMETRY: blob_of(_multi(flat).wkb, srs_id)}
    return {**row, WRITTEN: _digest(row)}


def _digest(values: Mapping[str, Any]) -> str:
    """Return the hash of what the engine writes in a row: all but the decisions of people."""
    fields = [values[name] for name in sorted(values) if name not in _NOT_HASHED]
    blob = values[GEOMETRY]
    digest = hashlib.sha256(json.dumps(fields).encode(errors="surrogatepass"))
    digest.update(wkb_of(blob) if blob else b"")
    return digest.hexdigest()[:16]


def _geometry(blob: bytes | None) -> Polygon | MultiPolygon | None:
    return shapely.from_wkb(wkb_of(blob)) if blob else None


def _multi(geometry: Polygon | MultiPolygon) -> MultiPolygon:
    if isinstance(geometry, MultiPolygon):
        return geometry
    return MultiPolygon() if geometry.is_empty else MultiPolygon([geometry])


def _json(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False) if value else None


def _history(text: str | None) -> tuple[Step, ...]:
    return tuple(Step(*step) for step in json.loads(text or "[]"))
