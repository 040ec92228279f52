"""How a change of an object is worded: clauses after the noun, adjectives before it.

The verbs are those of the grammar of the training sentences; the parser decides of each wording
whether it means the change, see ``check_sentence``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ....model.sentences.lexicon import ground_concepts
from ...language.grammar import (
    APPEAR_VERBS,
    APPEAR_VERBS_OF,
    DISAPPEAR_VERBS,
    DISAPPEAR_VERBS_OF,
    plural_verb,
)
from ...language.model_words import CONCEPTS
from ...language.object_words import OBJECT_BY_CONCEPT

_COVER_OF = {concept: cover for cover, (concept, _) in CONCEPTS.items()}
# of an object that was there before or stays, or of another object: no new or vanished mask
_OF_A_PART = frozenset({
    "rose", "spread", "expanded", "grew", "grew up", "receded", "retreated", "shrank",
    "was enlarged", "was flooded", "was cleared", "was overgrown", "was covered", "came up",
    "emerged", "was lost", "is gone", "was filled in", "was closed", "was closed and removed",
    "was abandoned", "was reforested", "regrew", "was replanted", "was opened", "was dug",
    "drained", "was unsealed", "was reclaimed", "was newly built", "was laid",
    "was paved", "was left by the fire", "evaporated", "vanished", "was razed", "is new",
    "turned green again",
})  # fmt: skip
_STATES = {
    "change": (("changed", "has changed", "is different", "was altered"), ("changed", "altered")),
    "destroy": (("was destroyed", "collapsed"), ("destroyed", "collapsed")),
    "burn": (("burned", "was burned", "has burned"), ("burnt", "burned")),
    "harvest": (("was harvested", "has been harvested"), ("harvested",)),
    "green": (("turned green", "has turned green"), ()),
}
_ADVERB = {"appear": "newly "}
_ALWAYS = {"appear": ("new",), "disappear": ("removed", "former")}
_OF_NATURE = {"appear": ("new",), "disappear": ("vanished", "former")}
_NO_ADDITION = frozenset({
    *ground_concepts(), "burnt area", "clearing", "snow", "glacier", "landslide", "smoke", "island",
    "mountain", "coastline", "quarry",
})  # fmt: skip
"""Objects that nobody adds or, but for plants, removes."""
_PLANTS = frozenset({"tree", "vegetation"})


@dataclass(frozen=True)
class ChangeForms:
    """Wordings of one change of one kind of object.

    Attributes:
        clauses: After "that", of one object: ``was built``.
        adjectives: Before the noun: ``newly built``.
    """

    clauses: tuple[str, ...]
    adjectives: tuple[str, ...]

    def clause(self, number: int, several: bool) -> str:
        """Return a clause for one object or several: ``were built``."""
        clause = self.clauses[number % len(self.clauses)]
        return plural_verb(clause) if several else clause


@cache
def change_forms(concept: str, change: str) -> ChangeForms:
    """Return the wordings of a change.

    Args:
        concept: Key of the object in the lexicon.
        change: Key of the kind of change.
    """
    if change in _STATES:
        return ChangeForms(*_STATES[change])
    general, special = _verbs(concept, change == "appear")
    verbs = [verb for verb in (*special, *general) if verb not in _OF_A_PART]
    adjectives = _ALWAYS[change]
    if concept in _NO_ADDITION:
        unfit = {"was added"} if concept in _PLANTS else {"was added", "was removed"}
        verbs = [verb for verb in verbs if verb not in unfit]
        adjectives = adjectives if concept in _PLANTS else _OF_NATURE[change]
    perfect = [f"has been {verb.removeprefix('was ')}" for verb in verbs if verb[:4] == "was "]
    participles = [verb.removeprefix("was ") for verb in verbs if verb[:4] == "was "]
    single = [word for word in participles if " " not in word and word not in ("added", "removed")]
    special_adjectives = [f"{_ADVERB.get(change, '')}{word}" for word in single]
    return ChangeForms((*verbs, *perfect), (*adjectives, *special_adjectives))


def _verbs(concept: str, appears: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the verbs of all objects and those of one concept."""
    general = APPEAR_VERBS if appears else DISAPPEAR_VERBS
    if concept in _COVER_OF:
        of_cover = APPEAR_VERBS_OF if appears else DISAPPEAR_VERBS_OF
        return general, of_cover[_COVER_OF[concept]]
    words = OBJECT_BY_CONCEPT.get(concept)
    if words is None:
        return general, ()
    return general, words.appear_verbs if appears else words.disappear_verbs
