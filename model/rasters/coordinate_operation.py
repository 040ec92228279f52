"""The one coordinate operation between the CRS of two grids. Pure.

Between two datums PROJ has several operations, each with an area of use and an accuracy. PROJ and
GDAL choose anew for each set of points, so that two blocks of a scene can be transformed by
different operations. Here one is chosen for the smaller of two grids, and used for all points.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyproj
from pyproj.enums import TransformDirection
from pyproj.exceptions import ProjError
from pyproj.transformer import AreaOfInterest
from rasterio.crs import CRS

from .arrays import Points
from .crs import horizontal, same_crs, to_lonlat, to_wgs84
from .grid import Grid

_PAD_DEG = 1e-3
_WHOLE_DEG = 350.0


@dataclass(frozen=True)
class CoordinateOperation:
    """From ``source`` to ``target`` and back, always in the order x, y.

    Attributes:
        source: CRS of the points to transform.
        target: CRS of the transformed points.
        transformer: The operation; None: both CRS are the same.
    """

    source: CRS
    target: CRS
    transformer: pyproj.Transformer | None

    @classmethod
    def between(cls, one: Grid, other: Grid, as_qgis: bool = False) -> CoordinateOperation:
        """Choose the most accurate operation from the CRS of one grid to that of another.

        It is the one that gdalwarp takes. Where none is meant for the area, that is a ballpark
        operation without the datum shift; QGIS then takes one that is meant for another area.

        Args:
            one: Grid whose CRS is the source.
            other: Grid whose CRS is the target.
            as_qgis: Choose as QGIS does, for an extent that was drawn there.

        Raises:
            pyproj.exceptions.ProjError: There is none.
        """
        if same_crs(one.crs, other.crs):
            return cls(one.crs, other.crs, None)
        smaller = min((_bounds_deg(grid) for grid in (one, other)), key=_extent_deg)
        chosen = _choose(horizontal(one.crs), horizontal(other.crs), smaller, as_qgis)
        return cls(one.crs, other.crs, chosen)

    def __call__(self, points: Points) -> Points:
        """Return points ``(n, 2)`` in the target CRS; infinite where they have no image."""
        return self._apply(points, TransformDirection.FORWARD)

    def back(self, points: Points) -> Points:
        """Return points ``(n, 2)`` of the target in the source CRS, by the inverse operation."""
        return self._apply(points, TransformDirection.INVERSE)

    @property
    def accuracy_m(self) -> float | None:
        """Accuracy in metres; None for a ballpark operation: the datum shift is unknown."""
        if self.transformer is None:
            return 0.0
        if _is_ballpark(self.transformer):
            return None
        return max(0.0, float(self.transformer.accuracy))

    def _apply(self, points: Points, direction: TransformDirection) -> Points:
        if self.transformer is None:
            return points
        # for a single point pyproj returns scalars, with a warning of NumPy
        several = points if len(points) > 1 else np.repeat(points, 2, axis=0)
        moved = self.transformer.transform(several[:, 0], several[:, 1], direction=direction)
        return np.column_stack(moved[:2])[: len(points)]


@lru_cache(maxsize=16)
def _choose(
    source: pyproj.CRS,
    target: pyproj.CRS,
    bounds_deg: tuple[float, float, float, float],
    as_qgis: bool,
) -> pyproj.Transformer:
    west, south, east, north = bounds_deg
    centre = west + ((east - west) % 360.0) / 2, (south + north) / 2
    chosen = _used_at(centre, source, target, AreaOfInterest(*bounds_deg))
    if not (as_qgis and _is_ballpark(chosen)):
        return chosen
    elsewhere = _used_at(centre, source, target, None)
    return chosen if _is_ballpark(elsewhere) else elsewhere


def _used_at(
    lonlat: tuple[float, float], source: pyproj.CRS, target: pyproj.CRS, area: AreaOfInterest | None
) -> pyproj.Transformer:
    """Return the operation that PROJ uses at a point, out of those for an area."""
    group = pyproj.Transformer.from_crs(source, target, always_xy=True, area_of_interest=area)
    group.transform(*to_wgs84(source).transform(*lonlat, direction=TransformDirection.INVERSE))
    try:
        return group.get_last_used_operation()
    except ProjError:  # none was used: the point has no image, such as in polar projections
        return group


def _is_ballpark(operation: pyproj.Transformer) -> bool:
    return "ballpark" in operation.description.lower()


def _bounds_deg(grid: Grid) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a grid; west is greater across the antimeridian."""
    try:
        lonlat = to_lonlat(grid.to_ground(grid.lattice(9)), grid.crs)
    except ProjError:
        return -180.0, -90.0, 180.0, 90.0
    lonlat = lonlat[np.isfinite(lonlat).all(axis=1)]
    if not len(lonlat):
        return -180.0, -90.0, 180.0, 90.0
    west, east = _longitudes(lonlat[:, 0])
    south, north = float(lonlat[:, 1].min()), float(lonlat[:, 1].max())
    return west, max(-90.0, south - _PAD_DEG), east, min(90.0, north + _PAD_DEG)


def _longitudes(lon: Points) -> tuple[float, float]:
    """Return west and east of the shortest arc that contains all longitudes."""
    ordered = np.sort(lon % 360.0)
    gaps = np.diff(ordered, append=ordered[0] + 360.0)
    last = int(gaps.argmax())
    if 360.0 - gaps[last] > _WHOLE_DEG or gaps[last] < 2 * _PAD_DEG:
        return -180.0, 180.0
    west, east = float(ordered[(last + 1) % len(ordered)]), float(ordered[last])
    return _within_180(west - _PAD_DEG), _within_180(east + _PAD_DEG)


def _within_180(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


def _extent_deg(bounds_deg: tuple[float, float, float, float]) -> float:
    west, south, east, north = bounds_deg
    width = 360.0 if (west, east) == (-180.0, 180.0) else (east - west) % 360.0
    return width * (north - south)
