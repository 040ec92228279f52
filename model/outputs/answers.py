"""The answers of a finished file: what belongs to each sentence after the predicates."""

from __future__ import annotations

from ..files.result_schema import (
    AREA_M2,
    CONFIDENCE,
    DROPPED_BY,
    LAYER,
    SENTENCE,
)

_TOTALS = (
    f"SELECT {SENTENCE}, count(*), total({AREA_M2}), avg({CONFIDENCE}) FROM {LAYER} "
    f"WHERE {DROPPED_BY} IS NULL GROUP BY {SENTENCE}"
)
