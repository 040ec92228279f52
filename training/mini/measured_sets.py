"""The sets that a measurement has, in their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ..batches.grounds import GROUNDS
from ..batches.real_sources import SOURCES
from ..evaluation.behaviour import measure_behaviour
from ..evaluation.human_set import measure_human
from ..evaluation.measured import Row
from ..evaluation.painted_sets import measure_painted, measure_words
from ..evaluation.pair_sets import measure_gsds, measure_source
from ..evaluation.raster_sets import CLEARING, FIRE, measure_clearing, measure_fire
from ..evaluation.simulated_objects import measure_objects
from ..evaluation.subject import Subject
from ..evaluation.timing import measure_timing
from ..evaluation.tree_set import measure_trees

PAIRS, HUMAN, SIZES = "pairs", "human", "sizes"
BEHAVIOUR, PAINTED = "behaviour", "painted"
TREES, RASTERS, TIMING = "trees", "rasters", "timing"
GROUND = GROUNDS[0].folder  # where it is missing, there is too little ground


@dataclass(frozen=True)
class MeasuredSet:
    """One set of samples.

    Attributes:
        name: On the command line.
        table: The table that its rows stand in.
        measure: Returns its rows.
        folder: Below the data folder; the set is left out where it is missing. Empty: none.
        cost: Duration relative to others, in the full form and in the quick one; 0: not part of
            the quick form.
    """

    name: str
    table: str
    measure: Callable[[Subject], list[Row]]
    folder: str
    cost: tuple[float, float]


_SOURCES = {source.folder: source for source in SOURCES}


def _pairs(name: str, cost: tuple[float, float], folder: str = "") -> MeasuredSet:
    source = _SOURCES[folder or name]
    return MeasuredSet(name, PAIRS, partial(measure_source, source=source), source.folder, cost)


SETS = (
    _pairs("levir", (15, 15)),
    _pairs("ms_hs", (20, 7)),
    _pairs("ombria", (20, 7)),
    _pairs("oscd", (5, 5)),
    _pairs("xbd", (9, 9)),
    _pairs("naip_nd", (8, 3), "geo/naip_nd"),
    MeasuredSet("naip_trees", TREES, measure_trees, "naip_trees", (75, 0)),
    MeasuredSet("fire", RASTERS, measure_fire, FIRE.folder, (8, 0)),
    MeasuredSet("clearing", RASTERS, measure_clearing, CLEARING.folder, (3, 0)),
    MeasuredSet("human", HUMAN, measure_human, "levir", (40, 12)),
    MeasuredSet("behaviour", BEHAVIOUR, measure_behaviour, "levir", (60, 0)),
    MeasuredSet("sizes", SIZES, measure_gsds, "levir", (70, 0)),
    MeasuredSet("objects", PAINTED, measure_objects, GROUND, (40, 12)),
    MeasuredSet("painted", PAINTED, measure_painted, "", (60, 0)),
    MeasuredSet("words", BEHAVIOUR, measure_words, "", (60, 0)),
    MeasuredSet("timing", TIMING, measure_timing, "levir", (40, 0)),
)
