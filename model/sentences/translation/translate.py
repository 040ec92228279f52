"""Translate a sentence about changes into the English that the parser reads.

Only the words of the vocabularies are translated; others stay as they are, so that the parser says
which words it does not know. Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Tuple

from ..parsed_sentence import Remark, TextSpan
from .chunks import chunks_of
from .disambiguate import disambiguate
from .english_text import EnglishText, english_text
from .vocabulary import load_vocabulary
from .word_order import english_order
from .words import Kept, read_words


@dataclass(frozen=True)
class Translation:
    """A sentence in English.

    Attributes:
        language: ISO 639-1 code of the sentence.
        english: The text with the places that its words come from.
        remarks: Typing errors.
    """

    language: str
    english: EnglishText
    remarks: Tuple[Remark, ...]


def translate(sentence: str, language: str, kept: Kept) -> Translation:
    """Translate a sentence.

    Args:
        sentence: As written.
        language: ISO 639-1 code of a language with a vocabulary.
        kept: Folded forms that stay as they are, and whether they name a layer.
    """
    words = read_words(sentence, load_vocabulary(language), kept)
    remarks = tuple(
        Remark("typo", sentence[w.start : w.end], TextSpan(w.start, w.end),
               {"word": sentence[w.start : w.end], "meant": w.typo})
        for w in words if w.typo
    )  # fmt: skip
    chunks = english_order(chunks_of(disambiguate(words)))
    return Translation(language, english_text(chunks), remarks)
