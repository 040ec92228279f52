"""Training scenes of real pairs: four crops of one source, with sentences."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import torch

from ..batch import Batch
from ..language.change_classes import CHANGE_CLASS_BY_NAME, LabelledSentence, sample_sentence
from .captions import NO_CAPTIONS, read_captions
from .crops import Crop, jitter_photometry
from .hard_negatives import NO_HARD_NEGATIVES, HardNegatives
from .real_pair import Mask
from .real_sources import Source, never_in
from .scene_crops import (
    changed_crop,
    land_cover,
    objects_for,
    other_date,
    pair_numbers,
    paste,
    training_pairs,
    unchanged_crop,
)
from .synthetic_pairs import to_batch

UNCHANGED_SHARE = 0.25  # of the scenes, with one image for both dates
PASTED_SHARE = 0.7  # of those, with objects on one date
HARD_SHARE = 0.25  # of the crops of sources where hard negatives were found
SWAPPED_SHARE = 0.4  # of the scenes of sources whose dates may be swapped
_T = TypeVar("_T", bound=np.generic)


@dataclass(frozen=True)
class RealScenes:
    """Samples scenes of the training pairs.

    Attributes:
        data: Folder of the real pairs.
        sentences: Sentences per scene.
        empty_share: Wanted share of sentences whose mask is empty.
        captions: Share of the sentences that are as people write them.
        free: Only material that is free for any use: no sentences by people, and not all objects.
        hard: Places where a model marked what did not change.
    """

    data: Path
    sentences: int
    empty_share: float
    captions: float
    free: bool = False
    hard: HardNegatives = NO_HARD_NEGATIVES

    def sample(self, rng: np.random.Generator, side_px: int, source: Source) -> Batch:
        """Sample a scene of a source, as a batch of one pair."""
        pairs = training_pairs(self.data, source.folder)
        unchanged = source.single or rng.random() < UNCHANGED_SHARE
        swap = bool(source.when_swapped) and rng.random() < SWAPPED_SHARE
        pasted = None
        if unchanged and rng.random() < PASTED_SHARE:
            pasted = objects_for(rng, side_px, self.data, source, self.free)
        tiles, half_px = [], side_px // 2
        for row, col in ((0, 0), (0, half_px), (half_px, 0), (half_px, half_px)):
            if unchanged:
                tile = unchanged_crop(rng, pairs, half_px, source)
            else:
                around = self._hard_negative(rng, source)
                tile = changed_crop(rng, pairs, half_px, source, swap, around)
            if unchanged and not pasted:
                tile = other_date(rng, tile, source)
            if pasted:
                tile = paste(tile, pasted, np.s_[row : row + half_px, col : col + half_px])
            before, after = jitter_photometry(rng, (tile.before, tile.after))
            tiles.append(replace(tile, before=before, after=after))
        if pasted:
            names = self._choose(rng, list(pasted.masks()), pasted.absent())
        else:
            names = self._change_classes(rng, source, tiles, unchanged, swap)
        batch = self._labelled(rng, tiles, names)
        # where people described the pairs, more of the sentences are theirs
        share = min(1.0, (1 + source.buildings_only) * self.captions)
        captions = NO_CAPTIONS if self.free else read_captions(self.data)
        return captions.rephrase(rng, batch, share, source.buildings_only)

    def _hard_negative(
        self, rng: np.random.Generator, source: Source
    ) -> tuple[int, int, int] | None:
        """Draw the number of a pair, row and column now and then, where the source has places."""
        if source.folder not in self.hard.places or rng.random() >= HARD_SHARE:
            return None
        place = self.hard.draw(rng, source.folder)
        numbers = pair_numbers(self.data, source.folder)
        if place is None or place.pair not in numbers:
            return None
        return numbers[place.pair], place.row, place.col

    def _labelled(self, rng: np.random.Generator, tiles: list[Crop], names: list[str]) -> Batch:
        """Join the tiles and sample a sentence for each change class."""
        before, after = _joined([t.before for t in tiles]), _joined([t.after for t in tiles])
        empty = np.zeros(tiles[0].before.shape[:2], np.bool_)
        masks = [_joined([tile.masks.get(name, empty) for tile in tiles]) for name in names]
        sentences = []
        for name, mask in zip(names, masks, strict=True):
            change_class = CHANGE_CLASS_BY_NAME[name]
            sentence = sample_sentence(rng, change_class)
            sentences.append(LabelledSentence(change_class, sentence, mask))
        covers = [[land_cover(tile)[date] for tile in tiles] for date in (0, 1)]
        cover = np.stack([_joined(of_date) for of_date in covers])
        batch = to_batch([before], [after], cover[None], [sentences])
        return replace(batch, known=_known(tiles, names))

    def _change_classes(
        self,
        rng: np.random.Generator,
        source: Source,
        tiles: list[Crop],
        unchanged: bool,
        swap: bool,
    ) -> list[str]:
        """Choose change classes that are present, and some that are certainly absent."""
        if unchanged:
            # no other ones: the model would learn that they are never present in real images
            of_source = [*source.labelled, *source.absent]
            return [str(name) for name in rng.choice(of_source, self.sentences)]
        labelled = list(tiles[0].masks)
        present = [name for name in labelled if any(tile.masks[name].any() for tile in tiles)]
        absent = [source.when_swapped.get(name, "") if swap else name for name in source.absent]
        absent = [name for name in (*absent, *labelled) if name and name not in present]
        absent += never_in(source)
        return self._choose(rng, present, absent)

    def _choose(self, rng: np.random.Generator, present: list[str], absent: list[str]) -> list[str]:
        """Choose among change classes that are present and absent."""
        empty = round(self.empty_share * self.sentences) if absent else 0
        empty = empty if present else self.sentences
        chosen = list(rng.choice(present, self.sentences - empty)) if present else []
        chosen += list(rng.choice(absent, empty)) if empty else []
        return [str(name) for name in chosen]


def _known(tiles: list[Crop], names: list[str]) -> torch.Tensor | None:
    """Return where the masks of some change classes are known, ``(1, k, h, w)``."""
    if not any(tile.known for tile in tiles):
        return None
    everywhere: Mask = np.ones(tiles[0].before.shape[:2], np.bool_)
    known = [_joined([tile.known.get(name, everywhere) for tile in tiles]) for name in names]
    return torch.from_numpy(np.stack(known))[None]


def _joined(quarters: list[npt.NDArray[_T]]) -> npt.NDArray[_T]:
    top = np.concatenate(quarters[:2], axis=1)
    bottom = np.concatenate(quarters[2:], axis=1)
    return np.concatenate([top, bottom], axis=0)
