"""One place for one pair, whatever the CRS of its rasters: judged by pixels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from affine import Affine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasterio.crs import CRS
from rasterio.warp import Resampling, calculate_default_transform, reproject, transform
from scipy import ndimage

from mtrefseg.model.rasters.check_pair import check_pair
from mtrefseg.tests.flat_requests import check_request
from mtrefseg.tests.unit.raster_pairs import Noise, Write, opened, whole
from mtrefseg.tests.unit.rasters.test_raster_pair_refused import refused

SIDE_PX = 300
NO_TURN = Affine.identity()
Pair = tuple[str, str]


def esri(code: int) -> str:
    """Return a CRS as a .prj file beside a raster brings it."""
    return str(CRS.from_wkt(CRS.from_epsg(code).to_wkt(version="WKT1_ESRI")).to_wkt())


@pytest.fixture(scope="module")
def picture() -> npt.NDArray[np.uint8]:
    """Return a smooth picture of values 1 to 255."""
    noise = np.random.default_rng(0).normal(size=(3, SIDE_PX, SIDE_PX))
    smooth = ndimage.gaussian_filter(noise, (0, 4, 4))
    return (128 + 120 * smooth / np.abs(smooth).max()).astype(np.uint8)


@pytest.fixture
def warped(write_raster: Write, picture: npt.NDArray[np.uint8]) -> Callable[..., Pair]:
    """Return a function that writes a raster and what GDAL's warp makes of it in another CRS."""

    def make(
        before: str, after: str, lon: float, lat: float, gsd_m: float = 0.5,
        turn: Affine = NO_TURN,
    ) -> Pair:  # fmt: skip
        crs = [CRS.from_user_input(text) for text in (before, after)]
        (x,), (y,) = transform("EPSG:4326", crs[0], [lon], [lat])
        step = gsd_m / 111_000 if crs[0].is_geographic else gsd_m
        place = Affine.translation(x, y) @ Affine.scale(step, -step) @ turn
        place @= Affine.translation(-SIDE_PX / 2, -SIDE_PX / 2)
        sides = rasterio.transform.array_bounds(SIDE_PX, SIDE_PX, place)
        there, width, height = calculate_default_transform(*crs, SIDE_PX, SIDE_PX, *sides)
        values = np.zeros((4, height, width), np.uint8)
        reproject(
            np.concatenate((picture, np.full_like(picture[:1], 255))), values, src_transform=place,
            src_crs=crs[0], dst_transform=there, dst_crs=crs[1], src_alpha=4, dst_alpha=4,
            resampling=Resampling.cubic, init_dest_nodata=False,
        )  # fmt: skip
        second = np.where(values[3] < 128, 0, np.maximum(values[:3], 1)).astype(np.uint8)
        return (
            write_raster("a.tif", picture, crs=crs[0], transform=place),
            write_raster("b.tif", second, crs=crs[1], transform=there, nodata=0),
        )

    return make


def judge(paths: Pair, least_px: int = SIDE_PX - 2, **parameters: Any) -> list[str]:
    """Compare both dates pixel by pixel, whole and in pieces; return the warnings."""
    with opened(*paths, **parameters) as pair:
        images, valid = whole(pair)
        assert min(pair.height, pair.width) >= least_px
        pieces = np.zeros_like(images)
        for row in range(0, pair.height, 97):
            for col in range(0, pair.width, 89):
                part = pair.read(row, col, min(97, pair.height - row), min(89, pair.width - col))
                pieces[:, :, row : row + 97, col : col + 89] = part[0]
        warnings = pair.warnings
    assert (pieces == images).all()
    assert valid[4:-4, 4:-4].all()
    difference = np.abs(images[0].astype(int) - images[1])[:, valid]
    assert difference.mean() < 0.8
    assert np.percentile(difference, 99) <= 4
    return warnings


