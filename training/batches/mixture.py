"""Endless training batches: synthetic scenes and, where there are any, real pairs.

Every pair of a batch is a scene of four tiles. A synthetic scene is cut into four; a real one is
composed of four crops of one source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from ..batch import Batch, join
from .captions import NO_CAPTIONS, read_captions
from .grounds import available_grounds
from .hard_negatives import NO_HARD_NEGATIVES, HardNegatives
from .real_scenes import RealScenes
from .real_sources import available_sources
from .scene_crops import preload
from .simulated_scenes import SimulatedScenes
from .synthetic_pairs import make_batch


@dataclass(frozen=True)
class Mixture(IterableDataset[Batch]):
    """Batches number ``first`` to ``last`` of an endless sequence, a function of their number.

    Attributes:
        synthetic: Synthetic scenes in a batch.
        real: Real scenes in a batch.
        sentences: Sentences per scene.
        empty_share: Wanted share of sentences whose mask is empty.
        sides_px: Sides of the scenes; one is drawn per batch.
        first: Number of the first batch.
        last: Number after the last batch.
        data: Folder of the real pairs.
        pool: Number of different synthetic scenes; 0: unlimited. With a pool they keep their
            sentences.
        captions: Share of the sentences that are as people write them.
        free: Only material that is free for any use.
        simulated: Share of the real scenes whose change is simulated on real ground.
        hard: Places where a model marked what did not change.
    """

    synthetic: int
    real: int
    sentences: int
    empty_share: float
    sides_px: tuple[int, ...]
    first: int
    last: int
    data: Path | None = field(default=None)
    pool: int = 0
    captions: float = 0.3
    free: bool = False
    simulated: float = 0.2
    hard: HardNegatives = NO_HARD_NEGATIVES

    def __iter__(self) -> Iterator[Batch]:
        """Yield batches; with several loader processes each yields every n-th."""
        info = get_worker_info()
        offset, step = (info.id, info.num_workers) if info else (0, 1)
        for number in range(self.first + offset, self.last, step):
            rng = np.random.default_rng((number, 2))
            side_px = int(rng.choice(self.sides_px))
            parts = []
            if self.synthetic:
                parts.append(self._synthetic_batch(number, side_px))
            if self.real and self.data:
                parts.append(self._real_batch(rng, side_px, self.data))
            seed = np.random.SeedSequence((number, 3)).generate_state(1)[0]
            yield join(parts).as_one_group(int(seed))

    def loader(self, processes: int) -> DataLoader[Batch]:
        """Return a loader that makes batches in other processes while one is trained on."""
        if processes > 1 and self.data:
            preload(self.data, self.free)  # forked processes share what was read
        return DataLoader(self, batch_size=None, num_workers=processes, prefetch_factor=4)

    def _synthetic_batch(self, number: int, side_px: int) -> Batch:
        numbers = range(number * self.synthetic, (number + 1) * self.synthetic)
        seeds = [n % self.pool for n in numbers] if self.pool else numbers
        batch = make_batch(seeds, side_px, self.sentences, self.empty_share)
        if self.pool:
            return batch
        captions = read_captions(self.data) if self.data and not self.free else NO_CAPTIONS
        return captions.rephrase(np.random.default_rng((number, 5)), batch, self.captions)

    def _real_batch(self, rng: np.random.Generator, side_px: int, data: Path) -> Batch:
        sources = available_sources(data, self.free)
        weights = np.array([source.weight for source in sources])
        drawn = rng.choice(len(sources), self.real, p=weights / weights.sum())
        options = (data, self.sentences, self.empty_share, self.captions, self.free)
        scenes, simulated = RealScenes(*options, self.hard), SimulatedScenes(*options)
        share = self.simulated if available_grounds(data, self.free) else 0.0
        return join(
            [
                simulated.sample(rng, side_px)
                if rng.random() < share
                else scenes.sample(rng, side_px, sources[n])
                for n in drawn
            ]
        )
