"""Small files to audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import geopandas
import pytest
import shapely

from mtrefseg.model.audit.session import AuditSession
from mtrefseg.tests.audit_files import COUNT, training_layers, write_layers

OPEN = {"known_share": 0.0}


@pytest.fixture
def training_file(tmp_path: Path) -> Path:
    """Return a training file of ``COUNT`` records without any event."""
    return write_layers(tmp_path / "train.gpkg", training_layers(COUNT))


@pytest.fixture
def result_file(tmp_path: Path) -> Path:
    """Return a result of four polygons, of which one does not belong to the answer."""
    frame = geopandas.GeoDataFrame(
        {
            "sentence": ["the new houses"] * 4,
            "confidence": [0.6, 0.9, 0.7, 0.8],
            "dropped_by": [None, None, None, "larger than 5 m²"],
            "created": ["2026-01-31T08:00:00+00:00"] * 4,
            "area_m2": [1.0] * 4,
        },
        geometry=[shapely.MultiPolygon([shapely.box(x, 0, x + 1, 1)]) for x in range(0, 40, 10)],
        crs=32632,
    )
    return write_layers(tmp_path / "result.gpkg", {"changes": frame})


@pytest.fixture
def open_session() -> Iterator[Callable[..., AuditSession]]:
    """Return a function that opens a session, which is closed after the test."""
    with ExitStack() as stack:

        def opened(path: Path, auditor: str = "Ada", **options: Any) -> AuditSession:
            session = AuditSession.open(str(path), auditor, **{**OPEN, **options})
            return stack.enter_context(session)

        yield opened
