"""Where polygons lie in the extent of a run: along its rows and columns, and by true north."""

from __future__ import annotations

from math import ceil

import numpy as np
import shapely
from pyproj import CRS

from ..files.result_schema import E_REL, N_REL, X_REL, Y_REL
from ..rasters.grid import Grid
from .geodesic import GeodesicMeasure, Geometries, Indices, Values
from .local_plane import LocalPlane

CELL_M = 100_000.0
"""Side of the cells; each has a plane, whose error grows with the distance from its centre."""
_AROUND_DEG = 350.0


class SceneFrame:
    """The extent of a run.

    Args:
        grid: Of the rasters in this extent.
        crs: Its horizontal CRS.

    Attributes:
        measure: For this CRS.
        plane: The plane about the centre.
        radius_m: Distance from the centre to the farthest corner.
    """

    def __init__(self, grid: Grid, crs: CRS) -> None:
        self._grid = grid
        self.measure = GeodesicMeasure.for_crs(crs)
        outline = grid.to_ground(grid.outline())
        lon, lat = self.measure.geographic(outline[:, 0], outline[:, 1])
        self.plane = self._plane(0.5, 0.5)
        self._west, self._east = _ends(self._from_centre(lon))
        if self.measure.geod is not None and self._east - self._west > _AROUND_DEG:
            self._west, self._east = -180.0, 180.0  # 180° east of the centre is counted as west
        self._holds_pole = False
        self._south, self._north = self._latitudes(lat)
        x, y = self.plane.project_points(lon, lat)
        distances = np.hypot(x, y)
        self.radius_m = float(np.max(distances[np.isfinite(distances)], initial=0.0))
        across, along = self._side_lengths()
        self._columns, self._rows = (max(1, ceil(side / CELL_M)) for side in (across, along))

    def positions(self, points: Values) -> dict[str, Values]:
        """Return the relative positions of points ``(n, 2)`` of the CRS.

        ``e_rel`` and ``n_rel`` are linear in longitude and latitude; ``e_rel`` is NaN where the
        extent holds a pole.
        """
        pixels = self._grid.to_pixels(points) / (self._grid.width, self._grid.height)
        lon, lat = self.measure.geographic(points[:, 0], points[:, 1])
        east = (self._from_centre(lon) - self._west) / (self._east - self._west or np.nan)
        north = (lat - self._south) / (self._north - self._south or np.nan)
        if self._holds_pole:
            east = np.full(len(points), np.nan)
        names = (X_REL, Y_REL, E_REL, N_REL)
        values = (pixels[:, 0], pixels[:, 1], east, north)
        return dict(zip(names, np.clip(np.round(values, 9), 0.0, 1.0), strict=True))

    def cells(self, positions: dict[str, Values]) -> Indices:
        """Return the column and row of the cell of each position, ``(n, 2)``."""
        column = np.clip(positions[X_REL] * self._columns, 0, self._columns - 1)
        row = np.clip(positions[Y_REL] * self._rows, 0, self._rows - 1)
        return np.nan_to_num(np.column_stack((column, row))).astype(np.int64)

    def cell_plane(self, cell: tuple[int, int]) -> LocalPlane:
        """Return the plane about the centre of a cell."""
        return self._plane((cell[0] + 0.5) / self._columns, (cell[1] + 0.5) / self._rows)

    def reach_m(self, level: int) -> float:
        """Return the radius of the disc of a level about the centre of a cell."""
        return float(max(1.0, min(self.radius_m, 0.75 * CELL_M)) * 2.0**level)

    def reach_levels(self, shapes: Geometries) -> Indices:
        """Return the lowest level whose disc holds each polygon, in the plane of its cell."""
        farthest = np.hypot(*np.abs(shapely.bounds(shapes)).reshape(-1, 2, 2).max(axis=1).T)
        levels = np.ceil(np.log2(np.maximum(farthest / self.reach_m(0), 1.0)))
        return np.asarray(np.nan_to_num(levels), dtype=np.int64)

    def _plane(self, x_rel: float, y_rel: float) -> LocalPlane:
        pixel = np.array([(x_rel * self._grid.width, y_rel * self._grid.height)])
        point = self._grid.to_ground(pixel)
        lon, lat = self.measure.geographic(point[:, 0], point[:, 1])
        if not np.isfinite((lon, lat)).all():
            lon, lat = np.zeros(1), np.zeros(1)
        return LocalPlane.at(self.measure, float(lon[0]), float(lat[0]))

    def _from_centre(self, lon: Values) -> Values:
        """Return longitudes between 180° west and east of the centre."""
        if self.measure.geod is None:
            return lon
        return np.asarray((lon - self.plane.lon + 180) % 360 - 180)

    def _latitudes(self, lat: Values) -> tuple[float, float]:
        """Return the southern and northern end; a pole inside of the extent is one of them."""
        south, north = _ends(lat)
        if self.measure.geod is None or self.measure.to_geographic is None:
            return south, north
        for pole in (-90.0, 90.0):
            x, y = self.measure.to_geographic.transform(0.0, pole / self.measure.unit,
                                                        direction="INVERSE")  # fmt: skip
            if not np.isfinite((x, y)).all():
                continue
            column, row = self._grid.to_pixels(np.array([(x, y)]))[0]
            # at the edge of a world map it is not inside: longitudes have their ends there
            share = np.array((column / self._grid.width, row / self._grid.height))
            if (np.abs(share - 0.5) < 0.5 - 1e-9).all():
                self._holds_pole = True
                south, north = min(south, pole), max(north, pole)
        return south, north

    def _side_lengths(self) -> tuple[float, float]:
        """Return the longest row and column of three each, in metres."""
        ends = np.array([0.0, 0.5, 1.0])
        size = self._grid.width, self._grid.height
        along_rows = np.array([(x, y) for y in ends for x in ends], dtype=np.float64) * size
        along_columns = along_rows.reshape(3, 3, 2).swapaxes(0, 1).reshape(-1, 2)
        return self._longest(along_rows), self._longest(along_columns)

    def _longest(self, pixels: Values) -> float:
        """Return the longest sum of two steps of three lines of three points."""
        ground = self._grid.to_ground(pixels)
        lon, lat = (axis.reshape(3, 3) for axis in self.measure.geographic(*ground.T))
        starts, ends = (lon[:, :2], lat[:, :2]), (lon[:, 1:], lat[:, 1:])
        if self.measure.geod is None:
            steps = np.hypot(ends[0] - starts[0], ends[1] - starts[1]) * self.measure.unit
        else:
            lon_1, lat_1, lon_2, lat_2 = (axis.ravel() for axis in (*starts, *ends))
            steps = np.asarray(self.measure.geod.inv(lon_1, lat_1, lon_2, lat_2)[2]).reshape(3, 2)
        sums = steps.sum(axis=1)
        return float(np.max(sums[np.isfinite(sums)], initial=0.0))


def _ends(values: Values) -> tuple[float, float]:
    finite = values[np.isfinite(values)]
    return (float(finite.min()), float(finite.max())) if len(finite) else (np.nan, np.nan)
