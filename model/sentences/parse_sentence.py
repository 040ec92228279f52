"""Parse a sentence: phrases for the model, predicates for the map, remarks.

Standard library and the vendored lark, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from typing import Sequence

from .model_words import ModelWords
from .parsed_sentence import ParsedSentence, Phrase


def parse_sentence(
    sentence: str,
    words: ModelWords,
    layers: Sequence[str] = (),
    guess: bool = False,
    language: str = "",
) -> ParsedSentence:
    """Return what a sentence means.

    Args:
        sentence: As written, in any language that has a lexicon.
        words: What the model knows.
        layers: Names of the reference layers.
        guess: Whether a sentence that names no known object goes to the model as it is.
        language: ISO 639-1 code; empty: recognised.
    """
    return ParsedSentence(sentence, (Phrase(sentence),))
