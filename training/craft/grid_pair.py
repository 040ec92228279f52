"""A pair that is read window by window and knows where its pixels lie."""

from __future__ import annotations

from typing import Protocol

from ...model.rasters.grid import Grid
from ...model.rasters.tile_source import TileSource


class GridPair(TileSource, Protocol):
    """A pair with the georeference of its pixels."""

    @property
    def grid(self) -> Grid:
        """The grid of the before raster."""
