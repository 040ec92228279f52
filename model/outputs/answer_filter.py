"""Applies the conditions of a run to its complete file, before it is published."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from ..files.answers import answer_facts, answer_warnings, sentence_results
from ..files.filter_changes import apply_predicates
from ..files.provenance_table import write_facts
from ..requests.detect import DetectRequest
from ..requests.detect_result import SentenceResult
from ..weights.parse_request import where_expression


class AnswerFilter:
    """Filters a file, and knows the answers afterwards.

    Args:
        request: With parsed sentences.

    Attributes:
        results: One entry per sentence; known after ``complete``.
        warnings: Sentences for the user; those that are there before are stored with the others.
    """

    def __init__(self, request: DetectRequest) -> None:
        self._request, self._where = request, where_expression(request)
        self.results: tuple[SentenceResult, ...] = ()
        self.warnings: tuple[str, ...] = ()

    def complete(self, path: Path) -> None:
        """Set which polygons belong to the answers; store counts, numbers and warnings.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        parsed = self._request.parsed
        filtered = apply_predicates(path, parsed, self._where, self._request.where)
        self.results = sentence_results(parsed, filtered)
        self.warnings = unique((*self.warnings, *answer_warnings(parsed, filtered)))
        facts = answer_facts(parsed, filtered, self.warnings)
        texts = {name: json.dumps(value, ensure_ascii=False) for name, value in facts.items()}
        write_facts(path, texts)


def unique(texts: Sequence[str]) -> tuple[str, ...]:
    """Return texts in their order, each once."""
    return tuple(dict.fromkeys(texts))
