"""Sentences that people wrote about real pairs, for the network as they are.

The parser decides what a sentence is about. Where buildings appear, the mask holds all buildings
that appeared, whatever number, size or place the sentence names: those are measured on the map.
So a sentence fits every pair with that mask, and templates of it fit other objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from ...model.requests.wire import read_json
from ...model.sentences.model_words import ModelWords
from ...model.sentences.parse_sentence import parse_sentence
from ...model.sentences.parsed_sentence import NO_CHANGE, ParsedSentence
from ..batch import Batch
from ..language.caption_templates import sample_caption, template_of
from ..language.caption_words import UNCHANGED
from ..language.model_words import CONCEPTS, words_of_grammar
from .real_sources import LEVIR

SQUARES, SAMPLES = Path("levir/sentences_by_crop.json"), Path("levir_samples/captions.json")
MAX_FILE_BYTES = 1 << 24
BUILDINGS = "building appears"
NO_CHANGE_SHARE = 0.1  # of the sentences with an empty mask
WRITTEN_SHARE = 0.7  # of the sentences about buildings; the others are templates with other words
AMONG_OTHERS_SHARE = 0.45  # of those, as people write them
_CLASS_OF = {concept: cover.name.lower() for cover, (concept, _) in CONCEPTS.items()}


@dataclass(frozen=True)
class Captions:
    """Sentences by people, by what they are about.

    Attributes:
        buildings: Sentences in which buildings appear and nothing else changes.
        among_others: Sentences in which buildings appear and other objects change too: for pairs
            whose masks hold buildings alone.
        unchanged: Sentences which state that nothing changed.
        templates: Of sentences about buildings that appear, with slots for other objects.
    """

    buildings: tuple[str, ...]
    among_others: tuple[str, ...]
    unchanged: tuple[str, ...]
    templates: tuple[str, ...]

    def rephrase(
        self, rng: np.random.Generator, batch: Batch, share: float, others: bool = False
    ) -> Batch:
        """Replace some of the sentences of a batch by ones as people write them.

        Args:
            rng: Decides.
            batch: With the change classes of its sentences.
            share: Of the sentences.
            others: Whether its building masks are all that is known of its pairs.
        """
        sentences, names = [], []
        for row, classes, masks in zip(
            batch.sentences, batch.change_classes, batch.masks, strict=True
        ):
            empty = (~masks.flatten(1).any(1)).tolist()
            found = [
                self._rephrased(rng, *each, share, others)
                for each in zip(row, classes, empty, strict=True)
            ]
            sentences.append([sentence for sentence, _ in found])
            names.append([name for _, name in found])
        return replace(batch, sentences=sentences, change_classes=names)

    def _rephrased(
        self,
        rng: np.random.Generator,
        sentence: str,
        name: str,
        empty: bool,
        share: float,
        others: bool,
    ) -> tuple[str, str]:
        """Return a sentence for a change class, and the change class that the sentence has."""
        if rng.random() >= share:
            return sentence, name
        if empty and rng.random() < NO_CHANGE_SHARE:
            return _pick(rng, self.unchanged), ""
        if name == BUILDINGS and self.buildings and rng.random() < WRITTEN_SHARE:
            mixed = others and rng.random() < AMONG_OTHERS_SHARE
            return _pick(rng, self.among_others if mixed else self.buildings), name
        return sample_caption(rng, name, self.templates) or sentence, name


NO_CAPTIONS = Captions((), (), UNCHANGED, ())


def training_sentences(data: Path) -> list[str]:
    """Read the sentences about training pairs of LEVIR, those that agree with the building mask."""
    squares = _read(data / SQUARES)
    texts = [
        text
        for name, square in squares.items()
        if square["agrees"] and not LEVIR.held_out(name)
        for text in square["sentences"]
    ]
    return texts + [t for sample in _read(data / SAMPLES).values() for t in sample["sentences"]]


def _read(path: Path) -> dict[str, Any]:
    return dict(read_json(path, MAX_FILE_BYTES)) if path.is_file() else {}


@lru_cache(maxsize=4)
def read_captions(data: Path) -> Captions:
    """Read the sentences about training pairs and sort them by what they are about."""
    texts = training_sentences(data)
    return sort_captions(texts) if texts else NO_CAPTIONS


def sort_captions(texts: Iterable[str]) -> Captions:
    """Sort sentences by what the parser finds them to be about."""
    words = words_of_grammar(())
    buildings, others, unchanged, templates = [], [], list(UNCHANGED), []
    for parsed in _parsed(texts, words):
        classes = classes_of(parsed)
        if parsed.status == NO_CHANGE:
            unchanged.append(parsed.sentence)
        elif classes == [BUILDINGS]:
            buildings.append(parsed.sentence)
            templates.append(_template(parsed))
        elif BUILDINGS in classes:
            others.append(parsed.sentence)
    return Captions(
        tuple(buildings),
        tuple(others),
        tuple(unchanged),
        tuple(dict.fromkeys(template for template in templates if template)),
    )


def classes_of(parsed: ParsedSentence) -> list[str]:
    """Return the change class of each phrase; empty where the land cover is of no single class."""
    return [
        f"{_CLASS_OF[phrase.concept]} {phrase.change}s" if phrase.concept in _CLASS_OF else ""
        for phrase in parsed.phrases
    ]


def _parsed(texts: Iterable[str], words: ModelWords) -> Iterator[ParsedSentence]:
    for text in dict.fromkeys(" ".join(text.lower().split()).rstrip(" .") for text in texts):
        yield parse_sentence(text, words)


def _template(parsed: ParsedSentence) -> str | None:
    (phrase,) = parsed.phrases
    if len(phrase.spans) != 2:
        return None
    noun, verb = (parsed.sentence[span.start : span.end] for span in phrase.spans)
    return template_of(parsed.sentence, noun, verb)


def _pick(rng: np.random.Generator, texts: tuple[str, ...]) -> str:
    return texts[rng.integers(len(texts))]
