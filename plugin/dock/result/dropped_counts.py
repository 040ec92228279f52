"""How many polygons of a result each predicate removed, counted in its file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Dict, Tuple

from ....model.files.result_schema import DROPPED_BY, LAYER, SENTENCE

Counts = Dict[Tuple[str, str], int]
_QUERY = (
    f'SELECT "{SENTENCE}", "{DROPPED_BY}", count(*) FROM "{LAYER}" '
    f'WHERE "{DROPPED_BY}" IS NOT NULL GROUP BY 1, 2'
)


def dropped_counts(path: str) -> Counts:
    """Return the number of dropped polygons by sentence and predicate.

    Empty where the file has no such field, as that of an earlier version, or cannot be read.
    """
    try:
        with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as data:
            rows = data.execute(_QUERY).fetchall()
    except (sqlite3.Error, ValueError):
        return {}
    return {(str(sentence), str(text)): int(count) for sentence, text, count in rows}
