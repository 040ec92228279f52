"""Final geometries: holes are filled, small components dropped, outlines simplified."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from .geodesic import GeodesicMeasure, Geometries, Indices, Values, sum_by
from .piece_outlines import simplify_coverage


@dataclass(frozen=True)
class Refined:
    """The components that are kept.

    Attributes:
        owner: ``(n,)`` numbers of the components, ascending.
        geometries: ``(n,)`` MultiPolygons, normalised, shells anticlockwise.
        area_m2: ``(n,)`` geodesic areas.
        perimeter_m: ``(n,)`` geodesic lengths of shells and holes.
    """

    owner: Indices
    geometries: Geometries
    area_m2: Values
    perimeter_m: Values


def refine(
    polygons: Geometries,
    owner: Indices,
    measure: GeodesicMeasure,
    *,
    min_area_m2: float = 0.0,
    fill_holes_m2: float = 0.0,
    simplify_m: float = 0.0,
) -> Refined:
    """Make the final geometries of components.

    Whether a component is large enough is decided before the simplification; the areas and
    lengths returned are those of the geometries returned.

    Args:
        polygons: Valid polygons in map coordinates.
        owner: ``(n,)`` component of each polygon, ascending; components get one MultiPolygon.
        measure: For the CRS of the polygons.
        min_area_m2: Smaller components are left out.
        fill_holes_m2: Smaller holes are filled.
        simplify_m: Tolerance in metres; 0 keeps every vertex.
    """
    rings, ring_polygon = shapely.get_rings(polygons, return_index=True)
    area_m2, length_m = measure.rings(rings)
    shell = np.diff(ring_polygon, prepend=-1) > 0
    keep = shell | ~(area_m2 < fill_holes_m2)
    components, ring_component = np.unique(owner[ring_polygon], return_inverse=True)
    signed_m2 = np.where(shell, area_m2, -area_m2)
    total = sum_by(ring_component[keep], signed_m2[keep], len(components))
    large = ~(total < min_area_m2)  # an area that cannot be measured is no reason to drop it
    keep &= large[ring_component]
    perimeter = sum_by(ring_component[keep], length_m[keep], len(components))
    geometries = _multipolygons(rings[keep], ring_polygon[keep], owner)
    kept = Refined(components[large], geometries, total[large], perimeter[large])
    return _simplified(kept, measure, simplify_m) if simplify_m > 0 else kept


def _multipolygons(rings: Geometries, ring_polygon: Indices, owner: Indices) -> Geometries:
    polygon, index = np.unique(ring_polygon, return_inverse=True)
    polygons = shapely.polygons(rings, indices=index)
    component = np.unique(owner[polygon], return_inverse=True)[1]
    return _tidy(shapely.multipolygons(polygons, indices=component))


def _tidy(geometries: Geometries) -> Geometries:
    return np.asarray(shapely.orient_polygons(shapely.normalize(geometries)), dtype=object)


def _simplified(refined: Refined, measure: GeodesicMeasure, tolerance_m: float) -> Refined:
    before = refined.geometries
    scale = measure.metres_per_unit(before)
    # a degree of longitude is shorter than one of latitude: simplify where both axes are metres
    metric = _scaled(before, scale)
    after = _polygons_only(_scaled(shapely.simplify(metric, tolerance_m), 1 / scale))
    lost = shapely.is_empty(after)
    after[lost] = before[lost]
    return _measured(refined.owner, _tidy(after), measure)


def small_holes(
    polygons: Geometries, measure: GeodesicMeasure, fill_holes_m2: float
) -> npt.NDArray[np.bool_]:
    """Return which rings of polygons in map coordinates are holes that ``refine`` fills."""
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    area_m2, _ = measure.rings(rings)
    filled: npt.NDArray[np.bool_] = (np.diff(polygon, prepend=-1) == 0) & (area_m2 < fill_holes_m2)
    return filled


def refine_pieces(
    polygons: Geometries,
    owner: Indices,
    group: Indices,
    measure: GeodesicMeasure,
    simplify_m: float = 0.0,
) -> Refined:
    """Make the final geometries of objects that share borders; none is dropped.

    Args:
        polygons: Valid polygons in map coordinates.
        owner: ``(n,)`` object of each polygon, ascending, from 0; objects get one MultiPolygon.
        group: Of each object, ascending; the objects of a group are a coverage.
        measure: For the CRS of the polygons.
        simplify_m: Tolerance in metres; 0 keeps every vertex.
    """
    geometries = shapely.multipolygons(polygons, indices=owner)
    if simplify_m > 0:
        _, number = np.unique(group, return_inverse=True)
        starts = np.flatnonzero(np.diff(number, prepend=-1))
        bounds = shapely.bounds(geometries)
        low = np.minimum.reduceat(bounds[:, :2], starts)
        high = np.maximum.reduceat(bounds[:, 2:], starts)
        scale = measure.metres_per_unit(shapely.box(*low.T, *high.T))
        simplified = simplify_coverage(geometries, number, scale, simplify_m)
        parts, piece = shapely.get_parts(simplified, return_index=True)
        geometries = shapely.multipolygons(parts, indices=piece)
    return _measured(np.arange(len(group)), _tidy(geometries), measure)


def _measured(owner: Indices, geometries: Geometries, measure: GeodesicMeasure) -> Refined:
    polygons, component = shapely.get_parts(geometries, return_index=True)
    rings, ring_polygon = shapely.get_rings(polygons, return_index=True)
    area_m2, length_m = measure.rings(rings)
    shell = np.diff(ring_polygon, prepend=-1) > 0
    component, number = component[ring_polygon], len(geometries)
    total = sum_by(component, np.where(shell, area_m2, -area_m2), number)
    return Refined(owner, geometries, total, sum_by(component, length_m, number))


def _scaled(geometries: Geometries, scale: Values) -> Geometries:
    points, index = shapely.get_coordinates(geometries, return_index=True)
    return np.asarray(shapely.set_coordinates(geometries.copy(), points * scale[index]))


def _polygons_only(geometries: Geometries) -> Geometries:
    """Make geometries valid and keep their areas only, as MultiPolygons, empty where none is."""
    valid = np.where(
        shapely.is_valid(geometries),
        geometries,
        shapely.make_valid(geometries, method="structure", keep_collapsed=False),
    )
    parts, owner = shapely.get_parts(valid, return_index=True)
    is_area = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    result = np.full(len(geometries), shapely.MultiPolygon(), dtype=object)
    return np.asarray(shapely.multipolygons(parts[is_area], indices=owner[is_area], out=result))
