"""The words that a change model can segment in one image, and how each is segmented best.

A model of this product finds changes. In one image it finds an object as what appeared on ground
without objects, or disappeared from it. Which ground and which changes are best was measured on
single labelled images that the bundled model was not trained on, ``tools/craft_segmenters.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ....model.messages import Message
from ....model.rasters.arrays import Image
from ....model.sentences.model_words import KnownObject, ModelWords
from ..expression.object_nouns import concept_of, singular_of
from .blank_ground import mean_colour, random_phase
from .text_segmenter import UnknownObject

APPEAR, DISAPPEAR = "appear", "disappear"


@dataclass(frozen=True)
class Method:
    """How an object is segmented in one image.

    Attributes:
        ground: Makes the image of the other date.
        change: ``appear`` or ``disappear``: the image is the second or the first date.
        threshold: Probability at which a pixel is as likely in the object as not.
        finest_m: Ground sample distance in metres below which the object is not found.
    """

    ground: Callable[[Image], Image]
    change: str
    threshold: float = 0.5
    finest_m: float = 0.0


DEFAULT = Method(random_phase, DISAPPEAR)
METHODS = {
    "building": DEFAULT,
    "vegetation": Method(mean_colour, DISAPPEAR),
    "water": Method(random_phase, APPEAR, threshold=0.07, finest_m=2.0),
}
"""By concept; any other of a model of its own words has ``DEFAULT``."""
REFUSED = frozenset(("road", "tree", "soil", "crop", "construction", "paved ground"))
"""Concepts that the bundled model may find as changes, but not in one image: IoU of roads and trees
is below 0.25 at any threshold; of the others no labels of one date were there to measure it."""


@dataclass(frozen=True)
class Phrase:
    """What a model is given for an object.

    Attributes:
        method: Ground and change.
        sentence: The model's phrase for this change of the object.
    """

    method: Method
    sentence: str


def phrase_of(text: str, words: ModelWords, gsd_m: float | None = None) -> Phrase:
    """Return the phrase that segments what a noun names.

    Args:
        text: A noun in the singular or the plural.
        words: Of the model.
        gsd_m: Ground sample distance of the images in metres; None: unknown.

    Raises:
        UnknownObject: The model cannot segment it in one image.
    """
    noun = " ".join(text.lower().split())
    concept = concept_of(singular_of(noun))
    known = next((one for one in words.objects if _names(one, noun, concept)), None)
    found = _phrase(known) if known else None
    if found is None and known is None and words.reads_english and noun:
        found = Phrase(DEFAULT, f"the {noun} that {DEFAULT.change}ed")
    if found is None:
        raise UnknownObject(
            "The model '{model}' cannot segment '{text}' in one image.",
            _advice(words),
            model=words.model,
            text=text,
        )
    if gsd_m is not None and gsd_m < found.method.finest_m:
        raise UnknownObject(
            "The model '{model}' cannot segment '{text}' in one image of {gsd_m:.2g} m pixels.",
            "Use pixels of {finest_m:g} m or more, or a text segmenter from a folder.",
            model=words.model,
            text=text,
            gsd_m=gsd_m,
            finest_m=found.method.finest_m,
        )
    return found


def served_nouns(words: ModelWords) -> list[str]:
    """Return the noun of each object that a model can segment in one image."""
    return [one.nouns[0] for one in words.objects if _phrase(one)]


def _phrase(known: KnownObject) -> Phrase | None:
    method = METHODS.get(known.concept, DEFAULT)
    phrases = {change.change: change.phrase for change in known.changes}
    if known.concept in REFUSED or method.change not in phrases:
        return None
    return Phrase(method, phrases[method.change])


def _names(one: KnownObject, noun: str, concept: str) -> bool:
    return noun in one.nouns or noun in one.synonyms or concept == one.concept


def _advice(words: ModelWords) -> str:
    nouns = served_nouns(words)
    if not nouns:
        return Message("Use a text segmenter from a folder.")
    return Message(
        "Use one of its words ({words}), or a text segmenter from a folder.", words=", ".join(nouns)
    )
