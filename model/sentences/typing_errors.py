"""Typing errors: forms of a lexicon that are one or two letters away from a word.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

from functools import cache
from typing import Dict, FrozenSet, Iterable, List, Mapping, Set

from .lexicon import load_lexicon

SHORTEST = 5
FREE = 6  # in shorter words only slips are corrected: "hallo" is neither "hall" nor "halls"
LONG = 8  # from this length on two letters may differ
Index = Mapping[str, List[str]]
_SECTIONS = {
    "noun",
    "verb",
    "nominal",
    "adjective",
    "implied",
    "compare",
    "replace",
    "turn",
    "unit",
}


def closest_form(word: str, language: str) -> str:
    """Return the form of a lexicon that a word was meant to be; empty: none.

    Args:
        word: Folded.
        language: Of the lexicon.
    """
    return closest_in(word, _index(language))


def closest_in(word: str, index: Index) -> str:
    """Return the form of an index that a folded word was meant to be; empty: none."""
    if len(word) < SHORTEST or not word.isalpha():
        return ""
    candidates: Set[str] = set()
    for shorter in _deletions(word):
        candidates.update(index.get(shorter, ()))
    limit = 2 if len(word) >= LONG else 1
    if len(word) < FREE:
        candidates = {c for c in candidates if _is_slip(word, c)}
    scored = [(_distance(word, c), word[0] != c[0], c) for c in candidates]
    return min((s for s in scored if s[0] <= limit), default=(0, False, ""))[2]


def _is_slip(word: str, form: str) -> bool:
    """Return whether a short word has two letters in the wrong order, or misses one."""
    same = word[0] == form[0]
    return same and (sorted(word) == sorted(form) or len(form) == len(word) + 1)


def index_of(forms: Iterable[str]) -> Index:
    """Return an index of forms by their spellings with one letter left out."""
    index: Dict[str, List[str]] = {}
    for form in forms:
        for shorter in _deletions(form):
            index.setdefault(shorter, []).append(form)
    return index


@cache
def _index(language: str) -> Index:
    lexicon = load_lexicon(language)
    found: List[str] = []
    for form, entries in lexicon.forms.items():
        sections = {entry.section for entry in entries}
        if " " in form or len(form) < SHORTEST - 1 or not sections & _SECTIONS:
            continue
        found.append(form)
        if "noun" in sections:
            found.append(form + "s")
    return index_of(found)


def _deletions(word: str) -> FrozenSet[str]:
    return frozenset([word, *(word[:i] + word[i + 1 :] for i in range(len(word)))])


def _distance(first: str, second: str) -> int:
    """Return the optimal string alignment distance."""
    before: List[int] = []
    row = list(range(len(second) + 1))
    for i, a in enumerate(first, 1):
        current = [i]
        for j, b in enumerate(second, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        before, row = row, current
    return row[-1]
