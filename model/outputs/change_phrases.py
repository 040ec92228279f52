"""The layers of probabilities that become polygons: phrases of the sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..files.result_schema import KNOWN
from ..requests.polygons import PolygonOptions
from ..sentences.lexicon import is_countable
from ..sentences.parsed_sentence import Phrase
from .phrase_plan import PhrasePlan


@dataclass(frozen=True)
class ChangePhrase:
    """A layer of probabilities.

    Attributes:
        sentence: As written.
        phrase: What the model was given.
        understood: One of ``UNDERSTOOD_VALUES``.
        countable: Whether it is about things of which touching ones are separate objects.
        concept: Object of the phrase; empty: none that is known.
    """

    sentence: str
    phrase: str
    understood: str = KNOWN
    countable: bool = False
    concept: str = ""

    def is_split(self, options: PolygonOptions) -> bool:
        """Return whether objects that touch become polygons of their own."""
        if options.split_objects == "auto":
            return self.countable
        return options.split_objects == "on"


def change_phrases(sentences: Sequence[str], plan: PhrasePlan) -> tuple[ChangePhrase, ...]:
    """Return the layers of probabilities of a plan.

    Args:
        sentences: Of the run, as written.
        plan: What the network was given for them.
    """
    return tuple(
        _change_phrase(sentences[layer.sentence], layer.phrase, layer.understood)
        for layer in plan.layers
    )


def _change_phrase(sentence: str, phrase: Phrase, understood: str) -> ChangePhrase:
    words = [sentence[span.start : span.end] for span in phrase.spans]
    words += [word for word, _ in phrase.synonyms]
    countable = is_countable(phrase.concept, words)
    return ChangePhrase(sentence, phrase.text, understood, countable, phrase.concept)
