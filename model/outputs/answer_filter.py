"""Applies the conditions of a run to its complete file, before it is published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..files.refilter import filter_answers
from ..requests.detect import DetectRequest
from ..requests.detect_result import SentenceResult
from ..weights.parse_request import where_expression
from .overlaps import store_overlaps


class AnswerFilter:
    """Filters a file, and knows the answers afterwards.

    Args:
        request: With parsed sentences.

    Attributes:
        results: One entry per sentence; known after ``complete``.
        warnings: Sentences for the user; those that are there before ``complete`` are of the run.
        answer_warnings: Those about what the conditions did.
    """

    def __init__(self, request: DetectRequest) -> None:
        self._request, self._where = request, where_expression(request)
        self.results: tuple[SentenceResult, ...] = ()
        self.warnings: tuple[str, ...] = ()
        self.answer_warnings: tuple[str, ...] = ()

    def complete(self, path: Path) -> None:
        """Set which polygons belong to the answers; store counts, numbers and warnings.

        Raises:
            MtrefsegError: The file cannot be written.
        """
        request = self._request
        store_overlaps(path, [one.sentence for one in request.parsed if len(one.phrases) > 1])
        answers = filter_answers(path, request.parsed, self._where, request.where, self.warnings)
        self.results, self.answer_warnings = answers.sentences, answers.warnings
        self.warnings = unique((*self.warnings, *answers.warnings))


def unique(texts: Sequence[str]) -> tuple[str, ...]:
    """Return texts in their order, each once."""
    return tuple(dict.fromkeys(texts))
