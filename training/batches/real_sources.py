"""The sources of real pairs: which change classes each labels, and its held-out pairs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from ..simulation.spectra import NATURAL, SHORTWAVE, Bands
from .available import available


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
        sentence: Of the evaluation; empty: the source is only trained on.
        terms: Terms of the images, for the model card.
        scales: Smallest and largest factor of resizing, for other ground sample distances; limited
            by the size at which its objects can be recognised.
        pastable: The changed objects may be pasted on other ground of the source.
        gsd_m: Ground sample distance in metres.
        free: Images and labels are free for any use, commercial use among them.
        single: There is one image of each place, which is used for both dates; its name is its
            number.
        bands: What the channels are.
        buildings_only: Its masks hold buildings, and people who describe such pairs tell of
            buildings first: a sentence about buildings and other objects is given their mask.
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
    gsd_m: float = 0.5
    free: bool = False
    single: bool = False
    bands: Bands = NATURAL
    buildings_only: bool = False


def _first_number(name: str) -> int:
    found = re.search(r"\d+", name)
    return int(found[0]) if found else 0


def _last_number(name: str) -> int:
    return int(re.findall(r"\d+", name)[-1])


def _none(name: str) -> bool:
    """Hold no pair out."""
    return False


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
_SWAPPED_GREEN = {
    "trees appears": "trees disappears",
    "trees disappears": "trees appears",
    "trees changes": "trees changes",
    "vegetation lost": "vegetation gained",
    "vegetation gained": "vegetation lost",
}
_NOTHING_CHANGES = tuple(
    f"{cover} {change}"
    for cover in ("building", "road", "trees", "water", "soil")
    for change in ("appears", "disappears")
)
_NOT_BURNT = ("burnt area appears", "burnt area disappears")
_NOT_CLEARED = ("clearing appears", "clearing disappears")
NAIP = Source("geo/naip_nd", _NO_WATER, _NO_BUILDINGS, {**_SWAPPED_WATER, **_SWAPPED_BUILDINGS},
              _none, 0.18, "the water that appeared",
              "NAIP: public domain", (0.5, 2.0), gsd_m=5.0, free=True)  # fmt: skip
"""Rasters with an infrared band; a part of the area is held out, not pairs."""
TREES = Source("naip_trees", tuple(_SWAPPED_GREEN), ("buildings destroyed",), _SWAPPED_GREEN,
               _none, 0.25, "the trees that disappeared",
               "NAIP: public domain; points of trees (urban tree detection data): CC BY 4.0",
               (0.7, 2.6), gsd_m=0.6, free=True)  # fmt: skip
"""Trees as points at each date; whole cities are held out."""
LEVIR = Source("levir", ("building appears", "building changes"),
               ("building disappears", "buildings destroyed", *_NO_WATER),
               {**_SWAPPED_BUILDINGS, **_SWAPPED_WATER}, lambda name: _first_number(name) > 20,
               0.60, "the buildings that appeared", "LEVIR-CD: academic use", (0.33, 2.6),
               pastable=True, buildings_only=True)  # fmt: skip
OMBRIA = Source("ombria", ("water appears", "water changes"), ("water disappears", *_NO_BUILDINGS),
                {**_SWAPPED_WATER, **_SWAPPED_BUILDINGS}, lambda name: _last_number(name) >= 500,
                0.10, "the water that appeared",
                "OMBRIA: Copernicus data and masks, terms not stated", (0.5, 2.0),
                gsd_m=10.0, bands=SHORTWAVE)  # fmt: skip
TOKYO = Source("seg_tokyo_oem", (), _NOTHING_CHANGES, {}, _none, 0.06, "",
               "OpenEarthMap, Tokyo: CC BY-NC-SA 4.0", (0.25, 2.0), single=True)  # fmt: skip
"""Images of one date, with a map of the land cover; what changes is pasted on them."""
# The weight grows with the number of different scenes, and with what a source alone shows.
SOURCES = (
    LEVIR,
    # 9 more places of LEVIR; few pixels, so few crops, or they would be learned by heart
    replace(LEVIR, folder="levir_samples", held_out=_none, weight=0.10, sentence="",
            terms="LEVIR-CD samples: academic use"),
    # roofs seen from the side at 2 m, the only source of buildings in China; many scenes
    Source("ms_hs", ("building changes",), (), {"building changes": "building changes"},
           lambda name: _first_number(name) % 5 == 0, 0.35,
           "the buildings that changed", "MS-HS-BCD: terms not stated", (0.8, 2.6), gsd_m=2.0),
    # large halls and dense houses at 0.2 to 0.3 m, shown at 0.2 to 0.8 m; half of it unchanged
    Source("whu_samples", ("building changes",), (), {"building changes": "building changes"},
           _none, 0.08, "", "WHU building samples: research", (0.3, 1.0), gsd_m=0.25),
    OMBRIA,
    # patches of the same floods: the numbers run through all three folders
    replace(OMBRIA, folder="ombria_more", weight=0.10, sentence=""),
    replace(OMBRIA, folder="ombria_test", weight=0.03, sentence=""),
    Source("xbd", ("buildings destroyed",), ("building appears",), {},
           lambda name: _last_number(name) in (7, 13), 0.15,
           "the damaged buildings", "xBD: CC BY-NC-SA 4.0", (0.5, 2.6)),
    Source("oscd", ("construction",), _NO_WATER, {},
           lambda name: name in ("paris", "cupertino", "beihai"), 0.14,
           "new construction", "OSCD: Copernicus data, masks CC BY-NC-SA 4.0", (0.8, 2.6),
           gsd_m=10.0),
    # its masks have no class: they hold what was built and no field that changed
    Source("dsifn_samples", ("construction",), _NO_WATER, {}, _none, 0.02, "",
           "DSIFN samples: research", (0.8, 2.0), gsd_m=2.0),
    # the only real trees, many places, and free; crowns are small
    TREES,
    NAIP,
    # ground of a dense city, with known land cover
    TOKYO,
    # forests in winter and villages at 1 m: ground that no pair has
    replace(TOKYO, folder="seg_mass_roads", weight=0.04, gsd_m=1.0, scales=(0.5, 2.0),
            terms="Massachusetts roads: citation asked"),
    # forest that was cleared in part, 10 m; the held-out images are those of simulated clearings
    replace(TOKYO, folder="seg_amazon_forest", weight=0.05, gsd_m=10.0, scales=(0.7, 2.0),
            held_out=lambda number: int(number) % 5 == 0,
            terms="Amazon forest images: none stated"),
)  # fmt: skip


def available_sources(data: Path, free: bool = False) -> list[Source]:
    """Return the sources whose folders exist.

    Args:
        data: The data folder.
        free: Only those that are free for any use.
    """
    return available(SOURCES, data, free)


def never_in(source: Source) -> list[str]:
    """Return change classes that no source labels and that its pairs certainly do not have."""
    if "buildings destroyed" in source.labelled:
        return []
    trees = any(name.startswith("trees") for name in source.labelled)
    return [*_NOT_BURNT, *(() if trees else _NOT_CLEARED)]


def evaluated_sources(data: Path) -> list[Source]:
    """Return the sources whose folders exist and of which a part is kept for evaluation."""
    return [source for source in available_sources(data) if source.sentence]


def classes_with_masks(sources: Iterable[Source]) -> set[str]:
    """Return the change classes of which sources have masks, those of swapped dates among them."""
    return {
        name
        for source in sources
        for labelled in source.labelled
        for name in (labelled, source.when_swapped.get(labelled, labelled))
    }
