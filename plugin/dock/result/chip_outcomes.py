"""What the chips of a result show: how many polygons each removed, and the numbers of the run."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Dict, Iterable, Mapping, Tuple

from ....model.files.filter_result import FilterResult
from ....model.files.result_schema import DROPPED_BY, LAYER, SENTENCE
from ....model.requests.detect_result import DetectResult
from ....model.sentences.expression_text import expression_text
from ....model.sentences.parsed_sentence import MAP, ParsedSentence
from ....model.sentences.units import default_unit, factor
from ....processing_provider.translate import tr
from ..chips.chip import ChipFacts
from ..chips.chip_parts import SYMBOLS, is_relative
from ..chips.chip_problems import chip_problems

Resolved = Tuple[Tuple[str, str, str], ...]
"""Sentence, predicate as written, and its condition with the numbers that it stood for."""
Counts = Mapping[Tuple[str, str], int]
_COMPARISON = re.compile(r'"(\w+)" (<=|>=|<|>|=) (-?[\d.]+(?:e[+-]?\d+)?)')


def resolved_by_run(result: DetectResult) -> Resolved:
    """Return the conditions that a run resolved."""
    return tuple(
        (one.sentence, dropped.predicate, dropped.resolved)
        for one in result.sentences
        for dropped in one.dropped
    )


def resolved_by_filter(result: FilterResult) -> Resolved:
    """Return the conditions that a filter resolved."""
    return tuple(
        (one.sentence, predicate.text, predicate.expression)
        for one in result.sentences
        for predicate in one.predicates
    )


def dropped_counts(path: str) -> Dict[Tuple[str, str], int]:
    """Return the number of dropped polygons of a result by sentence and predicate.

    Empty where the file has no such field, as that of an earlier version, or cannot be read.
    """
    query = (
        f'SELECT "{SENTENCE}", "{DROPPED_BY}", count(*) FROM "{LAYER}" '  # nosec B608
        f'WHERE "{DROPPED_BY}" IS NOT NULL GROUP BY 1, 2'
    )
    try:
        with closing(sqlite3.connect(f"{Path(path).as_uri()}?mode=ro", uri=True)) as data:
            rows = data.execute(query).fetchall()
    except (sqlite3.Error, ValueError):
        return {}
    return {(str(sentence), str(text)): int(count) for sentence, text, count in rows}


def chip_facts(parsed: ParsedSentence, counts: Counts, resolved: Resolved) -> Iterable[ChipFacts]:
    """Return what the chips of a sentence of a result show."""
    texts = {(sentence, text): condition for sentence, text, condition in resolved}
    problems = chip_problems(parsed.predicates)
    for predicate, problem in zip(parsed.predicates, problems):
        written = expression_text(predicate.expression)
        key = (parsed.sentence, predicate.text or written)
        used = predicate.use == MAP
        relative = is_relative(predicate.expression)
        condition = texts.get(key, "") if used and relative else ""
        yield ChipFacts(
            expression=condition or written,
            relative=relative and not condition,
            removed=counts.get(key, 0) if used else None,
            resolved=_short(condition, predicate.unit),
            to_model=False,
            problem=problem,
        )


def dropped_text(count: int) -> str:
    """Return how many polygons conditions excluded."""
    return tr("{count} excluded by conditions").format(count=count)


def _short(condition: str, unit: str) -> str:
    """Return ``≤ 41.5 m²`` for a condition that is one comparison."""
    match = _COMPARISON.fullmatch(condition)
    if not match:
        return condition
    column, operator, value = match.groups()
    shown = unit if factor(unit, column) else default_unit(column)
    number = float(value) / (factor(shown, column) or 1.0)
    return f"{SYMBOLS[operator]} {number:.4g} {shown}".strip()
