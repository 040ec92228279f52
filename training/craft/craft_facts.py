"""Facts of a training file that an export needs: the rasters and the terms of the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ...model.errors import MtrefsegError
from ...model.rasters.crs import same_crs
from ...model.rasters.grid import Grid
from ...model.requests.pair import PairSource
from ...model.requests.wire import decode, parse_json

PAIR, TERMS = "pair", "terms"
"""Names of the facts: a ``PairSource``, and terms by the name of the source, both as JSON."""

MAX_ERROR_PX = 0.25
"""Of the corners of the grid: rounding, where the extent cuts the rasters elsewhere."""


def pair_of(facts: Mapping[str, str], path: str) -> PairSource:
    """Return the rasters of a training file.

    Raises:
        MtrefsegError: Its facts name none.
    """
    try:
        return decode(PairSource, parse_json(facts[PAIR]), what="pair")
    except (KeyError, ValueError) as error:
        raise MtrefsegError(
            "Training file '{path}' does not name its rasters ({error}).",
            "Make it anew from two rasters.",
            path=path,
            error=error,
        ) from error


def terms_of(facts: Mapping[str, Any]) -> dict[str, str]:
    """Return the terms of the sources by name; empty where the file has none."""
    try:
        terms = parse_json(facts.get(TERMS) or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in terms.items()} if isinstance(terms, dict) else {}


def offset_px(grid: Grid, of_pair: Grid, path: str) -> tuple[int, int]:
    """Return row and column, in the working grid of the pair, of a training file's first pixel.

    Raises:
        MtrefsegError: The rasters no longer lie on the grid of the file.
    """
    corners = np.array([[0.0, 0.0], [grid.width, grid.height]])
    found = of_pair.to_pixels(grid.to_ground(corners))
    error_px = np.abs(found - (found[0].round() + corners)).max()
    if not same_crs(grid.crs, of_pair.crs) or not error_px < MAX_ERROR_PX:
        raise MtrefsegError(
            "The rasters of '{path}' do not lie on the grid that its chips were made for.",
            "Put the rasters back as they were, or make the file anew.",
            path=path,
        )
    col, row = found[0].round().astype(int).tolist()
    return row, col
