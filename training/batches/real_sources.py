"""The sources of real pairs: which change classes each labels, and its held-out pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Source:
    """A set of pairs.

    Attributes:
        folder: Below the data folder.
        labelled: Change classes of its masks.
        absent: Change classes that no pair has.
        when_swapped: Change class to the one that holds when the dates are swapped; others are
            not used then.
        held_out: Returns whether the pair of a name is kept for evaluation.
        weight: Relative frequency in training.
        sentence: Of the evaluation.
        terms: Terms of the images, for the model card.
        scales: Smallest and largest factor of resizing, for other ground sample distances; limited
            by the size at which its objects can be recognised.
        pastable: The changed objects may be pasted on other ground of the source.
    """

    folder: str
    labelled: tuple[str, ...]
    absent: tuple[str, ...]
    when_swapped: dict[str, str]
    held_out: Callable[[str], bool]
    weight: float
    sentence: str
    terms: str
    scales: tuple[float, float]
    pastable: bool = False


def _first_number(name: str) -> int:
    found = re.search(r"\d+", name)
    return int(found[0]) if found else 0


def _last_number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


_SWAPPED_BUILDINGS = {
    "building appears": "building disappears",
    "building disappears": "building appears",
    "building changes": "building changes",
}
_SWAPPED_WATER = {
    "water appears": "water disappears",
    "water disappears": "water appears",
    "water changes": "water changes",
}
_NO_WATER = ("water appears", "water disappears", "water changes")
_NO_BUILDINGS = ("building appears", "building disappears", "building changes",
                 "buildings destroyed")  # fmt: skip
NAIP = Source("geo/naip_nd", _NO_WATER, _NO_BUILDINGS, {**_SWAPPED_WATER, **_SWAPPED_BUILDINGS},
              lambda name: False, 0.18, "the water that appeared",
              "NAIP: public domain", (0.5, 2.0))  # fmt: skip
"""Rasters with an infrared band; a part of the area is held out, not pairs."""
SOURCES = (
    Source("levir", ("building appears", "building changes"),
           ("building disappears", "buildings destroyed", *_NO_WATER),
           {**_SWAPPED_BUILDINGS, **_SWAPPED_WATER}, lambda name: _first_number(name) > 20, 0.38,
           "the buildings that appeared", "LEVIR-CD: academic use", (0.33, 2.6), pastable=True),
    Source("ms_hs", ("building changes",), (), {"building changes": "building changes"},
           lambda name: _first_number(name) % 5 == 0, 0.25,
           "the buildings that changed", "MS-HS-BCD: terms not stated", (0.8, 2.6)),
    Source("ombria", ("water appears", "water changes"), ("water disappears", *_NO_BUILDINGS),
           {**_SWAPPED_WATER, **_SWAPPED_BUILDINGS}, lambda name: _last_number(name) >= 500, 0.14,
           "the water that appeared", "OMBRIA: Copernicus data and masks, terms not stated",
           (0.5, 2.0)),
    Source("xbd", ("buildings destroyed",), ("building appears",), {},
           lambda name: _last_number(name) in (7, 13), 0.15,
           "the damaged buildings", "xBD: CC BY-NC-SA 4.0", (0.5, 2.6)),
    Source("oscd", ("construction",), _NO_WATER, {},
           lambda name: name in ("paris", "cupertino", "beihai"), 0.07,
           "new construction", "OSCD: Copernicus data, masks CC BY-NC-SA 4.0", (0.8, 2.6)),
    NAIP,
)  # fmt: skip


def available_sources(data: Path) -> list[Source]:
    """Return the sources whose folders exist."""
    return [source for source in SOURCES if (data / source.folder).is_dir()]


def classes_with_masks(sources: Iterable[Source]) -> set[str]:
    """Return the change classes of which sources have masks, those of swapped dates among them."""
    return {
        name
        for source in sources
        for labelled in source.labelled
        for name in (labelled, source.when_swapped.get(labelled, labelled))
    }
