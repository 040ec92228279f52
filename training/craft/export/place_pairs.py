"""Places of imported pairs: where they were cut from, or side by side in a plain grid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from affine import Affine
from rasterio.crs import CRS

from ....model.errors import MtrefsegError
from ....model.messages import Message
from ....model.rasters.crs import crs_text, read_crs
from ....model.rasters.grid import Grid
from .imported_pairs import Facts, ImportedPair

GAP_PX = 8
"""Between images that lie side by side."""
MAX_SIDE_PX = 10_000_000
LOCAL_EPSG, ORIGIN_M = 3857, 1000.0
"""Of the plain grid with 1 m per pixel: near longitude and latitude 0, in the sea; not at 0, which
GDAL takes for no georeference."""


@dataclass(frozen=True)
class Places:
    """Places of pairs.

    Attributes:
        grid: Of both rasters.
        at: First row and column of each pair.
        georeferenced: They lie where they were cut from.
        warnings: Sentences for the user.
    """

    grid: Grid
    at: list[tuple[int, int]]
    georeferenced: bool
    warnings: tuple[str, ...] = ()


def place_pairs(pairs: Sequence[ImportedPair]) -> Places:
    """Return the places of pairs: their own where all were cut from one pair of rasters."""
    found = [_place(pair) for pair in pairs]
    known = [place for place in found if place is not None]
    if len(known) == len(found) and len({key for key, *_ in known}) == 1:
        return Places(known[0][1], [at for *_, at in known], georeferenced=True)
    warnings: tuple[str, ...] = ()
    if known:
        text = Message(
            "The pairs come from several rasters, or some have no place: all lie side by side in "
            "a plain grid without georeference."
        )
        warnings = (text,)
    height = GAP_PX + max(pair.height for pair in pairs)
    width = GAP_PX + max(pair.width for pair in pairs)
    cols = math.ceil(math.sqrt(len(pairs) * height / width))
    rows = math.ceil(len(pairs) / cols)
    at = [(number // cols * height, number % cols * width) for number in range(len(pairs))]
    grid = Grid(
        CRS.from_epsg(LOCAL_EPSG), Affine(1.0, 0.0, ORIGIN_M, 0.0, -1.0, ORIGIN_M),
        rows * height - GAP_PX, cols * width - GAP_PX,
    )  # fmt: skip
    return Places(grid, at, False, warnings)


def _place(pair: ImportedPair) -> tuple[Any, Grid, tuple[int, int]] | None:
    """Return source, grid and place by the provenance of a pair; None where it has none."""
    try:
        grid = _grid(pair.provenance)
        row, col = (_whole(pair.provenance, name) for name in ("row", "col"))
    except (KeyError, TypeError, ValueError, OverflowError, MtrefsegError):
        return None
    if row + pair.height > grid.height or col + pair.width > grid.width:
        return None
    names = (str(pair.provenance.get(date)) for date in ("before", "after"))
    key = (crs_text(grid.crs), grid.transform, grid.height, grid.width, *names)
    return key, grid, (row, col)


def _grid(facts: Facts) -> Grid:
    values = [float(value) for value in facts["transform"]]
    transform = Affine(*values)
    if not all(map(math.isfinite, values)) or transform.is_degenerate:
        raise ValueError("transform")
    height, width = (_whole(facts, name) for name in ("height", "width"))
    return Grid(read_crs(str(facts["crs"]), "crs"), transform, height, width)


def _whole(facts: Facts, name: str) -> int:
    value = facts[name]
    if not isinstance(value, int) or not 0 <= value <= MAX_SIDE_PX:
        raise ValueError(name)
    return value
