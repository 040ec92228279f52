"""The polygons that belong to the answer, as the source of a layer."""

from __future__ import annotations

from ..model.files.result_schema import KEPT, LAYER
from ..model.requests.detect_result import DetectResult


def answer_source(result: DetectResult) -> str:
    """Return the source of a result: its path, with a filter where predicates excluded polygons.

    Models and scripts that go on with it get the answer alone.
    """
    return filtered_source(result.output) if result.dropped_count else result.output


def filtered_source(path: str) -> str:
    """Return the source of the polygons of a GeoPackage that no predicate excluded."""
    return f"{path}|layername={LAYER}|subset={KEPT}"
