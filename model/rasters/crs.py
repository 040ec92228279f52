"""Coordinate reference systems: read from text, told apart, named. Pure.

A code is preferred wherever there is one: what PROJ knows of datum transformations hangs on codes.
WKT 1 is never written, it cannot hold every CRS and names datums by other names.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import pyproj
import pyproj.network
from pyproj.enums import WktVersion
from pyproj.exceptions import CRSError as UnknownCRSError
from pyproj.exceptions import ProjError
from rasterio.crs import CRS
from rasterio.errors import CRSError

from ..errors import MtrefsegError
from .crs_authority import WKT, database_entry

Array = npt.NDArray[np.float64]
# In these projections x is proportional to the longitude.
_CYLINDRICAL = {"merc", "webmerc", "eqc", "cea", "mill", "gall"}

# A grid of shifts that is fetched while a pair is read would change the pixels.
pyproj.network.set_network_enabled(active=False)  # type: ignore[attr-defined]


class Wkt2CRS(pyproj.CRS):
    """A CRS that is written to files as WKT 2.

    pyogrio asks for WKT 1 where there is no code, though GDAL takes both.
    """

    def to_wkt(
        self,
        version: WktVersion | str = WktVersion.WKT2_2019,
        pretty: bool = False,
        output_axis_rule: bool | None = None,
    ) -> str:
        """Return WKT 2, whatever version is asked for."""
        return str(super().to_wkt(WktVersion.WKT2_2019, pretty, output_axis_rule))


def read_crs(text: str, parameter: str) -> CRS:
    """Read a CRS as a person gives it: a code, WKT, a PROJ string, PROJJSON.

    Args:
        text: Anything pyproj reads.
        parameter: Name of the parameter that it came from, for messages.

    Raises:
        MtrefsegError: The text names no CRS.
    """
    try:
        return CRS.from_wkt(pyproj.CRS.from_user_input(text).to_wkt(WKT))
    except (UnknownCRSError, ProjError, CRSError, TypeError, ValueError) as error:
        raise MtrefsegError(
            f"Parameter {parameter} is '{_short(text)}', which names no CRS.",
            "Use a code as EPSG:4326, WKT or a PROJ string.",
        ) from error


def crs_override(text: str, parameter: str) -> CRS | None:
    """Return the CRS that a request gives instead of that of the file, or None.

    Raises:
        MtrefsegError: The text names no CRS.
    """
    return read_crs(text, parameter) if text.strip() else None


def horizontal(crs: CRS | pyproj.CRS) -> pyproj.CRS:
    """Return the part of a CRS that says where things lie, by its code where it has one.

    Raises:
        pyproj.exceptions.CRSError: PROJ does not understand it.
    """
    return _horizontal(_wkt(crs))


def file_crs(crs: pyproj.CRS) -> CRS:
    """Return a CRS for a raster file, which keeps some only by their code."""
    return CRS.from_wkt(crs.to_wkt(WKT))


def crs_text(crs: CRS) -> str:
    """Return the code of a CRS, as EPSG:4326, or its WKT 2 on one line."""
    code = _code(crs)
    return code or _wkt(crs)


def crs_name(crs: CRS) -> str:
    """Return the code of a CRS or else its name, for sentences."""
    try:
        return _code(crs) or f"'{pyproj.CRS.from_wkt(_wkt(crs)).name}'"
    except UnknownCRSError:
        return f"'{_short(_wkt(crs))}'"


def same_crs(one: CRS, other: CRS) -> bool:
    """Tell whether two CRS give a pixel the same place; heights and the order of axes aside."""
    if _wkt(one) == _wkt(other):
        return True
    try:
        return bool(horizontal(one).equals(horizontal(other), ignore_axis_order=True))
    except UnknownCRSError:
        return False


def period(crs: CRS) -> float | None:
    """Return after how many units x comes back to the same meridian; None: it does not."""
    try:
        return _period(_wkt(crs))
    except (UnknownCRSError, ProjError):
        return None


def to_lonlat(points: Array, crs: CRS) -> Array:
    """Return points ``(n, 2)`` in degrees of WGS 84, for distances and rough places.

    Raises:
        pyproj.exceptions.ProjError: The CRS has no relation to longitude and latitude.
    """
    lon, lat = to_wgs84(horizontal(crs)).transform(points[:, 0], points[:, 1])
    return np.column_stack((lon, lat))


@lru_cache(maxsize=16)
def to_wgs84(crs: pyproj.CRS) -> pyproj.Transformer:
    """Return the way of a CRS to longitude and latitude in degrees."""
    return pyproj.Transformer.from_crs(crs, "EPSG:4326", always_xy=True)


def _wkt(crs: CRS | pyproj.CRS) -> str:
    try:
        return str(crs.to_wkt(version=WKT))
    except CRSError:  # as for a CRS that is itself not valid in WKT 2
        return str(crs.to_wkt())


def _code(crs: CRS) -> str | None:
    try:
        return _known_as(_wkt(crs))
    except UnknownCRSError:
        return None


@lru_cache(maxsize=64)
def _known_as(wkt: str) -> str | None:
    found = database_entry(pyproj.CRS.from_wkt(wkt)) or database_entry(_horizontal(wkt))
    return None if found is None else ":".join(found.to_authority() or ()) or None


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
    plain = crs.source_crs if crs.is_bound and crs.source_crs else crs
    if plain.is_geographic:
        # the unit is in radians: degrees, grads
        return 2.0 * math.pi / float(plain.axis_info[0].unit_conversion_factor)
    operation = plain.coordinate_operation
    if operation is None or plain.geodetic_crs is None:
        return None
    words = operation.to_proj4().replace("+", "").split()
    if not any(word == f"proj={name}" for word in words for name in _CYLINDRICAL):
        return None
    middle = next((float(w[6:]) for w in words if w.startswith("lon_0=")), 0.0)
    there = pyproj.Transformer.from_crs(plain.geodetic_crs, plain, always_xy=True)
    quarter = there.transform(middle + 90.0, 0.0)[0] - there.transform(middle, 0.0)[0]
    return 4.0 * float(quarter) if math.isfinite(quarter) and quarter > 0 else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"
