"""Strips of probabilities to change polygons, from top to bottom, one polygon per component."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine
from scipy import ndimage, sparse
from scipy.sparse.csgraph import connected_components

from .measure import Measure, Values, sum_by
from .outlines import Geometries, Indices, dissolve, no_geometries, outline, to_map
from .refine import refine


@dataclass(frozen=True)
class ChangePolygon:
    """One change: a connected group of pixels.

    Attributes:
        geometry: In the CRS of the raster.
        confidence: Mean probability over the pixels of the group (not the filled holes), 0 to 1.
        area_m2: Geodesic area of the geometry.
        perimeter_m: Geodesic length of its outlines, holes included.
    """

    geometry: shapely.MultiPolygon
    confidence: float
    area_m2: float
    perimeter_m: float


@dataclass(frozen=True)
class _Components:
    """Connected groups of pixels by number.

    Attributes:
        total: Sum of their probabilities.
        count: Number of their pixels.
        crossing: Whether their parts come from several strips.
        parts: Polygons in whole-pixel coordinates.
        owner: The component of each part.
    """

    total: Values
    count: Values
    crossing: npt.NDArray[np.bool_]
    parts: Geometries
    owner: Indices


_NONE = _Components(
    np.empty(0), np.empty(0), np.empty(0, bool), no_geometries(), np.empty(0, np.int64)
)


class PolygonStream:
    """Turns strips into polygons and keeps only those that the next strip may touch.

    A pixel belongs to a change when it is valid and its probability is above the threshold.
    What comes out does not depend on the height of the strips: a component that crosses any
    number of them is one polygon.

    Args:
        transform: Pixel to map coordinates of the whole raster, rotation allowed.
        crs: CRS of the raster, anything pyproj reads.
        threshold: 0 to 1.
        connectivity: 4, or 8 to join pixels that touch at a corner.
        min_area_m2: Smaller polygons are left out (geodesic).
        fill_holes_m2: Smaller holes are filled (geodesic), whatever lies inside them.
        simplify_m: Tolerance of the simplification in metres; 0: exact pixel edges.
    """

    def __init__(
        self,
        transform: Affine,
        crs: Any,
        *,
        threshold: float,
        connectivity: int = 4,
        min_area_m2: float = 0.0,
        fill_holes_m2: float = 0.0,
        simplify_m: float = 0.0,
    ) -> None:
        self._transform = transform
        self._measure = Measure.of(crs)
        self._threshold = threshold
        self._structure = ndimage.generate_binary_structure(2, 1 if connectivity == 4 else 2)
        self._shifts = (0,) if connectivity == 4 else (-1, 0, 1)
        self._limits = {
            "min_area_m2": min_area_m2,
            "fill_holes_m2": fill_holes_m2,
            "simplify_m": simplify_m,
        }
        self._open = _NONE
        self._bottom = np.empty(0, dtype=np.int64)  # open component + 1 per column, 0 for none
        self._next_row = 0

    def add_strip(
        self, row: int, probability: npt.NDArray[np.float32], valid: npt.NDArray[np.bool_]
    ) -> list[ChangePolygon]:
        """Take the next strip and return the polygons that nothing can touch any more.

        Args:
            row: Row of the raster at which the strip begins; rows left out are empty.
            probability: ``(h, w)``, 0 to 1; w is that of the raster.
            valid: ``(h, w)``, True where both dates have data.

        Raises:
            ValueError: The strip begins above the end of the last one.
        """
        if row < self._next_row:
            raise ValueError(f"strip at row {row} after row {self._next_row} was reached")
        if row > self._next_row or not len(self._bottom):
            self._bottom = np.zeros(probability.shape[1], dtype=np.int64)
        self._next_row = row + probability.shape[0]
        mask = (probability > self._threshold) & valid
        found, top, bottom = self._label(mask, probability, row)
        return self._advance(found, top, bottom)

    def finish(self) -> list[ChangePolygon]:
        """Return the polygons that are still open; the stream is empty afterwards."""
        nothing = np.zeros_like(self._bottom)
        return self._advance(_NONE, nothing, nothing)

    def _label(
        self, mask: npt.NDArray[np.bool_], probability: npt.NDArray[np.float32], row: int
    ) -> tuple[_Components, Indices, Indices]:
        """Return the components of a strip and their numbers + 1 in its first and last row."""
        top, bottom = np.zeros((2, mask.shape[1]), dtype=np.int64)
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        if not len(rows):
            return _NONE, top, bottom
        window = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
        labels, number = ndimage.label(mask[window], self._structure)
        pixels = np.flatnonzero(labels)
        component = labels.ravel()[pixels] - 1
        parts, part_label = outline(labels, int(columns[0]), row + int(rows[0]))
        if rows[0] == 0:
            top[window[1]] = labels[0]
        if rows[-1] == len(mask) - 1:
            bottom[window[1]] = labels[-1]
        weights = probability[window].ravel()[pixels].astype(np.float64)
        total = sum_by(component, weights, number)
        count = np.bincount(component, minlength=number).astype(np.float64)
        return _Components(total, count, np.zeros(number, bool), parts, part_label - 1), top, bottom

    def _advance(self, found: _Components, top: Indices, bottom: Indices) -> list[ChangePolygon]:
        """Join the open components with the found ones; keep those that reach the bottom."""
        was_open = len(self._open.count)
        number, group = self._groups(top, len(found.count))
        merged = _merge(self._open, found, group, number)
        stays = np.zeros(number, dtype=bool)
        reaching = bottom > 0
        bottom_group = group[was_open + bottom[reaching] - 1]
        stays[bottom_group] = True
        self._open = _select(merged, stays)
        self._bottom = np.zeros_like(bottom)
        self._bottom[reaching] = np.cumsum(stays)[bottom_group]
        return self._finished(_select(merged, ~stays))

    def _groups(self, top: Indices, found: int) -> tuple[int, Indices]:
        """Number the groups of open components (first) and found ones that touch."""
        was_open = len(self._open.count)
        nodes, width = was_open + found, len(top)
        if not nodes:
            return 0, np.empty(0, dtype=np.int64)
        above, below = [], []
        for shift in self._shifts:
            upper = self._bottom[max(0, -shift) : width - max(0, shift)]
            lower = top[max(0, shift) : width - max(0, -shift)]
            touching = (upper > 0) & (lower > 0)
            above.append(upper[touching] - 1)
            below.append(lower[touching] - 1 + was_open)
        i, j = np.concatenate(above), np.concatenate(below)
        graph = sparse.coo_array((np.ones(len(i), dtype=bool), (i, j)), shape=(nodes, nodes))
        number, group = connected_components(graph, directed=False)
        return int(number), group.astype(np.int64)

    def _finished(self, components: _Components) -> list[ChangePolygon]:
        if not len(components.count):
            return []
        parts, owner = _whole(components)
        refined = refine(to_map(parts, self._transform), owner, self._measure, **self._limits)
        mean = components.total[refined.owner] / components.count[refined.owner]
        return [
            ChangePolygon(*values)
            for values in zip(
                refined.geometries,
                mean.tolist(),
                refined.area_m2.tolist(),
                refined.perimeter_m.tolist(),
                strict=True,
            )
        ]


def _merge(first: _Components, second: _Components, group: Indices, number: int) -> _Components:
    total = np.concatenate((first.total, second.total))
    count = np.concatenate((first.count, second.count))
    crossing = np.zeros(number, dtype=bool)
    crossing[group[: len(first.count)]] = True
    return _Components(
        sum_by(group, total, number),
        sum_by(group, count, number),
        crossing,
        np.concatenate((first.parts, second.parts)),
        group[np.concatenate((first.owner, second.owner + len(first.count)))],
    )


def _select(components: _Components, wanted: npt.NDArray[np.bool_]) -> _Components:
    of_wanted = wanted[components.owner]
    return _Components(
        components.total[wanted],
        components.count[wanted],
        components.crossing[wanted],
        components.parts[of_wanted],
        (np.cumsum(wanted) - 1)[components.owner[of_wanted]],
    )


def _whole(components: _Components) -> tuple[Geometries, Indices]:
    """Dissolve what came in several strips; return polygons and owners, owners ascending."""
    several = np.bincount(components.owner, minlength=len(components.count)) > 1
    joined = (several & components.crossing)[components.owner]
    parts, owner = dissolve(components.parts[joined], components.owner[joined])
    parts = np.concatenate((components.parts[~joined], parts))
    owner = np.concatenate((components.owner[~joined], owner))
    order = np.argsort(owner, kind="stable")
    return parts[order], owner[order]
