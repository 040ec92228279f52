"""Lexicons: the words of a language, by what they mean in a sentence about changes.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, Iterator, List, Tuple

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "lexicons"
LONGEST_FORM = 5


@dataclass(frozen=True)
class Entry:
    """A meaning of a form.

    Attributes:
        section: ``noun``, ``verb``, ``nominal``, ``adjective``, ``implied``, ``unit`` …, or the
            name of a list of function words: ``preposition``.
        key: Key in the section: ``building``, ``appear``, ``ha``.
        data: What the lexicon says about it.
    """

    section: str
    key: str
    data: Any = None


@dataclass(frozen=True)
class Lexicon:
    """A lexicon with an index from forms to meanings.

    Attributes:
        language: ISO 639-1 code.
        data: The content of the file.
        forms: From the folded words of a form to its meanings.
        starts: First words of forms of several words.
        inflection: Endings and their replacements, by ``nouns``, ``verbs`` and ``other``.
    """

    language: str
    data: Dict[str, Any]
    forms: Dict[str, Tuple[Entry, ...]]
    starts: Dict[str, int]
    inflection: Dict[str, List[List[str]]]


def fold(text: str) -> str:
    """Return a text in lower case without accents; ``ß`` becomes ``ss``."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """Read the lexicon of a language; it is kept for later calls.

    Raises:
        FileNotFoundError: There is no lexicon of this language.
    """
    data = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    forms: Dict[str, List[Entry]] = {}
    starts: Dict[str, int] = {}
    for form, entry in _entries(data):
        words = " ".join(fold(form).replace(".", " . ").split())
        forms.setdefault(words, []).append(entry)
        first, count = words.split(" ", 1)[0], words.count(" ") + 1
        starts[first] = max(starts.get(first, 1), count)
    index = {form: tuple(entries) for form, entries in forms.items()}
    return Lexicon(language, data, index, starts, data.get("inflection", {}))


def plural_noun(concept: str) -> str:
    """Return the English plural of a concept, ``buildings``; its key where it has none."""
    noun = load_lexicon("en").data["nouns"].get(concept, {})
    return str(noun.get("plural", concept))


def is_countable(concept: str, words: Iterable[str] = ()) -> bool:
    """Return whether touching things of a concept are separate objects: houses, not water.

    Args:
        concept: Key in the lexicon.
        words: As they were written: "forest" is none of the objects, unlike "trees".
    """
    noun = load_lexicon("en").data["nouns"].get(concept, {})
    masses = {fold(form) for form in noun.get("masses", ())}
    written = {fold(word) for word in words}
    singular = {word[:-1] for word in written if word.endswith("s")}
    return bool(noun.get("countable")) and not masses & (written | singular)


def change_clause(change: str) -> str:
    """Return the English clause of a kind of change: ``that appeared``."""
    return str(load_lexicon("en").data["changes"].get(change, {}).get("clause", "that changed"))


def is_word(text: str, section: str) -> bool:
    """Return whether a text is an English form of a section: ``are``, ``auxiliary``."""
    entries = load_lexicon("en").forms.get(fold(text), ())
    return any(entry.section == section for entry in entries)


@cache
def ground_concepts() -> FrozenSet[str]:
    """Return the objects that are built over and not built themselves: fields, trees."""
    return frozenset(load_lexicon("en").data["ground"])


@cache
def nominal_targets(preposition: str) -> FrozenSet[str]:
    """Return the nouns of change whose object a preposition names: ``damage to houses``."""
    return frozenset(load_lexicon("en").data["nominal_targets"].get(fold(preposition), ()))


def _entries(data: Dict[str, Any]) -> Iterator[Tuple[str, Entry]]:
    yield from _of_keys(data, "nouns", "noun")
    yield from _of_changes(data)
    for name in ("replacements", "words"):
        for key, forms in data.get(name, {}).items():
            for form in forms:
                yield form, Entry(key, key)
    yield from _of_values(data)
    for comparison in data.get("comparisons", ()):
        for form in comparison["forms"]:
            yield form, Entry("compare", comparison["operator"], comparison["column"])
    yield from _of_predicates(data)


def _of_changes(data: Dict[str, Any]) -> Iterator[Tuple[str, Entry]]:
    parts = (
        ("verbs", "verb"), ("states", "state"), ("nominal", "nominal"),
        ("adjectives", "adjective"),
    )  # fmt: skip
    for key, change in data.get("changes", {}).items():
        for part, section in parts:
            for form in change.get(part, ()):
                yield form, Entry(section, key, change)
    for implied in data.get("implied", ()):
        for form in implied["forms"]:
            yield form, Entry("implied", implied["concept"], implied["change"])


def _of_keys(data: Dict[str, Any], name: str, section: str) -> Iterator[Tuple[str, Entry]]:
    for key, value in data.get(name, {}).items():
        for form in value["forms"]:
            yield form, Entry(section, key, value)


def _of_values(data: Dict[str, Any]) -> Iterator[Tuple[str, Entry]]:
    for form, value in data.get("numbers", {}).items():
        yield form, Entry("number", form, float(value))
    for form, value in data.get("ordinals", {}).items():
        yield form, Entry("ordinal", form, int(value))
    yield from _of_keys(data, "units", "unit")


def _of_predicates(data: Dict[str, Any]) -> Iterator[Tuple[str, Entry]]:
    yield from _of_keys(data, "orders", "order")
    yield from _of_keys(data, "sizes", "size")
    yield from _of_keys(data, "confidence", "confidence")
    sections = {
        "between": "between", "or_more": "or_more", "dimensions": "dimension",
        "positions": "position", "position_parts": "part", "relations": "relation",
    }  # fmt: skip
    for name, section in sections.items():
        for key, forms in data.get(name, {}).items():
            for form in forms:
                yield form, Entry(section, key)
