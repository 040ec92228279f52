"""Identification of a CRS in PROJ's database, by comparing definitions. Pure.

``pyproj.CRS.to_authority`` and rasterio's give candidates: they compare names, which differ between
the databases of GDAL and Esri, and axes, which Esri's WKT swaps.
"""

from __future__ import annotations

import pyproj
from pyproj.exceptions import CRSError as UnknownCRSError
from rasterio.crs import CRS

WKT = "WKT2_2019"


def database_entry(crs: pyproj.CRS) -> pyproj.CRS | None:
    """Return the entry of PROJ's database that is equal to a CRS."""
    # a bound CRS has its own transformation to WGS 84, which a code would drop
    if crs.is_bound:
        return None
    for code, is_exact in _candidates(crs):
        try:
            entry = pyproj.CRS.from_authority(*code)
        except UnknownCRSError:
            continue
        if entry.equals(crs, ignore_axis_order=True):
            return entry
        # GDAL's database may be newer and name a datum differently; Esri's WKT swaps axes
        if (is_exact or _same_datum(entry, crs)) and _numbers(entry) == _numbers(crs):
            return entry
    return None


def _candidates(crs: pyproj.CRS) -> list[tuple[tuple[str, str], bool]]:
    """Return the codes that a CRS may have, and whether the code determines the datum."""
    declared = crs.to_json_dict().get("id")
    if declared:
        return [((declared["authority"], str(declared["code"])), True)]
    by_gdal = CRS.from_wkt(crs.to_wkt(WKT)).to_authority(confidence_threshold=90)
    candidates = (by_gdal, True), (crs.to_authority("EPSG", 20), False), (crs.to_authority(), False)
    return [(code, is_exact) for code, is_exact in candidates if code]


def _same_datum(one: pyproj.CRS, other: pyproj.CRS) -> bool:
    first, second = one.geodetic_crs, other.geodetic_crs
    return bool(first and second and first.equals(second, ignore_axis_order=True))


def _numbers(crs: pyproj.CRS) -> tuple[object, ...]:
    """Return the numbers of ellipsoid, prime meridian and projection, without names."""
    shape, meridian, projection = crs.ellipsoid, crs.prime_meridian, crs.coordinate_operation
    return (
        shape and (round(shape.semi_major_metre, 6), round(shape.inverse_flattening, 6)),
        meridian and round(meridian.longitude * float(meridian.unit_conversion_factor), 12),
        projection and projection.method_code,
        projection and [(p.code, _number(p.value, p.unit_conversion_factor))
                        for p in projection.params],
        sorted((axis.direction, round(axis.unit_conversion_factor, 12)) for axis in crs.axis_info),
        [_numbers(sub_crs) for sub_crs in crs.sub_crs_list],
    )  # fmt: skip


def _number(value: object, unit: float) -> object:
    """Return a parameter in radians or metres, or as it is where it is the name of a file."""
    return value if isinstance(value, str) else round(float(str(value)) * unit, 9)