@pytest.mark.parametrize(
    ("before", "after", "lon", "lat", "gsd_m"),
    [
        ("EPSG:3067", "EPSG:2393", 25, 61, 0.5),
        ("EPSG:3067", "EPSG:2393", 25, 61, 0.05),
        ("EPSG:25833", "EPSG:31469", 14.9, 51.1, 0.5),
        ("EPSG:25833", "EPSG:31469", 14.9, 51.1, 0.05),
        ("EPSG:31468", "EPSG:25832", 11.5, 48.5, 0.05),
        ("EPSG:31466", "EPSG:31467", 7.5, 51, 0.5),
        ("EPSG:27700", "EPSG:4326", -1.5, 52.5, 0.5),
        ("EPSG:32630", "EPSG:27700", -1.5, 52.5, 0.5),
        ("EPSG:4277", "EPSG:3857", -1.5, 52.5, 0.5),
        ("EPSG:31370", "EPSG:32631", 4.5, 50.8, 0.5),
        ("EPSG:28992", "EPSG:32631", 5.4, 52.1, 0.5),
        ("EPSG:7415", "EPSG:32631", 5.4, 52.1, 0.5),
        ("EPSG:4979", "EPSG:32633", 15, 50, 0.5),
        ("EPSG:21781", "EPSG:2056", 7.5, 47, 0.5),
        ("EPSG:26715", "EPSG:26915", -93, 42, 0.5),
        ("EPSG:5514", "EPSG:32633", 15, 50, 0.5),
        ("EPSG:23030", "EPSG:25830", -3.5, 40, 0.5),
        ("EPSG:2154", "EPSG:27572", 2.5, 47, 0.5),
        ("EPSG:4807", "EPSG:32631", 2.3, 48.8, 0.5),
        ("EPSG:2263", "EPSG:26918", -74, 40.7, 0.5),
        ("EPSG:29873", "EPSG:32650", 115, 4, 0.5),
        ("EPSG:3067", esri(2393), 25, 61, 0.5),
        (esri(31468), "EPSG:25833", 12.5, 49, 0.5),
        ("+proj=lcc +lat_1=33 +lat_2=45 +lat_0=39 +lon_0=-96 +datum=NAD27 +units=us-ft",
         "EPSG:26915", -93, 42, 0.5),
        ("+proj=tmerc +lon_0=15 +x_0=5500000 +ellps=bessel "
         "+towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7", "EPSG:25833", 14.9, 51.1, 0.5),
        ("+proj=ob_tran +o_proj=longlat +o_lat_p=40 +lon_0=10 +datum=WGS84", "EPSG:32633", 15, 50,
         0.5),
        ("EPSG:3413", "EPSG:3995", 30, 89.9999, 30),
        ("EPSG:3031", "EPSG:3412", 0, -90, 1000),
        ("EPSG:3413", "EPSG:3857", -45, 80, 30),
        ("EPSG:3413", "EPSG:4326", 135, 72, 30),
        ("EPSG:32601", "EPSG:32660", 180, 52, 0.5),
        ("EPSG:32760", "EPSG:3832", 180, -17, 0.5),
    ],
)  # fmt: skip
def test_what_gdal_brought_to_another_crs_is_read_back(
    warped: Callable[..., Pair], before: str, after: str, lon: float, lat: float, gsd_m: float
) -> None:
    judge(warped(before, after, lon, lat, gsd_m))


@pytest.mark.parametrize(
    "turn",
    [Affine.rotation(30), Affine.scale(1, -1), Affine.scale(-1, 1), Affine.shear(15, 0)],
    ids=["rotated", "south-up", "mirrored", "sheared"],
)
def test_any_orientation_is_read_back_from_another_crs(
    warped: Callable[..., Pair], turn: Affine
) -> None:
    judge(warped("EPSG:25833", "EPSG:31468", 12.5, 49, turn=turn), least_px=SIDE_PX - 8)


