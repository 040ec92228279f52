"""Geometry of grids."""

from __future__ import annotations

import math

import numpy as np
import pytest
from affine import Affine
from hypothesis import given
from hypothesis import strategies as st
from rasterio.crs import CRS

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.rasters.grid_mapping import (
    GridMapping,
    moved_back,
    pixel_offset,
    pixel_steps,
    target_window,
)
from mtrefseg.model.rasters.overlap import distance_m, overlap

between = GridMapping.between

UTM = CRS.from_epsg(32631)
LONLAT = CRS.from_epsg(4326)
BASE = Grid(UTM, Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000), 300, 400)


def lonlat_scene() -> Grid:
    """Return a scene of 0.0001° that lies around ``BASE``."""
    return Grid(LONLAT, Affine(1e-4, 0, 2.99, 0, -1e-4, 48.76), 200, 200)


def test_ground_sample_distance_is_in_metres() -> None:
    assert BASE.gsd_m() == pytest.approx(0.5, rel=1e-3)
    equator = Grid(LONLAT, Affine(0.01, 0, 10, 0, -0.01, 0.5), 100, 100)
    assert equator.gsd_m() == pytest.approx(math.sqrt(1113.2 * 1105.7), rel=1e-3)
    mercator = Grid(CRS.from_epsg(3857), Affine(2, 0, 0, 0, -2, 8_399_738), 1, 1)
    assert mercator.gsd_m() == pytest.approx(1.0, rel=5e-3)


def test_ground_sample_distance_does_not_depend_on_orientation() -> None:
    turned = Grid(UTM, BASE.transform @ Affine.rotation(30), 300, 400)
    south_up = Grid(UTM, BASE.transform @ Affine.scale(1, -1), 300, 400)
    assert turned.gsd_m() == pytest.approx(0.5, rel=1e-3)
    assert south_up.gsd_m() == pytest.approx(0.5, rel=1e-3)


@given(st.integers(-500, 500), st.integers(-500, 500))
def test_whole_pixel_offsets_are_found(row: int, col: int) -> None:
    assert pixel_offset(between(BASE.cut(row, col, 50, 60), BASE)) == (row, col)


@pytest.mark.parametrize(
    "other",
    [
        Grid(UTM, BASE.transform @ Affine.translation(0.1, 0), 300, 400),
        Grid(UTM, BASE.transform @ Affine.scale(1.001), 300, 400),
        Grid(UTM, BASE.transform @ Affine.rotation(0.1), 300, 400),
        Grid(UTM, BASE.transform @ Affine.scale(1, -1), 300, 400),
        lonlat_scene(),
    ],
    ids=["shifted", "scaled", "turned", "south-up", "other CRS"],
)
def test_other_grids_have_no_whole_pixel_offset(other: Grid) -> None:
    assert pixel_offset(between(BASE, other)) is None


def test_one_crs_under_two_names_is_aligned() -> None:
    esri = CRS.from_wkt(UTM.to_wkt(version="WKT1_ESRI"))
    assert pixel_offset(between(BASE, Grid(esri, BASE.transform, 300, 400))) == (0, 0)


def test_overlap_is_in_pixels() -> None:
    assert overlap(between(BASE, BASE.cut(100, 50, 300, 400))).bounds == (50, 100, 400, 300)
    assert overlap(between(BASE, BASE.cut(400, 0, 10, 10))).is_empty


def test_overlap_with_a_world_in_longitude_and_latitude_is_everything() -> None:
    world = Grid(LONLAT, Affine(0.1, 0, -180, 0, -0.1, 90), 1800, 3600)
    assert overlap(between(BASE, world)).area == pytest.approx(300 * 400, rel=1e-6)
    share = overlap(between(world, BASE))
    assert share.area == pytest.approx(150 * 200 / (11132 * 0.6593 * 11120), rel=1e-2)


@given(st.floats(0, 400), st.floats(0, 300))
def test_pixels_go_to_another_crs_and_back(col: float, row: float) -> None:
    points = np.array([(col, row), (0.0, 0.0)])
    there = between(BASE, lonlat_scene())
    back = there.inverse()(there(points))
    assert np.abs(back - points).max() < 1e-3


def test_steps_tell_the_scale() -> None:
    coarse = BASE.scaled(4.0)
    assert (coarse.height, coarse.width) == (75, 100)
    assert pixel_steps(between(coarse, BASE)) == pytest.approx((4.0, 4.0))
    turned = Grid(UTM, BASE.transform @ Affine.rotation(45), 300, 400)
    assert pixel_steps(between(BASE, turned)) == pytest.approx((1.0, 1.0))


def test_the_window_holds_all_that_is_needed() -> None:
    assert target_window(between(BASE.cut(100, 100, 10, 20), BASE)) == (100, 100, 10, 20)
    assert target_window(between(BASE.cut(400, 100, 10, 20), BASE)) is None
    assert target_window(between(BASE.cut(-5, -5, 10, 10), BASE)) == (0, 0, 5, 5)


def test_distance_is_geodesic() -> None:
    assert distance_m(between(BASE, BASE.cut(300 + 2000, 0, 10, 10))) == pytest.approx(
        1000, rel=1e-3
    )
    paris = Grid(LONLAT, Affine(1e-4, 0, 2.35, 0, -1e-4, 48.86), 10, 10)
    oslo = Grid(CRS.from_epsg(32632), Affine(10, 0, 597_000, 0, -10, 6_643_000), 10, 10)
    assert distance_m(between(paris, oslo)) == pytest.approx(1.343e6, rel=1e-2)


def test_an_extent_is_one_pixel() -> None:
    assert Grid.from_extent((1.0, 2.0, 3.0, 5.0), LONLAT).bounds() == (1.0, 2.0, 3.0, 5.0)


@given(st.floats(-50, 50), st.floats(-50, 50))
def test_a_grid_is_moved_by_pixels_of_the_other_whatever_its_crs(right: float, down: float) -> None:
    middle = np.array([[200.0, 150.0]])
    for grid in (BASE, lonlat_scene()):
        mapping = between(BASE, grid)
        there = mapping(middle + np.array([right, down]))
        back = moved_back(mapping, (right, down)).inverse()(there)
        assert back == pytest.approx(middle, abs=1e-3)
