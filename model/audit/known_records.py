"""Hidden known records: copies of accepted ones, right or deliberately wrong.

They lie in a table beside the layer, so that no export and no map ever has them. An auditor gets
them among the others; how many of the wrong ones were found says how carefully they look.
"""

from __future__ import annotations

import hashlib
import random
import sqlite3
from typing import List, NamedTuple, Optional, Sequence

from ..files.craft_schema import ACCEPTED, CHANGE_TYPES, CHIP_ID, ID
from ..files.geopackage_geometry import (
    Bounds,
    blob_bounds,
    blob_of,
    multi_polygon_wkb,
    polygons_of,
    shifted,
    wkb_of,
)
from ..files.result_schema import REVIEW
from .audit_tables import KNOWN, has_table
from .audited_layer import AuditedLayer, Row, known_layer
from .orders import OrderRow

OTHER_MASK, OTHER_TYPE, OTHER_PLACE = "mask of another sentence", "other type", "other place"
MOST_HIDDEN = 100
"""Hidden records of an auditor that are not decided yet; more are made when the list is read."""
RIGHT_SHARE = 1 / 3
"""Of the copies that are right."""
_COPIED = (CHIP_ID, "sentence", "change_type", "object", "confidence", "state", "reason")


class KnownRecord(NamedTuple):
    """A hidden record and what became of it.

    Attributes:
        id: Name, other than those in the layer.
        auditor: For whom it was made.
        error: What is wrong with it; empty: nothing.
        original: Record that it is a copy of.
        review: What the auditor decided; None: nothing yet.
    """

    id: str
    auditor: str
    error: str
    original: str
    review: Optional[str]

    def row(self) -> OrderRow:
        """Return it as a record without a place, for the numbers of the progress."""
        return OrderRow(self.id, "", "", None, "", self.review, "", None, None)


def known_records(
    database: sqlite3.Connection, run: str, auditor: Optional[str] = None
) -> List[KnownRecord]:
    """Return the hidden records of one auditor, or of all."""
    if not has_table(database, KNOWN):
        return []
    query = (
        f"SELECT id, auditor, error, original, nullif({REVIEW}, '') FROM {KNOWN} "  # nosec B608
        "WHERE run = ? AND (? IS NULL OR auditor = ?) ORDER BY fid"
    )
    return [KnownRecord._make(row) for row in database.execute(query, (run, auditor, auditor))]


def add_known(database: sqlite3.Connection, layer: AuditedLayer, auditor: str, wanted: int) -> None:
    """Make hidden records until an auditor has so many that are not decided yet.

    Each copies another accepted record, as long as there are some.
    """
    existing = known_records(database, layer.run, auditor)
    missing = wanted - sum(one.review is None for one in existing)
    if missing <= 0:
        return
    used = {one.original for one in existing}
    query = f'SELECT CAST("{layer.key}" AS TEXT) FROM "{layer.name}" WHERE {REVIEW} = ?'  # nosec B608
    accepted = [name for (name,) in database.execute(query, (ACCEPTED,)) if name not in used]
    chance = random.Random(f"{auditor} {len(existing)}")  # nosec B311: a sample, no secret
    table = known_layer(layer, database)
    for name in chance.sample(accepted, min(missing, len(accepted))):
        row = layer.row(database, name)
        copy = row and _copy(database, layer, row, chance)
        if row and copy:
            known = {
                ID: _name(layer, auditor, name), "auditor": auditor, "run": layer.run,
                "original": name, **{field: row.get(field) for field in _COPIED}, **copy,
            }  # fmt: skip
            table.insert(database, known)


def mixed_in(ids: Sequence[str], known: Sequence[str], share: float) -> List[str]:
    """Put hidden records among others, at places that depend on their names alone.

    Where there are fewer of them than the share wants, they lie among the first others.
    """
    span = min(len(ids), len(known) / share) if share > 0 else len(ids)
    places = [(random.Random(name).random() * span, name) for name in known]  # nosec B311
    found, at = [], 0
    for place, name in sorted(places):
        found += [*ids[at : int(place)], name]
        at = int(place)
    return [*found, *ids[at:]]


def _copy(
    database: sqlite3.Connection, layer: AuditedLayer, row: Row, chance: random.Random
) -> Optional[Row]:
    """Return the fields that a hidden copy has beside those of its original."""
    mask = row[layer.geometry]
    if chance.random() < RIGHT_SHARE:
        return {"error": "", "geom": mask}
    other = _other_mask(database, layer, row)
    if other is not None and (not layer.is_training_file or chance.random() < 0.5):
        return {"error": OTHER_MASK, "geom": other}
    if layer.is_training_file:
        kinds = [kind for kind in CHANGE_TYPES if kind != row["change_type"]]
        return {"error": OTHER_TYPE, "geom": mask, "change_type": chance.choice(kinds)}
    moved = _other_place(database, layer, mask) if isinstance(mask, bytes) else None
    return None if moved is None else {"error": OTHER_PLACE, "geom": moved}


def _other_mask(database: sqlite3.Connection, layer: AuditedLayer, row: Row) -> Optional[bytes]:
    """Return a mask that the sentence does not fit: of another kind in the same chip.

    In a result it is the mask of another sentence.
    """
    where, values = f"{REVIEW} = '{ACCEPTED}' AND sentence != ?", [row["sentence"]]
    if layer.is_training_file:
        where += f" AND {CHIP_ID} = ? AND (object, change_type) IS NOT (?, ?)"
        values += [row[CHIP_ID], row["object"], row["change_type"]]
    query = (
        f'SELECT "{layer.geometry}" FROM "{layer.name}" WHERE {where} '  # nosec B608
        f'AND "{layer.geometry}" NOT NULL'
    )
    bounds = _bounds(row[layer.geometry])
    for (blob,) in database.execute(query, values):
        other = blob_bounds(blob)
        if other is not None and (bounds is None or not _overlap(bounds, other)):
            return bytes(blob)
    return None


def _other_place(database: sqlite3.Connection, layer: AuditedLayer, mask: bytes) -> Optional[bytes]:
    """Return the mask beside its place, where no polygon of the layer is."""
    bounds = blob_bounds(mask)
    index = f"rtree_{layer.name}_{layer.geometry}"
    if bounds is None or not has_table(database, index):
        return None
    width, height = bounds[2] - bounds[0], bounds[3] - bounds[1]
    query = f'SELECT 1 FROM "{index}" WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?'  # nosec B608
    for x, y in ((1.5, 0.0), (-1.5, 0.0), (0.0, 1.5), (0.0, -1.5), (3.0, 0.0), (0.0, 3.0)):
        dx, dy = x * width, y * height
        around = (bounds[2] + dx, bounds[0] + dx, bounds[3] + dy, bounds[1] + dy)
        if database.execute(query, around).fetchone() is None:
            moved = shifted(polygons_of(wkb_of(mask)), dx, dy)
            return blob_of(multi_polygon_wkb(moved), layer.srs_id)
    return None


def _bounds(blob: object) -> Optional[Bounds]:
    return blob_bounds(blob) if isinstance(blob, bytes) else None


def _overlap(one: Bounds, other: Bounds) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _name(layer: AuditedLayer, auditor: str, original: str) -> str:
    facts = f"{layer.run}\n{auditor}\n{original}".encode()
    return hashlib.sha256(facts).hexdigest()[:16]
