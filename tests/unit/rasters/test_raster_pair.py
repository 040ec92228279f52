"""Two rasters become one grid, whatever theirs are."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import rasterio
from affine import Affine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasterio.warp import Resampling, reproject, transform

from mtrefseg.engine.info import describe_raster
from mtrefseg.model.requests.pair import RasterSource
from mtrefseg.tests.unit.raster_pairs import HALF_METRE, Noise, Write, opened, whole


def bumps(transform: Affine, height: int, width: int) -> npt.NDArray[np.uint8]:
    """Return a smooth picture of the ground in UTM 31N, whatever grid it is drawn on."""
    cols, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x, y = transform @ (cols, rows)
    return bumps_at(x, y)


def bumps_at(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Return the same picture at places in UTM 31N."""
    waves = [np.sin((x - 500_000) / 7 + k) * np.cos((y - 5_400_000) / 9 - k) for k in range(3)]
    return np.round(128 + 100 * np.stack(waves)).astype(np.uint8)


def test_one_grid_is_read_as_it_is(write_raster: Write, noise: Noise) -> None:
    first, second = noise(3, 60, 70), noise(3, 60, 70, seed=1)
    with opened(write_raster("a.tif", first), write_raster("b.tif", second)) as pair:
        images, valid = whole(pair)
        assert pair.facts.aligned
        assert pair.facts.overlap_share == 1.0
        assert pair.transform == HALF_METRE
        assert pair.crs.to_epsg() == 32631
    assert (images[0] == first).all()
    assert (images[1] == second).all()
    assert valid.all()
    assert images.dtype == np.uint8


def test_whole_pixel_offsets_cut_to_the_overlap_without_resampling(
    write_raster: Write, noise: Noise
) -> None:
    ground = noise(3, 120, 130)
    before = write_raster("a.tif", ground[:, :100, :90])
    shifted = HALF_METRE @ Affine.translation(20, 30)
    after = write_raster("b.tif", ground[:, 30:, 20:], transform=shifted)
    with opened(before, after) as pair:
        images, valid = whole(pair)
        assert pair.facts.aligned
        assert (pair.height, pair.width) == (70, 70)
        assert pair.facts.overlap_share == pytest.approx(0.7 * 7 / 9)
        assert (pair.transform.c, pair.transform.f) == (500_010.0, 5_399_985.0)
    assert (images[0] == images[1]).all()
    assert valid.all()


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("shifted", HALF_METRE @ Affine.translation(0.4, -0.3)),
        ("finer", HALF_METRE @ Affine.scale(0.4)),
        ("coarser", HALF_METRE @ Affine.scale(1.7)),
        ("turned", HALF_METRE @ Affine.translation(50, -60) @ Affine.rotation(35)),
        ("south-up", HALF_METRE @ Affine.translation(0, 200) @ Affine.scale(1, -1)),
    ],
)
def test_another_grid_is_brought_onto_the_before_grid(
    write_raster: Write, name: str, after: Affine
) -> None:
    size = 500 if name == "finer" else 220
    first = write_raster("a.tif", bumps(HALF_METRE, 200, 190))
    second = write_raster("b.tif", bumps(after, size, size), transform=after)
    with opened(first, second) as pair:
        images, valid = whole(pair)
        assert not pair.facts.aligned
    # An after raster that is turned or shifted leaves corners or an edge uncovered.
    assert valid.mean() > (0.4 if name == "turned" else 0.98)
    difference = np.abs(images[0].astype(int) - images[1])[:, valid]
    assert difference.mean() < 1.0
    assert np.percentile(difference, 99.5) <= 4


def test_another_crs_is_brought_onto_the_before_grid(write_raster: Write) -> None:
    lon, lat = transform("EPSG:32631", "EPSG:4326", [499_990.0], [5_400_010.0])
    degrees = Affine(6e-6, 0, lon[0], 0, -4e-6, lat[0])
    cols, rows = np.meshgrid(np.arange(300) + 0.5, np.arange(300) + 0.5)
    x, y = (
        np.array(v)
        for v in transform("EPSG:4326", "EPSG:32631", *(v.ravel() for v in degrees @ (cols, rows)))
    )
    values = bumps_at(x.reshape(300, 300), y.reshape(300, 300))
    first = write_raster("a.tif", bumps(HALF_METRE, 200, 190))
    second = write_raster("b.tif", values, crs="EPSG:4326", transform=degrees)
    with opened(first, second) as pair:
        images, valid = whole(pair)
        assert pair.facts.gsd_after_m == pytest.approx(0.44, rel=0.02)
    assert valid.all()
    assert np.abs(images[0].astype(int) - images[1]).max() <= 3


