"""The last scene of a process, and the prediction that reads and encodes nothing of it twice."""

from __future__ import annotations

import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from torch import Tensor

from ..network.mtrefseg import EncodedTiles
from ..rasters.arrays import Mask
from ..rasters.block_masks import BlockMasks
from ..rasters.tile_reader import NOT_READ, TileBatch, read_batches
from ..rasters.tile_source import TileSource
from ..rasters.tiles import Tile, TileGrid
from .batch_predictor import Probability
from .encoding_cache import EncodingCache
from .predictor import Predictor
from .tile_predictor import TilePredictor


@dataclass(frozen=True)
class CachedBatch:
    """A batch without its images; the validity of its pixels is compressed."""

    tiles: list[Tile]
    packed: bytes
    skipped: int

    @classmethod
    def of(cls, batch: TileBatch) -> CachedBatch:
        """Pack a batch."""
        packed = zlib.compress(np.packbits(batch.valid).tobytes(), 1)
        return cls(batch.tiles, packed, batch.skipped)

    def unpack(self, number: int, tile_px: int) -> TileBatch:
        """Return the batch with ``NOT_READ`` for its images."""
        shape = (len(self.tiles), tile_px, tile_px)
        bits = np.frombuffer(zlib.decompress(self.packed), np.uint8)
        valid: Mask = np.unpackbits(bits, count=int(np.prod(shape))).reshape(shape).astype(bool)
        return TileBatch(number, self.tiles, NOT_READ, valid, self.skipped)


class SceneCache:
    """The cached encodings of the last scene; a worker has one for all its requests.

    Attributes:
        encodings: The encoded batches.
        batches: All batches of the scene, in their order, once a run has read them to the end.
        masks: Validity of the rasters' pixels, where the model is shown larger ones.
        complete: Whether ``batches`` and ``masks`` cover the scene.
    """

    def __init__(self, encodings: EncodingCache | None = None) -> None:
        self.encodings = encodings or EncodingCache()
        self.batches: list[CachedBatch] = []
        self.masks = BlockMasks()
        self.complete = False

    def open_scene(self, key: object) -> None:
        """Clear the cache unless it holds this scene."""
        if not self.encodings.open_scene(key):
            self.batches, self.complete = [], False
            self.masks = BlockMasks()


class CachedTilePredictor(TilePredictor):
    """Reads and encodes only what is not in the cache; the probabilities are the same.

    Args:
        model: Predicts batches of tiles.
        source: Both dates; a ``RescaledPair`` has the ``masks`` of the cache.
        grid: The tiles.
        batch_size: Tiles in a batch.
        cache: Opened for this scene.
    """

    keeps_masks = True

    def __init__(
        self,
        model: Predictor,
        source: TileSource,
        grid: TileGrid,
        batch_size: int,
        cache: SceneCache,
    ) -> None:
        super().__init__(model, source, grid, batch_size)
        self._predictor, self._cache, self._encodings = model, cache, cache.encodings

    @property
    def fully_cached(self) -> bool:
        """Whether no tile has to be read or encoded."""
        return self._cache.complete and not self._encodings.full

    def encode_overview(self) -> None:
        """Encode the windows that stand for the scene, or take them from the cache."""
        if self._encodings.overview is not None:
            self._predictor.set_scene_context(self._encodings.overview)
            return
        overview = self._encode_windows()
        if overview is not None:
            self._encodings.put_overview(overview)

    def batches(self) -> Iterator[TileBatch]:
        """Yield the batches in their order, without images where their encodings are cached."""
        return self._cached_batches() if self._cache.complete else self._read_batches()

    def _read_batches(self) -> Iterator[TileBatch]:
        self._cache.batches.clear()
        for batch in read_batches(self.source, self.grid, self.batch_size):
            self._cache.batches.append(CachedBatch.of(batch))
            yield batch
        # a scene without valid pixels is read again, because reading it adds the warning
        self._cache.complete = any(batch.tiles for batch in self._cache.batches)

    def _cached_batches(self) -> Iterator[TileBatch]:
        for number, cached in enumerate(self._cache.batches):
            batch = cached.unpack(number, self.grid.tile_px)
            is_encoded = number in self._encodings or not cached.tiles
            yield batch if is_encoded else self._with_images(batch)

    def predict(self, batch: TileBatch) -> Probability:
        """Return the probabilities of a batch that has tiles."""
        encoded = self._encodings.get(batch.number)
        if encoded is not None:
            probability = self._predictor.predict_encoded(encoded, self.grid.tile_px)
            if probability is not None:
                return probability
        if not len(batch.images):
            batch = self._with_images(batch)
        if self._encodings.full or batch.number in self._encodings:
            return super().predict(batch)
        return self._predict_and_cache(batch)

    def _predict_and_cache(self, batch: TileBatch) -> Probability:
        encoded: list[EncodedTiles] = []
        began = time.perf_counter()
        probability = self._predictor.predict(
            batch.images,
            self.grid.tile_bounds(batch.tiles),
            # to the CPU at once: a GPU needs its memory for the next part of the batch
            on_encoded=lambda tiles: encoded.append(tiles.map(Tensor.cpu)),
        )
        self._encodings.put(batch.number, encoded, time.perf_counter() - began)
        return probability

    def _with_images(self, batch: TileBatch) -> TileBatch:
        side_px = self.grid.tile_px
        images = [self.source.read(t.row, t.col, side_px, side_px)[0] for t in batch.tiles]
        return replace(batch, images=np.stack(images))
