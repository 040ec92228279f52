"""Boxes around a point in the CRS of a vector layer, over the antimeridian and the poles too."""

from __future__ import annotations

from math import asin, cos, degrees, radians, sin

import numpy as np
from pyproj import CRS, Transformer
from pyproj.exceptions import ProjError

from ..rasters.crs import period
from .local_plane import EARTH_RADIUS_M
from .vector_layer import Box

_SLACK_DEG = 0.01
"""Datums are at most some hundred metres apart."""
_HALF_EARTH_DEG = 90.0


def boxes_around(lon: float, lat: float, radius_m: float, crs: CRS) -> tuple[Box, ...] | None:
    """Return boxes that hold all points within a distance, in the CRS of a layer.

    Layers may count longitudes from 0 to 360, or go on beyond the antimeridian: the boxes are
    repeated at the width of the world.

    Args:
        lon: Degrees.
        lat: Degrees.
        radius_m: Distance.
        crs: CRS of the layer.

    Returns:
        None where no box in this CRS is known to hold them: all features are needed.
    """
    angle = degrees(radius_m / EARTH_RADIUS_M) * 1.01 + _SLACK_DEG
    if angle >= _HALF_EARTH_DEG:
        return None
    try:
        to_layer = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
        boxes = [to_layer.transform_bounds(*box, densify_pts=21)
                 for box in _degree_boxes(lon, lat, angle)]  # fmt: skip
    except ProjError:
        return None
    if not np.isfinite(boxes).all() or any(box[0] >= box[2] for box in boxes):
        return None
    width = period(crs)
    shifts = (0.0,) if width is None else (-width, 0.0, width)
    return tuple((box[0] + by, box[1], box[2] + by, box[3]) for box in boxes for by in shifts)


def _degree_boxes(lon: float, lat: float, angle: float) -> list[Box]:
    south, north = lat - angle, lat + angle
    if south <= -90 or north >= 90:
        return [(-180.0, max(south, -90.0), 180.0, min(north, 90.0))]
    half = degrees(asin(min(1.0, sin(radians(angle)) / cos(radians(lat)))))
    west, east = lon - half, lon + half
    if west < -180:
        return [(west + 360, south, 180.0, north), (-180.0, south, east, north)]
    if east > 180:
        return [(west, south, 180.0, north), (-180.0, south, east - 360, north)]
    return [(west, south, east, north)]
