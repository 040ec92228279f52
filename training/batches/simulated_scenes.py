"""Training scenes of changes that are simulated on real ground."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..batch import UNKNOWN, Batch
from ..language.change_classes import (
    CHANGE_CLASS_BY_NAME,
    MIN_AREA_PX,
    LabelledSentence,
    sample_sentence,
)
from ..simulation.simulate import NUISANCE_ALONE, SIMULATED_CLASSES, SIMULATORS, simulate
from ..simulation.simulated import Simulated
from .captions import NO_CAPTIONS, read_captions
from .crops import jitter_photometry
from .grounds import available_grounds, cut_ground, find_grounds
from .synthetic_pairs import to_batch

TRIES = 6
OBJECT_WEIGHT = 3.0  # of classes that nothing else shows, beside those that real pairs show too


@dataclass(frozen=True)
class SimulatedScenes:
    """Samples scenes with simulated changes.

    Attributes:
        data: Folder of the real images.
        sentences: Sentences per scene.
        empty_share: Wanted share of sentences whose mask is empty.
        captions: Share of the sentences that are as people write them.
        free: Only images that are free for any use, and no sentences by people.
        held_out: Use the images that are kept for evaluation instead of those for training.
    """

    data: Path
    sentences: int
    empty_share: float
    captions: float = 0.0
    free: bool = False
    held_out: bool = False

    def sample(self, rng: np.random.Generator, side_px: int) -> Batch:
        """Sample a scene, as a batch of one pair."""
        pair = self.sample_pair(rng, side_px)
        before, after = jitter_photometry(rng, (pair.before, pair.after))
        empty = np.zeros((side_px, side_px), np.bool_)
        labelled = []
        for name in self._change_classes(rng, pair):
            known = CHANGE_CLASS_BY_NAME[name]
            sentence = sample_sentence(rng, known)
            labelled.append(LabelledSentence(known, sentence, pair.masks.get(name, empty)))
        land_cover = np.full((1, 2, side_px, side_px), UNKNOWN, np.uint8)
        batch = to_batch([before], [after], land_cover, [labelled])
        captions = NO_CAPTIONS if self.free else read_captions(self.data)
        return captions.rephrase(rng, batch, self.captions)

    def sample_pair(
        self,
        rng: np.random.Generator,
        side_px: int,
        concepts: Collection[str] = tuple(SIMULATORS),
        nuisance_alone: float = NUISANCE_ALONE,
    ) -> Simulated:
        """Sample a pair with a simulated change; without one where no ground fits in a few tries.

        Args:
            rng: Decides.
            side_px: Side of the images.
            concepts: What may be simulated.
            nuisance_alone: Probability that nothing changes.
        """
        sources = available_grounds(self.data, self.free)
        sources = [source for source in sources if source.fitting(concepts)]
        weights = np.array([source.weight for source in sources])
        for _ in range(TRIES):
            source = sources[rng.choice(len(sources), p=weights / weights.sum())]
            images = find_grounds(self.data, source, self.held_out)
            ground = cut_ground(rng, images[rng.integers(len(images))], side_px)
            pair = simulate(rng, ground, source.fitting(concepts), nuisance_alone)
            if pair is not None:
                return pair
        return Simulated(ground.before, ground.before, {}, tuple(sorted(SIMULATED_CLASSES)))

    def _change_classes(self, rng: np.random.Generator, pair: Simulated) -> list[str]:
        """Choose change classes that are present, and some that are certainly absent."""
        present = [name for name, mask in pair.masks.items() if mask.sum() >= MIN_AREA_PX]
        absent = list(pair.absent)
        count = round(self.empty_share * self.sentences) if absent else 0
        count = count if present else self.sentences
        return _draw(rng, present, self.sentences - count) + _draw(rng, absent, count)


def _draw(rng: np.random.Generator, names: list[str], count: int) -> list[str]:
    if not names or not count:
        return []
    weights = np.array([OBJECT_WEIGHT if name in SIMULATED_CLASSES else 1.0 for name in names])
    return [str(name) for name in rng.choice(names, count, p=weights / weights.sum())]