def test_a_transformation_that_leaves_out_the_datums_is_told(warped: Callable[..., Pair]) -> None:
    (text,) = judge(warped("EPSG:25833", "EPSG:31469", 14.9, 51.1))
    assert "No transformation from EPSG:25833 to EPSG:31469" in text
    (text,) = judge(warped("EPSG:26715", "EPSG:26915", -93, 42))
    assert "accurate to 11 m only" in text
    assert judge(warped("EPSG:28992", "EPSG:32631", 5.4, 52.1)) == []


def place(lon: float, lat: float = -16.5) -> Affine:
    """Return the transform of a scene in pixels of half a metre, in degrees."""
    return Affine(5e-6, 0, lon, 0, -5e-6, lat)


@pytest.mark.parametrize(
    ("lon", "other"), [(179.999, -180.001), (-75.0, 285.0), (285.0, -75.0), (-435.0, 285.0)]
)
@pytest.mark.parametrize("fraction_px", [0.0, 0.4])
def test_longitudes_a_turn_apart_are_one_place(
    write_raster: Write,
    picture: npt.NDArray[np.uint8],
    lon: float,
    other: float,
    fraction_px: float,
) -> None:
    first = write_raster("a.tif", picture, crs="EPSG:4326", transform=place(lon))
    moved = place(other + fraction_px * 5e-6)
    second = write_raster("b.tif", picture, crs="EPSG:4326", transform=moved)
    with opened(first, second) as pair:
        images, valid = whole(pair)
        assert pair.facts.aligned == (fraction_px == 0.0)
        assert pair.facts.overlap_share > 0.99
    assert valid.all()
    assert np.abs(images[0].astype(int) - images[1]).mean() < 3


@pytest.mark.parametrize("lon", [0.0, 180.0, -179.95])
def test_a_world_from_0_to_360_has_no_seam(write_raster: Write, picture: Any, lon: float) -> None:
    zone = 30 if lon == 0.0 else 60
    (x,), (y,) = transform("EPSG:4326", f"EPSG:326{zone}", [lon], [51.5])
    corner = Affine(200, 0, x - 30_000, 0, -200, y + 30_000)
    scene = write_raster("a.tif", picture, crs=f"EPSG:326{zone}", transform=corner)
    lons = np.arange(0.05, 360, 0.1)
    line = 128 + 100 * np.sin(np.radians(60 * lons))
    world = np.tile(line.astype(np.uint8), (3, 200, 1))
    worlds = [
        write_raster(name, np.roll(world, turn, axis=2), crs="EPSG:4326",
                     transform=Affine(0.1, 0, first, 0, -0.1, 60))
        for name, turn, first in (("east.tif", 0, 0), ("both.tif", 1800, -180))
    ]  # fmt: skip
    read = []
    for path in worlds:
        with opened(scene, path) as pair:
            images, valid = whole(pair)
            assert valid.all() and valid.shape == (SIDE_PX, SIDE_PX)
            read.append(images[1].astype(int))
    # the last column of a world has no neighbour on one side
    assert np.abs(read[0] - read[1]).max() <= 6


@pytest.mark.parametrize("lon", [-75.0, 285.0, -435.0])
def test_an_extent_may_lie_a_turn_apart(write_raster: Write, picture: Any, lon: float) -> None:
    path = write_raster("a.tif", picture, crs="EPSG:4326", transform=place(-75.0))
    extent = (lon + 0.0002, -16.5012, lon + 0.0010, -16.5003)
    with opened(path, path, extent=extent, extent_crs="EPSG:4326") as pair:
        assert (pair.transform.c, pair.transform.f) == pytest.approx((-74.9998, -16.5003))
        assert (pair.width, pair.height) == (160, 180)


