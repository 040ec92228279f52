"""The grammar of sentences about land cover change: nouns, verbs, templates."""

from __future__ import annotations

from itertools import product

from ..synthetic.land_cover import LandCover

Nouns = tuple[tuple[str, ...], tuple[str, ...]]
NOUNS: dict[LandCover, Nouns] = {
    # cover: (singular or mass nouns, plurals)
    LandCover.WATER: (
        ("water", "open water", "the pond", "the lake", "flood water", "surface water",
         "the wetland", "the reservoir", "flooding", "the river", "the stream", "the canal",
         "the flood", "standing water", "the creek", "the puddle", "the marsh", "the waterway"),
        ("ponds", "lakes", "water bodies", "wetlands", "water areas", "flooded areas",
         "reservoirs", "bodies of water", "rivers", "streams", "canals", "waters", "basins",
         "creeks", "puddles", "marshes", "waterways", "tributaries", "seas"),
    ),
    LandCover.BUILDING: (
        ("the building", "the house", "the structure", "housing", "the warehouse", "the home",
         "the dwelling", "the hall", "the factory", "the barn", "the hut", "the roof",
         "the apartment block", "the apartment", "the bungalow", "the cabin", "the farmhouse",
         "the tower", "the hotel", "the shop", "accommodation"),
        ("buildings", "houses", "structures", "dwellings", "warehouses", "homes",
         "residential buildings", "roofs", "sheds", "barns", "huts", "halls", "factories",
         "cabins", "villas", "garages", "rooftops", "apartment blocks",
         "apartments", "bungalows", "farmhouses", "towers", "skyscrapers", "hotels", "shops",
         "offices", "condos", "hangars"),
    ),
    LandCover.ROAD: (
        ("the road", "the street", "the path", "the track", "the lane", "the highway",
         "the roadway", "the alley", "asphalt", "pavement", "the driveway", "the freeway",
         "the boulevard", "the pathway", "the causeway"),
        ("roads", "streets", "paths", "tracks", "lanes", "highways", "roadways", "alleys",
         "trails", "dirt roads", "driveways", "freeways", "expressways", "boulevards", "pathways",
         "walkways", "parkways", "routes"),
    ),
    LandCover.TREES: (
        ("the tree", "the forest", "woodland", "tree cover", "the wood", "forest",
         "forest cover", "the canopy", "foliage", "the orchard", "the plantation", "the thicket"),
        ("trees", "woods", "forests", "forest patches", "groups of trees", "tree stands",
         "woodlands", "tree crowns", "orchards", "plantations", "oaks", "pines", "shrubs",
         "bushes", "rainforests"),
    ),
    LandCover.SOIL: (
        ("bare soil", "bare ground", "bare land", "exposed soil", "open soil", "bare earth",
         "sand", "open ground", "excavated ground", "gravel", "clay", "mud",
         "the bare patch", "the bare area", "the excavation", "the dune",
         "eroded land"),
        ("bare patches", "bare areas", "areas of bare soil",
         "bare fields", "sandy areas", "earthworks", "excavations", "dunes", "sands",
         "gravel areas", "trenches"),
    ),
}  # fmt: skip
# in no training sentence: they test the generalisation to words without masks in the training
UNSEEN_NOUNS: dict[LandCover, Nouns] = {
    LandCover.WATER: (("the lagoon",), ("lagoons", "swamps")),
    LandCover.BUILDING: (("the cottage", "the mansion"), ("cottages", "residences")),
    LandCover.ROAD: (("the avenue",), ("avenues", "motorways")),
    LandCover.TREES: (("the grove",), ("groves", "jungles")),
    LandCover.SOIL: (("barren land",), ("barren areas", "deserts")),
}

