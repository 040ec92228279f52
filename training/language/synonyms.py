"""Nouns that stand for an object of the grammar, though no training sentence has them.

Singular and plural, without articles. A noun is listed where its objects look, from above, like
those of the training: a cottage as a house, but no greenhouse, bridge, runway, car or ship.
"""

from __future__ import annotations

from collections.abc import Mapping


def _both(singulars: str, plurals: str = "") -> tuple[str, ...]:
    """Return nouns with their plurals; those of the second list have none that follows the rule."""
    found: list[str] = []
    for noun in singulars.split(","):
        found += [noun.strip(), plural_of(noun.strip())]
    return (*found, *(noun.strip() for noun in plurals.split(",") if noun.strip()))


def plural_of(noun: str) -> str:
    """Return the plural of a noun that follows the rule."""
    if noun.endswith("y") and noun[-2] not in "aeou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "water": _both(
        "lagoon, swamp, inundation, water body, water surface, pool, basin, tributary, "
        "backwater, fish pond, brook, ditch, dam lake, oxbow, oxbow lake, sea, marsh, "
        "wetland, fen, bog, flooded area, moat, loch, estuary",
        "floodwater, floodwaters, flooded land, flooded fields, marshland, swampland",
    ),
    "building": _both(
        "cottage, mansion, residence, villa, shed, garage, rooftop, apartment building, "
        "block of flats, flat, family home, single-family house, detached house, row house, "
        "terraced house, town house, townhouse, manor, hangar, skyscraper, office, "
        "office building, condo, condominium, housing unit, housing development, "
        "residential building, residential house, commercial building, industrial building, "
        "public building, farm building, outbuilding, edifice, church, mosque, temple, "
        "school, hospital, supermarket, mall, shopping mall, store, depot, storehouse, stable, "
        "cabin, lodge, shack, chalet, shelter, high-rise, tower block, dormitory, mill, "
        "power station, station building, plant building, workshop, hostel, motel, homestead, "
        "farmstead, roof, silo",
        "built structures, housing estates, housing estate, blocks of flats, logistics halls, "
        "building complex, building complexes, farmhouse",
    ),
    "road": _both(
        "avenue, motorway, trail, dirt road, expressway, walkway, parkway, route, footpath, "
        "cycle path, byway, bypass, carriageway, roundabout, crossroad, access road, country road, "
        "gravel road, forest road, main road, side street, cul-de-sac, junction, intersection, "
        "ring road, thoroughfare, sidewalk",
        "tarmac, blacktop, paved surface, paved ground, road network, roadworks",
    ),
    "tree": _both(
        "grove, jungle, oak, pine, shrub, bush, rainforest, tree stand, tree crown, copse, "
        "group of trees, forest patch, hedge, hedgerow, conifer, palm, palm tree, olive grove, "
        "fir, spruce, birch, beech, fruit tree, mangrove",
        "wooded area, wooded areas, forested area, forested areas, woodlot, timber, brushwood, "
        "scrub, shrubland, groups of trees",
    ),
    "soil": _both(
        "barren area, desert, bare patch, bare area, clearing, cleared area, bare field, "
        "sandy area, excavation, dune, gravel area, trench, quarry, sand pit, gravel pit, "
        "borrow pit, open pit, dirt patch, bare spot, wasteland",
        "barren land, bare rock, dirt, soil, ground, bare surface, open land, earth, cleared land, "
        "area of bare soil, brownfield",
    ),
    "crop": _both(
        "crop, parcel, arable field, farm field, meadow, green field, brown field, cornfield, "
        "wheat field, paddy, rice field, rice paddy",
        "arable land, agricultural land, agricultural fields, farm land, pasture, pastures, "
        "grassland, cereals, wheat, maize, corn",
    ),
    "vegetation": _both(
        "green area, green space, plant, lawn", "greens, plant cover, grass, undergrowth, flora"
    ),
    "burnt area": _both("burnt patch, burned patch, fire mark", "burnt ground, charred ground"),
    "clearing": _both("clearcut, clear-cut, cut block, logging site, felling area"),
    "greenhouse": _both("polytunnel, hothouse, plastic house, foil tunnel", "plastic mulch"),
    "solar field": _both(
        "solar panel, solar array, photovoltaic panel, pv plant, pv panel, "
        "solar installation, solar power station",
        "photovoltaic",
    ),
    "swimming pool": _both("paddling pool, backyard pool"),
    "quarry": _both("pit, open-pit mine, open cast mine, stone pit, opencast, strip mine"),
    "paved ground": _both(
        "hardstanding, parking lot, concrete surface, sealed surface, "
        "concreted area, parking area, car park",
        "sealed land, paving",
    ),
    "construction": _both(
        "construction project, building project, development, new development, "
        "built-up area, urban area, settlement, construction site, building site, "
        "residential area, industrial area",
        "urban development, urbanisation, urbanization, urban sprawl, constructions",
    ),
}
