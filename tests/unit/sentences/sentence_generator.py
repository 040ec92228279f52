"""Sentences as people write them, each with the polygons that it means on a scene.

The meaning of a piece is a numpy expression beside its words; nothing of the package is used.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from mtrefseg.tests.unit.sentences.sentence_scene import Column, Scene, ordered

Mask = npt.NDArray[np.bool_]
Meaning = Callable[[dict[str, Column]], Mask]
AREAS = {"m²": 1.0, "m2": 1.0, "sqm": 1.0, "square metres": 1.0, "ha": 1e4, "hectares": 1e4,
         "acres": 4046.8564224, "sq ft": 0.09290304}  # fmt: skip
LENGTHS = {"m": 1.0, "metres": 1.0, "meters": 1.0, "km": 1000.0, "ft": 0.3048, "feet": 0.3048}
HEADS = [
    ("{a}new {n}", "appeared"), ("the {a}{n} that appeared", "appeared"),
    ("the {a}{n} that were built", "appeared"), ("{a}{n} that have been built", "appeared"),
    ("{a}{n} which were constructed", "appeared"), ("all {a}{n} that were added", "appeared"),
    ("the {a}{n} that disappeared", "disappeared"), ("{a}demolished {n}", "disappeared"),
    ("the {a}{n} that were demolished", "disappeared"),
    ("{a}{n} that have been removed", "disappeared"),
]  # fmt: skip
NOUNS = ["buildings", "houses"]
COMPASS = ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest"]


@dataclass(frozen=True)
class Generated:
    """A sentence with its meaning.

    Attributes:
        text: As a person writes it.
        change: ``appeared`` or ``disappeared``.
        target: The polygons that it means.
    """

    text: str
    change: str
    target: Mask


def generate(scene: Scene, seed: int) -> Generated:
    """Return a sentence; the same seed gives the same one."""
    rng = random.Random(seed)
    head, change = rng.choice(HEADS)
    text, meaning = _conditions(rng)
    adjective, choose = _order(rng) if rng.random() < 0.35 else ("", _all)
    if adjective and head.startswith("all"):
        head = head[4:]
    if adjective and not head.startswith("the"):
        head = f"the {head}"
    text = f"{head.format(a=adjective, n=rng.choice(NOUNS))}{text}"
    return Generated(text, change, choose(scene.columns, meaning(scene.columns)))


def _all(columns: dict[str, Column], mask: Mask) -> Mask:
    return mask


def _order(rng: random.Random) -> tuple[str, Callable[[dict[str, Column], Mask], Mask]]:
    word, column, descending = rng.choice(
        [("largest", "area_m2", True), ("biggest", "area_m2", True), ("smallest", "area_m2", False),
         ("longest", "length_m", True), ("northernmost", "n_rel", True),
         ("southernmost", "n_rel", False), ("easternmost", "e_rel", True)]
    )  # fmt: skip
    number, skip, count = rng.choice(
        [("three ", 0, 3), ("two ", 0, 2), ("10 ", 0, 10), ("five ", 0, 5), ("second ", 1, 1),
         ("third ", 2, 1)]
    )  # fmt: skip

    def choose(columns: dict[str, Column], mask: Mask) -> Mask:
        chosen = ordered(columns[column], list(mask), descending)[skip : skip + count]
        return np.isin(np.arange(len(mask)), chosen)

    return f"{number}{word} ", choose


def _conditions(rng: random.Random) -> tuple[str, Meaning]:
    kind = rng.choice(["one", "one", "and", "comma", "or", "except", "but not"])
    (first, a), (second, b) = rng.sample([piece(rng) for piece in PIECES], 2)
    if kind == "one":
        return f" {first}", a
    if kind in ("and", "comma"):
        return f" {first}{' and' if kind == 'and' else ','} {second}", lambda c: a(c) & b(c)
    if kind == "or" and first.startswith("not in") and second in dict(POSITIONS):
        return f" {first} or {second}", lambda c: a(c) & ~b(c)  # in neither of two places
    if kind == "or":
        return f" {first} or {second}", lambda c: a(c) | b(c)
    words = rng.choice([", except those", " except those", " excluding those"])
    words = words if kind == "except" else rng.choice([" but not", ", but not those"])
    return f" {first}{words} {second}", lambda c: a(c) & ~b(c)


def _compared(rng: random.Random, column: str, si: float, words: list[tuple[str, str]],
              units: dict[str, float]) -> tuple[str, Meaning]:  # fmt: skip
    unit = rng.choice([name for name, factor in units.items() if factor <= si * 100])
    value = float(f"{si / units[unit]:.2g}")
    text, operator = rng.choice(words)
    limit = value * units[unit]
    return text.format(f"{value:g} {unit}"), lambda c: OPERATORS[operator](c[column], limit)


OPERATORS: dict[str, Callable[[Column, float], Mask]] = {
    ">": np.greater, ">=": np.greater_equal, "<": np.less, "<=": np.less_equal,
}  # fmt: skip


def _area(rng: random.Random) -> tuple[str, Meaning]:
    words = [
        ("larger than {}", ">"), ("bigger than {}", ">"), ("of more than {}", ">"),
        ("over {}", ">"), ("of at least {}", ">="), ("smaller than {}", "<"), ("under {}", "<"),
        ("of less than {}", "<"), ("of at most {}", "<="), ("of up to {}", "<="),
        ("not larger than {}", "<="), ("no larger than {}", "<="), ("not smaller than {}", ">="),
        ("with an area of at least {}", ">="), ("with an area below {}", "<"),
    ]  # fmt: skip
    return _compared(rng, "area_m2", rng.uniform(100, 2000), words, AREAS)


def _range(rng: random.Random) -> tuple[str, Meaning]:
    low = rng.randrange(100, 900, 50)
    high = low + rng.randrange(100, 900, 50)
    unit = rng.choice(["m²", "sqm", "square metres"])
    form = rng.choice(["between {} and {} {}", "of {} to {} {}", "of {}–{} {}", "from {} to {} {}"])
    text = form.format(low, high, unit)
    return text, lambda c: (c["area_m2"] >= low) & (c["area_m2"] <= high)


def _extent(rng: random.Random) -> tuple[str, Meaning]:
    column, longer, shorter = rng.choice([("width_m", "wider", "narrower"),
                                          ("length_m", "longer", "shorter")])  # fmt: skip
    words = [(f"{longer} than {{}}", ">"), (f"{shorter} than {{}}", "<")]
    return _compared(rng, column, rng.uniform(8, 45), words, LENGTHS)


def _distance(rng: random.Random) -> tuple[str, Meaning]:
    layer = rng.choice(["roads", "river", "parks"])
    words = [
        (f"within {{}} of the {layer}", "<="), (f"closer than {{}} to the {layer}", "<"),
        (f"less than {{}} from the {layer}", "<"), (f"at most {{}} from the {layer}", "<="),
        (f"at least {{}} from the {layer}", ">="), (f"more than {{}} from the {layer}", ">"),
        (f"more than {{}} away from the {layer}", ">"),
        (f"farther than {{}} from the {layer}", ">"),
    ]  # fmt: skip
    return _compared(rng, f"dist_{layer}_m", rng.uniform(20, 600), words, LENGTHS)


def _direction(rng: random.Random) -> tuple[str, Meaning]:
    number = rng.randrange(8)
    layer = rng.choice(["roads", "river"])
    centre = 45.0 * number

    def meaning(columns: dict[str, Column]) -> Mask:
        difference = np.abs((columns[f"bearing_{layer}"] - centre + 180) % 360 - 180)
        return difference <= 45

    return f"{COMPASS[number]} of the {layer}", meaning


def _inside(rng: random.Random) -> tuple[str, Meaning]:
    text, inside = rng.choice(
        [("in the parks", True), ("inside the parks", True), ("inside of the parks", True),
         ("within the parks", True), ("outside the parks", False),
         ("outside of the parks", False), ("not in the parks", False)]
    )  # fmt: skip
    return text, lambda c: (c["in_parks"] >= 0.5) == inside


def _touching(rng: random.Random) -> tuple[str, Meaning]:
    layer = rng.choice(["roads", "river", "parks"])
    return f"touching the {layer}", lambda c: c[f"dist_{layer}_m"] == 0


def _position(rng: random.Random) -> tuple[str, Meaning]:
    return rng.choice(POSITIONS)


POSITIONS: list[tuple[str, Meaning]] = [
    ("in the upper half", lambda c: c["y_rel"] <= 0.5),
    ("in the lower half", lambda c: c["y_rel"] >= 0.5),
    ("in the left half", lambda c: c["x_rel"] <= 0.5),
    ("in the right half", lambda c: c["x_rel"] >= 0.5),
    ("in the northern half", lambda c: c["n_rel"] >= 0.5),
    ("in the southern half", lambda c: c["n_rel"] <= 0.5),
    ("in the western half", lambda c: c["e_rel"] <= 0.5),
    ("in the eastern half", lambda c: c["e_rel"] >= 0.5),
    ("in the upper left", lambda c: (c["y_rel"] <= 0.5) & (c["x_rel"] <= 0.5)),
    ("in the lower right", lambda c: (c["y_rel"] >= 0.5) & (c["x_rel"] >= 0.5)),
    ("in the bottom left corner", lambda c: (c["y_rel"] >= 0.5) & (c["x_rel"] <= 0.5)),
    ("in the top third", lambda c: c["y_rel"] <= 1 / 3),
    ("in the left third", lambda c: c["x_rel"] <= 1 / 3),
    ("in the upper right quarter", lambda c: (c["y_rel"] <= 0.5) & (c["x_rel"] >= 0.5)),
]


def _confidence(rng: random.Random) -> tuple[str, Meaning]:
    text, limit = rng.choice(
        [("with confidence above 0.8", 0.8), ("with a confidence of more than 70 %", 0.7),
         ("with a confidence over 0.65", 0.65)]
    )  # fmt: skip
    return text, lambda c: c["confidence"] > limit


PIECES = [_area, _range, _extent, _distance, _direction, _inside, _touching, _position, _confidence]
