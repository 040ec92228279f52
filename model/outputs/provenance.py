"""Reads the provenance that a run stored in its GeoPackage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyogrio

from ..files.literal_path import literal_file
from ..files.provenance_table import MAX_LENGTH, no_result_error
from ..files.result_schema import LAYER
from ..requests.detect import DetectRequest
from ..requests.wire import parse_json


def read_provenance(changes: Path | str) -> tuple[DetectRequest, dict[str, Any]]:
    """Read the request and all facts that a run stored with its polygons.

    Raises:
        MtrefsegError: The file is missing, or not written by a run.
    """
    try:
        metadata = pyogrio.read_info(literal_file(changes), layer=LAYER)["layer_metadata"] or {}
        facts = {name: _value(text) for name, text in metadata.items()}
        return DetectRequest.from_dict(facts["request"]), facts
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, KeyError,
            AttributeError) as error:  # fmt: skip
        raise no_result_error(changes, error) from error


def _value(text: str) -> Any:
    """Decode a value; those that are not text were stored as JSON."""
    if not text.startswith(("{", "[")):
        return text
    try:
        return parse_json(text, MAX_LENGTH)
    except ValueError:
        return text
