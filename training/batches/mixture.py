"""Endless training batches: synthetic scenes and, where there are any, real pairs.

Every pair of a batch is a scene of four tiles. A synthetic scene is cut into four; a real one is
put together from four places of one source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from ..batch import UNKNOWN, Batch, join
from ..language.change_classes import CHANGE_CLASS_BY_NAME, LabelledSentence, sample_sentence
from ..language.subsets import sample_reference
from .paste import copy_paste, sample_objects
from .real_pairs import (
    NAIP,
    SOURCES,
    Crop,
    RealPair,
    Source,
    available_sources,
    crop,
    jitter_photometry,
    read_source,
    swap_dates,
)
from .synthetic_pairs import make_batch, to_batch

UNCHANGED = 0.25  # share of real scenes that show one date twice
PAINTED = 0.7  # share of those on which objects are laid
MOVED = 0.3  # share of the tiles on which a movable source's objects of another tile are laid
_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True)
class Mixture(IterableDataset[Batch]):
    """Batches number ``first`` to ``last`` of an endless row, the same for the same number.

    Attributes:
        synthetic: Synthetic scenes in a batch.
        real: Real scenes in a batch.
        sentences: Sentences per scene.
        empty_share: Wanted share of sentences whose mask is empty.
        sides_px: Sides of the scenes; one is drawn per batch.
        subset_share: Share of the sentences that are about a part of a change.
        pool: Synthetic scenes there are; 0: no end of them.
        first: Number of the first batch.
        last: Number after the last batch.
        data: Folder of the real pairs.
    """

    synthetic: int
    real: int
    sentences: int
    empty_share: float
    sides_px: tuple[int, ...]
    first: int
    last: int
    data: Path | None = field(default=None)
    subset_share: float = 0.0
    pool: int = 0

    def __iter__(self) -> Iterator[Batch]:
        """Make batches; with several loader processes each makes every n-th."""
        info = get_worker_info()
        offset, step = (info.id, info.num_workers) if info else (0, 1)
        for number in range(self.first + offset, self.last, step):
            rng = np.random.default_rng((number, 2))
            side_px = int(rng.choice(self.sides_px))
            parts = []
            if self.synthetic:
                numbers = range(number * self.synthetic, (number + 1) * self.synthetic)
                seeds = [n % self.pool for n in numbers] if self.pool else numbers
                parts.append(make_batch(seeds, side_px, self.sentences, self.empty_share,
                                        subset_share=self.subset_share))  # fmt: skip
            if self.real and self.data:
                parts.append(self._real(rng, side_px, self.data))
            seed = np.random.SeedSequence((number, 3)).generate_state(1)[0]
            yield join(parts).as_one_group(int(seed))

    def loader(self, processes: int) -> DataLoader[Batch]:
        """Return a loader that makes batches in other processes while one is trained on."""
        return DataLoader(self, batch_size=None, num_workers=processes, prefetch_factor=4)

    def _real(self, rng: np.random.Generator, side_px: int, data: Path) -> Batch:
        sources = available_sources(data)
        weights = np.array([source.weight for source in sources])
        drawn = rng.choice(len(sources), self.real, p=weights / weights.sum())
        return join([self._scene(rng, side_px, data, sources[n]) for n in drawn])

    def _scene(self, rng: np.random.Generator, side_px: int, data: Path, source: Source) -> Batch:
        pairs = _training_pairs(data, source.folder)
        unchanged = rng.random() < UNCHANGED
        swap = bool(source.when_swapped) and rng.random() < 0.4
        painted = sample_objects(rng, side_px) if unchanged and rng.random() < PAINTED else None
        tiles, half = [], side_px // 2
        for row, col in ((0, 0), (0, half), (half, 0), (half, half)):
            before, after, truths = (
                _unchanged(rng, pairs, half, source)
                if unchanged
                else _changed(rng, pairs, half, source, swap)
            )
            if painted:
                place = np.s_[row : row + half, col : col + half]
                before, after = painted.paste(after, place)
                truths = {name: mask[place] for name, mask in painted.masks().items()}
            before, after = jitter_photometry(rng, (before, after))
            tiles.append((before, after, truths))
        if painted:
            names = self._some(rng, list(painted.masks()), painted.absent())
        else:
            names = self._questions(rng, source, tiles, unchanged, swap)
        nothing = np.zeros((half, half), np.bool_)
        masks = [_whole([tile[2].get(name, nothing) for tile in tiles]) for name in names]
        dates = (_whole([tile[0] for tile in tiles]), _whole([tile[1] for tile in tiles]))
        sentences = []
        for name, mask in zip(names, masks, strict=True):
            change_class = CHANGE_CLASS_BY_NAME[name]
            whole = LabelledSentence(change_class, sample_sentence(rng, change_class), mask)
            sentences.append(
                sample_reference(rng, dates, None, whole, self.subset_share, self.empty_share)
            )
        covers = np.full((1, 2, side_px, side_px), UNKNOWN, np.uint8)
        return to_batch([dates[0]], [dates[1]], covers, [sentences])

    def _questions(
        self,
        rng: np.random.Generator,
        source: Source,
        tiles: list[Crop],
        unchanged: bool,
        swap: bool,
    ) -> list[str]:
        """Choose what is asked: first what has an answer, then what has none for certain."""
        if unchanged:
            # only what the source can answer elsewhere, or words would mean nothing on real images
            own = [*source.labelled, *source.absent]
            return [str(name) for name in rng.choice(own, self.sentences)]
        held = list(tiles[0][2])
        known = [name for name in held if any(tile[2][name].any() for tile in tiles)]
        never = [source.when_swapped.get(name, "") if swap else name for name in source.absent]
        never = [name for name in (*never, *held) if name and name not in known]
        return self._some(rng, known, never)

    def _some(self, rng: np.random.Generator, known: list[str], never: list[str]) -> list[str]:
        """Choose among what has an answer and what has none."""
        empty = round(self.empty_share * self.sentences) if never else 0
        empty = empty if known else self.sentences
        asked = list(rng.choice(known, self.sentences - empty)) if known else []
        none = list(rng.choice(never, empty)) if empty else []
        return [str(name) for name in asked + none]


@lru_cache(maxsize=8)
def _training_pairs(data: Path, folder: str) -> list[RealPair]:
    source = next(source for source in (*SOURCES, NAIP) if source.folder == folder)
    return read_source(data, source, held_out=False)


def _unchanged(
    rng: np.random.Generator, pairs: list[RealPair], side_px: int, source: Source
) -> Crop:
    pair = pairs[rng.integers(len(pairs))]
    twice = pair.before if rng.random() < 0.5 else pair.after
    return crop(rng, RealPair(pair.name, twice, twice, {}), side_px, source.scales)


def _changed(
    rng: np.random.Generator, pairs: list[RealPair], side_px: int, source: Source, swap: bool
) -> Crop:
    def some() -> Crop:
        pair = pairs[rng.integers(len(pairs))]
        own = swap_dates(pair, source.when_swapped) if swap else pair
        return crop(rng, own, side_px, source.scales)

    own = some()
    if source.pastable and rng.random() < MOVED:
        own = copy_paste(own, some(), int(not swap))
    return own


def _whole(quarters: list[npt.NDArray[_T]]) -> npt.NDArray[_T]:
    top = np.concatenate(quarters[:2], axis=1)
    bottom = np.concatenate(quarters[2:], axis=1)
    return np.concatenate([top, bottom], axis=0)
