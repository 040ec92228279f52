"""Scores of objects beyond the land cover, on held-out ground; which of them a model knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from ..batches.grounds import available_grounds
from ..batches.real_pair import Mask, Pixels, RealPair
from ..batches.simulated_pairs import held_out_pairs, nuisance_pairs
from ..language.object_words import OBJECTS
from ..simulation.simulate import GSD_M
from .measured import Row
from .metrics import Metrics
from .painted_sets import metrics_row
from .subject import Subject

PAIRS = 30  # of each object; half as many of others, and of dates that differ by nuisance alone
LEAST_F1 = 0.5  # from which on a model is said to know an object
Predict = Callable[[Pixels, Pixels, Sequence[str]], Sequence[Mask]]
"""Takes two images and sentences, returns a mask for each sentence."""


def evaluate_objects(predict: Predict, data: Path, count: int = PAIRS) -> dict[str, Metrics]:
    """Score every object by its plain sentence.

    Args:
        predict: The model.
        data: Folder of the real images.
        count: Number of pairs in which the object appears.

    Returns:
        Metrics by concept, over pairs with the object, with other objects and with none.
    """
    if not available_grounds(data):
        return {}
    pairs = {concept: held_out_pairs(data, concept, count) for concept in GSD_M}
    nothing = nuisance_pairs(data, count // 2)
    found = {}
    for words in OBJECTS:
        others = [pair for c, of in pairs.items() if c != words.concept for pair in of[::12]]
        sentence = f"the {words.noun} that appeared"
        found[words.concept] = _score(
            predict, sentence, f"{words.concept} appears",
            [*pairs[words.concept], *others[: count // 2], *nothing],
        )  # fmt: skip
    return found


def _score(predict: Predict, sentence: str, name: str, pairs: Sequence[RealPair]) -> Metrics:
    metrics = Metrics()
    for pair in pairs:
        (mask,) = predict(pair.before, pair.after, [sentence])
        empty = np.zeros(pair.before.shape[:2], np.bool_)
        metrics.add(mask, pair.masks.get(name, empty))
    return metrics


def measure_objects(subject: Subject) -> list[Row]:
    """Return a row for every object, with the figures that ``evaluate_objects`` finds."""
    predictor, count = subject.predictor(), PAIRS // (3 if subject.quick else 1)

    def predict(before: Pixels, after: Pixels, sentences: Sequence[str]) -> list[Mask]:
        return [found.mask for found in predictor.predict(before, after, sentences)]

    found = evaluate_objects(predict, subject.folder, count)
    return [
        metrics_row(f"simulated: {concept} appears", metrics) for concept, metrics in found.items()
    ]


def shown_objects(rows: Sequence[Row]) -> list[str]:
    """Return the concepts that a model was shown to find, of rows of ``measure_objects``."""
    f1 = {row.name: row.figures["F1"] or 0.0 for row in rows}
    return [
        words.concept
        for words in OBJECTS
        if f1.get(f"simulated: {words.concept} appears", 0.0) >= LEAST_F1
    ]