@pytest.mark.parametrize(
    "before",
    [
        HALF_METRE @ Affine.translation(60, -20) @ Affine.rotation(30),
        HALF_METRE @ Affine.translation(0, 150) @ Affine.scale(1, -1),
    ],
    ids=["turned", "south-up"],
)
def test_a_turned_or_south_up_before_raster_gives_the_grid(
    write_raster: Write, before: Affine
) -> None:
    first = write_raster("a.tif", bumps(before, 100, 90), transform=before)
    second = write_raster("b.tif", bumps(HALF_METRE, 200, 200))
    with opened(first, second) as pair:
        images, valid = whole(pair)
        assert pair.transform.almost_equals(before, 1e-6) or pair.facts.overlap_share < 1
    assert valid.mean() > 0.9
    assert np.abs(images[0].astype(int) - images[1])[:, valid].max() <= 3


def test_a_coarser_working_grid_resamples_both_and_averages(
    write_raster: Write, noise: Noise
) -> None:
    values = noise(3, 400, 400)
    path = write_raster("a.tif", values)
    with opened(path, path, gsd_m=2.0) as pair:
        images, valid = whole(pair)
        assert pair.facts.gsd_m == pytest.approx(2.0, rel=1e-3)
        assert (pair.height, pair.width) == (100, 100)
    assert valid.all()
    assert (images[0] == images[1]).all()
    assert images.mean() == pytest.approx(values.mean(), abs=1.0)
    # Noise of 73 falls when 16 or more pixels are averaged; picking one of them would keep it.
    assert images.std() < 25


def test_a_world_in_degrees_can_be_the_after_raster(write_raster: Write, noise: Noise) -> None:
    world = write_raster(
        "w.tif", noise(3, 180, 360), crs="EPSG:4326", transform=Affine(1, 0, -180, 0, -1, 90)
    )
    with opened(write_raster("a.tif", noise(3, 64, 64)), world) as pair:
        images, valid = whole(pair)
        assert any("pixels of" in warning for warning in pair.warnings)
    assert valid.all()
    assert np.ptp(images[1][0]) == 0


@pytest.fixture(params=["aligned", "warped"])
def pair_and_picture(request: pytest.FixtureRequest, write_raster: Write, noise: Noise) -> Any:
    """Give an open pair with a hole in its mask, and all that it holds."""
    ground = noise(3, 300, 290)
    ground[:, 100:140, 50:90] = 0
    moved = HALF_METRE @ Affine.translation(*((0, 0) if request.param == "aligned" else (0.3, 2.4)))
    before = write_raster("a.tif", noise(3, 290, 280, seed=1))
    after = write_raster("b.tif", ground, transform=moved, nodata=0)
    with opened(before, after) as pair:
        assert pair.facts.aligned == (request.param == "aligned")
        yield pair, *whole(pair)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.integers(0, 270), st.integers(0, 270), st.integers(1, 400), st.integers(1, 400))
def test_any_window_gives_the_same_pixels(
    pair_and_picture: Any, row: int, col: int, height: int, width: int
) -> None:
    pair, picture, seen = pair_and_picture
    images, valid = pair.read(row, col, height, width)
    assert images.shape == (2, 3, height, width)
    assert valid.shape == (height, width)
    below = ((0, 0), (0, 0), (0, height), (0, width))
    padded = np.pad(picture, below, mode="reflect")[..., row : row + height, col : col + width]
    assert (images == padded).all()
    inside = np.pad(seen, ((0, height), (0, width)))[row : row + height, col : col + width]
    assert (valid == inside).all()


def test_reading_in_another_thread_is_fine(pair_and_picture: Any) -> None:
    pair, picture, _ = pair_and_picture
    found: list[Any] = []
    thread = threading.Thread(target=lambda: found.append(whole(pair)[0]))
    thread.start()
    thread.join()
    assert (found[0] == picture).all()


