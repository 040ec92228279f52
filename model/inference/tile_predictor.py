"""Reads and predicts the tiles of a run in batches, after an overview where the model needs one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from ..rasters.scene_windows import read_scene_windows
from ..rasters.tile_reader import TileBatch, read_batches
from ..rasters.tile_source import TileSource
from ..rasters.tiles import Tile, TileGrid
from .batch_predictor import BatchPredictor, Probability


class TilePredictor:
    """Reads and predicts every tile.

    Args:
        model: Predicts batches of tiles.
        source: Both dates, in the pixels that the model is shown.
        grid: The tiles.
        batch_size: Tiles in a batch.

    Attributes:
        source: Both dates.
        grid: The tiles.
        batch_size: Tiles in a batch.
        keeps_masks: Whether a later run needs the validity masks of the source again.
    """

    keeps_masks = False

    def __init__(
        self, model: BatchPredictor, source: TileSource, grid: TileGrid, batch_size: int
    ) -> None:
        self._model, self.source, self.grid, self.batch_size = model, source, grid, batch_size

    @property
    def fully_cached(self) -> bool:
        """Whether no tile has to be read or encoded."""
        return False

    def encode_overview(self) -> None:
        """Encode the windows that stand for the scene, if the model needs them."""
        self._encode_windows()

    def batches(self) -> Iterator[TileBatch]:
        """Read the batches in their order; for the reading thread."""
        return read_batches(self.source, self.grid, self.batch_size)

    def predict(self, batch: TileBatch) -> Probability:
        """Return the probabilities of a batch that has tiles."""
        return self._model.predict(batch.images, self.grid.tile_bounds(batch.tiles))

    def try_tile(self) -> tuple[float, float]:
        """Read and predict a tile in the middle; return the seconds of each.

        Another tile is predicted before, so that what is done once is not measured.
        """
        tiles = self.grid.tiles(self.grid.rows // 2)
        self._timed(tiles[0])
        return self._timed(tiles[self.grid.cols // 2])

    def _timed(self, tile: Tile) -> tuple[float, float]:
        began = time.perf_counter()
        images, _ = self.source.read(tile.row, tile.col, self.grid.tile_px, self.grid.tile_px)
        was_read = time.perf_counter()
        self._model.predict(images[None], self.grid.tile_bounds([tile]))
        return was_read - began, time.perf_counter() - was_read

    def _encode_windows(self) -> Any:
        if self._model.overview_px:
            windows, bounds = read_scene_windows(self.source, self._model.overview_px)
            if len(windows):
                return self._model.encode_overview(windows, bounds)
        return None
