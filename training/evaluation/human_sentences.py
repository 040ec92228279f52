"""Sentences by people about squares of LEVIR: a model's masks, as written and parsed.

The masks hold buildings alone, so a sentence is scored by its phrases about buildings or
construction; one about other things alone is left out of the scores and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...model.sentences.model_words import ModelWords
from ...model.sentences.parse_sentence import parse_sentence
from ...model.sentences.parsed_sentence import NO_CHANGE, REFUSED, ParsedSentence, Phrase
from .human_squares import Square, SquareMasks
from .image_predictor import Mask
from .kept_components import kept_mask
from .measured import OnDone, no_progress
from .metrics import Metrics

PLAIN = "the buildings that appeared"
TRUE_CONCEPTS = ("building", "construction")


@dataclass
class HumanScores:
    """Metrics of sentences about buildings, and counts of all.

    Attributes:
        plain: Of the sentence ``PLAIN`` in the squares of these sentences.
        written: The model is given the sentence as it is written.
        parsed: Of the phrases that the parser finds in it.
        positions: With the conditions on positions and areas as well.
        counts: Number of sentences by what they are about.
        notes: One line for each that was left out or has no answer.
    """

    plain: Metrics = field(default_factory=Metrics)
    written: Metrics = field(default_factory=Metrics)
    parsed: Metrics = field(default_factory=Metrics)
    positions: Metrics = field(default_factory=Metrics)
    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)


def score_sentences(
    masks: SquareMasks,
    found: Sequence[Square],
    words: ModelWords,
    parsed: bool = True,
    on_done: OnDone = no_progress,
) -> HumanScores:
    """Score sentences about squares that changed.

    Args:
        masks: Predicts.
        found: Squares that changed.
        words: The words of the model.
        parsed: Score the parsed sentences too.
        on_done: Takes the number of squares done and of all.
    """
    scores = HumanScores()
    for number, square in enumerate(found, 1):
        truth = masks.truth(square)
        plain, *written = masks.predict(square, [PLAIN, *square.sentences])
        for sentence, mask in zip(square.sentences, written, strict=True):
            reading = parse_sentence(sentence, words)
            kind, phrases = phrases_about_buildings(reading)
            scores.counts[kind] += 1
            if not phrases:
                scores.notes.append(f"{kind:16} {square.name:12} {sentence}")
                continue
            scores.plain.add(plain, truth)
            scores.written.add(mask, truth)
            if parsed:
                _score_parsed(scores, masks, square, truth, reading, phrases, sentence)
        on_done(number, len(found))
    return scores


def _score_parsed(
    scores: HumanScores,
    masks: SquareMasks,
    square: Square,
    truth: Mask,
    reading: ParsedSentence,
    phrases: dict[int, Phrase],
    sentence: str,
) -> None:
    found = masks.predict(square, [phrase.text for phrase in phrases.values()])
    joined = np.logical_or.reduce(found)
    of_phrase = [
        [p for p in reading.predicates if number in (p.phrases or (number,))] for number in phrases
    ]
    kept = np.logical_or.reduce(list(map(kept_mask, found, of_phrase)))
    scores.parsed.add(joined, truth)
    scores.positions.add(kept, truth)
    if not kept.any():
        texts = ", ".join(phrase.text for phrase in phrases.values())
        cause = "of the map" if joined.any() else "of the model"
        scores.notes.append(f"silent {cause:12} {square.name:12} {sentence} -> {texts}")


def phrases_about_buildings(parsed: ParsedSentence) -> tuple[str, dict[int, Phrase]]:
    """Return what a sentence is about, and its phrases about buildings by their number."""
    if parsed.status in (NO_CHANGE, REFUSED):
        return parsed.status, {}
    phrases = {
        number: phrase
        for number, phrase in enumerate(parsed.phrases)
        if phrase.concept in TRUE_CONCEPTS or not phrase.concept
    }
    return ("about buildings" if phrases else "about others"), phrases