def test_the_crs_of_the_request_replaces_that_of_the_file(
    write_raster: Write, noise: Noise
) -> None:
    values = noise(3, 64, 64)
    none = write_raster("none.tif", values, crs=None)
    good = write_raster("good.tif", values)
    wrong = write_raster("wrong.tif", values, crs="EPSG:32632")
    with opened(none, wrong, crs_before="EPSG:32631", crs_after="EPSG:32631") as pair:
        images, valid = whole(pair)
        assert pair.facts.aligned
        assert (pair.facts.crs, pair.facts.crs_after) == ("EPSG:32631", "EPSG:32631")
        (text,) = pair.warnings
    assert valid.all() and (images[0] == images[1]).all()
    assert "wrong.tif' is read in CRS EPSG:32631, as asked (crs_after); its file says" in text
    with opened(good, good, crs_after="+proj=utm +zone=31 +datum=WGS84") as pair:
        assert pair.warnings == []
    assert "crs_before is 'EPSG:0', which names no CRS" in refused(good, good, crs_before="EPSG:0")
    assert "none.tif' has no CRS" in refused(none, good)


def test_a_check_takes_the_crs_of_the_request_and_says_so(
    write_raster: Write, noise: Noise
) -> None:
    values = noise(3, 64, 64)
    none = write_raster("none.tif", values, crs=None)
    wrong = write_raster("wrong.tif", values, crs="EPSG:32632")
    found = check_pair(check_request(none, wrong, crs_before="EPSG:32631", crs_after="EPSG:32631"))
    assert found.before is not None and found.before.crs == "EPSG:32631"
    told = [finding for finding in found.findings if finding.about == "crs"]
    assert [finding.mark for finding in told] == ["amber"]
    assert "as asked (crs_after)" in told[0].text


def test_a_bar_in_a_file_name_is_part_of_it(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a|layername=b.tif", noise(3, 64, 64))
    with opened(path, path) as pair:
        assert whole(pair)[1].all()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(turn_deg=st.floats(0, 360), sides=st.tuples(*[st.floats(0.45, 0.9)] * 2))
@pytest.mark.parametrize("crs", ["EPSG:32631", "EPSG:4326", "EPSG:3857"])
def test_only_pixels_with_their_centre_in_the_extent_are_searched(
    write_raster: Write, picture: Any, crs: str, turn_deg: float, sides: tuple[float, float]
) -> None:
    middle = Affine.translation(500_100, 5_400_000) @ Affine.rotation(turn_deg)
    grid = middle @ Affine.scale(0.5, -0.5) @ Affine.translation(-150, -150)
    path = write_raster("a.tif", picture, transform=grid)
    (x,), (y,) = transform("EPSG:32631", crs, [500_100], [5_400_000])
    unit = 1 / 111_000 if crs == "EPSG:4326" else 1.0
    right, up = (40 * side * unit for side in sides)
    extent = (x - right, y - up, x + right, y + up)
    with opened(path, path, extent=extent, extent_crs=crs) as pair:
        _, valid = whole(pair)
        cols, rows = np.meshgrid(np.arange(pair.width) + 0.5, np.arange(pair.height) + 0.5)
        east, north = pair.transform @ (cols.ravel(), rows.ravel())
    xs, ys = (np.array(axis) for axis in transform("EPSG:32631", crs, east, north))
    near = 1e-3 * unit
    outside = np.maximum(np.abs(xs - x) - right, np.abs(ys - y) - up)
    assert valid.ravel()[outside < -near].all()
    assert not valid.ravel()[outside > near].any()
    assert (pair.width, pair.height) >= (32, 32)


def test_what_is_without_data_decides_which_pair_is_remembered(write_raster: Write) -> None:
    values = np.full((3, 64, 64), 50, np.uint8)
    values[:, :8], values[:, -8:] = 10, 20  # the same number of pixels each
    path = write_raster("a.tif", values)
    found = []
    for value in (10.0, 20.0):
        with opened(path, path, nodata_before=((value, value),)) as pair:
            found.append((pair.facts, pair.identity()))
    (facts, one), (other_facts, other) = found
    assert facts == other_facts
    assert one != other
