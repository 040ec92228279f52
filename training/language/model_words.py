"""The words that a model knows after a training: those of the grammar, or of a region."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...model.sentences.model_words import KnownChange, KnownObject, ModelWords
from ..synthetic.land_cover import LandCover
from .change_classes import CHANGE_CLASS_BY_NAME
from .grammar import NOUNS, UNSEEN_NOUNS
from .object_words import OBJECTS, ObjectWords
from .synonyms import SYNONYMS

ANY_CHANGE = "everything that changed"
CONCEPTS: Mapping[LandCover, tuple[str, str]] = {
    # cover: (key in the lexicon, the noun that stands for it)
    LandCover.WATER: ("water", "water"),
    LandCover.BUILDING: ("building", "buildings"),
    LandCover.ROAD: ("road", "roads"),
    LandCover.TREES: ("tree", "trees"),
    LandCover.SOIL: ("soil", "bare soil"),
}
_KINDS = {  # key in the lexicon: (end of the name of the change class, verb)
    "appear": ("appears", "appeared"),
    "disappear": ("disappears", "disappeared"),
    "change": ("changes", "changed"),
}
# other change classes: (concept, key of the change, sentence)
_OTHER_CLASSES = {
    "buildings destroyed": ("building", "destroy", "the buildings that were destroyed"),
    "fields harvested": ("crop", "harvest", "the fields that were harvested"),
    "fields turn green": ("crop", "green", "the fields that turned green"),
    "vegetation lost": ("vegetation", "disappear", "the vegetation that disappeared"),
    "vegetation gained": ("vegetation", "appear", "the vegetation that appeared"),
    "construction": ("construction", "appear", "new construction"),
}
_OTHER_NOUNS = {
    "crop": ("fields", "crops", "parcels", "farmland", "cropland"),
    "vegetation": ("vegetation", "green areas", "greenery"),
    "construction": ("construction", "built-up areas", "urban growth"),
}
# changes of other objects that an object stands for: (its concept, concept, key, sentence)
_IMPLIED_CHANGES = (
    ("burnt area", "burnt area", "burn", "the burnt areas that appeared"),
    ("burnt area", "tree", "burn", "the trees that burned"),
    ("burnt area", "vegetation", "burn", "the vegetation that burned"),
    ("burnt area", "crop", "burn", "the fields that burned"),
)
EXAMPLES = (
    "the buildings that appeared",
    "the buildings that were destroyed",
    "the water that appeared",
    "new roads",
    "the trees that disappeared",
    "everything that changed",
)


def words_of_grammar(
    with_real_masks: Collection[str], shown_objects: Collection[str] = ()
) -> ModelWords:
    """Return the words of a model that was trained with the grammar.

    Args:
        with_real_masks: Names of the change classes that have masks of real pairs; those of the
            others come from painted scenes.
        shown_objects: Concepts of the objects beyond the land cover that the model was shown to
            find on images that it never saw.
    """
    painted = CHANGE_CLASS_BY_NAME.keys() - set(with_real_masks)
    changes: dict[str, list[KnownChange]] = {}
    for cover, (concept, noun) in CONCEPTS.items():
        for key, (kind, verb) in _KINDS.items():
            known = KnownChange(
                key, f"the {noun} that {verb}", f"{cover.name.lower()} {kind}" in painted
            )
            changes.setdefault(concept, []).append(known)
    for name, (concept, key, phrase) in _OTHER_CLASSES.items():
        changes.setdefault(concept, []).append(KnownChange(key, phrase, name in painted))
    shown = {words.concept: words for words in OBJECTS if words.concept in shown_objects}
    for concept, words in shown.items():
        for key, (_, verb) in _KINDS.items():
            phrase = f"the {words.noun} that {verb}"
            changes.setdefault(concept, []).append(KnownChange(key, phrase, painted_only=True))
    for of, concept, key, phrase in _IMPLIED_CHANGES:
        if of in shown:
            changes[concept].append(KnownChange(key, phrase, painted_only=True))
    nouns = {concept: _nouns(cover) for cover, (concept, _) in CONCEPTS.items()} | _OTHER_NOUNS
    nouns |= {concept: _bare_nouns(words) for concept, words in shown.items()}
    taken = {noun for words in shown.values() for noun in _bare_nouns(words)}
    objects = tuple(
        KnownObject(
            concept, nouns[concept], _synonyms(concept, nouns[concept], taken), tuple(known)
        )
        for concept, known in changes.items()
    )
    return ModelWords("", objects=objects, any_change=ANY_CHANGE, examples=EXAMPLES)


def _nouns(cover: LandCover) -> tuple[str, ...]:
    singulars, plurals = NOUNS[cover]
    bare = (noun.removeprefix("the ") for noun in (*singulars, *plurals))
    return tuple(dict.fromkeys((CONCEPTS[cover][1], *bare)))


def _bare_nouns(words: ObjectWords) -> tuple[str, ...]:
    singulars, plurals = words.nouns
    bare = (noun.removeprefix("the ") for noun in (*singulars, *plurals))
    return tuple(dict.fromkeys((words.noun, *bare)))


def _synonyms(concept: str, nouns: Collection[str], taken: Collection[str]) -> tuple[str, ...]:
    unseen = [
        noun.removeprefix("the ")
        for cover, (key, _) in CONCEPTS.items()
        if key == concept
        for noun in (*UNSEEN_NOUNS[cover][0], *UNSEEN_NOUNS[cover][1])
    ]
    found = dict.fromkeys((*unseen, *SYNONYMS.get(concept, ())))
    return tuple(noun for noun in found if noun not in nouns and noun not in taken)
