"""Names of reference layers in a sentence, and the columns that are measured for them.

Standard library only, Python 3.9: QGIS imports this file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Dict, FrozenSet, List, Sequence, Tuple

from .expression import Comparison, Direction, Expression, Not
from .expression_text import columns_of
from .lexicon import Entry, Lexicon, fold, load_lexicon
from .tokens import Token, find_entries
from .translation.vocabulary import english_nouns

INSIDE, WHOLE, NEAR_M = 0.5, 0.999, 50.0
FROM_ALL = ("outside", "entirely outside", "far")
"""Relations of which "or" means all layers: far from A or B is far from both."""
BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip


_COLUMN = re.compile(r"dist_(\w+)_m|bearing_(\w+)|in_(\w+)")


def slug(name: str) -> str:
    """Return the name of a layer as it stands in columns: ``[a-z0-9_]``."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")


def layer_forms(layers: Sequence[str], lexicon: Lexicon) -> Dict[str, Tuple[Entry, ...]]:
    """Return the forms under which a sentence may name the layers."""
    forms: Dict[str, List[Entry]] = {}
    for name in layers:
        text = slug(name).replace("_", " ")
        for form in {text, re.sub(r"s$", "", text)} - {""}:
            forms.setdefault(form, []).append(Entry("layer", slug(name)))
    return {form: tuple(entries) for form, entries in forms.items()}


def layers_of(token: Token, layers: Sequence[str], lexicon: Lexicon) -> Tuple[str, ...]:
    """Return the layers that a word names: by name, else by the concept of their names.

    Different kinds of one concept do not stand for each other: no lake is a layer of rivers.
    """
    exact = tuple(dict.fromkeys(e.key for e in token.entries if e.section == "layer"))
    whole = slug(token.text)
    if exact:
        return (whole,) if whole in exact else exact
    meant = kinds_of(token.text, token.entries)
    return tuple(
        slug(name)
        for name in layers
        if any(_are_same(one, other) for one in meant for other in _concepts(slug(name)))
    )


Kind = Tuple[str, int]


def kinds_of(text: str, entries: Sequence[Entry]) -> FrozenSet[Kind]:
    """Return the concepts of a noun, each with the number of its kind; -1: it names all kinds."""
    words = {text.lower(), *_singulars(text.lower())}
    found = set()
    for entry in entries:
        if entry.section == "noun":
            kinds = _kinds(entry.key)
            numbers = [number for number, kind in enumerate(kinds) if not words.isdisjoint(kind)]
            found.add((entry.key, numbers[0] if numbers else -1))
    return frozenset(found)


def _are_same(first: Kind, second: Kind) -> bool:
    same = first[1] == second[1] or -1 in (first[1], second[1])
    return first[0] == second[0] and same


def _kinds(concept: str) -> Sequence[Sequence[str]]:
    kinds: Sequence[Sequence[str]] = (
        load_lexicon("en").data["nouns"].get(concept, {}).get("kinds", ())
    )
    return kinds


def _singulars(word: str) -> Tuple[str, ...]:
    rules = load_lexicon("en").inflection["nouns"]
    return tuple(word[: len(word) - len(e)] + other for e, other in rules if word.endswith(e))


@cache
def _concepts(name: str) -> FrozenSet[Kind]:
    """Return the objects that the name of a layer names, in any language: ``osm_strassen``."""
    words = name.split("_")
    for text in (" ".join(words), *reversed(words)):
        for noun in (text, *english_nouns(text)):
            found = kinds_of(noun, find_entries(noun, load_lexicon("en"), {}))
            if found:
                return found
    return frozenset()


def layers_in(expression: Expression) -> FrozenSet[str]:
    """Return the names of the reference layers whose fields an expression reads."""
    matches = (_COLUMN.fullmatch(column) for column in columns_of(expression))
    return frozenset(name for match in matches if match for name in match.groups() if name)


def relation(kind: str, layer: str) -> Expression:
    """Return the predicate of a relation to a layer; ``kind`` is a key of ``relations``."""
    distance, share = f"dist_{layer}_m", f"in_{layer}"
    if kind in BEARINGS:
        return Direction(f"bearing_{layer}", BEARINGS[kind])
    relations: Dict[str, Expression] = {
        "inside": Comparison(share, ">=", INSIDE),
        "entirely inside": Comparison(share, ">=", WHOLE),
        "outside": Not(Comparison(share, ">=", INSIDE)),
        "entirely outside": Comparison(distance, ">", 0.0),
        "touching": Comparison(distance, "=", 0.0),
        "near": Comparison(distance, "<=", NEAR_M),
        "far": Comparison(distance, ">", NEAR_M),
    }
    return relations[kind]
