"""A plane in metres about a point: azimuthal equidistant, made for measures near this point.

The relative error of a planar length at a distance r of the point is (r / R)² / 6, R the radius of
the earth: 2 mm in 100 m at 70 km.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Geod, Proj

from .geodesic import GeodesicMeasure, Geometries, Values

EARTH_RADIUS_M = 6_371_000.0
EDGE_M = 500.0
"""Longer edges are divided: a straight edge of 500 m in another CRS is 1 cm off a geodesic."""
ToLonlat = Callable[[Values, Values], tuple[Values, Values]]


@dataclass(frozen=True)
class LocalPlane:
    """Metres to the east and north of a point.

    Attributes:
        geod: Ellipsoid; None: the coordinates are of a plane, and geographic ones do not exist.
        projection: From longitude and latitude; None without an ellipsoid.
        unit: Metres in a unit of the plane without an ellipsoid.
        lon: Of the point, degrees; without an ellipsoid x in metres.
        lat: Of the point, degrees; without an ellipsoid y in metres.
    """

    geod: Geod | None
    projection: Proj | None
    unit: float
    lon: float
    lat: float

    @classmethod
    def at(cls, measure: GeodesicMeasure, lon: float, lat: float) -> LocalPlane:
        """Return the plane about a point, in degrees or, in the plane, in units of the CRS."""
        if measure.geod is None:
            return cls(None, None, measure.unit, lon * measure.unit, lat * measure.unit)
        lon = (lon + 180) % 360 - 180
        text = f"+proj=aeqd +lat_0={lat!r} +lon_0={lon!r} +a={measure.geod.a} +b={measure.geod.b}"
        return cls(measure.geod, Proj(text), 1.0, lon, lat)

    def project(self, geometries: Geometries, to_lonlat: ToLonlat) -> Geometries:
        """Return geometries in this plane.

        Args:
            geometries: Their vertices are transformed, their edges stay straight.
            to_lonlat: From their CRS to degrees.
        """
        points = shapely.get_coordinates(geometries)
        x, y = self.project_points(*to_lonlat(points[:, 0], points[:, 1]))
        # a point that the CRS cannot represent would be infinite, which GEOS refuses
        moved = np.nan_to_num(np.column_stack((x, y)), nan=4e7, posinf=4e7, neginf=-4e7)
        return np.asarray(shapely.set_coordinates(geometries.copy(), moved), dtype=object)

    def project_points(self, lon: Values, lat: Values) -> tuple[Values, Values]:
        """Return degrees as metres in this plane."""
        if self.projection is None:
            return lon * self.unit - self.lon, lat * self.unit - self.lat
        x, y = self.projection(lon, lat)
        return np.asarray(x), np.asarray(y)

    def inverse(self, start: Values, end: Values) -> tuple[Values, Values]:
        """Measure from points ``(n, 2)`` of this plane to others.

        Returns:
            Geodesic distances in metres, and bearings at the start in degrees from true north, 0
            to 360; in a plane without an ellipsoid from its y axis.
        """
        if self.geod is None or self.projection is None:
            x, y = (end - start).T
            return np.hypot(x, y), np.asarray(np.degrees(np.arctan2(x, y)) % 360, dtype=np.float64)
        starts = self.projection(start[:, 0], start[:, 1], inverse=True)
        ends = self.projection(end[:, 0], end[:, 1], inverse=True)
        bearing, _, metres = self.geod.inv(*starts, *ends)
        return np.asarray(metres), np.asarray(bearing % 360, dtype=np.float64)


def divided(geometries: Geometries, unit_m: float, most: int = 4_000_000) -> Geometries:
    """Return geometries whose edges are short enough for another projection.

    Args:
        geometries: In any CRS.
        unit_m: Metres in its unit, at most.
        most: Points that may be added; edges are longer where this is not enough.
    """
    step = EDGE_M / unit_m
    step = max(step, float(shapely.length(geometries).sum()) / most)
    return np.asarray(shapely.segmentize(geometries, step), dtype=object)
