"""The answers of a finished file: what belongs to each sentence after the predicates."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ..files.filter_changes import FilterResult, apply_predicates
from ..files.result_schema import (
    AREA_M2,
    CONFIDENCE,
    DROPPED_BY,
    GUESS,
    KNOWN,
    LAYER,
    SENTENCE,
    SYNONYM,
)
from ..requests.detect_result import DroppedPolygons, SentenceResult
from ..sentences.expression import Expression
from ..sentences.parsed_sentence import ParsedSentence
from ..sentences.remark_texts import remark_text
from ..wording import counted
from .phrase_plan import PhrasePlan

_TOTALS = (
    f"SELECT {SENTENCE}, count(*), total({AREA_M2}), avg({CONFIDENCE}) FROM {LAYER} "
    f"WHERE {DROPPED_BY} IS NULL GROUP BY {SENTENCE}"
)
