"""What a sentence about a scene fits, read by tables of words of its own and measured in pixels.

Nothing of the package is used: neither its parser nor its words, measures or grammar.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

import shapely
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

APPEAR, DISAPPEAR, STATE = 0, 1, 2
KINDS = {  # word in the singular: objects that it names
    "building": {"building", "house", "warehouse"}, "structure": {"building", "house", "warehouse"},
    "house": {"house"}, "home": {"house"}, "dwelling": {"house"}, "warehouse": {"warehouse"},
    "storehouse": {"warehouse"}, "road": {"road"}, "pond": {"pond"}, "field": {"field"},
    "crop field": {"field"}, "tree": {"tree"}, "forest patch": {"tree"},
    "bare patch": {"bare soil"}, "bare area": {"bare soil"}, "water body": {"pond", "water"},
    "waterbody": {"pond", "water"}, "swimming pool": {"swimming pool"},
    "pool": {"swimming pool"}, "car park": {"car park"}, "parking lot": {"car park"},
    "parking area": {"car park"},
}  # fmt: skip
CHANGES = {
    APPEAR: "new|newly (?:built|constructed|erected|added|planted|exposed|uncovered|installed)|"
    "appeared|built|constructed|erected|added|planted|formed|filled up|exposed|laid bare|"
    "uncovered|installed|emerged|flooded|added",
    DISAPPEAR: "removed|former|vanished|demolished|disappeared|torn down|pulled down|torn up|"
    "dried up|dried out|felled|cut down|logged|newly demolished|newly felled|no longer there|"
    "drained|gone",
    STATE: "changed|altered|different",
}
SIDES = {"left": ("x", 0), "right": ("x", 1), "top": ("y", 0), "upper": ("y", 0),
         "bottom": ("y", 1), "lower": ("y", 1), "north": ("y", 0), "south": ("y", 1),
         "west": ("x", 0), "east": ("x", 1)}  # fmt: skip
BEARINGS = {"north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180,
            "southwest": 225, "west": 270, "northwest": 315}  # fmt: skip
ORDERS = {
    "largest": ("area", True), "biggest": ("area", True), "smallest": ("area", False),
    "leftmost": ("x", False), "rightmost": ("x", True), "topmost": ("y", False),
    "uppermost": ("y", False), "bottommost": ("y", True), "lowermost": ("y", True),
    "northernmost": ("y", False), "southernmost": ("y", True), "westernmost": ("x", False),
    "easternmost": ("x", True), "longest": ("length", True), "shortest": ("length", False),
}  # fmt: skip
NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
COLOURS = {"red": "red", "blue": "blue", "green": "green", "white": "white", "grey": "grey",
           "brown": "brown", "dark": "dark", "yellow": "yellow"}  # fmt: skip
NEAR_M = 50.0
_FILLING = re.compile(r"\b(?:the|a|an|all|that|was|were|has|have|been|is|are|of|scene|image)\b|,")
_SIDE = "left|right|top|bottom|upper|lower|north|south|east|west"
_PLACE = re.compile(
    rf"\b(?:in|on|at) the ((?:mid[- ]?|(?:{_SIDE})(?:ern)?[- ]?)?"
    rf"(?:(?:{_SIDE})(?:ern)?|cent(?:er|re)|middle))"
    r"(?: (?:corner|half|part|side))?(?: of the (?:image|scene))?\b"
)
_NOUN_END = r"(?:the|a|an) (new|removed|added) ([a-z ]+?)(?= in the | at the | on the | that |,|$)"
_RELATION = re.compile(
    rf"(?:\b(near|close to|next to|beside|closest to|nearest to)|"
    rf"\b(?:to the )?({'|'.join(sorted(BEARINGS, key=len, reverse=True))}) of) {_NOUN_END}"
)
_SIZE = re.compile(r"\b(larger|smaller) than ([\d.]+) (m²|ha)")
_ORDER = re.compile(rf"\b(second |two |three )?({'|'.join(ORDERS)})\b")


class UnreadableError(Exception):
    """The sentence has words that the tables here do not know."""


@dataclass(frozen=True)
class TrueObject:
    """A changed object as it was drawn.

    Attributes:
        id: Of the candidate.
        noun: What it is.
        change_type: 0 appears, 1 disappears, 2 changes state.
        shape: In pixels, y downwards.
        colours: That it was painted with on the date of its type; empty: any.
    """

    id: str
    noun: str
    change_type: int
    shape: BaseGeometry
    colours: tuple[str, ...] = ()


@dataclass(frozen=True)
class TrueScene:
    """A square with all that changed in it.

    Attributes:
        objects: The changed objects.
        side_px: Of the square.
        gsd_m: Metres per pixel.
    """

    objects: tuple[TrueObject, ...]
    side_px: int
    gsd_m: float

    def turned(self, quarters: int, mirror: bool) -> TrueScene:
        """Return the scene in another orientation: quarter turns counterclockwise, then a mirror.

        A pixel (x, y), y downwards, goes to (y, side - x) at each turn.
        """
        moved = self.objects
        for _ in range(quarters):
            matrix = (0, 1, -1, 0, 0, self.side_px)
            moved = _moved(moved, matrix)
        if mirror:
            moved = _moved(moved, (-1, 0, 0, 1, self.side_px, 0))
        return replace(self, objects=moved)

    def exchanged(self) -> TrueScene:
        """Return the scene with exchanged dates: what appeared has disappeared."""
        other = {APPEAR: DISAPPEAR, DISAPPEAR: APPEAR, STATE: STATE}
        objects = [replace(one, change_type=other[one.change_type]) for one in self.objects]
        return replace(self, objects=tuple(objects))


def _moved(objects: tuple[TrueObject, ...], matrix: tuple[float, ...]) -> tuple[TrueObject, ...]:
    return tuple(replace(one, shape=affine_transform(one.shape, matrix)) for one in objects)


def fitting(sentence: str, scene: TrueScene, slack: float = 0.0) -> frozenset[str]:
    """Return the ids of the objects that a sentence fits.

    Args:
        sentence: In the words of the tables.
        scene: With all that changed.
        slack: Share by which limits are looser, or stricter where it is negative.

    Raises:
        UnreadableError: It has words that are not in the tables.
    """
    text = sentence.lower().replace("bodies", "body")
    kept = list(scene.objects)
    text, relations = _taken(_RELATION, text)
    text, places = _taken(_PLACE, text)
    text, sizes = _taken(_SIZE, text)
    text, orders = _taken(_ORDER, text)
    for place in places:
        kept = [one for one in kept if _in_place(one, place[1], scene, slack)]
    text, kept, count = _of_object(text, kept, slack)
    for size in sizes:
        kept = [one for one in kept if _has_size(one, size, scene, slack)]
    for relation in relations:
        kept = _related(kept, relation, scene, slack)
    for order in orders:
        kept = _first(kept, order, scene, slack)
    rest = _FILLING.sub(" ", text).split()
    if rest:
        raise UnreadableError(f"{sentence}: {rest}")
    if count is not None and len(kept) != count and not orders:
        return frozenset()
    return frozenset(one.id for one in kept)


def clearly_fits(sentence: str, scene: TrueScene, members: frozenset[str]) -> bool:
    """Return whether a sentence fits these objects alone, also where its limits move a little."""
    return all(fitting(sentence, scene, slack) == members for slack in (0.0, 0.05, -0.05))


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, list[re.Match[str]]]:
    found = list(pattern.finditer(text))
    return pattern.sub(" ", text), found


def _of_object(
    text: str, kept: list[TrueObject], slack: float
) -> tuple[str, list[TrueObject], int | None]:
    """Keep the objects of noun, change and colour; also return a number that is named."""
    change = _change(text)
    for words in CHANGES.values():
        text = re.sub(rf"\b(?:{words})\b", " ", text)
    nouns = "|".join(sorted(KINDS, key=len, reverse=True))
    match = re.search(rf"\b({nouns})(e?s)?\b", text)
    if match is None or change is None:
        raise UnreadableError(text)
    text = text.replace(match[0], " ", 1)
    kept = [one for one in kept if one.noun in KINDS[match[1]]]
    kept = [one for one in kept if change in (one.change_type, STATE)]
    colour = next((word for word in COLOURS if re.search(rf"\b{word}\b", text)), None)
    if colour:
        text = re.sub(rf"\b{colour}\b", " ", text)
        kept = [one for one in kept if _has_colour(one, COLOURS[colour], slack)]
    number = next((n for n, word in enumerate(NUMBERS, 1) if re.search(rf"\b{word}\b", text)), None)
    text = re.sub(rf"\b(?:{'|'.join(NUMBERS)})\b", " ", text)
    return text, kept, number


def _change(text: str) -> int | None:
    found = [kind for kind, words in CHANGES.items() if re.search(rf"\b(?:{words})\b", text)]
    return found[0] if len(found) == 1 else None


def _has_colour(one: TrueObject, colour: str, slack: float) -> bool:
    return colour in one.colours if slack > 0 else one.colours == (colour,)


def _in_place(one: TrueObject, words: str, scene: TrueScene, slack: float) -> bool:
    centre = one.shape.centroid
    share = {"x": centre.x / scene.side_px, "y": centre.y / scene.side_px}
    sides = [SIDES[w] for w in re.findall("|".join(SIDES), words)]
    middle = bool(re.search("mid|cent", words))
    limits = [share[axis] <= 0.5 + slack if not high else share[axis] >= 0.5 - slack
              for axis, high in sides]  # fmt: skip
    if middle:
        free = [axis for axis in "xy" if axis not in dict(sides)]
        limits += [0.25 - slack <= share[axis] <= 0.75 + slack for axis in free]
    return all(limits)


def _has_size(one: TrueObject, match: re.Match[str], scene: TrueScene, slack: float) -> bool:
    limit = float(match[2]) * (1e4 if match[3] == "ha" else 1)
    area = one.shape.area * scene.gsd_m**2
    return area > limit * (1 - slack) if match[1] == "larger" else area < limit * (1 + slack)


def _related(
    kept: list[TrueObject], match: re.Match[str], scene: TrueScene, slack: float
) -> list[TrueObject]:
    change = DISAPPEAR if match[3] == "removed" else APPEAR
    noun = _singular(match[4].strip())
    others = [one.shape for one in scene.objects
              if one.noun in KINDS[noun] and one.change_type == change]  # fmt: skip
    if not others:
        return []
    layer = shapely.union_all(others)
    away = {one.id: one.shape.distance(layer) * scene.gsd_m for one in kept}
    if match[2]:
        return [one for one in kept if _is_towards(one, layer, BEARINGS[match[2]], slack)]
    if match[1] in ("closest to", "nearest to"):
        return sorted(kept, key=lambda one: away[one.id])[:1] if _apart(
            sorted(away.values()), 1, slack) else []  # fmt: skip
    return [one for one in kept if away[one.id] <= NEAR_M * (1 + slack)]


def _singular(noun: str) -> str:
    forms = (noun, noun.removesuffix("s"), noun.removesuffix("es"), noun[:-3] + "y")
    found = next((one for one in forms if one in KINDS), None)
    if found is None:
        raise UnreadableError(noun)
    return found


def _is_towards(one: TrueObject, layer: BaseGeometry, bearing: float, slack: float) -> bool:
    start, end = shapely.get_coordinates(shapely.shortest_line(layer, one.shape.centroid))
    angle = math.degrees(math.atan2(end[0] - start[0], start[1] - end[1]))
    return abs((angle - bearing + 180) % 360 - 180) <= 45 * (1 + slack)


def _first(
    kept: list[TrueObject], match: re.Match[str], scene: TrueScene, slack: float
) -> list[TrueObject]:
    column, descending = ORDERS[match[2]]
    values = {one.id: _value(one, column) * (-1 if descending else 1) for one in kept}
    ordered = sorted(kept, key=lambda one: values[one.id])
    prefix = (match[1] or "").strip()
    first, last = {"": (0, 1), "second": (1, 2), "two": (0, 2), "three": (0, 3)}[prefix]
    sizes = [values[one.id] for one in ordered]
    clear = all(_apart(sizes, place, slack, scene.side_px if column in "xy" else 0)
                for place in (first, last))  # fmt: skip
    return ordered[first:last] if clear else []


def _value(one: TrueObject, column: str) -> float:
    if column == "length":
        corners = shapely.get_coordinates(one.shape.minimum_rotated_rectangle)
        return max(math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2]))
    return float(one.shape.area if column == "area" else getattr(one.shape.centroid, column))


def _apart(ordered: list[float], place: int, slack: float, side: float = 0.0) -> bool:
    """Return whether the values on both sides of a place differ by more than the slack."""
    if not slack or not 0 < place < len(ordered):
        return True
    low, high = ordered[place - 1], ordered[place]
    scale = side or max(abs(low), abs(high), 1e-9)
    return abs(high - low) > abs(slack) * scale
