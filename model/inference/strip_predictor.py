"""From batches of tiles to finished strips of probabilities on the pixels of the rasters."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..config import TileConfig
from ..errors import MtrefsegError
from ..rasters.rescaled_pair import RescaledPair
from ..rasters.tile_reader import TileBatch
from ..rasters.tile_source import ImageSize, TileSource
from ..rasters.tiles import TileGrid, cheapest_tile_side
from .batch_predictor import BatchPredictor, Probability
from .mosaic import Mosaic
from .stage_timer import StageTimer
from .tile_predictor import TilePredictor
from .upsample import Strip, StripUpsampler


class StripPredictor:
    """Predicts and blends tiles, and yields the rows that no later tile touches.

    Args:
        tiles: Predicts batches of tiles.
        sentences: Number of probability layers.
        timer: Adds up the seconds of the stages.
    """

    def __init__(
        self, tiles: TilePredictor, sentences: int, timer: StageTimer | None = None
    ) -> None:
        self._tiles, self._grid = tiles, tiles.grid
        self._timer = timer or StageTimer()
        self._mosaic, self._strip = Mosaic(tiles.grid, sentences), 0
        self._upsampler: StripUpsampler | None = None
        if isinstance(tiles.source, RescaledPair):
            self._upsampler = StripUpsampler(tiles.source, tiles.keeps_masks)

    def add_batch(self, batch: TileBatch) -> Iterator[Strip]:
        """Predict a batch; yield the strips that are complete.

        Raises:
            MtrefsegError: The model returns NaN or infinity.
        """
        self._timer.seconds["wait for reading"] = batch.waited_s
        if not batch.tiles:
            return
        with self._timer.stage("predict"):
            probability = self._tiles.predict(batch)
        _check_finite(probability)
        for number, tile in enumerate(batch.tiles):
            yield from self._strips_until(tile.strip)
            with self._timer.stage("blend"):
                self._mosaic.add(tile, probability[number], batch.valid[number])

    def finish(self) -> Iterator[Strip]:
        """Yield the strips that are left."""
        yield from self._strips_until(self._grid.rows)

    def _strips_until(self, end: int) -> Iterator[Strip]:
        while self._strip < end:
            with self._timer.stage("blend"):
                strip = Strip(*self._mosaic.finish_strip(self._strip))
            self._strip += 1
            if self._upsampler is None:
                yield strip
            else:
                yield from self._timed(self._upsampler.add(strip))

    def _timed(self, strips: Iterator[Strip]) -> Iterator[Strip]:
        while True:
            with self._timer.stage("blend"):
                strip = next(strips, None)
            if strip is None:
                return
            yield strip


def _check_finite(probability: Probability) -> None:
    if not np.isfinite(probability).all():
        raise MtrefsegError(
            "The model returns values that are no numbers (NaN).",
            "Use the precision float32; where that does not help its weights are damaged: copy or "
            "train the model again.",
        )


def choose_grid(
    tiles: TileConfig,
    size: ImageSize,
    tile_px: int | None = None,
    overlap_px: int | None = None,
) -> TileGrid:
    """Return the tiles of a run; what is not given follows the model and the size.

    Args:
        tiles: The tile sizes that the model takes.
        size: Rows and columns, in the pixels of the model.
        tile_px: Side of a tile.
        overlap_px: Overlap of neighbouring tiles.

    Raises:
        MtrefsegError: The model does not take such tiles.
    """
    height, width = size.height, size.width
    # the context that a tile needs from its neighbours does not shrink with the tile
    shared_px = tiles.overlap_px if overlap_px is None else overlap_px
    side_px = tile_px or cheapest_tile_side(height, width, tiles.defaults(), shared_px)
    side_px = side_px or tiles.size_px
    if overlap_px is None:
        shared_px = min(shared_px, side_px // 2)
    tiles.check(side_px, shared_px)
    return TileGrid(height, width, side_px, shared_px)


def predict_whole(
    model: BatchPredictor, source: TileSource, tiles: TileConfig, sentences: int
) -> Probability:
    """Predict a small pair at once, with the same steps as a run.

    Args:
        model: Predicts as many sentences.
        source: Both dates; for a ``RescaledPair`` the result has the pixels of its pair.
        tiles: The tile sizes that the model takes.
        sentences: Number of probability layers.

    Returns:
        Probabilities ``(sentences, height, width)`` in [0, 1], 0 where invalid.

    Raises:
        MtrefsegError: The model returns NaN or infinity.
    """
    predictor = TilePredictor(model, source, choose_grid(tiles, source), tiles.batch_size)
    predictor.encode_overview()
    strips = StripPredictor(predictor, sentences)
    done = [strip for batch in predictor.batches() for strip in strips.add_batch(batch)]
    done += strips.finish()
    return np.concatenate([strip.probability for strip in done], axis=1)