APPEAR_VERBS = ("appeared", "was added", "emerged", "came up", "is new", "has appeared")
DISAPPEAR_VERBS = (
    "disappeared",
    "was removed",
    "vanished",
    "is gone",
    "has disappeared",
    "was lost",
)
APPEAR_VERBS_OF = {
    LandCover.WATER: ("filled up", "was flooded", "formed", "rose", "spread", "expanded", "grew"),
    LandCover.BUILDING: ("was built", "was constructed", "was erected", "was newly built"),
    LandCover.ROAD: ("was built", "was constructed", "was paved", "was laid"),
    LandCover.TREES: ("was planted", "grew", "grew up"),
    LandCover.SOIL: ("was exposed", "was laid bare", "was uncovered", "was cleared"),
}
DISAPPEAR_VERBS_OF = {
    LandCover.WATER: ("dried up", "dried out", "drained", "receded", "retreated", "shrank",
                      "was drained", "evaporated"),
    LandCover.BUILDING: ("was demolished", "was torn down", "was pulled down", "was razed"),
    LandCover.ROAD: ("was abandoned", "was closed and removed", "was torn up"),
    LandCover.TREES: ("was felled", "was cut down", "was cleared", "was logged"),
    LandCover.SOIL: ("was covered", "was overgrown", "was filled in"),
}  # fmt: skip
APPEAR_TEMPLATES = ("new {n}", "the new {n}", "newly appeared {n}", "where {n} appeared",
                    "{n} in the second image only", "appearance of {n}", "added {n}",
                    "{n} not there before", "the {n} that can only be seen after")  # fmt: skip
DISAPPEAR_TEMPLATES = ("lost {n}", "the lost {n}", "removed {n}", "where {n} disappeared",
                       "{n} in the first image only", "loss of {n}", "former {n}",
                       "{n} no longer there", "the {n} that can only be seen before")  # fmt: skip

CHANGE_VERBS = (
    "changed",
    "have changed",
    "are different",
    "appeared or disappeared",
    "came or went",
)
CHANGE_TEMPLATES = ("{n} change", "changes of {n}", "changed {n}", "where {n} changed",
                    "every change of {n}")  # fmt: skip


def plural_verb(verb: str) -> str:
    """Return a verb for several subjects: ``were built``."""
    for singular, plural in (("was ", "were "), ("is ", "are "), ("has ", "have ")):
        if verb.startswith(singular):
            return plural + verb[len(singular) :]
    return verb


def sentences(nouns: Nouns, verbs: tuple[str, ...], templates: tuple[str, ...]) -> tuple[str, ...]:
    """Combine nouns with verbs and templates, without duplicates.

    Args:
        nouns: Singular or mass nouns, and plurals.
        verbs: In the singular.
        templates: With ``{n}`` for a noun without its article.
    """
    singulars, plurals = nouns
    found = []
    for noun, verb in product(singulars, verbs):
        bare = noun.removeprefix("the ")
        found += [f"the {bare} that {verb}", f"{noun} that {verb}", f"{noun} {verb}"]
    for noun, verb in product(plurals, map(plural_verb, verbs)):
        found += [f"the {noun} that {verb}", f"{noun} that {verb}", f"all {noun} which {verb}"]
    bare_nouns = [noun.removeprefix("the ") for noun in singulars] + list(plurals)
    found += [template.format(n=noun) for template, noun in product(templates, bare_nouns)]
    return tuple(dict.fromkeys(found))


def appearance_sentences(cover: LandCover, nouns: Nouns) -> tuple[str, ...]:
    """Return the sentences about a land cover that appeared."""
    return sentences(nouns, APPEAR_VERBS + APPEAR_VERBS_OF[cover], APPEAR_TEMPLATES)


def disappearance_sentences(cover: LandCover, nouns: Nouns) -> tuple[str, ...]:
    """Return the sentences about a land cover that disappeared."""
    return sentences(nouns, DISAPPEAR_VERBS + DISAPPEAR_VERBS_OF[cover], DISAPPEAR_TEMPLATES)


def change_sentences(nouns: Nouns) -> tuple[str, ...]:
    """Return the sentences about a land cover that appeared or disappeared."""
    singulars, plurals = nouns
    bare = [noun.removeprefix("the ") for noun in singulars]
    found = [f"{noun} that {verb}" for noun in plurals for verb in CHANGE_VERBS]
    found += [f"the {noun} that {verb}" for noun in plurals for verb in CHANGE_VERBS]
    found += [text.format(n=noun) for noun in (*bare, *plurals) for text in CHANGE_TEMPLATES]
    return tuple(found)


def state_change_sentences(nouns: tuple[str, ...], verbs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences about objects that changed their state."""
    found: list[str] = []
    for noun, verb in product(nouns, verbs):
        found += [f"the {noun} that {verb}", f"{noun} that {verb}", f"all {noun} which {verb}"]
    return tuple(found)
