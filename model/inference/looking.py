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

from ..network.mtrefseg import Scene
from .encodings import Encodings
from .overview import windows
from .predictor import Predictor, Predicts
from .prefetch import NOT_READ, TileBatch, collect
from .raster_pair import RasterPair
from .tiles import Tile, TileGrid

Probability = npt.NDArray[np.float32]


class Looking:
    """Shows a network everything for the first time.

    Args:
        network: Answers.
        pair: Where the pixels come from.
        grid: The tiles.
        size: Tiles in a batch.
    """

    def __init__(self, network: Predicts, pair: RasterPair, grid: TileGrid, size: int) -> None:
        self._network, self._pair, self._grid, self._size = network, pair, grid, size

    def around(self) -> None:
        """Show the windows that stand for the scene, if the network wants any."""
        self._overview()

    def batches(self) -> Iterator[TileBatch]:
        """Read the batches in their order; for the reading thread."""
        return collect(self._pair, self._grid, self._size)

    def predict(self, batch: TileBatch) -> Probability:
        """Return probabilities ``(b, s, t, t)`` of a batch that has tiles."""
        return self._network.predict(batch.images)

    def _overview(self) -> Any:
        if self._network.overview_px:
            seen = windows(self._pair, self._network.overview_px)
            if len(seen):
                return self._network.look_around(seen)
        return None


@dataclass(frozen=True)
class _Place:
    """Where the tiles of a batch lie and which of their pixels are valid (compressed)."""

    tiles: list[Tile]
    valid: bytes
    skipped: int


class SceneMemory:
    """What is known of the last scene; a worker has one for all its questions.

    Attributes:
        encodings: What was computed of its images.
        places: Where the batches lie; complete once a run has reached its end.
        complete: Whether they are.
    """

    def __init__(self, encodings: Encodings | None = None) -> None:
        self.encodings = encodings or Encodings()
        self.places: list[_Place] = []
        self.complete = False

    def begin(self, scene: object) -> None:
        """Forget everything unless it is of this scene."""
        if not self.encodings.begin(scene):
            self.places, self.complete = [], False


class LookingAgain(Looking):
    """Shows a network only what is not remembered of the same scene; answers are the same.

    Batches that are remembered are not even read.

    Args:
        network: Answers.
        pair: Where the pixels come from.
        grid: The tiles.
        size: Tiles in a batch.
        memory: Begun with this scene.
    """

    def __init__(
        self, network: Predictor, pair: RasterPair, grid: TileGrid, size: int, memory: SceneMemory
    ) -> None:
        super().__init__(network, pair, grid, size)
        self._predictor, self._memory = network, memory
        self._encodings = memory.encodings

    def around(self) -> None:
        """Show the windows, or what was made of them before."""
        if self._encodings.overview is not None:
            self._predictor.understand(self._encodings.overview)
            return
        overview = self._overview()
        if overview is not None:
            self._encodings.keep_overview(overview)

    def batches(self) -> Iterator[TileBatch]:
        """Give the batches in their order, those that are remembered without images."""
        if self._memory.complete:
            yield from self._known_batches()
            return
        self._memory.places.clear()
        for batch in super().batches():
            packed = zlib.compress(np.packbits(batch.valid).tobytes(), 1)
            self._memory.places.append(_Place(batch.tiles, packed, batch.skipped))
            yield batch
        # where nothing is valid the pair has to see it again, to say so
        self._memory.complete = any(place.tiles for place in self._memory.places)

    def _known_batches(self) -> Iterator[TileBatch]:
        side_px = self._grid.tile_px
        for number, place in enumerate(self._memory.places):
            shape = (len(place.tiles), side_px, side_px)
            bits = np.frombuffer(zlib.decompress(place.valid), np.uint8)
            valid = np.unpackbits(bits, count=int(np.prod(shape))).reshape(shape).astype(bool)
            batch = TileBatch(number, place.tiles, NOT_READ, valid, place.skipped)
            known = number in self._encodings or not place.tiles
            yield batch if known else self._read(batch)

    def predict(self, batch: TileBatch) -> Probability:
        """Return probabilities ``(b, s, t, t)`` of a batch that has tiles."""
        scenes = self._encodings.recall(batch.number)
        if scenes is not None:
            probability = self._predictor.answer(scenes, self._grid.tile_px)
            if probability is not None:
                return probability
        seen = batch if len(batch.images) else self._read(batch)
        if self._encodings.full or batch.number in self._encodings:
            return self._predictor.predict(seen.images)
        return self._predict_and_keep(seen)

    def _predict_and_keep(self, batch: TileBatch) -> Probability:
        kept: list[Scene] = []
        began = time.perf_counter()
        # a GPU needs its memory for the next part
        probability = self._predictor.predict(
            batch.images, lambda scene: kept.append(scene.each(Tensor.cpu))
        )
        self._encodings.keep(batch.number, kept, time.perf_counter() - began)
        return probability

    def _read(self, batch: TileBatch) -> TileBatch:
        side_px = self._grid.tile_px
        read = [self._pair.read(t.row, t.col, side_px, side_px)[0] for t in batch.tiles]
        return replace(batch, images=np.stack(read))
