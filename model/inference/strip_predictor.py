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
from .batch_predictor import BatchPredictor
from .enlarge import Enlarger, Floats, Strip
from .mosaic import Mosaic
from .tile_predictor import TilePredictor
from .timings import StageTimer


class StripPredictor:
    """Predicts tiles, blends them and hands out what no later tile touches.

    Args:
        looking: The network and the tiles.
        sentences: Number of probability layers.
        clock: Counts the seconds.
    """

    def __init__(
        self, looking: TilePredictor, sentences: int, clock: StageTimer | None = None
    ) -> None:
        self._looking, self._grid = looking, looking.grid
        self._clock = clock or StageTimer()
        self._mosaic, self._strip = Mosaic(looking.grid, sentences), 0
        self._enlarger: Enlarger | None = None
        if isinstance(looking.pair, RescaledPair):
            self._enlarger = Enlarger(looking.pair, looking.lasting)

    def add_batch(self, batch: TileBatch) -> Iterator[Strip]:
        """Predict a batch; give the strips that are complete.

        Raises:
            MtrefsegError: The network answers with what is no number.
        """
        self._clock.seconds["wait for reading"] = batch.waited_s
        if not batch.tiles:
            return
        with self._clock.stage("predict"):
            probability = self._looking.predict(batch)
        _check_numbers(probability)
        for number, tile in enumerate(batch.tiles):
            yield from self._until(tile.strip)
            with self._clock.stage("blend"):
                self._mosaic.add(tile, probability[number], batch.valid[number])

    def finish(self) -> Iterator[Strip]:
        """Give the strips that are left."""
        yield from self._until(self._grid.rows)

    def _until(self, end: int) -> Iterator[Strip]:
        while self._strip < end:
            with self._clock.stage("blend"):
                strip = Strip(*self._mosaic.finish_strip(self._strip))
            self._strip += 1
            if self._enlarger is None:
                yield strip
            else:
                yield from self._enlarged(self._enlarger.add(strip))

    def _enlarged(self, strips: Iterator[Strip]) -> Iterator[Strip]:
        while True:
            with self._clock.stage("blend"):
                strip = next(strips, None)
            if strip is None:
                return
            yield strip


def _check_numbers(probability: Floats) -> None:
    if not np.isfinite(probability).all():
        raise MtrefsegError(
            "The model answers with values that are no numbers (NaN).",
            "Use the precision float32; where that does not help its weights are damaged: copy or "
            "train the model again.",
        )


def choose_grid(
    tiles: TileConfig,
    size: ImageSize,
    tile_px: int | None = None,
    overlap_px: int | None = None,
) -> TileGrid:
    """Return the tiles over what a network sees; what is not given follows model and size.

    Args:
        tiles: Those that the model takes.
        size: What is searched, in the pixels that the network sees.
        tile_px: Side of a tile.
        overlap_px: What neighbours share.

    Raises:
        MtrefsegError: The model does not take such tiles.
    """
    height, width = size.height, size.width
    # what a tile must see of its neighbours does not shrink with it
    shared_px = tiles.overlap_px if overlap_px is None else overlap_px
    side_px = (
        tile_px or cheapest_tile_side(height, width, tiles.usual(), shared_px) or tiles.size_px
    )
    if overlap_px is None:
        shared_px = min(shared_px, side_px // 2)
    tiles.check(side_px, shared_px)
    return TileGrid(height, width, side_px, shared_px)


def predict_whole(
    network: BatchPredictor, source: TileSource, tiles: TileConfig, sentences: int
) -> Floats:
    """Predict all of a small pair at once, as a run does strip by strip.

    Args:
        network: Answers so many sentences.
        source: What it is shown; a ``RescaledPair`` gives the probabilities on the pixels of its
            pair.
        tiles: Those that the model takes.
        sentences: Number of probability layers.

    Returns:
        Probabilities ``(sentences, height, width)`` in [0, 1], 0 where invalid.

    Raises:
        MtrefsegError: The network answers with what is no number.
    """
    looking = TilePredictor(network, source, choose_grid(tiles, source), tiles.batch_size)
    looking.encode_overview()
    predictor = StripPredictor(looking, sentences)
    strips = [strip for batch in looking.batches() for strip in predictor.add_batch(batch)]
    strips += predictor.finish()
    return np.concatenate([strip.probability for strip in strips], axis=1)
