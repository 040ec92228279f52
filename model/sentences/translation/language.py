"""The language of a sentence, by the words that the lexicons know.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from typing import Dict, FrozenSet, Iterable, List, Tuple

from ..lexicon import FOLDER, fold, load_lexicon
from ..tokens import find_entries
from .vocabulary import TRANSLATED, Vocabulary, load_vocabulary
from .words import corrected, is_known

UNKNOWN = ""
_WORDS = re.compile(r"[^\W\d_]+['’]?[^\W\d_]*")
_ENOUGH = 3  # words of a language in a sentence that has mostly unknown words
_OTHER_SHARE = 0.4  # of the words of a sentence that a language without a lexicon has to have


def detect_language(sentence: str, kept: Iterable[str] = ()) -> str:
    """Return the ISO 639-1 code of the language of a sentence; ``UNKNOWN``: none with a lexicon.

    English wins where no other language knows more words, also where none knows any.

    Args:
        sentence: As written.
        kept: Folded forms that say nothing about the language: names of layers.
    """
    if _is_mostly_foreign_script(sentence):
        return UNKNOWN
    neutral = {part for form in kept for part in form.split()}
    words = [w.casefold() for w in _WORDS.findall(sentence) if fold(w) not in neutral]
    english = sum(map(_is_english, words))
    if english == len(words):
        return "en"
    best, language = max((_score(words, code), code) for code in TRANSLATED)
    other = max(_other_scores(words))
    known = best[0]
    if other > max(known, english) and other >= _OTHER_SHARE * len(words):
        return UNKNOWN
    if known > english and known < _ENOUGH and known * 2 <= len(words):
        known = _known_with_errors(words, language)
    enough = known * 2 > len(words) or known >= _ENOUGH
    return language if best[0] > english and enough else "en"


def _known_with_errors(words: List[str], language: str) -> int:
    """Return how many words a language knows where typing errors are corrected."""
    vocabulary = load_vocabulary(language)
    folded = [fold(word) for word in words]
    return sum(is_known(w, vocabulary) or bool(corrected(w, language)) for w in folded)


def _is_mostly_foreign_script(sentence: str) -> bool:
    letters = [c for c in sentence if c.isalpha()]
    latin = sum(unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return latin * 2 < len(letters)


def _is_english(word: str) -> bool:
    folded = fold(word).replace("’", "'")
    return folded in _english_words() or bool(find_entries(folded, load_lexicon("en"), {}))


@cache
def _english_words() -> FrozenSet[str]:
    return frozenset(word for form in load_lexicon("en").forms for word in form.split())


def _score(words: List[str], language: str) -> Tuple[int, int, int]:
    """Return how many words a language knows, without an ending, and with these accents."""
    vocabulary = load_vocabulary(language)
    known = exact = written = 0
    for word in words:
        parts = [p for p in re.split(r"(?<=['’])", fold(word).replace("’", "'")) if p]
        known += all(is_known(part, vocabulary) for part in parts)
        exact += all(part in vocabulary.words for part in parts)
        written += _has_accents_of(word, vocabulary)
    return known, exact, written


def _has_accents_of(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether a word is written as in a language: ``construídas`` is no Spanish."""
    for stem in vocabulary.stems(fold(word)):
        written = vocabulary.words.get(stem, "").casefold()
        length = min(len(written), len(word)) - 1
        if written and written[:length] == word[:length]:
            return True
    return False


def _other_scores(words: List[str]) -> List[int]:
    return [sum(word in known for word in words) for known in _other_languages().values()]


@cache
def _other_languages() -> Dict[str, FrozenSet[str]]:
    data = json.loads((FOLDER / "other_languages.json").read_text(encoding="utf-8"))
    return {code: frozenset(words) for code, words in data.items()}
