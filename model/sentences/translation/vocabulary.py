"""Vocabularies: the words of a language and the English words that they stand for.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Dict, Iterator, List, Sequence, Tuple

from ..lexicon import FOLDER, fold

TRANSLATED = ("de", "fr", "es", "pt", "it")
ROLES = {
    "passive": "change", "active": "change", "nominals": "nominal", "implied": "implied",
    "adjectives": "adjective", "orders": "order", "numbers": "number", "ordinals": "ordinal",
    "units": "unit", "compare": "compare", "after": "after", "dimensions": "dimension",
    "positions": "position", "parts": "part", "compounds": "position", "relations": "relation",
    "words": "word", "commands": "command", "questions": "question", "articles": "article",
    "genitives": "genitive", "relatives": "relative", "replacements": "replacement",
}  # fmt: skip
GAP = "…"
_SHORTEST_STEM = 3
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True)
class Meaning:
    """A meaning of a form.

    Attributes:
        role: What it does in a sentence: ``noun``, ``change``, ``order`` …
        english: The English words; for a noun in its number.
        plural: Whether a noun is a plural.
        singular: Whether a noun is a singular; some forms are both.
        passive: Whether a change is a participle after ``were``.
    """

    role: str
    english: str
    plural: bool = False
    singular: bool = False
    passive: bool = False


@dataclass
class Node:
    """A node of the tree of forms, one word per edge."""

    next: Dict[str, Node] = field(default_factory=dict)
    meanings: List[Meaning] = field(default_factory=list)


@dataclass(frozen=True)
class GapForm:
    """A form of two parts with other words between: ``durch … ersetzt``.

    Attributes:
        first: Folded words of the first part.
        second: Folded words of the second part.
        meaning: What it stands for.
        at_first: Whether the English words stand in the place of the first part.
    """

    first: Tuple[str, ...]
    second: Tuple[str, ...]
    meaning: Meaning
    at_first: bool


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language.

    Attributes:
        language: ISO 639-1 code.
        root: Of the tree of forms.
        gaps: Forms of two parts.
        bases: From a contraction to its preposition: ``vom`` to ``von``.
        endings: Endings of inflected words and their replacements.
        words: All words of the forms: folded, and as they are written.
    """

    language: str
    root: Node
    gaps: Tuple[GapForm, ...]
    bases: Dict[str, str]
    endings: Tuple[Tuple[str, str], ...]
    words: Dict[str, str]

    def stems(self, word: str) -> Tuple[str, ...]:
        """Return a folded word, its preposition where it is a contraction, and its stems."""
        found = [word, self.bases.get(word, word)]
        for ending, other in self.endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                found.append(word[: len(word) - len(ending)] + other)
        return tuple(dict.fromkeys(found))

    def meanings(self, word: str) -> Tuple[Meaning, ...]:
        """Return the meanings of a single folded word."""
        nodes = (self.root.next.get(stem) for stem in self.stems(word))
        return tuple(m for node in nodes if node for m in node.meanings)


@cache
def load_vocabulary(language: str) -> Vocabulary:
    """Read the vocabulary of a language; it is kept for later calls."""
    data = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    root = Node()
    gaps: List[GapForm] = []
    words: Dict[str, str] = {}
    for form, meaning in _forms(data):
        written = form.replace(GAP, " ").replace("'", "' ").replace("-", " ").split()
        if GAP in form:
            gaps.append(_gap_form(form, meaning))
            words.update(zip((*gaps[-1].first, *gaps[-1].second), written))
            continue
        for spelling in _spellings(form):
            _insert(root, spelling.split(), meaning)
            for word, shown in zip(spelling.split(), written):
                words.setdefault(word, shown)
    contractions = data.get("contractions", {}).items()
    bases = {fold(c): base for base, forms in contractions for c in forms if " " not in c}
    endings = tuple((ending, other) for ending, other in data["endings"])
    return Vocabulary(language, root, tuple(gaps), bases, endings, words)


def english_nouns(text: str) -> Tuple[str, ...]:
    """Return the English nouns of a folded noun in any language that has a vocabulary."""
    found: List[str] = []
    for language in TRANSLATED:
        node = load_vocabulary(language).root
        for word in text.split():
            node = node.next.get(word, Node())
        found += [meaning.english for meaning in node.meanings if meaning.role == "noun"]
    return tuple(dict.fromkeys(found))


def _forms(data: Dict[str, Any]) -> Iterator[Tuple[str, Meaning]]:
    for singular, noun in data["nouns"].items():
        both = set(noun["forms"]) & set(noun["plurals"])
        for form in noun["forms"]:
            if form not in both:
                yield form, Meaning("noun", singular, singular=True)
        for form in noun["plurals"]:
            yield form, Meaning("noun", noun["plural"], plural=True, singular=form in both)
    for section, role in ROLES.items():
        for english, forms in data.get(section, {}).items():
            for form in forms:
                yield form, Meaning(role, english, passive=section == "passive")
    for form in data["dropped"]:
        yield form, Meaning("dropped", "")


def _spellings(form: str) -> Sequence[str]:
    """Return the spellings of a form: without accents, and with ``ae`` for ``ä``."""
    plain = form.casefold().replace("'", "' ").replace("-", " ")
    return tuple(dict.fromkeys((fold(plain), fold(plain.translate(_UMLAUTS)))))


def _insert(root: Node, words: Sequence[str], meaning: Meaning) -> None:
    node = root
    for word in words:
        node = node.next.setdefault(word, Node())
    if meaning not in node.meanings:
        node.meanings.append(meaning)


def _gap_form(form: str, meaning: Meaning) -> GapForm:
    first, second = (tuple(fold(part).split()) for part in form.strip("… ").split(GAP))
    at_first = not meaning.english.startswith(GAP)
    english = meaning.english.strip("… ")
    return GapForm(first, second, Meaning(meaning.role, english, passive=meaning.passive), at_first)
