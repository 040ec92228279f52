"""Turned pairs and exchanged dates whose sentence stays true."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from .change_words import exchange_dates
from .orientation_words import ORIENTATIONS

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
EXCHANGED = 0.5  # share of the samples whose dates are exchanged where the sentence allows it


@dataclass(frozen=True)
class TrainingPair:
    """One pair as it is shown to the network.

    Attributes:
        before: ``(h, w, 3)``.
        after: The same shape.
        masks: ``(k, h, w)``; stage 1 has as many as there are, stage 2 one.
        sentence: What the mask answers; None in stage 1.
    """

    before: Pixels
    after: Pixels
    masks: Mask
    sentence: str | None


def augment(shown: TrainingPair, rng: np.random.Generator) -> TrainingPair:
    """Orientation, mirror and exchange the dates at random; what the sentence forbids is left out.

    Args:
        shown: A pair of any shape.
        rng: Decides; always draws the same number of values.
    """
    turn = ORIENTATIONS[rng.integers(len(ORIENTATIONS))]
    swap = rng.random() < EXCHANGED
    turned = None if shown.sentence is None else turn.sentence(shown.sentence)
    if shown.sentence is None or turned is not None:
        shown = TrainingPair(
            turn.image(shown.before),
            turn.image(shown.after),
            np.stack([turn.image(mask) for mask in shown.masks]),
            turned,
        )
    exchanged = None if shown.sentence is None else exchange_dates(shown.sentence)
    if swap and (shown.sentence is None or exchanged is not None):
        shown = replace(shown, before=shown.after, after=shown.before, sentence=exchanged)
    return shown
