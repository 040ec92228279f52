"""The words of a sentence in another language, with their English words.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Iterator, List, Mapping, Optional, Sequence, Tuple

from ..lexicon import fold
from ..quantities import read_number
from ..typing_errors import SHORTEST, Index, closest_in, index_of
from .compounds import compound
from .gap_forms import join_gaps
from .vocabulary import Meaning, Vocabulary, load_vocabulary
from .word import Word

_PIECES = re.compile(
    r"\d+(?:[.,'\u00a0\u202f ]\d{3})*(?:[.,]\d+)?|(?:k|c)?m(?:\^?2|²)(?!\w)|[<>]=?|[≤≥=&%°]|"
    r"[^\W\d_]+['’]?|[,;:.!?()–—]|(?<![^\W\d_])-|-(?![^\W\d_])"
)
MOST_CORRECTIONS, LONGEST_FORM = 20, 8
_SIGNS = {
    "<": "less than", ">": "more than", "<=": "at most", "≤": "at most", ">=": "at least",
    "≥": "at least", "=": "exactly",
}  # fmt: skip


Piece = Tuple[str, int, int]
Kept = Mapping[str, bool]


def read_words(sentence: str, vocabulary: Vocabulary, kept: Kept) -> List[Word]:
    """Split a sentence into the longest forms of a vocabulary.

    Args:
        sentence: As written.
        vocabulary: Of its language.
        kept: Folded forms that stay as they are, and whether they name a layer.
    """
    pieces = [(m.group(), m.start(), m.end()) for m in _PIECES.finditer(sentence)]
    folded = [fold(text).replace("’", "'") for text, _, _ in pieces]
    meant = _corrected(folded, vocabulary, kept)
    words = [
        replace(word, typo=_typo(word, pieces, folded, meant, vocabulary))
        for word in _longest_forms(pieces, meant, vocabulary, kept)
    ]
    return join_gaps(words, vocabulary.gaps)


def _corrected(folded: Sequence[str], vocabulary: Vocabulary, kept: Kept) -> List[str]:
    """Return the words with typing errors corrected."""
    names = {part for form in kept for part in form.split()}
    meant = list(folded)
    left = MOST_CORRECTIONS
    for place, word in enumerate(folded):
        if not word.isalpha() or word in names or not left or is_known(word, vocabulary):
            continue
        left -= 1
        meant[place] = corrected(word, vocabulary.language) or word
    return meant


def is_known(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether a folded word is part of a form of a vocabulary."""
    if any(stem in vocabulary.words for stem in vocabulary.stems(word)):
        return True
    return vocabulary.language == "de" and bool(compound(word, vocabulary))


def corrected(word: str, language: str) -> str:
    """Return the word of a vocabulary that a folded word was meant to be; empty: none."""
    return closest_in(word, _typing_index(language))


@cache
def _typing_index(language: str) -> Index:
    return index_of(word for word in load_vocabulary(language).words if len(word) >= SHORTEST)


def _typo(
    word: Word,
    pieces: Sequence[Piece],
    folded: Sequence[str],
    meant: Sequence[str],
    vocabulary: Vocabulary,
) -> str:
    inside = [i for i, (_, start, _) in enumerate(pieces) if word.start <= start < word.end]
    changed = any(folded[i] != meant[i] for i in inside)
    return " ".join(vocabulary.words.get(meant[i], meant[i]) for i in inside) if changed else ""


def _longest_forms(
    pieces: Sequence[Piece], folded: Sequence[str], vocabulary: Vocabulary, kept: Kept
) -> Iterator[Word]:
    position = 0
    while position < len(pieces):
        count, word = _kept(pieces, folded, position, vocabulary, kept)
        if not word:
            count, word = _form(pieces, folded, position, vocabulary)
        yield word or _single(pieces, folded, position, vocabulary)
        position += max(count, 1)


def _kept(
    pieces: Sequence[Piece],
    folded: Sequence[str],
    position: int,
    vocabulary: Vocabulary,
    kept: Kept,
) -> Tuple[int, Optional[Word]]:
    for count in range(min(4, len(pieces) - position), 0, -1):
        form = " ".join(folded[position : position + count])
        if form in kept:
            names = Meaning("name" if kept[form] else "noun", form, plural=True)
            meanings = (names, *_meanings_of(form, vocabulary))
            return count, _word(meanings, pieces, folded, position, count)
    return 0, None


def _meanings_of(form: str, vocabulary: Vocabulary) -> Tuple[Meaning, ...]:
    return () if " " in form else vocabulary.meanings(form)


def _form(
    pieces: Sequence[Piece], folded: Sequence[str], position: int, vocabulary: Vocabulary
) -> Tuple[int, Optional[Word]]:
    best: Tuple[int, List[Meaning]] = (0, [])
    nodes = [vocabulary.root]
    for count, word in enumerate(folded[position : position + LONGEST_FORM], 1):
        nodes = [
            node.next[stem]
            for node in nodes
            for stem in vocabulary.stems(word)
            if stem in node.next
        ]
        found = [meaning for node in nodes for meaning in node.meanings]
        if found and _may_stand(found, folded, position + count, vocabulary):
            best = (count, found)
        if not nodes:
            break
    count, meanings = best
    return count, _word(meanings, pieces, folded, position, count) if meanings else None


def _may_stand(
    meanings: Sequence[Meaning], folded: Sequence[str], end: int, vocabulary: Vocabulary
) -> bool:
    """Return whether a form fits the words around it.

    A comparison with "than" needs a number: ``más grandes que 5 ha``, not ``más grandes que se
    construyeron``; "or larger" has none behind it: ``oder größer als 5 ha``.
    """
    number = any(_is_number(word, vocabulary) for word in folded[end : end + 3])
    if meanings[0].role == "compare" and meanings[0].english.endswith("than"):
        return number
    return meanings[0].role != "after" or len(meanings) > 1 or not number


def _is_number(word: str, vocabulary: Vocabulary) -> bool:
    return word[:1].isdigit() or any(m.role == "number" for m in vocabulary.meanings(word))


def _single(
    pieces: Sequence[Piece], folded: Sequence[str], position: int, vocabulary: Vocabulary
) -> Word:
    text, word = pieces[position][0], folded[position]
    meanings: Tuple[Meaning, ...]
    if text[0].isdigit():
        meanings = (Meaning("number", f"{read_number(text, True)[0]:.10g}"),)
    elif text in _SIGNS:
        meanings = (Meaning("compare", _SIGNS[text]),)
    elif not text[0].isalpha():
        role = "unit" if text == "%" else "word" if text == "&" else "sign"
        meanings = (Meaning(role, "and" if text == "&" else text),)
    else:
        found = compound(word, vocabulary) if vocabulary.language == "de" else ()
        meanings = found or (Meaning("unknown", text),)
    return _word(meanings, pieces, folded, position, 1)


def _word(
    meanings: Sequence[Meaning],
    pieces: Sequence[Piece],
    folded: Sequence[str],
    position: int,
    count: int,
) -> Word:
    last = position + count - 1
    text = " ".join(folded[position : last + 1])
    return Word(meanings[0], text, pieces[position][1], pieces[last][2], tuple(meanings[1:]))
