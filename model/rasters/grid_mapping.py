"""Mapping between the pixels of two grids: centres, offset, windows. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from affine import Affine

from .arrays import Points
from .coordinate_operation import CoordinateOperation
from .crs import period
from .grid import Grid

_ALIGNED_PX = 0.02
_ROUNDING_PX = 1e-3
_NODE_PX = 16
_STRAIGHT_PX = 0.02


@dataclass(frozen=True)
class GridMapping:
    """From pixel coordinates of ``source`` to those of ``target`` by one coordinate operation.

    Longitudes that differ by 360 degrees are one point: its copy nearest to the centre of the
    target is taken.

    Attributes:
        source: Grid of the points to map.
        target: Grid of the mapped points.
        operation: Between their CRS.
        backward: Whether the operation maps from the CRS of the target to that of the source.
    """

    source: Grid
    target: Grid
    operation: CoordinateOperation
    backward: bool = False

    @classmethod
    def between(cls, source: Grid, target: Grid, as_qgis: bool = False) -> GridMapping:
        """Choose the operation for two grids; see ``CoordinateOperation.between``.

        Raises:
            pyproj.exceptions.ProjError: There is none between their CRS.
        """
        return cls(source, target, CoordinateOperation.between(source, target, as_qgis))

    def inverse(self) -> GridMapping:
        """Return the inverse mapping, by the same operation."""
        return GridMapping(self.target, self.source, self.operation, not self.backward)

    def starting_at(self, source: Grid) -> GridMapping:
        """Return the mapping from another grid in the CRS of the source."""
        return replace(self, source=source)

    def __call__(self, points: Points) -> Points:
        """Return pixel coordinates ``(n, 2)`` of the target; infinite where there are none."""
        ground = self.ground(points)
        if self.period is not None:
            centre = self.target.to_ground(np.array([self._target_centre]))[0, 0]
            with np.errstate(invalid="ignore"):
                ground = ground - [self.period, 0.0] * np.round(
                    (ground[:, :1] - centre) / self.period
                )
        pixels = self.target.to_pixels(ground)
        pixels[~np.isfinite(pixels).all(axis=1)] = np.inf
        return pixels

    def ground(self, points: Points) -> Points:
        """Return pixel coordinates ``(n, 2)`` of the source in the CRS of the target."""
        ground = self.source.to_ground(points)
        return self.operation.back(ground) if self.backward else self.operation(ground)

    @cached_property
    def period(self) -> float | None:
        """Width of the world in units of x of the target; None where x is not periodic."""
        return period(self.target.crs)

    @property
    def _target_centre(self) -> tuple[float, float]:
        return self.target.width / 2, self.target.height / 2

    def centres(
        self, row: int, col: int, height: int, width: int, per_px: tuple[int, int] = (1, 1)
    ) -> Points:
        """Return the centres of pixels of the source in pixel coordinates of the target.

        They are interpolated between nodes 16 pixels apart where the error is a few hundredths of
        a pixel; it is larger at poles and in coarse rasters of the world only.

        Args:
            row: First row in the source.
            col: First column in the source.
            height: Rows.
            width: Columns.
            per_px: Columns and rows of sample points in each pixel.

        Returns:
            ``(2, rows, columns)``: columns and rows, infinite where a point has no image.
        """
        across, down = per_px
        nodes = self._at(_nodes(col, width), _nodes(row, height))
        if not _is_curved(nodes):
            lines = _interpolated(nodes.swapaxes(1, 2), down)[..., : height * down].swapaxes(1, 2)
            return _interpolated(lines, across)[..., : width * across]
        cols = col + (np.arange(width * across) + 0.5) / across
        rows = row + (np.arange(height * down) + 0.5) / down
        return self._at(cols, rows)

    def _at(self, cols: Points, rows: Points) -> Points:
        points = np.column_stack([axis.ravel() for axis in np.meshgrid(cols, rows)])
        return np.ascontiguousarray(self(points).T).reshape(2, len(rows), len(cols))


def moved_back(mapping: GridMapping, shift_px: tuple[float, float]) -> GridMapping:
    """Return the mapping to the target moved left and up by a shift in pixels of the source.

    Between two CRS the distance is the one at the centre of the source.
    """
    if not any(shift_px):
        return mapping
    source, target = mapping.source, mapping.target
    centre = np.array([source.width / 2, source.height / 2])
    start, end = mapping.ground(np.array([centre, centre + shift_px]))
    x, y = (float(distance) for distance in start - end)
    transform = Affine.translation(x, y) @ target.transform
    return replace(mapping, target=replace(target, transform=transform))


def pixel_offset(mapping: GridMapping) -> tuple[int, int] | None:
    """Return ``(row, col)`` of the first pixel of the source in the target.

    None unless the grids differ by whole pixels everywhere.
    """
    points = mapping.source.lattice(5)
    offsets = mapping(points) - points
    whole = np.round(offsets[0])
    if not np.isfinite(whole).all() or not np.abs(offsets - whole).max() <= _ALIGNED_PX:
        return None
    return int(whole[1]), int(whole[0])


def pixel_steps(mapping: GridMapping) -> tuple[float, float]:
    """Return the columns and rows of the target that one pixel of the source spans.

    The median over the source; 1 where no pixel of it has an image in the target.
    """
    points = mapping.source.lattice(5)
    origin, right, below = (mapping(points + step) for step in ((0, 0), (1, 0), (0, 1)))
    with np.errstate(invalid="ignore"):
        steps = np.hypot(right - origin, below - origin)
    steps = steps[np.isfinite(steps).all(axis=1)]
    if not len(steps):
        return 1.0, 1.0
    across, down = np.median(steps, axis=0)
    return float(across), float(down)


def target_window(mapping: GridMapping) -> tuple[int, int, int, int] | None:
    """Return ``(row, col, height, width)`` of the pixels of the target under the source.

    None when they do not overlap.
    """
    points = mapping(mapping.source.lattice(33))
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return None
    low, high = points.min(axis=0), points.max(axis=0)
    # Between two CRS the outline is curved between the points of the lattice.
    bend = 0.0 if mapping.operation.transformer is None else 2e-3
    return window_between(low, high, bend * (high - low) - _ROUNDING_PX, mapping.target)


def window_between(
    low: Points, high: Points, margin: Points | float, grid: Grid
) -> tuple[int, int, int, int] | None:
    """Return ``(row, col, height, width)`` of whole pixels around two corners, inside a grid."""
    size = np.array([grid.width, grid.height])
    col0, row0 = np.clip(np.floor(low - margin), 0, size).astype(int)
    col1, row1 = np.clip(np.ceil(high + margin), 0, size).astype(int)
    if row1 <= row0 or col1 <= col0:
        return None
    return int(row0), int(col0), int(row1 - row0), int(col1 - col0)


def _nodes(first: int, size: int) -> Points:
    """Return an odd number of nodes, 16 pixels apart, from the first edge past the last."""
    count = 2 * math.ceil(size / (2 * _NODE_PX)) + 1
    return first + _NODE_PX * np.arange(count, dtype=np.float64)


def _is_curved(nodes: Points) -> bool:
    """Return whether nodes deviate from the straight lines between their neighbours."""
    if not np.isfinite(nodes).all():
        return True
    wide = np.abs(nodes[:, ::2, 1::2] - (nodes[:, ::2, :-1:2] + nodes[:, ::2, 2::2]) / 2).max()
    high = np.abs(nodes[:, 1::2, ::2] - (nodes[:, :-1:2, ::2] + nodes[:, 2::2, ::2]) / 2).max()
    return bool(max(wide, high) > _STRAIGHT_PX)


def _interpolated(nodes: Points, per_px: int) -> Points:
    """Interpolate linearly along the last axis, at the centre of each sample of a pixel."""
    count = _NODE_PX * per_px
    share = (np.arange(count) + 0.5) / count
    steps = np.diff(nodes, axis=-1)[..., None]
    values = nodes[..., :-1, None] + steps * share
    return values.reshape(*nodes.shape[:-1], -1)
