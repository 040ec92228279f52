"""The conditions of a run applied to its result."""

from __future__ import annotations

from ....model.files.filter_changes import apply_predicates, measured_columns
from ....model.files.filter_result import FilterResult
from ....model.requests.detect import DetectRequest
from ....model.sentences.parse_where import parse_where


def apply_filter(path: str, request: DetectRequest) -> FilterResult:
    """Set which polygons of a GeoPackage belong to the answers.

    Args:
        path: The GeoPackage.
        request: Its run; with conditions that may have been changed since.

    Raises:
        MtrefsegError: The file has no measured columns, or cannot be written.
    """
    text = request.where
    where = parse_where(text, measured_columns(path)) if text else None
    return apply_predicates(path, request.parsed, where, text)
