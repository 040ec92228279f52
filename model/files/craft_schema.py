"""Names in a file of training records: its layers, their fields and values.

A training file is one GeoPackage: chips, candidates of changes, and records, which are sentences
with masks; the events of the audit stand beside them. Standard library only, Python 3.9: the
audit panel, the engine and the training read the same names.
"""

from __future__ import annotations

from typing import Dict

VERSION = 1
"""Of the layout; a newer file is refused."""
CHIPS, CANDIDATES, RECORDS = "chips", "candidates", "records"
"""Layers: squares of the pair (Polygon), changed objects and masks of sentences (MultiPolygon)."""

CHIP_ID, ROW, COL, SIDE_PX, BLOCK, SPLIT = "chip", "row", "col", "side_px", "block", "split"
"""Of a chip: its name, first row and column in the grid of the before raster, size, spatial block,
part of the data (``train`` or ``val``, null before the export)."""
CHIP_FIELDS = (CHIP_ID, ROW, COL, SIDE_PX, BLOCK, SPLIT)

ID, CHANGE_TYPE, OBJECT, CELL, SOURCE = "id", "change_type", "object", "cell", "source"
CONFIDENCE, TEXT, ATTRIBUTES = "confidence", "text", "attributes"
STATE, REASON, HISTORY = "state", "reason", "history"
CANDIDATE_FIELDS = (ID, CHIP_ID, CELL, CHANGE_TYPE, OBJECT, SOURCE, CONFIDENCE, TEXT, ATTRIBUTES,
                    STATE, REASON, HISTORY)  # fmt: skip

SENTENCE, WORDINGS, MEMBERS, ORIGIN = "sentence", "wordings", "members", "origin"
REVIEW, FLAG = "review", "flag"
"""What a person decided, one of ``REVIEWS`` or null; why a record was flagged."""
RECORD_FIELDS = (ID, CHIP_ID, SENTENCE, WORDINGS, CHANGE_TYPE, OBJECT, MEMBERS, CONFIDENCE, ORIGIN,
                 STATE, REASON, HISTORY, REVIEW, FLAG)  # fmt: skip
"""``wordings``, ``members``, ``attributes`` and ``history`` are JSON."""
WRITTEN = "written"
"""Further field of candidates and records: hash of what the engine wrote last. A row that no longer
has it was edited by a person; nothing but the engine changes this field."""
LAYOUT_FACT, GRID_FACT = "layout", "grid"
"""Facts in the metadata of ``records``: version of the layout, grid of the before raster."""

APPEARS, DISAPPEARS, CHANGES_STATE = 0, 1, 2
CHANGE_TYPES: Dict[int, str] = {APPEARS: "appears", DISAPPEARS: "disappears",
                                CHANGES_STATE: "changes state"}  # fmt: skip
"""Published classes (MTRefSeg-R1, figure of CRAFT-Agent)."""
PROPOSED, CORRECTED = "proposed", "corrected"
ACCEPTED, REJECTED, UNSURE = "accepted", "rejected", "unsure"
STATES = (PROPOSED, ACCEPTED, CORRECTED, REJECTED)
"""What the automatic checks decided: nothing yet, right as it was, right after a correction, no."""
REVIEWS = (ACCEPTED, REJECTED, UNSURE)
SOURCES = ("polygons", "model", "comparison", "agent", "folder", "drawn")
"""Where a candidate comes from; ``folder``: an earlier data set; ``drawn``: a person's audit."""

CELL_ROWS, CELL_COLS = ("top", "mid", "bottom"), ("left", "center", "right")
"""Published names of the 3 × 3 cells of a chip, as in ``top-right``."""


def cell_name(x: float, y: float) -> str:
    """Return the name of the cell at a position in a chip.

    Args:
        x: Share of the width, 0 to 1 from the left.
        y: Share of the height, 0 to 1 from the top.
    """
    row, col = (min(2, max(0, int(3 * share))) for share in (y, x))
    return f"{CELL_ROWS[row]}-{CELL_COLS[col]}"
