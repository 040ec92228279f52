"""From strips of probabilities to change polygons, top to bottom, one polygon per component."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from affine import Affine
from scipy import ndimage

from .components import NO_COMPONENTS, Components, connect, sums_by_label
from .geodesic import GeodesicMeasure, Geometries, Indices, Values, sum_by
from .logit_map import IDENTITY, LogitMap
from .object_pixels import labelled_pixels, no_pixels
from .outlines import find_corners, to_map, trace_polygons
from .pieces import MOST_PX, Pieces, find_pieces, hole_pixels, window_sizes
from .refine import Refined, refine, refine_pieces, small_holes
from .split_objects import ObjectScale

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ChangePolygon:
    """One change: a connected group of pixels.

    Attributes:
        geometry: In the CRS of the raster.
        confidence: Mean calibrated probability over the pixels of the group, not of the filled
            holes, 0 to 1.
        area_m2: Geodesic area of the geometry.
        perimeter_m: Geodesic length of its outlines, holes included.
    """

    geometry: shapely.MultiPolygon
    confidence: float
    area_m2: float
    perimeter_m: float


class PolygonStream:
    """Vectorises strips; in memory are only the polygons that the next strip may touch.

    A pixel belongs to a change when it is valid and its probability is above the threshold.
    The result does not depend on the height of the strips: a component that crosses any number of
    them is one polygon.

    Args:
        transform: Pixel to map coordinates of the whole raster, rotation allowed.
        crs: CRS of the raster, anything pyproj reads.
        threshold: 0 to 1, on the probabilities of the network.
        connectivity: 4, or 8 to join pixels that touch at a corner.
        min_area_m2: Smaller polygons are left out (geodesic).
        fill_holes_m2: Smaller holes are filled (geodesic), whatever lies inside them.
        simplify_m: Tolerance of the simplification in metres; 0: exact pixel edges.
        calibration: From the probabilities of the network to those that confidences are means of.
        objects: What separates objects of a component; None: a component is one polygon.

    Attributes:
        too_large: Number of components that were too large to be split.
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
        calibration: LogitMap = IDENTITY,
        objects: ObjectScale | None = None,
    ) -> None:
        self._transform = transform
        self._measure = GeodesicMeasure.for_crs(crs)
        self._threshold, self._calibration = threshold, calibration
        self._connectivity, self._diagonal = connectivity, connectivity == 8
        self._objects = objects
        self.too_large = 0
        self._limits = {
            "min_area_m2": min_area_m2,
            "fill_holes_m2": fill_holes_m2,
            "simplify_m": simplify_m,
        }
        self._open = NO_COMPONENTS
        self._bottom = np.empty(0, dtype=np.int64)  # open component + 1 per column, 0 for none
        self._next_row = 0

    def add_strip(
        self, row: int, probability: npt.NDArray[np.float32], valid: Mask
    ) -> list[ChangePolygon]:
        """Take the next strip and return the polygons that no later strip can touch.

        Args:
            row: Row of the raster at which the strip begins; rows left out are empty.
            probability: ``(h, w)``, 0 to 1; w is that of the raster.
            valid: ``(h, w)``, True where both dates have data.

        Raises:
            ValueError: The strip begins above the end of the last one.
        """
        if row < self._next_row:
            raise ValueError(f"strip at row {row} after row {self._next_row} was reached")
        if not len(self._bottom):
            self._bottom = np.zeros(probability.shape[1], dtype=np.int64)
        before_gap = self.finish() if row > self._next_row else []
        self._next_row = row + len(probability)
        return before_gap + self._advance((probability > self._threshold) & valid, probability, row)

    def finish(self) -> list[ChangePolygon]:
        """Return the polygons that are still open; none are open afterwards."""
        nothing = np.zeros((1, len(self._bottom)), dtype=np.float32)
        return self._advance(nothing > 0, nothing, self._next_row)

    def _advance(
        self, mask: Mask, probability: npt.NDArray[np.float32], row: int
    ) -> list[ChangePolygon]:
        """Join the strip to the open components; keep those that reach its last row."""
        # with the last row of the strip before: between it and the first row are corners too
        rows = np.flatnonzero(np.append(self._bottom.any(), mask.any(axis=1)))
        if not len(rows):
            return []
        columns = np.flatnonzero((self._bottom > 0) | mask.any(axis=0))
        first, last, across = rows[0], rows[-1], slice(columns[0], columns[-1] + 1)
        ends = first == 0, last == len(mask)
        block = np.concatenate((self._bottom[None, across] > 0, mask[:, across]))[first : last + 1]
        labels, number = ndimage.label(np.pad(block, ((not ends[0], not ends[1]), (1, 1))))
        start = first - (not ends[0])
        corners, touching = find_corners(labels, int(columns[0]), row + int(start))
        inner = labels[:, 1:-1]
        values = probability[start : start + len(inner) - 1, across]
        pixels = no_pixels()
        if self._objects is not None:
            pixels = labelled_pixels(inner[1:], values, row + int(start), int(columns[0]))
        sums = sums_by_label(inner[1:], self._calibration.calibrated(values), number)
        found = Components(*sums, np.arange(number), corners, pixels)
        above = self._bottom[across] if ends[0] else np.zeros(inner.shape[1], dtype=np.int64)
        merged, numbers = self._merge(found, above, inner[0], touching)
        bottom = np.zeros_like(self._bottom)
        if ends[1]:
            bottom[across] = np.append(0, numbers + 1)[inner[-1]]
        return self._release(merged, bottom)

    def _merge(
        self,
        found: Components,
        above: Indices,
        below: npt.NDArray[np.int32],
        touching: tuple[Indices, Indices],
    ) -> tuple[Components, Indices]:
        """Join open and found components.

        Args:
            found: Of the strip.
            above: Open components in the last row before the strip, from 1; 0 for none.
            below: The same pixels' found components, from 1.
            touching: Pairs of found components that touch at a corner.

        Returns:
            All components, and the number that each found one has now.
        """
        known, new = len(self._open.count), len(found.count)
        joined = above > 0
        seam = above[joined] - 1, below[joined].astype(np.int64) - 1 + known
        number, component = connect(seam, known + new)
        old, numbers = component[:known], component[known:]
        # components stay together with their group: each old group is one more node
        pairs = [(old, number + self._open.group)]
        if self._diagonal:
            pairs.append((numbers[touching[0]], numbers[touching[1]]))
        links = np.concatenate([a for a, _ in pairs]), np.concatenate([b for _, b in pairs])
        _, group = connect(links, number + int(self._open.group.max(initial=-1)) + 1)
        merged = Components(
            sum_by(component, np.concatenate((self._open.total, found.total)), number),
            sum_by(component, np.concatenate((self._open.count, found.count)), number),
            group[:number],
            self._open.corners.renumbered(old).append(found.corners.renumbered(numbers)),
            self._open.pixels.renumbered(old).append(found.pixels.renumbered(numbers)),
        )
        return merged, numbers

    def _release(self, components: Components, bottom: Indices) -> list[ChangePolygon]:
        """Keep the groups that reach the bottom (components from 1 per column)."""
        reached = components.group[bottom[bottom > 0] - 1]
        stays = np.isin(components.group, reached)
        self._open = self._bounded(components.select(stays))
        self._bottom = np.append(0, np.cumsum(stays) * stays)[bottom]
        return self._finished(components.select(~stays))

    def _bounded(self, components: Components) -> Components:
        """Leave out the pixels of components that are too large to be split already."""
        if not len(components.pixels.y):
            return components
        sizes = window_sizes(components.corners, components.group, self._next_row)
        small = (np.maximum(*sizes) <= MOST_PX)[components.group]
        return replace(components, pixels=components.pixels.select(small[components.pixels.owner]))

    def _finished(self, components: Components) -> list[ChangePolygon]:
        if not len(components.count):
            return []
        order = np.argsort(components.group, kind="stable")
        polygons, group = trace_polygons(components.corners)[order], components.group[order]
        pieces = self._pieces(components, polygons, group)
        if pieces is None:
            return self._whole(components, polygons, group)
        whole = ~np.isin(group, pieces.group)
        found = self._whole(components, polygons[whole], group[whole]) if whole.any() else []
        in_map = to_map(pieces.polygons, self._transform)
        simplify_m = self._limits["simplify_m"]
        kept = refine_pieces(in_map, pieces.owner, pieces.group, self._measure, simplify_m)
        return found + _polygons(kept, pieces.confidence)

    def _whole(
        self, components: Components, polygons: Geometries, group: Indices
    ) -> list[ChangePolygon]:
        in_map = to_map(polygons, self._transform)
        kept = refine(in_map, group, self._measure, **self._limits)
        return _polygons(kept, components.confidence()[kept.owner])

    def _pieces(
        self, components: Components, polygons: Geometries, group: Indices
    ) -> Pieces | None:
        if self._objects is None:
            return None
        sizes = window_sizes(components.corners, components.group)
        self.too_large += int((np.maximum(*sizes) > MOST_PX).sum())
        holes = no_pixels()
        if fill_holes_m2 := self._limits["fill_holes_m2"]:
            in_map = to_map(polygons, self._transform)
            is_filled = small_holes(in_map, self._measure, fill_holes_m2)
            holes = hole_pixels(polygons, group, is_filled)
        return find_pieces(components, holes, self._objects, self._connectivity, self._calibration)


def _polygons(kept: Refined, confidence: Values) -> list[ChangePolygon]:
    areas, lengths = kept.area_m2.tolist(), kept.perimeter_m.tolist()
    rows = zip(kept.geometries, confidence.tolist(), areas, lengths, strict=True)
    return [ChangePolygon(*row) for row in rows]
