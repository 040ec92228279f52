"""Widths, lengths and positions are right, and measured fields do not depend on batches."""

from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from affine import Affine
from pyproj import CRS

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.outputs.measured_columns import MeasuredColumns
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.requests.reference_layer import ReferenceLayer
from mtrefseg.tests.measured_scenes import (
    pixel_polygons,
    random_boxes,
    scene,
    write_layer,
)


def test_positions_follow_rows_in_the_raster_and_north_on_the_ground() -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 180)  # upside down
    polygons = pixel_polygons(grid, [(0, 0, 40, 40), (180, 180, 220, 220)])
    found = MeasuredColumns(grid, grid.crs).measure(polygons)
    assert found["x_rel"] == pytest.approx([0.05, 0.5])
    assert found["y_rel"] == pytest.approx([0.05, 0.5])
    assert found["n_rel"] == pytest.approx([0.05, 0.5], abs=0.01)
    assert found["e_rel"] == pytest.approx([0.95, 0.5], abs=0.01)


def test_east_is_east_across_the_antimeridian_and_nothing_around_a_pole() -> None:
    grid = scene("EPSG:4326", (179.999, 10.0), 1e-5, 0)
    polygons = pixel_polygons(grid, [(0, 0, 20, 20), (380, 380, 400, 400)])
    found = MeasuredColumns(grid, grid.crs).measure(polygons)
    assert found["e_rel"] == pytest.approx([0.025, 0.975])
    assert found["n_rel"] == pytest.approx([0.975, 0.025])
    polar = scene("EPSG:3031", (0.0, -90.0), 1.0, 0)
    found = MeasuredColumns(polar, polar.crs).measure(pixel_polygons(polar, [(195, 195, 205, 205)]))
    assert np.isnan(found["e_rel"]).all() and found["n_rel"] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize(("crs", "lat", "metres"), [(32633, 50.0, 1.0), (3857, 60.0, 0.5)])
def test_width_and_length_of_a_bent_road_are_those_of_its_roadway(
    crs: int, lat: float, metres: float
) -> None:
    grid = scene(f"EPSG:{crs}", (15.0, lat), 1.0, 0)
    corners = [(10, 10), (210, 10), (210, 210), (200, 210), (200, 20), (10, 20)]
    road = shapely.MultiPolygon([shapely.Polygon(grid.to_ground(np.array(corners, dtype=float)))])
    shapes = np.array([road, *pixel_polygons(grid, [(50, 50, 60, 80)])], dtype=object)
    found = MeasuredColumns(grid, grid.crs).measure(shapes)
    assert found["width_m"] == pytest.approx([11.7 * metres, 10 * metres], rel=0.03)
    assert found["length_m"] == pytest.approx([200 * metres, 30 * metres], rel=0.01)


def test_values_do_not_depend_on_the_batches(tmp_path: Path) -> None:
    grid = scene("EPSG:4326", (10.0, 50.0), 0.01, 0)  # 400 km: several planes
    road = shapely.LineString(grid.to_ground(np.array([(0.0, 40), (400, 333)])))
    layer = write_layer(tmp_path / "roads.gpkg", [road], 4326)
    polygons = pixel_polygons(grid, random_boxes(60))
    together = MeasuredColumns(grid, grid.crs, [layer]).measure(polygons)
    alone = MeasuredColumns(grid, grid.crs, [layer])
    for number in reversed(range(len(polygons))):
        for name, values in alone.measure(polygons[number : number + 1]).items():
            np.testing.assert_array_equal(values[0], together[name][number], err_msg=name)


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
def test_a_layer_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    missing = ReferenceLayer("roads", str(tmp_path / "none.gpkg"))
    with pytest.raises(MtrefsegError, match=r"'roads' .*none.gpkg'\) does not exist"):
        MeasuredColumns(grid, grid.crs, [missing])
    (tmp_path / "text.gpkg").write_text("no layer")
    with pytest.raises(MtrefsegError, match="cannot be read"):
        MeasuredColumns(grid, grid.crs, [ReferenceLayer("roads", str(tmp_path / "text.gpkg"))])
    plain = write_layer(tmp_path / "plain.shp", [shapely.Point(1, 2)], None)
    with pytest.raises(MtrefsegError, match="has no CRS"):
        MeasuredColumns(grid, grid.crs, [plain])
    good = write_layer(tmp_path / "good.gpkg", [shapely.Point(15, 50)], 4326)
    with pytest.raises(MtrefsegError, match="cannot be read"):
        MeasuredColumns(grid, grid.crs, [ReferenceLayer("roads", good.path, "lakes")])
    virtual = tmp_path / "virtual.gpkg"
    virtual.write_text('<OGRVRTDataSource><OGRVRTLayer name="a"></OGRVRTLayer></OGRVRTDataSource>')
    with pytest.raises(MtrefsegError, match="refers to other data"):
        MeasuredColumns(grid, grid.crs, [ReferenceLayer("roads", str(virtual))])


def test_an_empty_layer_and_one_that_is_gone_leave_empty_fields_with_a_warning(
    tmp_path: Path,
) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    polygons = pixel_polygons(grid, random_boxes(2))
    empty = write_layer(tmp_path / "empty.gpkg", [], 4326, geometry_type="LineString")
    measures = MeasuredColumns(grid, grid.crs, [empty])
    assert "holds no features" in measures.warnings[0]
    assert np.isnan(measures.measure(polygons)["dist_roads_m"]).all()
    gone = MeasuredColumns(grid, grid.crs, [ReferenceLayer("roads", "gone.gpkg")], optional=True)
    assert "does not exist" in gone.warnings[0] and "dist_roads_m" in gone.warnings[0]
    assert np.isnan(gone.measure(polygons)["bearing_roads"]).all()


def test_only_the_features_of_a_subset_count(tmp_path: Path) -> None:
    grid = scene("EPSG:32633", (15.0, 50.0), 1.0, 0)
    points = [shapely.Point(*grid.to_ground(np.array([(x, 0.0)]))[0]) for x in (100.0, 300.0)]
    frame = geopandas.GeoDataFrame({"kind": ["a", "b"]}, geometry=points, crs=grid.crs)
    frame.to_file(tmp_path / "roads.gpkg")
    layer = ReferenceLayer("roads", str(tmp_path / "roads.gpkg"), subset="kind = 'b'")
    found = MeasuredColumns(grid, grid.crs, [layer]).measure(pixel_polygons(grid, [(0, 0, 100, 9)]))
    assert found["dist_roads_m"] == pytest.approx([200], abs=0.2)


def test_a_map_of_the_world_has_a_west_and_an_east() -> None:
    world = Grid(CRS(4326), Affine(1, 0, -180, 0, -1, 90), height=180, width=360)
    polygons = pixel_polygons(world, [(0, 20, 36, 56), (324, 20, 360, 56)])
    found = MeasuredColumns(world, world.crs).measure(polygons)
    assert found["e_rel"] == pytest.approx([0.05, 0.95], abs=0.01)
