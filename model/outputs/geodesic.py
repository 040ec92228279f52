"""Geodesic areas and lengths on the ellipsoid of a CRS."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from math import degrees
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import CRS, Geod, Transformer
from pyproj.exceptions import ProjError

Values = npt.NDArray[np.float64]
Geometries = npt.NDArray[np.object_]
Indices = npt.NDArray[np.int64]


@dataclass(frozen=True)
class GeodesicMeasure:
    """Measures geometries of one CRS in metres on its ellipsoid.

    Attributes:
        geod: Ellipsoid of the CRS; None measures in the plane.
        to_geographic: From the CRS to longitude and latitude on that ellipsoid.
        unit: Degrees in a unit of ``to_geographic``; in the plane, metres in a unit of the CRS.
    """

    geod: Geod | None
    to_geographic: Transformer | None
    unit: float

    @classmethod
    def for_crs(cls, crs: Any) -> GeodesicMeasure:
        """Prepare for a CRS (anything pyproj reads, rasterio's too).

        A CRS without an ellipsoid (local engineering) is measured in the plane.
        """
        crs = CRS.from_user_input(crs)
        geographic = crs.geodetic_crs
        if geographic is not None:
            with suppress(ProjError):
                transformer = Transformer.from_crs(crs, geographic, always_xy=True)
                return cls(geographic.get_geod(), transformer, degrees(_unit(geographic)))
        return cls(None, None, _unit(crs))

    def rings(self, rings: Geometries) -> tuple[Values, Values]:
        """Measure closed rings.

        Karney, Algorithms for geodesics (2013), as implemented in PROJ.

        Returns:
            Enclosed areas in square metres (never negative) and lengths in metres, ``(n,)``.
        """
        if self.geod is None:
            areas = shapely.area(shapely.polygons(rings)) * self.unit**2
            return areas, shapely.length(rings) * self.unit
        points, ring = shapely.get_coordinates(rings, return_index=True)
        lon_deg, lat_deg = self.geographic(points[:, 0], points[:, 1])
        ends = np.searchsorted(ring, np.arange(len(rings) + 1)).tolist()
        pairs = [
            # without the repeated last point: PROJ closes the ring itself
            self.geod.polygon_area_perimeter(lon_deg[start : end - 1], lat_deg[start : end - 1])
            for start, end in pairwise(ends)
        ]
        values = np.array(pairs, dtype=np.float64).reshape(-1, 2)
        return np.abs(values[:, 0]), values[:, 1]

    def areas(self, geometries: Geometries) -> Values:
        """Measure areas in square metres, ``(n,)``; parts that are no polygons have none."""
        parts, owner = shapely.get_parts(geometries, return_index=True)
        is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
        parts, owner = parts[is_polygon], owner[is_polygon]
        rings, ring_part = shapely.get_rings(parts, return_index=True)
        shell = np.diff(ring_part, prepend=-1) > 0
        area_m2, _ = self.rings(rings)
        return sum_by(owner[ring_part], np.where(shell, area_m2, -area_m2), len(geometries))

    def metres_per_unit(self, geometries: Geometries) -> Values:
        """Measure how long a unit of the CRS is across and along the middle of each geometry.

        Returns:
            ``(n, 2)`` metres per unit in x and in y.
        """
        if self.geod is None:
            return np.full((len(geometries), 2), self.unit)
        left, bottom, right, top = shapely.bounds(geometries).T
        x, y = (left + right) / 2, (bottom + top) / 2
        west_south = np.concatenate((left, x)), np.concatenate((y, bottom))
        east_north = np.concatenate((right, x)), np.concatenate((y, top))
        starts, ends = self.geographic(*west_south), self.geographic(*east_north)
        across_m, along_m = np.split(self.geod.inv(*starts, *ends)[2], 2)
        return np.column_stack((across_m / (right - left), along_m / (top - bottom)))

    def geographic(self, x: Values, y: Values) -> tuple[Values, Values]:
        """Return longitudes and latitudes in degrees; in the plane, the same values."""
        if self.to_geographic is None:
            return x, y
        lon, lat = self.to_geographic.transform(x, y)
        return lon * self.unit, lat * self.unit


def sum_by(owner: Indices, values: Values, number: int) -> Values:
    """Return the sum of the values of each of ``number`` owners."""
    return np.asarray(np.bincount(owner, weights=values, minlength=number), dtype=np.float64)


def _unit(crs: CRS) -> float:
    axes = crs.axis_info
    return float(axes[0].unit_conversion_factor) if axes else 1.0
