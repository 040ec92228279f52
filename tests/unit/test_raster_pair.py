"""Two rasters on one grid: values, masks and messages."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Callable
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
from rasterio.control import GroundControlPoint
from rasterio.warp import Resampling, reproject, transform

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.inference import raster_source
from mtrefseg.model.inference.describe import describe_raster
from mtrefseg.model.inference.raster_pair import RasterPair
from mtrefseg.model.inference.stretch import GREY
from mtrefseg.model.request import DetectRequest

Write = Callable[..., str]
Noise = Callable[..., npt.NDArray[np.uint8]]
HALF_METRE = Affine(0.5, 0.0, 500_000.0, 0.0, -0.5, 5_400_000.0)


def opened(before: str, after: str, **parameters: Any) -> RasterPair:
    """Open a pair by its paths."""
    return RasterPair.open(DetectRequest(before, after, ("x",), "o.gpkg", **parameters))


def whole(pair: RasterPair) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """Read all of a pair."""
    return pair.read(0, 0, pair.height, pair.width)


def refused(before: str, after: str, **parameters: Any) -> str:
    """Return the text of the error that opening a pair ends in."""
    with pytest.raises(MtrefsegError) as caught:
        opened(before, after, **parameters)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return str(caught.value)


def bumps(transform: Affine, height: int, width: int) -> npt.NDArray[np.uint8]:
    """Return a smooth picture of the ground in UTM 31N, whatever grid it is drawn on."""
    cols, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    x, y = transform @ (cols, rows)
    return bumps_at(x, y)


def bumps_at(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    """Return the same picture at places in UTM 31N."""
    waves = [np.sin((x - 500_000) / 7 + k) * np.cos((y - 5_400_000) / 9 - k) for k in range(3)]
    return np.round(128 + 100 * np.stack(waves)).astype(np.uint8)


# Alignment ---------------------------------------------------------------------------------------


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


# Windows -----------------------------------------------------------------------------------------


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


# Values and masks --------------------------------------------------------------------------------


def test_sixteen_bits_are_stretched_once_for_the_scene(write_raster: Write) -> None:
    ramp = np.tile(np.linspace(1000, 11_000, 200), (3, 100, 1)).astype(np.uint16)
    path = write_raster("a.tif", ramp)
    with opened(path, path) as pair:
        images, _ = whole(pair)
        parts = [pair.read(0, col, 100, 50)[0] for col in (0, 50, 100, 150)]
        low, high = pair.facts.stretch_before[0]
    assert low == pytest.approx(1200, abs=60)
    assert high == pytest.approx(10_800, abs=60)
    assert (np.concatenate(parts, axis=-1) == images).all()
    assert images.min() == 0
    assert images.max() == 255


def test_the_stretch_ignores_what_is_invalid_or_outside_the_window(write_raster: Write) -> None:
    values = np.tile(np.linspace(0.0, 1.0, 200), (3, 200, 1)).astype(np.float32)
    values[:, 100:] = 1000.0
    values[:, :20] = -9999.0
    values[:, 20:30] = np.nan
    values[:, 30:40] = np.inf
    path = write_raster("a.tif", values, nodata=-9999.0)
    with opened(path, path, extent=(500_000, 5_399_950, 500_100, 5_400_000)) as pair:
        images, valid = whole(pair)
        low, high = pair.facts.stretch_after[2]
        assert pair.facts.valid_share_after == pytest.approx(0.6)
    assert 0.0 <= low < high <= 1.0
    assert valid.shape == (100, 200)
    assert not valid[:40].any()
    assert valid[40:].all()
    assert (images[:, :, :40] == GREY).all()


def test_a_wide_raster_is_sampled_in_parts(
    write_raster: Write, noise: Noise, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = noise(3, 128, 400).astype(np.uint16) * 10
    values[:, :, :200] += 5000
    path = write_raster("a.tif", values, tiled=True, blockxsize=64, blockysize=64)
    with opened(path, path) as pair:
        at_once = pair.facts.stretch_before
    monkeypatch.setattr(raster_source, "_CHUNK_PX", 90)
    with opened(path, path) as pair:
        assert pair.facts.stretch_before == at_once


def test_nodata_alpha_masks_and_both_dates_make_one_mask(write_raster: Write, noise: Noise) -> None:
    before = noise(4, 80, 80)
    before[3] = 255
    before[3, :10] = 0
    before[3, 10:20] = 1
    after = noise(3, 80, 80, seed=1)
    after[:, 70:] = 7
    after[0, 60:70] = 7
    mask = np.full((80, 80), 255, np.uint8)
    mask[:, :5] = 0
    masked = write_raster("c.tif", noise(3, 80, 80), mask=mask)
    first = write_raster("a.tif", before, alpha=True)
    second = write_raster("b.tif", after, nodata=7)
    with opened(first, second) as pair:
        images, valid = whole(pair)
    assert not valid[:10].any()
    assert valid[10:70].all()
    assert not valid[70:].any()
    assert (images[:, :, ~valid] == GREY).all()
    with opened(masked, second) as pair:
        valid = whole(pair)[1]
    assert not valid[:, :5].any()
    assert valid[:70, 5:].all()


def test_not_a_number_in_one_band_is_enough(write_raster: Write, noise: Noise) -> None:
    values = noise(3, 64, 64).astype(np.float64)
    values[1, 10, 10], values[2, 20, 20] = np.nan, -np.inf
    path = write_raster("a.tif", values)
    with opened(path, path) as pair:
        valid = whole(pair)[1]
    assert np.argwhere(~valid).tolist() == [[10, 10], [20, 20]]


def test_invalid_pixels_do_not_bleed_into_warped_neighbours(write_raster: Write) -> None:
    values = np.full((3, 100, 100), 200, np.uint8)
    values[:, 40:60, 40:60] = 0
    moved = HALF_METRE @ Affine.translation(0.3, 0.3)
    after = write_raster("b.tif", values, transform=moved, nodata=0)
    with opened(write_raster("a.tif", values), after) as pair:
        images, valid = whole(pair)
    assert (images[1][:, valid] == 200).all()
    assert 390 < (~valid[20:80, 20:80]).sum() < 410


def test_bands_are_chosen_per_date(write_raster: Write, noise: Noise) -> None:
    six, one = noise(6, 50, 60), noise(1, 50, 60)
    first, second = write_raster("a.tif", six), write_raster("b.tif", one)
    with opened(first, second, bands_before=(5, 2, 6), bands_after=(1, 1, 1)) as pair:
        images, _ = whole(pair)
        assert pair.facts.bands_before == (5, 2, 6)
    assert (images[0] == six[[4, 1, 5]]).all()
    assert (images[1] == one[[0, 0, 0]]).all()


def test_nothing_valid_is_a_warning(write_raster: Write, noise: Noise) -> None:
    empty = write_raster("a.tif", np.zeros((3, 64, 64), np.uint16), nodata=0)
    with opened(empty, write_raster("b.tif", noise(3, 64, 64))) as pair:
        assert any("no valid pixel" in warning for warning in pair.warnings)
        images, valid = whole(pair)
        assert any("share no valid pixel" in warning for warning in pair.warnings)
    assert not valid.any()
    assert (images == GREY).all()


def test_halves_that_never_meet_are_a_warning_after_reading(
    write_raster: Write, noise: Noise
) -> None:
    top, bottom = noise(3, 64, 64), noise(3, 64, 64)
    top[:, :32], bottom[:, 32:] = 0, 0
    first = write_raster("a.tif", top, nodata=0)
    with opened(first, write_raster("b.tif", bottom, nodata=0)) as pair:
        assert pair.warnings == []
        whole(pair)
        assert "share no valid pixel" in pair.warnings[0]


def test_facts_are_json(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a.tif", noise(3, 64, 64).astype(np.float32))
    with opened(path, path) as pair:
        facts = json.loads(json.dumps(asdict(pair.facts), allow_nan=False))
    assert facts["crs"] == "EPSG:32631"
    assert facts["scale_ratio"] == 1.0
    assert facts["gsd_m"] == pytest.approx(0.5, rel=1e-3)
    assert facts["size_px"] == [64, 64]


# Extent ------------------------------------------------------------------------------------------


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


# Messages ----------------------------------------------------------------------------------------


def test_a_missing_file_is_named(write_raster: Write, noise: Noise, tmp_path: Path) -> None:
    good = write_raster("a.tif", noise(3, 40, 40))
    assert re.search(r"no\.tif' does not exist", refused(good, str(tmp_path / "no.tif")))
    text = tmp_path / "text.tif"
    text.write_text("not a raster")
    assert "text.tif' cannot be read as a raster (" in refused(str(text), good)
    assert "cannot be read" in refused(str(tmp_path), good)


def test_a_raster_without_a_place_is_named(
    write_raster: Write, noise: Noise, tmp_path: Path
) -> None:
    good = write_raster("a.tif", noise(3, 40, 40))
    no_crs = write_raster("b.tif", noise(3, 40, 40), crs=None)
    assert "b.tif' has no CRS" in refused(good, no_crs)
    no_transform = write_raster("c.tif", noise(3, 40, 40), transform=None)
    assert "c.tif' has no geotransform" in refused(no_transform, good)
    with rasterio.open(no_transform) as source:
        points = [GroundControlPoint(r, c, c, -r) for r, c in ((0, 0), (0, 40), (40, 0))]
        profile = {**source.profile, "gcps": points}
        profile.pop("transform")
        with rasterio.open(tmp_path / "gcp.tif", "w", **profile) as out:
            out.write(source.read())
    assert "ground control points" in refused(str(tmp_path / "gcp.tif"), good)


def test_a_local_crs_is_refused(write_raster: Write, noise: Noise) -> None:
    local = 'LOCAL_CS["site",UNIT["metre",1]]'
    good, site = (
        write_raster("a.tif", noise(3, 40, 40)),
        write_raster("b.tif", noise(3, 40, 40), local),
    )
    assert "b.tif' lies nowhere on Earth" in refused(good, site)


@pytest.mark.parametrize(
    ("shift_px", "distance"), [(2200, "1.0 km"), (300, "50 m"), (2_000_000, "1,000 km")]
)
def test_rasters_apart_say_how_far(
    write_raster: Write, noise: Noise, shift_px: int, distance: str
) -> None:
    first = write_raster("a.tif", noise(3, 200, 200))
    moved = HALF_METRE @ Affine.translation(0, shift_px)
    text = refused(first, write_raster("b.tif", noise(3, 200, 200), transform=moved))
    assert re.search(rf"a\.tif' and '.*b\.tif' do not overlap, they lie {distance} apart", text)


def test_a_small_overlap_is_refused(write_raster: Write, noise: Noise) -> None:
    first = write_raster("a.tif", noise(3, 100, 100))
    moved = HALF_METRE @ Affine.translation(69, 0)
    second = write_raster("b.tif", noise(3, 100, 100), transform=moved)
    text = refused(first, second)
    assert "Only 31 × 100 pixels are left of the overlap" in text
    assert "32 × 32" in text
    enough = HALF_METRE @ Affine.translation(68, 0)
    opened(first, write_raster("c.tif", noise(3, 100, 100), transform=enough)).close()


def test_a_gsd_that_leaves_nothing_or_too_much_is_refused(
    write_raster: Write, noise: Noise
) -> None:
    path = write_raster("a.tif", noise(3, 100, 100))
    assert "change gsd_m 10" in refused(path, path, gsd_m=10.0)
    assert "gsd_m 1e-07" in refused(path, path, gsd_m=1e-7)


def test_an_extent_elsewhere_says_both_extents(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a.tif", noise(3, 100, 100))
    text = refused(path, path, extent=(8.0, 47.0, 9.0, 48.0), extent_crs="EPSG:4326")
    assert "(8.000000, 47.000000, 9.000000, 48.000000) lies outside" in text
    assert re.search(r"\(3\.000000, 48\.75\d+, 3\.000\d+, 48\.75\d+\) in EPSG:4326", text)
    assert "(1, 5, 1, 6) is empty" in refused(path, path, extent=(1, 5, 1, 6))
    assert "CRS 'EPSG:0' is unknown" in refused(
        path, path, extent=(1, 2, 3, 4), extent_crs="EPSG:0"
    )
    small = (500_000, 5_399_995, 500_010, 5_400_000)
    assert "Only 20 × 10 pixels" in refused(path, path, extent=small)


def test_wrong_bands_are_named(write_raster: Write, noise: Noise) -> None:
    three, one = write_raster("a.tif", noise(3, 40, 40)), write_raster("b.tif", noise(1, 40, 40))
    text = refused(three, one)
    assert "b.tif' has 1 band(s), three are asked" in text
    assert "bands_after 1,1,1" in text
    grey_alpha = write_raster("c.tif", noise(2, 40, 40), alpha=True)
    assert "has 1 band(s) besides alpha" in refused(three, grey_alpha)
    assert "bands_before is 1,2,7, but raster" in refused(three, three, bands_before=(1, 2, 7))
    assert "bands_before is 0,1,2" in refused(three, three, bands_before=(0, 1, 2))
    assert "bands_after is 1,2, but three" in refused(three, three, bands_after=(1, 2))
    rgba = write_raster("d.tif", noise(4, 40, 40), alpha=True)
    assert "is alpha" in refused(rgba, three, bands_before=(4, 2, 1))
    numbers = write_raster("e.tif", noise(3, 40, 40).astype(np.complex64))
    assert "complex" in refused(numbers, three)


@pytest.mark.parametrize("warped", [False, True])
def test_a_corrupt_block_names_file_window_and_cause(
    write_raster: Write, noise: Noise, tmp_path: Path, warped: bool
) -> None:
    tiled = {"tiled": True, "blockxsize": 64, "blockysize": 64, "compress": "deflate"}
    good = write_raster("a.tif", noise(3, 256, 256))
    moved = HALF_METRE @ Affine.translation(*((0.5, 0.5) if warped else (0, 0)))
    second = write_raster("b.tif", noise(3, 256, 256), transform=moved, **tiled)
    bad = tmp_path / "bad.tif"
    shutil.copy(second, bad)
    data = bytearray(bad.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4000] = bytes(4000)
    bad.write_bytes(data)
    with opened(good, str(bad)) as pair, pytest.raises(MtrefsegError) as caught:
        for row in range(0, 256, 64):
            for col in range(0, 256, 64):
                pair.read(row, col, 64, 64)
    pattern = r"bad\.tif' cannot be read in rows \d+ to \d+, columns \d+ to \d+ \(.{5,}\)\. Copy"
    assert re.search(pattern, str(caught.value))


# Description -------------------------------------------------------------------------------------


def test_a_raster_is_described(write_raster: Write, noise: Noise) -> None:
    path = write_raster("a.tif", noise(4, 100, 200).astype(np.float32), nodata=float("nan"))
    facts = json.loads(json.dumps(describe_raster(path), allow_nan=False))
    assert facts["bands"] == 4
    assert facts["megapixels"] == 0.02
    assert facts["extent"] == [500_000.0, 5_399_950.0, 500_100.0, 5_400_000.0]
    assert facts["gsd_m"] == pytest.approx(0.5, rel=1e-3)
    assert facts["values"].startswith("stretched")
    assert facts["problem"] is None
    lost = describe_raster(write_raster("b.tif", noise(1, 40, 40), crs=None))
    assert "has no CRS" in lost["problem"]
    assert lost["gsd_m"] is None


# Real rasters ------------------------------------------------------------------------------------


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


def test_six_bands_of_sixteen_bits_are_stretched(shared_data: Path) -> None:
    folder = shared_data / "geo" / "coldsprings_fire"
    swir = (6, 4, 2)
    before, after = str(folder / "A.tif"), str(folder / "B.tif")
    with opened(before, after, bands_before=swir, bands_after=swir) as pair:
        images, valid = whole(pair)
    assert valid.mean() > 0.9
    assert 40 < images[0][:, valid].std() < 110
