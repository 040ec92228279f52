"""Blends the probabilities of overlapping tiles, strip by strip. Pure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ..rasters.tiles import Tile, TileGrid


class Mosaic:
    """Blended probabilities of the current strip, and of the rows that it shares with the next.

    Memory: ``tile_px × width × (4 × sentences + 1)`` bytes, while a finished strip is still in
    use up to twice that; the height of the raster does not matter.

    Args:
        grid: The tiles.
        sentences: Number of probability layers.
    """

    def __init__(self, grid: TileGrid, sentences: int) -> None:
        self._grid = grid
        self._sentences = sentences
        self._strip = 0
        self._probability, self._valid = self._empty()

    def _empty(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        rows, width = self._grid.tile_px, self._grid.width
        return (
            np.zeros((self._sentences, rows, width), np.float32),
            np.zeros((rows, width), np.bool_),
        )

    def add(
        self, tile: Tile, probability: npt.NDArray[np.float32], valid: npt.NDArray[np.bool_]
    ) -> None:
        """Add a tile of the current strip; tiles without a valid pixel may be left out.

        Args:
            tile: Where it lies.
            probability: ``(sentences, tile_px, tile_px)`` in [0, 1].
            valid: ``(tile_px, tile_px)``, True where both dates have data.

        Raises:
            ValueError: The tile is of another strip than the current one.
        """
        if tile.strip != self._strip:
            raise ValueError(f"tile of strip {tile.strip} while strip {self._strip} is open")
        width = min(self._grid.tile_px, self._grid.width - tile.col)
        cols = slice(tile.col, tile.col + width)
        share = (probability * self._grid.weights(tile))[:, :, :width]
        self._probability[:, :, cols] += share
        self._valid[:, cols] |= valid[:, :width]

    def finish_strip(
        self, strip: int
    ) -> tuple[int, npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        """Return the rows that no later tile touches; strips are finished in their order.

        Returns:
            First row; probability ``(sentences, rows, width)`` in [0, 1], 0 where invalid;
            valid ``(rows, width)``. The arrays belong to the caller.

        Raises:
            ValueError: Another strip is the current one.
        """
        if strip != self._strip:
            raise ValueError(f"strip {strip} finished while strip {self._strip} is open")
        row0, row1 = self._grid.strip_rows(strip)
        count = row1 - row0
        probability, valid = self._probability, self._valid
        self._strip += 1
        if self._strip < self._grid.rows:
            self._probability, self._valid = self._empty()
            shared = slice(count, count + self._grid.overlap_px)
            self._probability[:, : self._grid.overlap_px] = probability[:, shared]
            self._valid[: self._grid.overlap_px] = valid[shared]
        probability, valid = probability[:, :count], valid[:count]
        if not valid.all():
            probability[:, ~valid] = 0.0
        return row0, probability, valid
