"""Words for changes of land cover: nouns, verbs, and how they make a sentence."""

from __future__ import annotations

from itertools import product

from ..synthetic.land_cover import Cover

Nouns = tuple[tuple[str, ...], tuple[str, ...]]
NOUNS: dict[Cover, Nouns] = {
    # cover: (singular or mass nouns, plurals)
    Cover.WATER: (
        ("water", "open water", "the pond", "the lake", "flood water", "surface water",
         "the wetland", "the reservoir", "flooding", "the river", "the stream", "the canal",
         "the flood", "standing water", "the creek", "the puddle", "the marsh", "the waterway"),
        ("ponds", "lakes", "water bodies", "pools", "wetlands", "water areas", "flooded areas",
         "reservoirs", "bodies of water", "rivers", "streams", "canals", "waters", "basins",
         "creeks", "puddles", "marshes", "waterways", "tributaries", "seas"),
    ),
    Cover.BUILDING: (
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
    Cover.ROAD: (
        ("the road", "the street", "the path", "the track", "the lane", "the highway",
         "the roadway", "the alley", "asphalt", "pavement", "the driveway", "the freeway",
         "the boulevard", "the pathway", "the causeway"),
        ("roads", "streets", "paths", "tracks", "lanes", "highways", "roadways", "alleys",
         "trails", "dirt roads", "driveways", "freeways", "expressways", "boulevards", "pathways",
         "walkways", "parkways", "routes"),
    ),
    Cover.TREES: (
        ("the tree", "the forest", "woodland", "tree cover", "the wood", "forest",
         "forest cover", "the canopy", "foliage", "the orchard", "the plantation", "the thicket"),
        ("trees", "woods", "forests", "forest patches", "groups of trees", "tree stands",
         "woodlands", "tree crowns", "orchards", "plantations", "oaks", "pines", "shrubs",
         "bushes", "rainforests"),
    ),
    Cover.SOIL: (
        ("bare soil", "bare ground", "bare land", "exposed soil", "open soil", "bare earth",
         "sand", "open ground", "excavated ground", "gravel", "clay", "mud", "the quarry",
         "eroded land"),
        ("bare patches", "bare areas", "areas of bare soil", "clearings", "cleared areas",
         "bare fields", "sandy areas", "earthworks", "excavations", "quarries", "dunes", "sands",
         "gravel areas", "trenches"),
    ),
}  # fmt: skip
# never said in training: they show what a model makes of words that it has not met with a mask
UNHEARD: dict[Cover, Nouns] = {
    Cover.WATER: (("the lagoon",), ("lagoons", "swamps")),
    Cover.BUILDING: (("the cottage", "the mansion"), ("cottages", "residences")),
    Cover.ROAD: (("the avenue",), ("avenues", "motorways")),
    Cover.TREES: (("the grove",), ("groves", "jungles")),
    Cover.SOIL: (("barren land",), ("barren areas", "deserts")),
}

APPEARED = ("appeared", "was added", "emerged", "came up", "is new", "has appeared")
GONE = ("disappeared", "was removed", "vanished", "is gone", "has disappeared", "was lost")
SPECIAL_NEW = {
    Cover.WATER: ("filled up", "was flooded", "formed", "rose", "spread", "expanded", "grew"),
    Cover.BUILDING: ("was built", "was constructed", "was erected", "was newly built"),
    Cover.ROAD: ("was built", "was constructed", "was paved", "was laid"),
    Cover.TREES: ("was planted", "grew", "grew up"),
    Cover.SOIL: ("was exposed", "was laid bare", "was uncovered", "was cleared"),
}
SPECIAL_GONE = {
    Cover.WATER: ("dried up", "dried out", "drained", "receded", "retreated", "shrank",
                  "was drained", "evaporated"),
    Cover.BUILDING: ("was demolished", "was torn down", "was pulled down", "was razed"),
    Cover.ROAD: ("was abandoned", "was closed and removed", "was torn up"),
    Cover.TREES: ("was felled", "was cut down", "was cleared", "was logged"),
    Cover.SOIL: ("was covered", "was overgrown", "was filled in"),
}  # fmt: skip
NEW_TEMPLATES = ("new {n}", "the new {n}", "newly appeared {n}", "where {n} appeared",
                 "{n} in the second image only", "appearance of {n}", "added {n}",
                 "{n} not there before", "the {n} that can only be seen after")  # fmt: skip
GONE_TEMPLATES = ("lost {n}", "the lost {n}", "removed {n}", "where {n} disappeared",
                  "{n} in the first image only", "loss of {n}", "former {n}",
                  "{n} no longer there", "the {n} that can only be seen before")  # fmt: skip

CHANGED = ("changed", "have changed", "are different", "appeared or disappeared", "came or went")
CHANGE_TEMPLATES = ("{n} change", "changes of {n}", "changed {n}", "where {n} changed",
                    "every change of {n}")  # fmt: skip


def _plural(verb: str) -> str:
    for singular, plural in (("was ", "were "), ("is ", "are "), ("has ", "have ")):
        if verb.startswith(singular):
            return plural + verb[len(singular) :]
    return verb


def clauses(nouns: Nouns, verbs: tuple[str, ...], templates: tuple[str, ...]) -> tuple[str, ...]:
    """Say it in every way that the grammar knows.

    Args:
        nouns: Singular or mass nouns, and plurals.
        verbs: As said of one.
        templates: With ``{n}`` for a noun without its article.
    """
    one, many = nouns
    said = []
    for noun, verb in product(one, verbs):
        bare = noun.removeprefix("the ")
        said += [f"the {bare} that {verb}", f"{noun} that {verb}", f"{noun} {verb}"]
    for noun, verb in product(many, map(_plural, verbs)):
        said += [f"the {noun} that {verb}", f"{noun} that {verb}", f"all {noun} which {verb}"]
    bare_nouns = [noun.removeprefix("the ") for noun in one] + list(many)
    said += [template.format(n=noun) for template, noun in product(templates, bare_nouns)]
    return tuple(dict.fromkeys(said))


def new_ones(cover: Cover, nouns: Nouns) -> tuple[str, ...]:
    """Return what can be said of something of a cover that appeared."""
    return clauses(nouns, APPEARED + SPECIAL_NEW[cover], NEW_TEMPLATES)


def lost_ones(cover: Cover, nouns: Nouns) -> tuple[str, ...]:
    """Return what can be said of something of a cover that disappeared."""
    return clauses(nouns, GONE + SPECIAL_GONE[cover], GONE_TEMPLATES)


def changing_ones(nouns: Nouns) -> tuple[str, ...]:
    """Return what can be said of something that appeared or disappeared."""
    one, many = nouns
    bare = [noun.removeprefix("the ") for noun in one]
    said = [f"{noun} that {verb}" for noun in many for verb in CHANGED]
    said += [f"the {noun} that {verb}" for noun in many for verb in CHANGED]
    said += [template.format(n=noun) for noun in (*bare, *many) for template in CHANGE_TEMPLATES]
    return tuple(said)


def turning_ones(nouns: tuple[str, ...], verbs: tuple[str, ...]) -> tuple[str, ...]:
    """Return what can be said of something that changed its state."""
    said: list[str] = []
    for noun, verb in product(nouns, verbs):
        said += [f"the {noun} that {verb}", f"{noun} that {verb}", f"all {noun} which {verb}"]
    return tuple(said)
