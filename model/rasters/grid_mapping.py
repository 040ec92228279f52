"""From the pixels of one grid to those of another: centres, offset, windows. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from .coordinate_operation import CoordinateOperation
from .crs import period
from .grid import Array, Grid

_ALIGNED_PX = 0.02
_ROUNDING_PX = 1e-3
_NODE_PX = 16
_STRAIGHT_PX = 0.02


@dataclass(frozen=True)
class GridMapping:
    """From pixel coordinates of ``source`` to those of ``target`` by one coordinate operation.

    Longitudes that differ by whole turns are one place: that copy of a point is taken which lies
    nearest to the middle of the target.

    Attributes:
        source: Grid to come from.
        target: Grid to come to.
        operation: Between their CRS.
        backward: Whether the operation leads from the CRS of the target to that of the source.
    """

    source: Grid
    target: Grid
    operation: CoordinateOperation
    backward: bool = False

    @classmethod
    def between(cls, source: Grid, target: Grid, drawn: bool = False) -> GridMapping:
        """Choose the operation for two grids; see ``CoordinateOperation.between``.

        Raises:
            pyproj.exceptions.ProjError: There is none between their CRS.
        """
        return cls(source, target, CoordinateOperation.between(source, target, drawn))

    def inverse(self) -> GridMapping:
        """Return the way back, by the same operation."""
        return GridMapping(self.target, self.source, self.operation, not self.backward)

    def starting_at(self, source: Grid) -> GridMapping:
        """Return the same for another grid in the CRS of the source."""
        return replace(self, source=source)

    def __call__(self, points: Array) -> Array:
        """Return pixel coordinates ``(n, 2)`` of the target; infinite where there are none."""
        ground = self.ground(points)
        if self.turn is not None:
            middle = self.target.to_ground(np.array([self._middle]))[0, 0]
            with np.errstate(invalid="ignore"):
                ground = ground - [self.turn, 0.0] * np.round((ground[:, :1] - middle) / self.turn)
        pixels = self.target.to_pixels(ground)
        pixels[~np.isfinite(pixels).all(axis=1)] = np.inf
        return pixels

    def ground(self, points: Array) -> Array:
        """Return pixel coordinates ``(n, 2)`` of the source in the CRS of the target."""
        ground = self.source.to_ground(points)
        return self.operation.back(ground) if self.backward else self.operation(ground)

    @cached_property
    def turn(self) -> float | None:
        """How far x of the target goes in a whole turn around the Earth, in its units."""
        return period(self.target.crs)

    @property
    def _middle(self) -> tuple[float, float]:
        return self.target.width / 2, self.target.height / 2

    def centres(
        self, row: int, col: int, height: int, width: int, per_px: tuple[int, int] = (1, 1)
    ) -> Array:
        """Return where the centres of pixels of the source lie in the target.

        They are interpolated between nodes 16 pixels apart where that is right to some hundredths
        of a pixel, as it is but at poles and in coarse rasters of the world.

        Args:
            row: First row in the source.
            col: First column in the source.
            height: Rows.
            width: Columns.
            per_px: Each pixel is divided into so many columns and rows.

        Returns:
            ``(2, rows, columns)``: columns and rows, infinite where there is none.
        """
        across, down = per_px
        nodes = self._at(_nodes(col, width), _nodes(row, height))
        if not _bends(nodes):
            lines = _filled(nodes.swapaxes(1, 2), down)[..., : height * down].swapaxes(1, 2)
            return _filled(lines, across)[..., : width * across]
        cols = col + (np.arange(width * across) + 0.5) / across
        rows = row + (np.arange(height * down) + 0.5) / down
        return self._at(cols, rows)

    def _at(self, cols: Array, rows: Array) -> Array:
        points = np.column_stack([axis.ravel() for axis in np.meshgrid(cols, rows)])
        return np.ascontiguousarray(self(points).T).reshape(2, len(rows), len(cols))


def moved_back(mapping: GridMapping, shift_px: tuple[float, float]) -> GridMapping:
    """Return the mapping to the target moved to the left and up by so many pixels of the source.

    Between two CRS the distance is that in the middle of the source.
    """
    if not any(shift_px):
        return mapping
    source, target = mapping.source, mapping.target
    middle = np.array([source.width / 2, source.height / 2])
    here, there = mapping.ground(np.array([middle, middle + shift_px]))
    a, b, c, d, e, f = target.transform[:6]
    x, y = (float(way) for way in here - there)
    return replace(mapping, target=replace(target, transform=type(target.transform)(
        a, b, c + x, d, e, f + y)))  # fmt: skip


def pixel_offset(mapping: GridMapping) -> tuple[int, int] | None:
    """Return ``(row, col)`` of the first pixel of the source in the target.

    None when the grids differ by more than whole pixels anywhere.
    """
    points = mapping.source.lattice(5)
    offsets = mapping(points) - points
    whole = np.round(offsets[0])
    if not np.isfinite(whole).all() or not np.abs(offsets - whole).max() <= _ALIGNED_PX:
        return None
    return int(whole[1]), int(whole[0])


def pixel_steps(mapping: GridMapping) -> tuple[float, float]:
    """Return how many columns and rows of the target one pixel of the source spans.

    The median over the source; 1 where no pixel of it has a place in the target.
    """
    points = mapping.source.lattice(5)
    here, right, below = (mapping(points + step) for step in ((0, 0), (1, 0), (0, 1)))
    with np.errstate(invalid="ignore"):
        steps = np.hypot(right - here, below - here)
    steps = steps[np.isfinite(steps).all(axis=1)]
    if not len(steps):
        return 1.0, 1.0
    across, down = np.median(steps, axis=0)
    return float(across), float(down)


def target_window(mapping: GridMapping) -> tuple[int, int, int, int] | None:
    """Return ``(row, col, height, width)`` of the pixels of the target that the source needs.

    None when it needs none.
    """
    points = mapping(mapping.source.lattice(33))
    points = points[np.isfinite(points).all(axis=1)]
    if not len(points):
        return None
    low, high = points.min(axis=0), points.max(axis=0)
    # Between two CRS the outline bends between the points of the lattice.
    bend = 0.0 if mapping.operation.transformer is None else 2e-3
    return window_between(low, high, bend * (high - low) - _ROUNDING_PX, mapping.target)


def window_between(
    low: Array, high: Array, margin: Array | float, grid: Grid
) -> tuple[int, int, int, int] | None:
    """Return ``(row, col, height, width)`` of whole pixels around two corners, inside a grid."""
    size = np.array([grid.width, grid.height])
    col0, row0 = np.clip(np.floor(low - margin), 0, size).astype(int)
    col1, row1 = np.clip(np.ceil(high + margin), 0, size).astype(int)
    if row1 <= row0 or col1 <= col0:
        return None
    return int(row0), int(col0), int(row1 - row0), int(col1 - col0)


def _nodes(first: int, size: int) -> Array:
    """Return nodes every 16 pixels from the first edge, an odd number, past the last edge."""
    count = 2 * math.ceil(size / (2 * _NODE_PX)) + 1
    return first + _NODE_PX * np.arange(count, dtype=np.float64)


def _bends(nodes: Array) -> bool:
    """Tell whether nodes lie off the straight lines between their neighbours."""
    if not np.isfinite(nodes).all():
        return True
    wide = np.abs(nodes[:, ::2, 1::2] - (nodes[:, ::2, :-1:2] + nodes[:, ::2, 2::2]) / 2).max()
    high = np.abs(nodes[:, 1::2, ::2] - (nodes[:, :-1:2, ::2] + nodes[:, 2::2, ::2]) / 2).max()
    return bool(max(wide, high) > _STRAIGHT_PX)


def _filled(nodes: Array, per_px: int) -> Array:
    """Interpolate linearly along the last axis, in the middle of each part of a pixel."""
    count = _NODE_PX * per_px
    share = (np.arange(count) + 0.5) / count
    steps = np.diff(nodes, axis=-1)[..., None]
    filled = nodes[..., :-1, None] + steps * share
    return filled.reshape(*nodes.shape[:-1], -1)
