"""Trees that were lost in the cities that are held out."""

from __future__ import annotations

from collections.abc import Sequence

from ..batches.real_sources import TREES
from ..batches.tree_pairs import TreePairs
from .measured import Row
from .object_matches import connected_objects
from .subject import Subject
from .tree_points import TreePointScore

QUICK_STEP = 6
"""Of every so many places the quick form uses the first."""


def measure_trees(subject: Subject) -> list[Row]:
    """Score the sentence about trees that disappeared, on the longest time of each place.

    Args:
        subject: What is measured.
    """
    pairs = TreePairs(subject.folder / TREES.folder, held_out=True)
    numbers = longest(pairs.names)[:: QUICK_STEP if subject.quick else 1]
    predictor, score = subject.predictor(TREES.gsd_m), TreePointScore()
    for done, number in enumerate(numbers, 1):
        pair = pairs[number]
        (found,) = predictor.predict_probability(pair.before, pair.after, [TREES.sentence])
        labels = connected_objects(found)
        score.add(labels, *pairs.lost_and_kept(number))
        if subject.sheets:
            truth = pair.masks["trees disappears"]
            subject.sheets.add(TREES.folder, pair.name, pair.before, pair.after, truth, labels > 0)
        subject.on_done(done, len(numbers))
    figures = {
        "F1": score.f1,
        "P": score.precision,
        "R": score.recall,
        "point precision": score.point_precision,
        "points": score.lost,
        "components": score.components,
    }
    return [Row(f"{TREES.folder}: {TREES.sentence}", len(numbers), figures)]


def longest(names: Sequence[str]) -> list[int]:
    """Return the number of the pair with the longest time of each place.

    Args:
        names: Places with the years of their dates, ``long_beach_3_2016_2020``.
    """
    chosen: dict[str, tuple[int, int]] = {}
    for number, name in enumerate(names):
        place, first, second = name.rsplit("_", 2)
        years = int(second) - int(first)
        if years > chosen.get(place, (0, 0))[0]:
            chosen[place] = years, number
    return [number for _, number in chosen.values()]
