"""The network and the tiles of a run: it sees an overview first, then batch after batch."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from torch import Tensor

from ..network.mtrefseg import EncodedTiles
from ..rasters.block_masks import BlockMasks
from ..rasters.scene_windows import read_scene_windows
from ..rasters.tile_reader import NOT_READ, TileBatch, read_batches
from ..rasters.tile_source import TileSource
from ..rasters.tiles import Tile, TileGrid
from .batch_predictor import BatchPredictor
from .encoding_cache import EncodingCache
from .predictor import Predictor

Probability = npt.NDArray[np.float32]


class TilePredictor:
    """Shows a network everything for the first time.

    Args:
        network: Answers.
        pair: Where the pixels come from.
        grid: The tiles.
        size: Tiles in a batch.

    Attributes:
        pair: Where the pixels come from.
        grid: The tiles.
        size: Tiles in a batch.
        lasting: Whether what was read is needed again, by another question.
    """

    lasting = False

    def __init__(
        self, network: BatchPredictor, pair: TileSource, grid: TileGrid, size: int
    ) -> None:
        self._network, self.pair, self.grid, self.size = network, pair, grid, size

    def encode_overview(self) -> None:
        """Show the windows that stand for the scene, if the network wants any."""
        self._overview()

    def batches(self) -> Iterator[TileBatch]:
        """Read the batches in their order; for the reading thread."""
        return read_batches(self.pair, self.grid, self.size)

    def predict(self, batch: TileBatch) -> Probability:
        """Return probabilities ``(b, s, t, t)`` of a batch that has tiles."""
        return self._network.predict(batch.images, self.grid.tile_bounds(batch.tiles))

    def try_tile(self) -> tuple[float, float]:
        """Read and predict a tile in the middle; return the seconds that each took.

        What is done once is left out: another tile was tried before.
        """
        tiles = self.grid.tiles(self.grid.rows // 2)
        self._timed(tiles[0])
        return self._timed(tiles[self.grid.cols // 2])

    def _timed(self, tile: Tile) -> tuple[float, float]:
        began = time.perf_counter()
        images, _ = self.pair.read(tile.row, tile.col, self.grid.tile_px, self.grid.tile_px)
        read = time.perf_counter()
        self._network.predict(images[None], self.grid.tile_bounds([tile]))
        return read - began, time.perf_counter() - read

    @property
    def known(self) -> bool:
        """Whether all is remembered, so that nothing has to be read or encoded."""
        return False

    def _overview(self) -> Any:
        if self._network.overview_px:
            seen, tile_bounds = read_scene_windows(self.pair, self._network.overview_px)
            if len(seen):
                return self._network.encode_overview(seen, tile_bounds)
        return None


@dataclass(frozen=True)
class _Place:
    """Where the tiles of a batch lie and which of their pixels are valid (compressed)."""

    tiles: list[Tile]
    valid: bytes
    skipped: int


class SceneCache:
    """What is known of the last scene; a worker has one for all its questions.

    Attributes:
        encodings: What was computed of its images.
        places: Where the batches lie; complete once a run has reached its end.
        masks: Which pixels of the rasters are valid, where the network sees larger ones.
        complete: Whether places and masks are.
    """

    def __init__(self, encodings: EncodingCache | None = None) -> None:
        self.encodings = encodings or EncodingCache()
        self.places: list[_Place] = []
        self.masks = BlockMasks()
        self.complete = False

    def begin(self, scene: object) -> None:
        """Forget everything unless it is of this scene."""
        if not self.encodings.begin(scene):
            self.places, self.complete = [], False
            self.masks = BlockMasks()


class CachedTilePredictor(TilePredictor):
    """Shows a network only what is not remembered of the same scene; answers are the same.

    Batches that are remembered are not even read.

    Args:
        network: Answers.
        pair: Where the pixels come from.
        grid: The tiles.
        size: Tiles in a batch.
        cache: Begun with this scene; a pair in larger pixels keeps its ``masks`` there.
    """

    lasting = True

    def __init__(
        self, network: Predictor, pair: TileSource, grid: TileGrid, size: int, cache: SceneCache
    ) -> None:
        super().__init__(network, pair, grid, size)
        self._predictor, self._cache = network, cache
        self._encodings = cache.encodings

    def encode_overview(self) -> None:
        """Show the windows, or what was made of them before."""
        if self._encodings.overview is not None:
            self._predictor.set_scene_context(self._encodings.overview)
            return
        overview = self._overview()
        if overview is not None:
            self._encodings.put_overview(overview)

    @property
    def known(self) -> bool:
        """Whether all is remembered, so that nothing has to be read or encoded."""
        return self._cache.complete and not self._encodings.full

    def batches(self) -> Iterator[TileBatch]:
        """Give the batches in their order, those that are remembered without images."""
        if self._cache.complete:
            yield from self._known_batches()
            return
        self._cache.places.clear()
        for batch in super().batches():
            packed = zlib.compress(np.packbits(batch.valid).tobytes(), 1)
            self._cache.places.append(_Place(batch.tiles, packed, batch.skipped))
            yield batch
        # where nothing is valid the pair has to see it again, to say so
        self._cache.complete = any(place.tiles for place in self._cache.places)

    def _known_batches(self) -> Iterator[TileBatch]:
        side_px = self.grid.tile_px
        for number, place in enumerate(self._cache.places):
            shape = (len(place.tiles), side_px, side_px)
            bits = np.frombuffer(zlib.decompress(place.valid), np.uint8)
            valid = np.unpackbits(bits, count=int(np.prod(shape))).reshape(shape).astype(bool)
            batch = TileBatch(number, place.tiles, NOT_READ, valid, place.skipped)
            known = number in self._encodings or not place.tiles
            yield batch if known else self._read(batch)

    def predict(self, batch: TileBatch) -> Probability:
        """Return probabilities ``(b, s, t, t)`` of a batch that has tiles."""
        scenes = self._encodings.get(batch.number)
        if scenes is not None:
            probability = self._predictor.predict_encoded(scenes, self.grid.tile_px)
            if probability is not None:
                return probability
        seen = batch if len(batch.images) else self._read(batch)
        if self._encodings.full or batch.number in self._encodings:
            return super().predict(seen)
        return self._predict_and_keep(seen)

    def _predict_and_keep(self, batch: TileBatch) -> Probability:
        kept: list[EncodedTiles] = []
        began = time.perf_counter()
        # a GPU needs its memory for the next part
        probability = self._predictor.predict(
            batch.images,
            self.grid.tile_bounds(batch.tiles),
            lambda scene: kept.append(scene.map(Tensor.cpu)),
        )
        self._encodings.put(batch.number, kept, time.perf_counter() - began)
        return probability

    def _read(self, batch: TileBatch) -> TileBatch:
        side_px = self.grid.tile_px
        read = [self.pair.read(t.row, t.col, side_px, side_px)[0] for t in batch.tiles]
        return replace(batch, images=np.stack(read))
