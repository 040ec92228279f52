"""Bands of the probability raster: one per sentence, then those of several phrases of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .phrase_plan import PhrasePlan

Probability = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Band:
    """A band.

    Attributes:
        name: Its description in the file.
        texts: Numbers of the texts of the network whose maximum it holds; none: zeros.
    """

    name: str
    texts: tuple[int, ...]


def probability_bands(sentences: Sequence[str], plan: PhrasePlan) -> tuple[Band, ...]:
    """Return the bands of a run.

    A band of a sentence is the maximum over its phrases. Where there are several, each has a band
    of its own too, from which its polygons can be drawn again.
    """
    layers = [plan.of_sentence(number) for number in range(len(sentences))]
    of_sentences = [
        Band(sentence, tuple(layer.network for layer in own))
        for sentence, own in zip(sentences, layers, strict=True)
    ]
    of_phrases = [
        Band(f"{sentence}: {layer.phrase.text}", (layer.network,))
        for sentence, own in zip(sentences, layers, strict=True)
        if len(own) > 1
        for layer in own
    ]
    return (*of_sentences, *of_phrases)


def band_of_layers(sentences: Sequence[str], plan: PhrasePlan) -> tuple[int, ...]:
    """Return the number of the band from which each layer of a plan can be drawn again."""
    numbers, following = [], len(sentences)
    for layer in plan.layers:
        if len(plan.of_sentence(layer.sentence)) == 1:
            numbers.append(layer.sentence)
        else:
            numbers.append(following)
            following += 1
    return tuple(numbers)


def band_values(bands: Sequence[Band], probability: Probability) -> Probability:
    """Return the values of the bands, ``(bands, h, w)``.

    Args:
        bands: Of the raster.
        probability: ``(texts, h, w)``, one layer per text of the network.
    """
    values = np.zeros((len(bands), *probability.shape[1:]), np.float32)
    for band, target in zip(bands, values, strict=True):
        for number in band.texts:
            np.maximum(target, probability[number], out=target)
    return values
