"""Augmentation by orientation and order of the dates; the sentence is rewritten accordingly."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .change_words import swap_dates_in
from .orientation_words import ORIENTATIONS, Orientation

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
SWAP_PROBABILITY = 0.5  # of the dates, where the sentence can be rewritten


@dataclass(frozen=True)
class TrainingPair:
    """One pair for training.

    Attributes:
        before: ``(h, w, 3)``.
        after: The same shape.
        masks: ``(k, h, w)``; all of the pair in stage 1, one in stage 2.
        sentence: That the mask belongs to; None in stage 1.
    """

    before: Pixels
    after: Pixels
    masks: Mask
    sentence: str | None


def augment(pair: TrainingPair, rng: np.random.Generator) -> TrainingPair:
    """Rotate, mirror and swap the dates at random, where the sentence can be rewritten.

    Args:
        pair: Of any shape.
        rng: Decides; always draws the same number of values.
    """
    orientation = ORIENTATIONS[rng.integers(len(ORIENTATIONS))]
    swap = rng.random() < SWAP_PROBABILITY
    pair = _oriented(pair, orientation)
    return _swapped(pair) if swap else pair


def _oriented(pair: TrainingPair, orientation: Orientation) -> TrainingPair:
    sentence = None if pair.sentence is None else orientation.sentence(pair.sentence)
    if pair.sentence is not None and sentence is None:
        return pair
    return TrainingPair(
        orientation.image(pair.before),
        orientation.image(pair.after),
        np.stack([orientation.image(mask) for mask in pair.masks]),
        sentence,
    )


def _swapped(pair: TrainingPair) -> TrainingPair:
    sentence = None if pair.sentence is None else swap_dates_in(pair.sentence)
    if pair.sentence is not None and sentence is None:
        return pair
    return replace(pair, before=pair.after, after=pair.before, sentence=sentence)
