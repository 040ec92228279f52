"""From the pixels of one grid to those of another."""

from __future__ import annotations

import math

import numpy as np
import pyproj.network
import pytest
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS

from mtrefseg.model.rasters.coordinate_operation import CoordinateOperation
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.rasters.grid_mapping import GridMapping, pixel_offset
from mtrefseg.model.rasters.interpolate import interpolated
from mtrefseg.model.rasters.overlap import overlap

LONLAT = CRS.from_epsg(4326)
UTM = Grid(CRS.from_epsg(32631), Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000), 300, 400)


def lonlat(lon: float, lat: float, step: float = 5e-6, height: int = 200, width: int = 300) -> Grid:
    """Return a grid in degrees with its upper left corner at a place."""
    return Grid(LONLAT, Affine(step, 0, lon, 0, -step, lat), height, width)


def test_the_network_stays_off() -> None:
    assert not pyproj.network.is_network_enabled()


@pytest.mark.parametrize(
    ("before", "after", "x", "y"),
    [(3067, 2393, 500_000, 6_765_000), (31468, 25832, 4_500_000, 5_400_000)],
)
def test_there_and_back_is_one_operation(before: int, after: int, x: float, y: float) -> None:
    grid = Grid(CRS.from_epsg(before), Affine(0.5, 0, x, 0, -0.5, y), 300, 300)
    far = Grid(CRS.from_epsg(after), Affine(50, 0, 0, 0, -50, 8_000_000), 99_999, 199_999)
    mapping = GridMapping.between(grid, far)
    points = grid.lattice(5)
    assert np.abs(mapping.inverse()(mapping(points)) - points).max() < 5e-3
    # part or whole, the way is that of the pair
    part = mapping.starting_at(grid.cut(100, 50, 10, 10))
    assert part(points) == pytest.approx(mapping(points + np.array([50, 100])), abs=1e-6)


def test_the_operation_is_that_of_the_smaller_grid_whichever_comes_first() -> None:
    world = Grid(LONLAT, Affine(0.1, 0, -180, 0, -0.1, 90), 1800, 3600)
    scene = Grid(CRS.from_epsg(27700), Affine(0.5, 0, 400_000, 0, -0.5, 300_000), 300, 300)
    there, back = (
        CoordinateOperation.between(world, scene),
        CoordinateOperation.between(scene, world),
    )
    assert there.accuracy_m == back.accuracy_m == 2.0
    point = np.array([[-1.99, 52.59]])
    assert there(point) == pytest.approx(back.back(point), abs=1e-4)


def test_what_is_drawn_takes_the_way_of_qgis_where_gdal_leaves_out_the_datums() -> None:
    scene = Grid(CRS.from_epsg(25833), Affine(0.5, 0, 493_000, 0, -0.5, 5_661_000), 300, 300)
    other = Grid(CRS.from_epsg(31469), Affine(500, 0, 5_400_000, 0, -500, 5_700_000), 200, 400)
    assert CoordinateOperation.between(scene, other).accuracy_m is None
    assert CoordinateOperation.between(scene, other, as_qgis=True).accuracy_m == pytest.approx(1.0)


@given(st.integers(-3, 3), st.floats(-180, 180), st.floats(-80, 80), st.integers(-90, 90))
def test_whole_turns_change_nothing(turns: int, lon: float, lat: float, moved_px: int) -> None:
    first, second = lonlat(lon, lat), lonlat(lon + 360 * turns + moved_px * 5e-6, lat)
    mapping = GridMapping.between(first, second)
    assert pixel_offset(mapping) == (0, -moved_px)
    assert overlap(mapping).area == pytest.approx(200 * (300 - abs(moved_px)), rel=1e-3)


@pytest.mark.parametrize("crs", ["EPSG:3413", "EPSG:3031"])
@pytest.mark.parametrize("west", [-180.0, 0.0])
def test_a_scene_around_a_pole_is_covered_by_a_world(crs: str, west: float) -> None:
    scene = Grid(CRS.from_string(crs), Affine(5000, 0, -1e6, 0, -5000, 1e6), 400, 400)
    world = Grid(LONLAT, Affine(0.1, 0, west, 0, -0.1, 90), 1800, 3600)
    mapping = GridMapping.between(scene, world)
    assert overlap(mapping).area == pytest.approx(400 * 400)
    places = mapping.centres(0, 0, 400, 400)
    assert ((places >= 0) & (places <= [[[3600]], [[1800]]])).all()


@settings(max_examples=25)
@given(st.integers(0, 250), st.integers(0, 250), st.sampled_from([(1, 1), (2, 2), (2, 1)]))
def test_centres_between_nodes_are_right_to_a_hundredth(
    row: int, col: int, per_px: tuple[int, int]
) -> None:
    mapping = GridMapping.between(UTM, lonlat(2.99, 48.76))
    places = mapping.centres(row, col, 40, 50, per_px)
    cols = col + (np.arange(50 * per_px[0]) + 0.5) / per_px[0]
    rows = row + (np.arange(40 * per_px[1]) + 0.5) / per_px[1]
    points = np.column_stack([axis.ravel() for axis in np.meshgrid(cols, rows)])
    assert np.abs(places.reshape(2, -1).T - mapping(points)).max() < 0.01


def test_a_coarse_world_is_followed_pixel_by_pixel() -> None:
    world = Grid(LONLAT, Affine(1, 0, -180, 0, -1, 90), 180, 360)
    mercator = Grid(CRS.from_epsg(3857), Affine(1e5, 0, -2e7, 0, -1e5, 2e7), 400, 400)
    places = GridMapping.between(mercator, world).centres(0, 0, 256, 256)
    lat = math.degrees(math.atan(math.sinh((2e7 - 10.5 * 1e5) / 6_378_137)))
    assert places[1, 10, 200] == pytest.approx(90 - lat, abs=1e-6)


@given(st.integers(1, 5), st.integers(1, 5), st.integers(1, 17), st.integers(1, 17))
def test_means_and_places_keep_a_constant_and_its_validity(
    across: int, down: int, height: int, width: int
) -> None:
    rng = np.random.default_rng(height * width)
    valid = rng.random((height, width)) < 0.7
    image = np.where(valid, 200, rng.integers(0, 255, (3, height, width))).astype(np.uint8)
    cols, rows = np.meshgrid(np.linspace(0, width, 10), np.linspace(0, height, 8))
    values = interpolated(image, valid, np.stack((cols, rows)), None, across, down, (1, 1))
    assert set(np.unique(values[:3])) <= {0, 200}
    assert (values[:3].any(axis=0) == (values[3] > 0)).all()


def test_groups_of_pixels_are_averaged_exactly() -> None:
    image = np.random.default_rng(0).integers(0, 255, (3, 40, 60), dtype=np.uint8)
    cols, rows = np.meshgrid(np.arange(2, 60, 4), np.arange(2, 40, 4))
    values = interpolated(
        image, np.ones((40, 60), np.bool_), np.stack((cols, rows)).astype(float), None, 4, 4, (1, 1)
    )
    means = image.reshape(3, 10, 4, 15, 4).mean(axis=(2, 4))
    assert np.abs(values[:3] - means).max() <= 0.5
    assert (values[3] == 1).all()
