"""Warns where two phrases with different meanings have the same answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ..files.result_schema import GUESS, KNOWN
from ..messages import Message
from ..outputs.phrase_plan import PhrasePlan
from ..rasters.arrays import Mask
from ..sentences.parsed_sentence import Phrase
from ..wording import shortened
from .batch_predictor import Probability

SAME_IOU = 0.9
"""Intersection over union from which two answers count as one."""
LEAST_PX = 64
"""Answers with fewer changed pixels are not compared."""
MOST_PAIRS = 200
"""Pairs of phrases that are compared in a run; each costs a pass over the masks."""
OPPOSITES = frozenset({"appear", "disappear"})


@dataclass
class _Pair:
    """Two texts of the network and their pixels so far."""

    first: int
    second: int
    intersection: int = 0
    union: int = 0


class PresenceCheck:
    """Compares the masks of phrases strip by strip.

    Args:
        plan: The phrases.
        thresholds: Probability of the network above which a pixel belongs to a mask, one per text
            of the plan.
    """

    def __init__(self, plan: PhrasePlan, thresholds: Sequence[float]) -> None:
        self._plan, self._thresholds = plan, thresholds
        self._pairs = [_Pair(*pair) for pair, _ in zip(_pairs(plan), range(MOST_PAIRS))]

    def add_strip(self, probability: Probability) -> None:
        """Count the pixels of the next strip.

        Args:
            probability: ``(texts, h, w)``, one layer per text of the plan.
        """
        masks: dict[int, Mask] = {}
        for pair in self._pairs:
            for number in (pair.first, pair.second):
                if number not in masks:
                    masks[number] = probability[number] > self._thresholds[number]
            first, second = masks[pair.first], masks[pair.second]
            pair.intersection += int(np.count_nonzero(first & second))
            pair.union += int(np.count_nonzero(first | second))

    def warnings(self, sentences: Sequence[str]) -> tuple[Message, ...]:
        """Return a warning for each phrase whose answer is that of another one.

        Args:
            sentences: As in the request.
        """
        found: dict[int, Message] = {}
        for pair in self._pairs:
            if pair.union < LEAST_PX or pair.intersection < SAME_IOU * pair.union:
                continue
            share = pair.intersection / pair.union
            other = self._plan.texts[pair.second]
            found.setdefault(
                pair.first,
                Message(
                    "'{sentence}' has the same answer as '{other}' ({share:.0%} of the pixels): "
                    "the model does not distinguish them here.",
                    sentence=self._name(pair.first, sentences),
                    other=other,
                    share=share,
                ),
            )
        return tuple(found.values())

    def _name(self, number: int, sentences: Sequence[str]) -> str:
        layer = next(one for one in self._plan.layers if one.network == number)
        return shortened(sentences[layer.sentence])


def _pairs(plan: PhrasePlan) -> Iterator[tuple[int, int]]:
    """Yield pairs of texts that should have different answers; the doubtful one comes first."""
    phrases: dict[int, Phrase] = {layer.network: layer.phrase for layer in plan.layers}
    in_sentences: dict[int, set[int]] = {}
    for layer in plan.layers:
        in_sentences.setdefault(layer.network, set()).add(layer.sentence)
    guessed = {layer.network for layer in plan.layers if layer.understood == GUESS}
    doubtful = {layer.network for layer in plan.layers if layer.understood != KNOWN}
    for first in sorted(doubtful):
        for number, control in enumerate(plan.controls, start=plan.first_control):
            if first in guessed or _differ(phrases[first], control):
                yield first, number
    for first, second in combinations(sorted(phrases), 2):
        # phrases of one sentence are one answer: trees that gave way to buildings
        if in_sentences[first] & in_sentences[second]:
            continue
        if {first, second} & guessed or _differ(phrases[first], phrases[second]):
            yield (second, first) if second in guessed else (first, second)


def _differ(one: Phrase, other: Phrase) -> bool:
    """Return whether the answers of two understood phrases cannot be the same by their meaning.

    Another object with another change may lie in the same place: a wood that gave way to houses.
    """
    if not one.concept or not other.concept:
        return False
    if one.concept == other.concept:
        return {one.change, other.change} == OPPOSITES
    return one.change == other.change
