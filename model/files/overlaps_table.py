"""Areas that several phrases of a sentence cover, so that a total counts them once.

The union of polygons has the sum of their areas, less those of all pairs, plus those of all triples
and so on (inclusion and exclusion). The table holds the overlaps of a run, measured once; a changed
condition then needs no geometry. Standard library only, Python 3.9.
"""

from __future__ import annotations

import sqlite3
from typing import Iterable, Tuple

from .result_schema import DROPPED_BY, LAYER, OVERLAPS, SENTENCE

Overlap = Tuple[Tuple[int, ...], float]
"""Polygons that overlap, by ``fid``, and the geodesic area that all of them cover."""
CREATE = (
    f"CREATE TABLE {OVERLAPS} (overlap INTEGER NOT NULL, fid INTEGER NOT NULL, "
    "signed_m2 REAL NOT NULL, PRIMARY KEY (overlap, fid)) WITHOUT ROWID"
)
INSERT = f"INSERT INTO {OVERLAPS} VALUES (?, ?, ?)"  # nosec B608: name of the schema
_KEPT_OVERLAPS = (
    f"SELECT max(o.signed_m2) AS signed_m2 FROM {OVERLAPS} o "  # nosec B608: names of the schema
    f'LEFT JOIN {LAYER} c ON c.fid = o.fid AND c."{DROPPED_BY}" IS NULL AND c."{SENTENCE}" = ? '
    "GROUP BY o.overlap HAVING count(*) = count(c.fid)"
)


def write_overlaps(database: sqlite3.Connection, overlaps: Iterable[Overlap]) -> None:
    """Replace the overlaps of a result.

    Args:
        database: The GeoPackage, in a transaction.
        overlaps: Of two polygons and more.
    """
    database.execute(f"DROP TABLE IF EXISTS {OVERLAPS}")
    database.execute(CREATE)
    database.executemany(
        INSERT,
        (
            (number, fid, area_m2 if len(fids) % 2 else -area_m2)
            for number, (fids, area_m2) in enumerate(overlaps)
            for fid in fids
        ),
    )


def counted_again_m2(database: sqlite3.Connection, sentence: str) -> float:
    """Return by how much the areas of the polygons of an answer exceed that of their union.

    0 in a result of an earlier version, which has no such table.
    """
    query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if database.execute(query, (OVERLAPS,)).fetchone() is None:
        return 0.0
    total = f"SELECT total(signed_m2) FROM ({_KEPT_OVERLAPS})"  # nosec B608: names of the schema
    return -float(database.execute(total, (sentence,)).fetchone()[0])
