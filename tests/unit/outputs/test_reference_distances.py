"""Distances, bearings and shares agree with an independent geodesic computation."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from pyproj import Transformer

from mtrefseg.model.outputs.measured_columns import MeasuredColumns
from mtrefseg.tests.measured_scenes import (
    GEOD,
    SIDE,
    brute_distances,
    dense,
    pixel_polygons,
    random_boxes,
    scene,
    write_layer,
)

SCENES = [
    ("EPSG:4326", (10.0, 0.0), 1e-5, 0),
    ("EPSG:4326", (10.0, 60.0), 1e-5, 0),
    ("EPSG:4326", (179.9999, 52.0), 1e-5, 0),
    ("EPSG:3857", (10.0, 60.0), 1.0, 0),
    ("EPSG:3857", (20.0, 74.0), 1.0, 0),
    ("EPSG:32633", (15.0, 0.1), 1.0, 0),
    ("EPSG:32633", (17.9, 60.0), 1.0, 30),
    ("EPSG:32601", (-179.999, 60.0), 1.0, -70),
    ("EPSG:3031", (30.0, -89.99), 1.0, 10),
]
"""CRS, centre in degrees, size of a pixel, rotation in degrees."""


@pytest.mark.parametrize("scene_values", SCENES, ids=str)
@pytest.mark.parametrize("distance_px", [120, 3000])
def test_distances_and_bearings_are_those_of_the_ellipsoid(
    scene_values: Any, distance_px: float, tmp_path: Path
) -> None:
    grid = scene(*scene_values)
    ends = np.array([(-40.0, -distance_px), (SIDE + 300.0, -distance_px - 31), (SIDE + 90, SIDE)])
    road = shapely.LineString(grid.to_ground(ends))
    layer = write_layer(tmp_path / "roads.gpkg", [road], grid.crs)
    polygons = pixel_polygons(grid, random_boxes(5))
    found = MeasuredColumns(grid, grid.crs, [layer]).measure(polygons)
    pixel = scene_values[2]
    on_road = dense(road, grid.crs, pixel / 2)
    for number, polygon in enumerate(polygons):
        outline = dense(polygon.boundary, grid.crs, pixel * 8)
        expected = brute_distances(outline, on_road).min()
        assert found["dist_roads_m"][number] == pytest.approx(expected, abs=0.1)
        inner = dense(polygon.centroid, grid.crs, 1)
        to_road = brute_distances(inner, on_road)[0]
        nearest = on_road[to_road.argmin()]
        bearing = GEOD.inv(*nearest, *inner[0])[0] % 360
        turn = (found["bearing_roads"][number] - bearing + 180) % 360 - 180
        # the points of the comparison are half a pixel apart
        step_m = pixel / 4 * (111_320 if grid.crs.is_geographic else 1)
        assert abs(turn) < 0.1 + np.degrees(step_m / to_road.min())
    assert np.isnan(found["in_roads"]).all()


@pytest.mark.parametrize("layer_crs", ["EPSG:4326", "EPSG:3857", "EPSG:32601", "EPSG:3035"])
def test_a_layer_in_another_crs_is_measured_along_its_own_straight_edges(
    layer_crs: str, tmp_path: Path
) -> None:
    centre = (-179.9999, 60.0) if layer_crs == "EPSG:32601" else (11.0, 60.0)
    crs = "EPSG:4326" if layer_crs == "EPSG:32601" else "EPSG:32632"
    grid = scene(crs, centre, 1e-5 if crs == "EPSG:4326" else 1.0, 0)
    to_layer = Transformer.from_crs(4326, layer_crs, always_xy=True)
    # 20 km on each side: a geodesic between its ends would lie tens of metres away
    ends = to_layer.transform([centre[0] - 0.3, centre[0] + 0.3], [centre[1] + 0.004] * 2)
    road = shapely.LineString(np.column_stack(ends))
    layer = write_layer(tmp_path / "roads.gpkg", [road], layer_crs)
    polygons = pixel_polygons(grid, random_boxes(5))
    found = MeasuredColumns(grid, grid.crs, [layer]).measure(polygons)
    on_road = dense(road, layer_crs, 1e-5 if layer_crs == "EPSG:4326" else 1.0)
    for number, polygon in enumerate(polygons):
        outline = dense(polygon, grid.crs, 1e9)
        far = np.abs((on_road[:, 0] - outline[0, 0] + 180) % 360 - 180) < 0.02
        expected = brute_distances(outline, on_road[far]).min()
        assert found["dist_roads_m"][number] == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("kilometres", [0.0, 30.0, 900.0, 9000.0])
def test_the_nearest_feature_is_found_however_far_it_lies(
    kilometres: float, tmp_path: Path
) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    azimuths, metres = np.arange(5) * 70.0, 1000 * (kilometres + 5 + np.arange(5))
    lons, lats, _ = GEOD.fwd(np.full(5, 15.0), np.full(5, 50.0), azimuths, metres)
    layer = write_layer(tmp_path / "roads.gpkg", shapely.points(lons, lats), 4326)
    polygons = pixel_polygons(grid, random_boxes(4))
    measures = MeasuredColumns(grid, grid.crs, [layer])
    found = measures.measure(polygons)
    assert "does not meet the rasters" in measures.warnings[0]
    features = np.column_stack((lons, lats))
    for number, polygon in enumerate(polygons):
        expected = brute_distances(dense(polygon, grid.crs, 1.0), features).min()
        assert found["dist_roads_m"][number] == pytest.approx(expected, abs=0.1)


def test_shares_count_overlapping_and_invalid_polygons_once(tmp_path: Path) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    polygons = pixel_polygons(grid, [(100, 100, 110, 110), (300, 300, 310, 310), (0, 0, 10, 10)])
    left = pixel_polygons(grid, [(90, 90, 105, 150), (95, 90, 103, 150)])
    bow = shapely.Polygon(
        grid.to_ground(np.array([(290.0, 290), (320, 320), (320, 290), (290, 320)]))
    )
    layer = write_layer(tmp_path / "roads.gpkg", [*left, bow], grid.crs)
    found = MeasuredColumns(grid, grid.crs, [layer]).measure(polygons)
    assert found["in_roads"] == pytest.approx([0.5, 0.5, 0.0], abs=0.01)
    assert found["dist_roads_m"][:2].tolist() == [0.0, 0.0]
    # the representative point lies on the edge of the one and at the crossing of the other
    assert not np.isfinite(found["bearing_roads"][0])
    assert found["dist_roads_m"][2] == pytest.approx(80 * 2**0.5, abs=0.1)
    assert found["bearing_roads"][2] == pytest.approx(315, abs=1.0)


def test_a_continent_with_a_hundred_thousand_corners_is_cut_where_it_is_near(
    tmp_path: Path,
) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    angle = np.linspace(0, 2 * np.pi, 100_001)[:-1]
    radius = 9 + 0.5 * np.sin(40 * angle)
    ring = np.column_stack((15 + radius * np.cos(angle), 50 + radius * np.sin(angle)))
    layer = write_layer(tmp_path / "roads.gpkg", [shapely.Polygon(ring)], 4326)
    found = MeasuredColumns(grid, grid.crs, [layer]).measure(pixel_polygons(grid, random_boxes()))
    assert (found["in_roads"] == 1).all() and (found["dist_roads_m"] == 0).all()
    assert np.isnan(found["bearing_roads"]).all()


def test_mixed_collections_with_heights_are_taken_apart(tmp_path: Path) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    (area,) = pixel_polygons(grid, [(0, 0, 50, 50)])
    point = shapely.Point(*grid.to_ground(np.array([(130.0, 5.0)]))[0], 100.0)
    shapes = [
        shapely.GeometryCollection([shapely.force_3d(area), shapely.GeometryCollection([point])]),
        None,
    ]
    layer = write_layer(tmp_path / "roads.gpkg", [*shapes, shapely.Point()], grid.crs)
    polygons = pixel_polygons(grid, [(10, 10, 20, 20), (120, 0, 126, 10)])
    found = MeasuredColumns(grid, grid.crs, [layer]).measure(polygons)
    assert found["in_roads"].tolist() == [1.0, 0.0]
    assert found["dist_roads_m"] == pytest.approx([0.0, 4.0], abs=0.01)
    assert found["bearing_roads"][1] == pytest.approx(270, abs=2)
