"""Other conditions on a finished result, without a run.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Optional, Sequence, Tuple, Union

from ..errors import MtrefsegError
from ..requests.detect import DetectRequest
from ..requests.detect_result import SentenceResult, Totals
from ..requests.sentence_checks import check_where
from ..sentences.expression import Expression
from ..sentences.parse_where import parse_where
from ..sentences.parsed_sentence import ParsedSentence
from .answers import answer_facts, answer_warnings, run_warnings, sentence_results
from .changes_database import measured_columns, transaction
from .filter_changes import apply_predicates
from .filter_result import FilterResult
from .provenance_table import facts_of_run, set_facts
from .stored_request import REQUEST, changed_request, decoded_fact, read_provenance


@dataclass(frozen=True)
class Refiltered(Totals):
    """The answers of a result with other conditions.

    Attributes:
        output: Path of the GeoPackage.
        sentences: One entry per sentence of the run.
        filtered: What each condition did.
        warnings: Sentences for the user about what the conditions did.
    """

    output: str
    sentences: Tuple[SentenceResult, ...]
    filtered: FilterResult
    warnings: Tuple[str, ...] = ()


def request_of(changes: Union[Path, str]) -> DetectRequest:
    """Return the request of a result, with its sentences as they were parsed.

    Raises:
        MtrefsegError: The file is no result, or one of a version without conditions.
    """
    request, _ = read_provenance(changes)
    if not request.parsed:
        raise MtrefsegError(
            "'{changes}' is a result of an earlier version, without conditions.",
            "Run the detection again.",
            changes=changes,
        )
    return request


def refilter(
    changes: Union[Path, str], parsed: Sequence[ParsedSentence], where: str = ""
) -> Refiltered:
    """Apply the predicates of sentences and a condition; the provenance keeps them.

    Args:
        changes: The GeoPackage of a run.
        parsed: The sentences of the run, with other predicates.
        where: Condition that all polygons must meet; empty: none.

    Raises:
        MtrefsegError: A condition cannot be used, or the file is no result or cannot be written.
    """
    check_where(where)
    columns = measured_columns(changes)
    condition = parse_where(where, columns) if where.strip() else None
    return filter_answers(changes, parsed, condition, where)


def filter_answers(
    changes: Union[Path, str],
    parsed: Sequence[ParsedSentence],
    condition: Optional[Expression],
    where: str,
    warnings: Optional[Sequence[str]] = None,
) -> Refiltered:
    """Apply predicates and a condition; store request, counts, numbers and warnings, or nothing.

    Args:
        changes: The GeoPackage, published or not yet.
        parsed: The sentences of the run.
        condition: That all polygons must meet; None: there is none.
        where: It as written.
        warnings: Those of the run, which other conditions leave; None: they are stored already.

    Raises:
        MtrefsegError: The file is no result, or cannot be written.
    """
    with transaction(changes) as database:
        filtered = apply_predicates(database, parsed, condition, where)
        texts = answer_warnings(parsed, filtered)
        stored = facts_of_run(database, changes)
        of_run = _warnings_of_run(stored) if warnings is None else warnings
        facts = answer_facts(parsed, filtered, of_run, texts)
        new = {name: json.dumps(value, ensure_ascii=False) for name, value in facts.items()}
        set_facts(database, {**new, **changed_request(stored.get(REQUEST, ""), parsed, where)})
    return Refiltered(str(changes), sentence_results(parsed, filtered), filtered, texts)


def _warnings_of_run(stored: Dict[str, str]) -> Tuple[str, ...]:
    facts: Dict[str, Any] = {name: decoded_fact(text) for name, text in stored.items()}
    return run_warnings(facts)