def test_facts_are_json(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a.tif", noise(3, 64, 64).astype(np.float32))
    with opened(path, path) as pair:
        facts = json.loads(json.dumps(asdict(pair.facts), allow_nan=False))
    assert facts["crs"] == "EPSG:32631"
    assert facts["scale_ratio"] == 1.0
    assert facts["gsd_m"] == pytest.approx(0.5, rel=1e-3)
    assert facts["size_px"] == [64, 64]


def test_an_extent_is_snapped_outwards_to_pixels(write_raster: Write, noise: Noise) -> None:
    values = noise(3, 200, 200)
    path = write_raster("a.tif", values)
    with opened(path, path, extent=(500_010.1, 5_399_950.0, 500_040.2, 5_399_980.4)) as pair:
        images, _ = whole(pair)
        assert (pair.transform.c, pair.transform.f) == (500_010.0, 5_399_980.5)
        assert (pair.height, pair.width) == (61, 61)
        assert pair.warnings == []
    assert (images[0] == values[:, 39:100, 20:81]).all()


def test_an_extent_in_another_crs_holds_all_that_was_asked(
    write_raster: Write, noise: Noise
) -> None:
    path = write_raster("a.tif", noise(3, 200, 200))
    corners = [500_020.0, 500_060.0], [5_399_940.0, 5_399_970.0]
    (xmin, xmax), (ymin, ymax) = transform("EPSG:32631", "EPSG:3857", *corners)
    with opened(path, path, extent=(xmin, ymin, xmax, ymax), extent_crs="EPSG:3857") as pair:
        left, bottom, right, top = rasterio.transform.array_bounds(
            pair.height, pair.width, pair.transform
        )
    assert left <= 500_020 and right >= 500_060 and bottom <= 5_399_940 and top >= 5_399_970
    assert right - left < 43


def test_an_extent_that_reaches_out_is_cut_with_a_warning(
    write_raster: Write, noise: Noise
) -> None:
    path = write_raster("a.tif", noise(3, 200, 200))
    with opened(path, path, extent=(-180, -80, 180, 84), extent_crs="EPSG:4326") as pair:
        assert (pair.height, pair.width) == (200, 200)
        assert pair.warnings == []
    part = write_raster("b.tif", noise(3, 100, 100))
    with opened(path, part, extent=(499_000, 5_399_900, 500_100, 5_400_000)) as pair:
        assert (pair.height, pair.width) == (100, 100)
        assert "beyond the overlap" in pair.warnings[0]


def test_a_raster_is_described(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a.tif", noise(4, 100, 200).astype(np.float32), nodata=float("nan"))
    facts = json.loads(json.dumps(describe_raster(RasterSource(path)), allow_nan=False))
    assert facts["bands"] == 4
    assert facts["megapixels"] == 0.02
    assert facts["extent"] == [500_000.0, 5_399_950.0, 500_100.0, 5_400_000.0]
    assert facts["gsd_m"] == pytest.approx(0.5, rel=1e-3)
    assert facts["values"].startswith("stretched")
    assert facts["problem"] is None
    lost = describe_raster(RasterSource(write_raster("b.tif", noise(1, 40, 40), crs=None)))
    assert "has no CRS" in lost["problem"]
    assert lost["gsd_m"] is None


def test_wetlands_on_grids_that_differ_by_a_fraction(shared_data: Path) -> None:
    folder = shared_data / "geo" / "naip_nd"
    before, after = str(folder / "20090818.tif"), str(folder / "20150926.tif")
    with opened(before, after) as pair:
        images, valid = whole(pair)
        assert not pair.facts.aligned
        assert pair.facts.gsd_m == pytest.approx(5.0, rel=2e-3)
        assert (pair.height, pair.width) == (723, 934)
    assert valid.mean() > 0.99
    with rasterio.open(after) as source:
        expected = np.zeros_like(images[1])
        reproject(
            source.read((1, 2, 3)),
            expected,
            src_transform=source.transform,
            src_crs=source.crs,
            dst_transform=pair.transform,
            dst_crs=pair.crs,
            resampling=Resampling.bilinear,
        )
    assert np.abs(images[1].astype(int) - expected)[:, valid].mean() < 0.5
    with opened(after, str(folder / "20100629.tif")) as pair:
        assert pair.facts.aligned


def test_landsat_in_degrees_is_measured_in_metres(shared_data: Path) -> None:
    folder = shared_data / "geo" / "landsat_pucallpa"
    with opened(str(folder / "1985.tif"), str(folder / "2020.tif")) as pair:
        assert pair.facts.aligned
        assert 85 < pair.facts.gsd_m < 95
        assert whole(pair)[1].any()
