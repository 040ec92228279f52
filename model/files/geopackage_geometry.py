"""Polygons of a GeoPackage and as WKB, without a library. Standard library only, Python 3.9.

https://www.geopackage.org/spec131/#gpb_format: a header with the envelope, then WKB.
"""

from __future__ import annotations

import math
import struct
from typing import Iterator, List, NamedTuple, Optional, Sequence, Tuple

Point = Tuple[float, float]
Ring = List[Point]
Polygons = List[List[Ring]]
"""Polygons, each its exterior ring and the rings of its holes."""
Bounds = Tuple[float, float, float, float]
"""Smallest x, smallest y, largest x, largest y."""

_POLYGON, _MULTI_POLYGON = 3, 6
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)
_EWKB_Z, _EWKB_M, _EWKB_SRID = 0x80000000, 0x40000000, 0x20000000


class _Header(NamedTuple):
    srs_id: int
    empty: bool
    bounds: Optional[Bounds]
    size: int


def wkb_of(blob: bytes) -> bytes:
    """Return the WKB of a geometry of a GeoPackage.

    Raises:
        ValueError: It is none.
    """
    return blob[_header(blob).size :]


def srs_of(blob: bytes) -> int:
    """Return the number of the CRS of a geometry of a GeoPackage.

    Raises:
        ValueError: It is none.
    """
    return _header(blob).srs_id


def blob_of(wkb: bytes, srs_id: int) -> bytes:
    """Return polygons as the GeoPackage geometry of a two-dimensional MultiPolygon.

    Args:
        wkb: A polygon or several, with or without Z and M.
        srs_id: Number of the CRS in the GeoPackage.

    Raises:
        ValueError: It is something else, or not finite.
    """
    polygons = polygons_of(wkb)
    around = bounds_of(polygons)
    flags = 0x01 | (0x10 if around is None else 0x02)
    envelope = b"" if around is None else struct.pack("<4d", around[0], around[2], *around[1::2])
    return b"GP" + struct.pack("<BBi", 0, flags, srs_id) + envelope + multi_polygon_wkb(polygons)


def blob_bounds(blob: Optional[bytes]) -> Optional[Bounds]:
    """Return the bounds of a geometry of a GeoPackage, of its first bytes where they hold them.

    Returns:
        None where it is null or empty.

    Raises:
        ValueError: It is none.
    """
    if not blob:
        return None
    header = _header(blob)
    if header.empty:
        return None
    return header.bounds or bounds_of(polygons_of(blob[header.size :]))


def polygons_of(wkb: bytes) -> Polygons:
    """Return the rings of a polygon or of several.

    Raises:
        ValueError: It is something else, damaged, or has numbers that are not finite.
    """
    try:
        polygons, end = _read(wkb, 0)
    except struct.error as error:
        raise ValueError(f"the geometry is damaged: {error}") from None
    if end != len(wkb):
        raise ValueError("the geometry is damaged: bytes are left")
    return polygons


def multi_polygon_wkb(polygons: Polygons) -> bytes:
    """Return polygons as the WKB of a two-dimensional MultiPolygon."""
    parts = [struct.pack("<BII", 1, _MULTI_POLYGON, len(polygons))]
    for rings in polygons:
        parts.append(struct.pack("<BII", 1, _POLYGON, len(rings)))
        for ring in rings:
            numbers = [number for point in ring for number in point]
            parts.append(struct.pack(f"<I{len(numbers)}d", len(ring), *numbers))
    return b"".join(parts)


def bounds_of(polygons: Polygons) -> Optional[Bounds]:
    """Return the bounds of polygons; None where there is no point."""
    points = [point for rings in polygons for point in (rings[0] if rings else ())]
    if not points:
        return None
    x, y = zip(*points)
    return min(x), min(y), max(x), max(y)


def shifted(polygons: Polygons, x: float, y: float) -> Polygons:
    """Return polygons at another place."""
    return [[[(a + x, b + y) for a, b in ring] for ring in rings] for rings in polygons]


def contains(polygons: Polygons, x: float, y: float) -> bool:
    """Return whether a point lies in one of the polygons, outside of its holes."""
    return any(
        bool(rings) and _in_ring(rings[0], x, y) and not any(_in_ring(r, x, y) for r in rings[1:])
        for rings in polygons
    )


def _in_ring(ring: Sequence[Point], x: float, y: float) -> bool:
    """Count the edges that a ray to the right crosses (even-odd rule)."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


def _header(blob: bytes) -> _Header:
    if len(blob) < 8 or blob[:2] != b"GP":
        raise ValueError("it is no geometry of a GeoPackage")
    order = "<" if blob[3] & 1 else ">"
    kind = blob[3] >> 1 & 7
    if kind >= len(_ENVELOPE_BYTES) or len(blob) < 8 + _ENVELOPE_BYTES[kind]:
        raise ValueError("the envelope of the geometry is damaged")
    bounds = None
    if kind:
        left, right, bottom, top = struct.unpack_from(f"{order}4d", blob, 8)
        bounds = (left, bottom, right, top)
    (srs_id,) = struct.unpack_from(f"{order}i", blob, 4)
    empty = bool(blob[3] & 0x10) or (bounds is not None and math.isnan(bounds[0]))
    return _Header(srs_id, empty, bounds, 8 + _ENVELOPE_BYTES[kind])


def _read(wkb: bytes, at: int) -> Tuple[Polygons, int]:
    """Return the polygons that begin at a byte, and the byte after them."""
    order = "<" if wkb[at : at + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(f"{order}I", wkb, at + 1)
    at += 5 + (4 if code & _EWKB_SRID else 0)
    kind, dimensions = _kind(code)
    (count,) = struct.unpack_from(f"{order}I", wkb, at)
    at += 4
    if kind == _POLYGON:
        rings, at = _read_rings(wkb, at, count, order, dimensions)
        return ([rings] if rings else []), at
    if kind != _MULTI_POLYGON:
        raise ValueError("it is no polygon")
    polygons: Polygons = []
    for _ in range(count):
        part, at = _read(wkb, at)
        polygons += part
    return polygons, at


def _kind(code: int) -> Tuple[int, int]:
    """Return type and number of coordinates of a code of ISO WKB or EWKB."""
    plain = code & 0x0FFFFFFF
    iso = plain // 1000
    extra = bool(code & _EWKB_Z) + bool(code & _EWKB_M) + (iso in (1, 3)) + (iso in (2, 3))
    return plain % 1000, 2 + extra


def _read_rings(
    wkb: bytes, at: int, count: int, order: str, dimensions: int
) -> Tuple[List[Ring], int]:
    rings = []
    for _ in range(count):
        (points,) = struct.unpack_from(f"{order}I", wkb, at)
        size = points * dimensions
        if size * 8 > len(wkb) - at:
            raise ValueError("the geometry is damaged: it ends too early")
        numbers = struct.unpack_from(f"{order}{size}d", wkb, at + 4)
        if not all(map(math.isfinite, numbers)):
            raise ValueError("its coordinates are not finite")
        rings.append(list(_points(numbers, dimensions)))
        at += 4 + 8 * size
    return rings, at


def _points(numbers: Sequence[float], dimensions: int) -> Iterator[Point]:
    return zip(numbers[::dimensions], numbers[1::dimensions])
