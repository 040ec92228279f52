"""The share of records that a second auditor repeats, without knowledge of the first verdicts."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import List, Optional, Sequence

from ..files.geopackage_geometry import contains, polygons_of, wkb_of
from .audit_tables import CLICKED, EVENTS, FIRST, SECOND
from .audited_layer import AuditedLayer, Row
from .events import IN_EFFECT, Author
from .orders import OrderRow
from .record_rows import verdicts


def second_share(
    database: sqlite3.Connection,
    layer: AuditedLayer,
    rows: Sequence[OrderRow],
    auditor: str,
    share: float,
) -> List[OrderRow]:
    """Return the records that a second auditor gets, with this auditor's verdicts alone.

    Which records belong to the share depends on their names: it stays the same while others are
    decided. What the auditor decided as the first one is left out.

    Args:
        database: The audited file.
        layer: Of its records.
        rows: All records.
        auditor: The second one.
        share: 0 to 1, of the records that a first auditor accepted or rejected.
    """
    decided = verdicts(database, layer.run)
    found = []
    for row in rows:
        by = decided.get(row.id, {})
        first = {name for name, role in by if role == FIRST}
        if row.review and auditor not in first and _draw(row.id) < share:
            found.append(row._replace(review=by.get((auditor, SECOND)), flag="", state=""))
    return found


def has_clicked(
    database: sqlite3.Connection, author: Author, layer: AuditedLayer, record: str
) -> bool:
    """Return whether a second auditor has clicked where the sentence of a record leads."""
    query = (
        f"SELECT 1 FROM {EVENTS} e WHERE e.record = ? AND e.run = ? AND e.auditor = ? "  # nosec B608
        f"AND e.role = ? AND e.action = '{CLICKED}' AND {IN_EFFECT}"
    )
    values = (record, layer.run, author.auditor, author.role)
    return database.execute(query, values).fetchone() is not None


def click_result(layer: AuditedLayer, row: Row, x: Optional[float], y: Optional[float]) -> bool:
    """Return whether a click is right: inside of the mask, or none where nothing is masked."""
    blob = row[layer.geometry]
    polygons = polygons_of(wkb_of(blob)) if isinstance(blob, bytes) else []
    if x is None or y is None:
        return not polygons
    return contains(polygons, x, y)


def _draw(record: str) -> float:
    digest = hashlib.sha256(f"second {record}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
