"""What is in a chip: its changed objects as measured, and what their sentences may name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from shapely.geometry import MultiPolygon, Polygon

from .evaluate import Columns, Mask, Values

SLIVER = 0.3
"""Of the usual area, below which an object at the border is not counted by people."""
MIN_SHARE = 0.5
"""Of an object's area that lies in the chip, from which it counts as one of its objects."""


@dataclass(frozen=True)
class ChipObject:
    """A changed object, as far as it lies in a chip.

    Attributes:
        id: Of its candidate.
        concept: Key of the object in the lexicon, or its noun where that is not in it; empty:
            it is not known what it is.
        noun: As the candidate names it, in the singular.
        change_type: 0 appears, 1 disappears, 2 changes state.
        change: Key of the kind of change in the lexicon: ``appear``, ``destroy`` …
        geometry: Its part in the chip, in the CRS of the before raster.
        confidence: Of its candidate.
        share: Of its area that lies in the chip.
        overlapped: Whether another object of this concept and change covers a good part of it:
            both may be the same thing.
        at_border: Whether it touches the border of the chip, so that nobody sees how large it is.
        is_sliver: Whether so little of it is left at the border that people would not count it.
    """

    id: str
    concept: str
    noun: str
    change_type: int
    change: str
    geometry: Polygon | MultiPolygon
    confidence: float = 1.0
    share: float = 1.0
    overlapped: bool = False
    at_border: bool = False
    is_sliver: bool = False

    @property
    def is_single(self) -> bool:
        """Whether it counts as one object, whose place can be told from the chip."""
        return self.share >= MIN_SHARE and not self.overlapped and not self.is_sliver

    @property
    def has_size(self) -> bool:
        """Whether its size can be told from the chip."""
        return self.is_single and not self.at_border


def is_countable(members: Sequence[ChipObject]) -> bool:
    """Return whether people would count the same objects: none is a sliver at the border."""
    areas = np.array([one.geometry.area for one in members])
    least = SLIVER * float(np.median(areas))
    return all(
        one.is_single and (not one.at_border or area > least)
        for one, area in zip(members, areas.tolist(), strict=True)
    )


@dataclass(frozen=True)
class ChipScene:
    """A chip with all changed objects in it.

    Attributes:
        chip: Its name.
        objects: Those that are not rejected, in the order of their ids.
        columns: Measured values by name, as in a result: ``area_m2``, ``x_rel`` …; the order is
            that of ``objects``.
        layers: Names of the layers that a sentence may relate objects to: reference layers, and
            ``new roads`` or ``removed trees`` for objects of the chip itself.
        visible: Those of the layers with a feature in the chip.
        own: The objects that the layers of the chip itself consist of, by the name of the layer.
        doubtful: Concepts and change types of rejected candidates in the chip: whether there is
            such a change is not sure.
        colours: Colour of each object by its id; empty: it has none that is clear. Without an
            entry it was not looked for.
    """

    chip: str
    objects: tuple[ChipObject, ...]
    columns: Columns
    layers: tuple[str, ...] = ()
    visible: frozenset[str] = frozenset()
    own: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubtful: frozenset[tuple[str, int]] = frozenset()
    colours: Mapping[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its objects."""
        return tuple(one.id for one in self.objects)

    def mask(self, ids: frozenset[str]) -> Mask:
        """Return which objects have these ids, ``(n,)``."""
        return np.array([one.id in ids for one in self.objects], bool)

    def chosen(self, mask: Mask) -> frozenset[str]:
        """Return the ids of the objects of a mask."""
        return frozenset(one.id for one, inside in zip(self.objects, mask, strict=True) if inside)

    def column(self, name: str) -> Values:
        """Return a measured column, ``(n,)``."""
        return self.columns[name]
