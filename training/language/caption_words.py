"""Words of sentences that describe a scene of change: the slots of a caption's template.

People do not write "the buildings that appeared" but "some villas are built on both sides of the
road". Number, size and place are measured on the map; the network has to ignore them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..synthetic.land_cover import LandCover
from .grammar import NOUNS, Nouns
from .object_words import OBJECTS

# regular verbs alone: their forms are derived
APPEAR = ("appear", "show up", "emerge")
DISAPPEAR = ("disappear", "vanish")
# participles after "is", "have been" ...
APPEAR_PARTICIPLES = {
    LandCover.WATER: ("formed", "filled", "created", "added", "flooded"),
    LandCover.BUILDING: ("built", "constructed", "erected", "completed", "added", "set up"),
    LandCover.ROAD: ("built", "constructed", "paved", "laid", "completed", "opened", "added"),
    LandCover.TREES: ("planted", "grown", "added"),
    LandCover.SOIL: ("exposed", "cleared", "dug", "created", "laid bare", "levelled"),
}
DISAPPEAR_PARTICIPLES = {
    LandCover.WATER: ("drained", "dried up", "lost", "filled in", "removed"),
    LandCover.BUILDING: ("removed", "demolished", "torn down", "pulled down", "razed"),
    LandCover.ROAD: ("removed", "torn up", "closed and removed", "dismantled"),
    LandCover.TREES: ("removed", "felled", "cut down", "cleared", "logged"),
    LandCover.SOIL: ("covered", "overgrown", "filled in", "built over", "replaced"),
}
QUANTITIES = (
    "some", "several", "many", "a few", "two", "three", "four", "a row of", "two rows of",
    "a group of", "numerous", "a number of", "a lot of", "massive", "certain",
)  # fmt: skip
ADJECTIVES = ("", "", "", "", "small ", "large ", "big ", "neatly arranged ", "scattered ")
PLACES = (
    "", "", "on the bare land", "on the bareland", "in the woods", "beside the road",
    "along the road", "on both sides of the road", "near the houses", "among the trees",
    "in the forest", "in the desert", "on the open ground", "on the grassland", "by the lake",
    "next to the existing ones", "around the square", "at the edge of the scene", "at the top",
    "at the bottom", "on the left", "on the right", "in the center", "in the middle of the scene",
    "in the top left corner", "in the lower-right corner", "at the bottom of the image",
    "in the upper right", "between the fields", "in the residential area", "in the clearing",
)  # fmt: skip
UNCHANGED = (
    "nothing changed", "nothing has changed", "no change", "there is no change",
    "both images show the same", "the two images are the same", "no difference is visible",
    "the place looks as before", "everything stayed the same", "there are no changes",
)  # fmt: skip


@dataclass(frozen=True)
class SlotWords:
    """What fills the slots of a template for one change class.

    Attributes:
        singulars: Countable nouns without an article.
        plurals: Nouns in the plural.
        verbs: Intransitive, in the plural: ``appear``.
        participles: After a form of "to be": ``built``.
    """

    singulars: tuple[str, ...]
    plurals: tuple[str, ...]
    verbs: tuple[str, ...]
    participles: tuple[str, ...]


def _of_nouns(nouns: Nouns, verbs: tuple[str, ...], participles: tuple[str, ...]) -> SlotWords:
    singulars, plurals = nouns
    countable = (noun.removeprefix("the ") for noun in singulars if noun.startswith("the "))
    return SlotWords(tuple(countable), plurals, verbs, participles)


def _participles(verbs: Iterable[str]) -> Iterator[str]:
    return (verb.removeprefix("was ") for verb in verbs if verb.startswith("was "))


_FIELDS = (("field", "crop field", "parcel"), ("fields", "crop fields", "parcels", "green fields"))
_HOUSES = (("building", "house", "structure", "home"), ("buildings", "houses", "structures"))
_GREEN = (("green area", "plant"), ("plants", "green areas", "trees and plants"))
_BUILT = (("residential area", "settlement", "built-up area"),
          ("residential areas", "settlements", "new buildings and roads"))  # fmt: skip
SLOT_WORDS: dict[str, SlotWords] = {
    **{
        f"{cover.name.lower()} appears": _of_nouns(NOUNS[cover], APPEAR, participles)
        for cover, participles in APPEAR_PARTICIPLES.items()
    },
    **{
        f"{cover.name.lower()} disappears": _of_nouns(NOUNS[cover], DISAPPEAR, participles)
        for cover, participles in DISAPPEAR_PARTICIPLES.items()
    },
    **{
        f"{words.concept} appears": _of_nouns(
            words.nouns, APPEAR, tuple(_participles(words.appear_verbs))
        )
        for words in OBJECTS
    },
    **{
        f"{words.concept} disappears": _of_nouns(
            words.nouns, DISAPPEAR, tuple(_participles(words.disappear_verbs))
        )
        for words in OBJECTS
    },
    "fields harvested": SlotWords(*_FIELDS, ("turn brown", "turn bare"),
                                  ("harvested", "ploughed", "mown")),
    "fields turn green": SlotWords(("bare field", "field"), ("bare fields", "fields"),
                                   ("turn green", "green up"), ("sown", "planted with crops")),
    "buildings destroyed": SlotWords(*_HOUSES, ("collapse", "burn down"),
                                     ("destroyed", "damaged", "turned into rubble")),
    "vegetation lost": SlotWords(*_GREEN, DISAPPEAR, ("removed", "cleared", "lost")),
    "vegetation gained": SlotWords(*_GREEN, APPEAR, ("planted", "grown", "added")),
    "construction": SlotWords(*_BUILT, APPEAR, ("built", "constructed", "completed", "developed")),
}  # fmt: skip
