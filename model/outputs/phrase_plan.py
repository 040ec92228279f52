"""What the network is given in a run: the phrases of all sentences, each once, and controls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..files.answers import understood_as
from ..files.result_schema import KNOWN
from ..sentences.model_words import ModelWords
from ..sentences.parsed_sentence import NO_CHANGE, ParsedSentence, Phrase

MOST_CONTROLS = 4
"""Phrases that are predicted besides those of the sentences, to compare answers with."""
CONTROLS_PER_PHRASE = 2


@dataclass(frozen=True)
class PhraseLayer:
    """A phrase of a sentence: a layer of polygons.

    Attributes:
        sentence: Number of the sentence in the request.
        phrase: The phrase.
        network: Number of its text among those that the network is given.
        understood: One of ``UNDERSTOOD_VALUES``.
    """

    sentence: int
    phrase: Phrase
    network: int
    understood: str


@dataclass(frozen=True)
class PhrasePlan:
    """The texts that a network is given, and what becomes of its answers.

    Attributes:
        texts: What the network is given, each once; controls come last.
        layers: Phrases of the sentences, in their order.
        controls: Phrases that are predicted and not written, from text ``first_control`` on.
    """

    texts: tuple[str, ...]
    layers: tuple[PhraseLayer, ...]
    controls: tuple[Phrase, ...] = ()

    @property
    def first_control(self) -> int:
        """Number of the first text that belongs to no sentence."""
        return len(self.texts) - len(self.controls)

    def of_sentence(self, number: int) -> tuple[PhraseLayer, ...]:
        """Return the layers of a sentence."""
        return tuple(layer for layer in self.layers if layer.sentence == number)


def plan_phrases(parsed: Sequence[ParsedSentence], words: ModelWords | None = None) -> PhrasePlan:
    """Return what the network is given for some sentences.

    Args:
        parsed: The sentences.
        words: What the model knows, for controls; None: without controls.
    """
    texts: dict[str, int] = {}
    layers = [
        PhraseLayer(number, phrase, texts.setdefault(phrase.text, len(texts)),
                    understood_as(sentence, (phrase,)))
        for number, sentence in enumerate(parsed)
        if sentence.status != NO_CHANGE
        for phrase in sentence.phrases
    ]  # fmt: skip
    controls = _controls(layers, set(texts), words) if words else ()
    return PhrasePlan((*texts, *(one.text for one in controls)), tuple(layers), controls)


def _controls(
    layers: Sequence[PhraseLayer], given: set[str], words: ModelWords
) -> tuple[Phrase, ...]:
    """Return known phrases that mean something else than the phrases that the model may not know.

    Phrases with the same change as an uncertain one come first: an answer that is the same
    although only the object differs does not depend on the object.
    """
    found: dict[str, Phrase] = {}
    for layer in layers:
        if layer.understood == KNOWN:
            continue
        of_layer = 0
        for phrase in _known_phrases(words, layer.phrase):
            if of_layer == CONTROLS_PER_PHRASE or len(found) == MOST_CONTROLS:
                break
            if phrase.text not in given:
                found[phrase.text] = phrase
                of_layer += 1
    return tuple(found.values())


def _known_phrases(words: ModelWords, other: Phrase) -> Iterator[Phrase]:
    """Yield a known phrase of each object but that of ``other``."""
    for one in words.objects:
        if one.concept == other.concept or not one.changes:
            continue
        same = [change for change in one.changes if change.change == other.change]
        chosen = (same or list(one.changes))[0]
        yield Phrase(chosen.phrase, one.concept, chosen.change)
