"""Nouns of objects: what they mean in the lexicon, their forms, and words that stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ....model.sentences.lexicon import is_countable, load_lexicon, plural_noun
from ....model.sentences.model_words import KnownChange, KnownObject, ModelWords
from ....model.sentences.tokens import find_entries
from ...language.synonyms import plural_of

CHANGES = ("appear", "disappear", "change", "destroy", "burn", "harvest", "green")
ANY_CHANGE = "everything that changed"
# nouns of one meaning: each may stand for another of its row
INTERCHANGEABLE = (
    ("building", "structure"), ("house", "home", "dwelling"), ("warehouse", "storehouse"),
    ("path", "pathway"), ("water body", "waterbody"),
    ("car park", "parking lot", "parking area"),
    ("swimming pool", "pool"), ("greenhouse", "glasshouse"), ("solar field", "solar farm"),
    ("burnt area", "burned area"), ("bare patch", "bare area"), ("green area", "green space"),
    ("paved area", "paved surface"), ("construction site", "building site"),
    ("ship", "vessel"), ("aircraft", "airplane"), ("railway", "railroad"),
    ("storage tank", "tank"), ("quarry", "open pit"), ("car", "vehicle"),
    ("playground", "sports ground"), ("industrial area", "industrial site"),
)  # fmt: skip
# nouns without a plural, and what one patch of it is called
PATCHES = {
    "water": "water body", "vegetation": "green area", "bare ground": "bare patch",
    "bare soil": "bare patch", "soil": "bare patch", "bare land": "bare patch",
    "grass": "green area", "sand": "sandy area", "forest": "forest patch", "greenery": "green area",
    "woodland": "forest patch", "tree cover": "forest patch", "farmland": "field",
    "cropland": "field", "paved ground": "paved area", "open water": "water body",
    "surface water": "water body", "housing": "building",
}  # fmt: skip
# what a concept is called where its objects have different nouns
_GENERAL = {"water": "water body", "soil": "bare patch", "vegetation": "green area",
            "crop": "field"}  # fmt: skip


@dataclass(frozen=True)
class Noun:
    """A noun with its number.

    Attributes:
        one: In the singular, without an article.
        many: In the plural; empty: it has none, as "water".
    """

    one: str
    many: str

    def form(self, several: bool) -> str:
        """Return the noun for one object or several."""
        return self.many if several and self.many else self.one


@cache
def concept_of(noun: str) -> str:
    """Return the key of a noun in the lexicon; the noun itself where it is not in it."""
    text = " ".join(noun.lower().split())
    entries = find_entries(text, load_lexicon("en"), {}) if text else ()
    return next((entry.key for entry in entries if entry.section == "noun"), text)


@cache
def singular_of(noun: str) -> str:
    """Return the singular of a noun that the lexicon knows; any other as it is."""
    lexicon = load_lexicon("en")
    text = " ".join(noun.lower().split())
    if text in lexicon.forms:
        return text
    for ending, other in lexicon.inflection["nouns"]:
        stem = text[: len(text) - len(ending)] + other
        if text.endswith(ending) and stem in lexicon.forms:
            return stem
    return text


@cache
def same_nouns(noun: str) -> tuple[str, ...]:
    """Return the nouns that mean the same, with the noun itself first."""
    row = next((row for row in INTERCHANGEABLE if noun in row), (noun,))
    return (noun, *(one for one in row if one != noun))


@cache
def noun_of(singular: str) -> Noun:
    """Return a noun with its plural; one without a plural is a patch of it where that has a name.

    Args:
        singular: Of a candidate: ``building``, ``water``.
    """
    one = PATCHES.get(singular, singular)
    concept = concept_of(one)
    has_plural = one != plural_noun(concept) or one not in load_lexicon("en").data["nouns"]
    return Noun(one, plural_of(one) if has_plural else "")


@cache
def general_noun(concept: str) -> str:
    """Return what all objects of a concept are called, in the singular."""
    return _GENERAL.get(concept, concept)


def is_general(noun: str, concept: str) -> bool:
    """Return whether a noun names any object of its concept: ``building``, ``structure``."""
    return noun == concept or noun in same_nouns(general_noun(concept)) or noun in PATCHES


@cache
def names_one(noun: str) -> bool:
    """Return whether a noun as written is a singular that fits one object alone: ``a house``."""
    singular = noun.lower()
    if singular in PATCHES or singular_of(singular) != singular:
        return False
    concept = concept_of(singular)
    known = load_lexicon("en").data["nouns"].get(concept, {})
    if singular in known.get("masses", ()) or plural_noun(concept) == singular:
        return False
    return is_countable(concept, (singular,)) or concept in load_lexicon("en").data["nouns"]


def checker_words(nouns: Iterable[str]) -> ModelWords:
    """Return the words with which a sentence about any object of the lexicon is parsed.

    Args:
        nouns: Further ones, of candidates.
    """
    return _words(frozenset(noun for noun in nouns if noun and concept_of(noun) == noun.lower()))


@cache
def _words(nouns: frozenset[str]) -> ModelWords:
    table = load_lexicon("en").data["nouns"]
    named = {concept: (plural_noun(concept),) for concept in table}
    named |= {noun: (noun_of(noun).many or noun, noun) for noun in sorted(nouns - table.keys())}
    objects = tuple(
        KnownObject(concept, forms, (), tuple(KnownChange(c, f"{concept} {c}") for c in CHANGES))
        for concept, forms in named.items()
    )
    return ModelWords("", objects=objects, any_change=ANY_CHANGE)
