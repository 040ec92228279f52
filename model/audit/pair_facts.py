"""Which rasters an audited file belongs to."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any, Dict, NamedTuple

from ..errors import MtrefsegError
from ..files.craft_schema import LAYOUT_FACT, VERSION
from ..files.provenance_table import facts_of_run
from .audited_layer import AuditedLayer


class PairFacts(NamedTuple):
    """The rasters and the CRS of an audited file.

    Attributes:
        before: Path of the raster before; empty where it is not known.
        after: Path of the raster after.
        crs: Of the geometries, as ``EPSG:32632`` or WKT; empty where there is none.
    """

    before: str
    after: str
    crs: str


def pair_facts(database: sqlite3.Connection, layer: AuditedLayer) -> PairFacts:
    """Return rasters and CRS of a training file or a result."""
    try:
        facts = facts_of_run(database, "", layer.name)
    except MtrefsegError:  # a file without provenance has records all the same
        facts = {}
    known: Dict[str, Any] = {**facts, **_table(facts.get("pair")), **_table(facts.get("request"))}
    before, after = (str(known.get(date) or "") for date in ("before", "after"))
    return PairFacts(before, after, _crs(database, layer.srs_id))


def check_layout(database: sqlite3.Connection, path: Path, layer: AuditedLayer) -> None:
    """Raise MtrefsegError when a newer version of mtrefseg wrote a training file."""
    try:
        layout = facts_of_run(database, path, layer.name).get(LAYOUT_FACT, "")
    except MtrefsegError:  # a file without facts
        return
    if layer.is_training_file and layout.isdecimal() and int(layout) > VERSION:
        raise MtrefsegError(
            "Training file '{path}' was written by a newer version of mtrefseg (layout {layout}).",
            "Update mtrefseg to open it.",
            path=path,
            layout=layout,
        )


def _table(text: Any) -> Dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _crs(database: sqlite3.Connection, srs_id: int) -> str:
    query = (
        "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys "
        "WHERE srs_id = ?"
    )
    organization, code, definition = database.execute(query, (srs_id,)).fetchone() or ("", 0, "")
    if str(organization).upper() == "EPSG":
        return f"EPSG:{code}"
    return "" if definition == "undefined" else str(definition)
