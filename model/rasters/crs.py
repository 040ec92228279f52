"""Coordinate reference systems: read from text, compared, named. Pure.

A code is preferred to WKT: PROJ finds datum transformations by code. WKT 1 is never written: it
cannot represent every CRS and uses other names of datums.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import pyproj
import pyproj.network
from pyproj.enums import WktVersion
from pyproj.exceptions import CRSError as UnknownCRSError
from pyproj.exceptions import ProjError
from rasterio.crs import CRS
from rasterio.errors import CRSError

from ..errors import MtrefsegError
from .arrays import Points
from .crs_authority import WKT, database_entry

# In these projections x is proportional to the longitude.
_CYLINDRICAL = {"merc", "webmerc", "eqc", "cea", "mill", "gall"}

# A datum shift grid that is downloaded while a pair is read would change the pixels.
pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]


class Wkt2CRS(pyproj.CRS):
    """A CRS that is written to files as WKT 2.

    pyogrio requests WKT 1 where there is no code, though GDAL reads both.
    """

    def to_wkt(
        self,
        version: WktVersion | str = WktVersion.WKT2_2019,
        pretty: bool = False,
        output_axis_rule: bool | None = None,
    ) -> str:
        """Return WKT 2, whatever ``version`` is."""
        return str(super().to_wkt(WktVersion.WKT2_2019, pretty, output_axis_rule))


def read_crs(text: str, parameter: str) -> CRS:
    """Read a CRS from text: a code, WKT, a PROJ string, PROJJSON.

    Args:
        text: Anything pyproj reads.
        parameter: Name of the parameter that holds the text, for messages.

    Raises:
        MtrefsegError: The text names no CRS.
    """
    try:
        return CRS.from_wkt(pyproj.CRS.from_user_input(text).to_wkt(WKT))
    except (UnknownCRSError, ProjError, CRSError, TypeError, ValueError) as error:
        raise MtrefsegError(
            "Parameter {parameter} is '{text}', which names no CRS.",
            "Use a code as EPSG:4326, WKT or a PROJ string.",
            parameter=parameter,
            text=_short(text),
        ) from error


def crs_override(text: str, parameter: str) -> CRS | None:
    """Return the CRS that replaces that of a file; None where the text is empty.

    Raises:
        MtrefsegError: The text names no CRS.
    """
    return read_crs(text, parameter) if text.strip() else None


def horizontal(crs: CRS | pyproj.CRS) -> pyproj.CRS:
    """Return the horizontal CRS, without heights; as PROJ's database has it, where it does.

    Raises:
        pyproj.exceptions.CRSError: PROJ cannot read it.
    """
    return _horizontal(_wkt(crs))


def rasterio_crs(crs: pyproj.CRS) -> CRS:
    """Return a CRS of pyproj as one of rasterio, for writing a raster."""
    return CRS.from_wkt(crs.to_wkt(WKT))


def crs_text(crs: CRS) -> str:
    """Return the code of a CRS, such as EPSG:4326, or its WKT 2 on one line."""
    code = _code(crs)
    return code or _wkt(crs)


def crs_name(crs: CRS) -> str:
    """Return the code of a CRS or else its name, for messages."""
    try:
        return _code(crs) or f"'{pyproj.CRS.from_wkt(_wkt(crs)).name}'"
    except UnknownCRSError:
        return f"'{_short(_wkt(crs))}'"


def same_crs(one: CRS, other: CRS) -> bool:
    """Return whether two CRS are the same, ignoring heights and the order of axes."""
    if _wkt(one) == _wkt(other):
        return True
    try:
        return bool(horizontal(one).equals(horizontal(other), ignore_axis_order=True))
    except UnknownCRSError:
        return False


def period(crs: CRS) -> float | None:
    """Return the width of the world in units of x; None where x is not periodic."""
    try:
        return _period(_wkt(crs))
    except (UnknownCRSError, ProjError):
        return None


def to_lonlat(points: Points, crs: CRS) -> Points:
    """Return points ``(n, 2)`` of a CRS as longitude and latitude in degrees of WGS 84.

    PROJ chooses the operation: accurate enough for distances and for areas of use.

    Raises:
        pyproj.exceptions.ProjError: The CRS has no relation to longitude and latitude.
    """
    lon, lat = to_wgs84(horizontal(crs)).transform(points[:, 0], points[:, 1])
    return np.column_stack((lon, lat))


@lru_cache(maxsize=16)
def to_wgs84(crs: pyproj.CRS) -> pyproj.Transformer:
    """Return the transformer of a CRS to longitude and latitude in degrees of WGS 84."""
    return pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)


def _wkt(crs: CRS | pyproj.CRS) -> str:
    try:
        return str(crs.to_wkt(version=WKT))
    except CRSError:  # such as a CRS that is not valid in WKT 2
        return str(crs.to_wkt())


def _code(crs: CRS) -> str | None:
    try:
        return _database_code(_wkt(crs))
    except UnknownCRSError:
        return None


@lru_cache(maxsize=64)
def _database_code(wkt: str) -> str | None:
    entry = database_entry(pyproj.CRS.from_wkt(wkt)) or database_entry(_horizontal(wkt))
    return None if entry is None else ":".join(entry.to_authority() or ()) or None


@lru_cache(maxsize=64)
def _horizontal(wkt: str) -> pyproj.CRS:
    crs = pyproj.CRS.from_wkt(wkt)
    if crs.is_compound:
        crs = crs.sub_crs_list[0]
    crs = crs.to_2d()
    return database_entry(crs) or crs


@lru_cache(maxsize=64)
def _period(wkt: str) -> float | None:
    crs = _horizontal(wkt)
    unbound = crs.source_crs if crs.is_bound and crs.source_crs else crs
    if unbound.is_geographic:
        # the conversion factor of the unit, degrees or grads, is in radians
        return 2.0 * math.pi / float(unbound.axis_info[0].unit_conversion_factor)
    operation = unbound.coordinate_operation
    if operation is None or unbound.geodetic_crs is None:
        return None
    terms = operation.to_proj4().replace("+", "").split()
    if not any(term == f"proj={name}" for term in terms for name in _CYLINDRICAL):
        return None
    central = next((float(t[6:]) for t in terms if t.startswith("lon_0=")), 0.0)
    project = pyproj.Transformer.from_crs(unbound.geodetic_crs, unbound, always_xy=True)
    quarter = project.transform(central + 90.0, 0.0)[0] - project.transform(central, 0.0)[0]
    return 4.0 * float(quarter) if math.isfinite(quarter) and quarter > 0 else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
