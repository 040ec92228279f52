"""Areas and lengths on the ellipsoid agree with independent computations."""

import numpy as np
import pytest
import shapely
from pyproj import CRS, Transformer
from rasterio import crs as rasterio_crs

from mtrefseg.model.outputs.geodesic import GeodesicMeasure

LOCAL = 'LOCAL_CS["site",LOCAL_DATUM["site",0],UNIT["foot",0.3048],AXIS["E",EAST],AXIS["N",NORTH]]'


def equal_area(polygon: shapely.Polygon, crs: CRS) -> float:
    """Return the area on the equal-area plane around the polygon, edges densified."""
    centre = Transformer.from_crs(crs, 4326, always_xy=True).transform(*polygon.centroid.coords[0])
    target = f"+proj=laea +lon_0={centre[0]} +lat_0={centre[1]} +ellps={_ellipsoid(crs)}"
    to_plane = Transformer.from_crs(crs, target, always_xy=True)
    dense = shapely.segmentize(polygon, max(np.ptp(polygon.bounds[::2]) / 50, 1e-9))
    points = shapely.get_coordinates(dense)
    return float(shapely.Polygon(np.column_stack(to_plane.transform(*points.T))).area)


def _ellipsoid(crs: CRS) -> str:
    names = {"WGS 84": "WGS84", "GRS 1980": "GRS80", "Clarke 1880 (IGN)": "clrk80ign"}
    assert crs.ellipsoid is not None
    return names[crs.ellipsoid.name]


@pytest.mark.parametrize(
    ("crs", "corner", "pixel"),
    [
        (32614, (520_000, 5_000_000), 0.5),
        (3857, (1_000_000, 6_000_000), 0.5),
        (4326, (13.4, 52.5), 5e-6),
        (2263, (990_000, 200_000), 1.5),  # US survey feet
        (27572, (600_000, 2_400_000), 0.5),  # its geographic CRS counts grads from Paris
        (3413, (100_000, -900_000), 10),
    ],
)
def test_a_pixel_exact_area_agrees_with_an_equal_area_projection(
    crs: int, corner: tuple[float, float], pixel: float
) -> None:
    pixels = [(0, 0), (9, 0), (9, 4), (5, 4), (5, 11), (0, 11)]
    polygon = shapely.Polygon(np.array(corner) + np.array(pixels) * pixel)
    areas, _ = GeodesicMeasure.for_crs(crs).rings(shapely.get_rings(polygon))
    assert areas[0] == pytest.approx(equal_area(polygon, CRS.from_user_input(crs)), rel=1e-6)


def test_a_cell_of_degrees_agrees_with_the_closed_formula() -> None:
    # Area between two parallels: Snyder, Map projections (1987), equation 3-12.
    south, north, width = 45.0, 45.0001, 0.0001
    a, e = 6378137.0, 0.0818191908426215
    sine = np.sin(np.radians([south, north]))
    zone = a**2 * (1 - e**2) * (sine / (1 - (e * sine) ** 2) + np.arctanh(e * sine) / e) / 2
    areas, lengths = GeodesicMeasure.for_crs(4326).rings(
        shapely.get_rings(shapely.box(7, south, 7 + width, north))
    )
    assert areas[0] == pytest.approx(np.diff(zone)[0] * np.radians(width), rel=1e-6)
    assert lengths[0] == pytest.approx(2 * (11.1132 + 7.8847), rel=1e-3)


@pytest.mark.parametrize("crs", [LOCAL, rasterio_crs.CRS.from_wkt(LOCAL)])
def test_a_local_crs_is_measured_in_the_plane(crs: object) -> None:
    measure = GeodesicMeasure.for_crs(crs)
    areas, lengths = measure.rings(shapely.get_rings(shapely.box(0, 0, 10, 20)))
    assert areas[0] == pytest.approx(200 * 0.3048**2)
    assert lengths[0] == pytest.approx(60 * 0.3048)
    box = np.array([shapely.box(0, 0, 1, 1)], dtype=object)
    assert measure.metres_per_unit(box).tolist() == [[0.3048, 0.3048]]


def test_orientation_and_start_of_a_ring_do_not_matter() -> None:
    ring = shapely.LinearRing([(500_000, 0), (500_010, 0), (500_010, 10), (500_000, 10)])
    areas, lengths = GeodesicMeasure.for_crs(32614).rings(
        np.array([ring, ring.reverse()], dtype=object)
    )
    assert areas[0] == pytest.approx(areas[1], rel=1e-12)
    assert lengths[0] == pytest.approx(lengths[1], rel=1e-12)


def test_no_rings_are_no_values() -> None:
    areas, lengths = GeodesicMeasure.for_crs(32614).rings(np.empty(0, dtype=object))
    assert areas.shape == lengths.shape == (0,)


@pytest.mark.parametrize(
    ("crs", "box", "expected"),
    [
        (4326, (10, 60, 10.001, 60.001), (55_800, 111_412)),
        (3857, (0, 8_399_737, 10, 8_399_747), (0.5012, 0.5002)),  # 60° north
        (2263, (990_000, 200_000, 990_100, 200_100), (0.3048, 0.3048)),
    ],
)
def test_metres_per_unit_are_local(
    crs: int, box: tuple[float, ...], expected: tuple[float, float]
) -> None:
    scale = GeodesicMeasure.for_crs(crs).metres_per_unit(
        np.array([shapely.box(*box)], dtype=object)
    )
    assert scale[0] == pytest.approx(expected, rel=2e-3)
