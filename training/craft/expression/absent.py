"""Sentences that fit nothing in a chip: another change, another object, another place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from .change_forms import change_forms
from .change_key import CHANGE_OF_TYPE
from .check_sentence import check_sentence
from .chip_scene import ChipScene
from .description_words import PLACES
from .descriptions import Description, place
from .evaluate import fit
from .object_nouns import concept_of, noun_of

TRIES = 8
EXTENT_X = ("x_rel", "x_from", "x_to")
EXTENT_Y = ("y_rel", "y_from", "y_to")


@dataclass(frozen=True)
class Absent:
    """A sentence that fits no object of a chip.

    Attributes:
        sentence: In English.
        change_type: That it names.
        noun: Of its object, in the singular.
    """

    sentence: str
    change_type: int
    noun: str


def absent(
    scene: ChipScene, known: Sequence[tuple[str, int]], rng: np.random.Generator
) -> Absent | None:
    """Return a sentence that fits nothing in a chip; near ones first: same object, other change.

    Args:
        scene: The chip.
        known: Nouns and change types of the data set: other objects are none of its words.
        rng: Decides.
    """
    options = list(_options(scene, known))
    order = np.argsort(rng.random(len(options)) + np.array([one[0] for one in options], float))
    for number in order[:TRIES].tolist():
        _, noun, change_type, where = options[number]
        if where and not _is_empty(scene, where, concept_of(noun)):
            continue
        for text in _texts(noun, change_type, _words(where, rng), rng):
            picks = check_sentence(text, scene)
            if picks.ids is not None and not picks.ids:
                return Absent(text, change_type, noun)
    return None


def _options(
    scene: ChipScene, known: Sequence[tuple[str, int]]
) -> Iterator[tuple[float, str, int, Description | None]]:
    """Yield how far from what is there, noun, change type and place of what is not there."""
    present = {(one.concept, one.change_type) for one in scene.objects} | scene.doubtful
    nouns = dict.fromkeys(one.noun for one in scene.objects if one.noun)
    for noun in nouns:
        for change_type in CHANGE_OF_TYPE:
            used = any(change_type == other for _, other in known)
            if used and (concept_of(noun), change_type) not in present:
                yield 0.0, noun, change_type, None
        for change_type in {t for concept, t in present if concept == concept_of(noun)}:
            for words in PLACES:
                yield 0.6, noun, change_type, place(words)
    for noun, change_type in known:
        if (concept_of(noun), change_type) not in present and noun not in nouns:
            yield 0.4, noun, change_type, None


def _words(where: Description | None, rng: np.random.Generator) -> str:
    return f" {where.after[rng.integers(len(where.after))]}" if where else ""


def _texts(noun: str, change_type: int, after: str, rng: np.random.Generator) -> Iterator[str]:
    forms = change_forms(concept_of(noun), CHANGE_OF_TYPE[change_type])
    several = bool(rng.random() < 0.6)
    text = noun_of(noun).form(several)
    plural = several and bool(noun_of(noun).many)
    for _ in range(3):
        if forms.adjectives and rng.random() < 0.4:
            yield f"the {forms.adjectives[rng.integers(len(forms.adjectives))]} {text}{after}"
        clause = forms.clause(int(rng.integers(len(forms.clauses))), plural)
        yield f"the {text} that {clause}{after}"


def _is_empty(scene: ChipScene, where: Description, concept: str) -> bool:
    """Return whether no object of a concept reaches into a place, or is at its border."""
    group = np.array([one.concept == concept for one in scene.objects], bool)
    for x, y in product(EXTENT_X, EXTENT_Y):
        columns = {**scene.columns, "x_rel": scene.column(x), "y_rel": scene.column(y)}
        if fit(where.predicates, columns, group, tolerant=True).possibly.any():
            return False
    return True
