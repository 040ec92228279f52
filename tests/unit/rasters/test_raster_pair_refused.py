"""What is wrong with two rasters is said in one sentence."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import rasterio
from affine import Affine
from rasterio.control import GroundControlPoint

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.tests.unit.raster_pairs import HALF_METRE, Noise, Write, opened


def refused(before: str, after: str, **parameters: Any) -> str:
    """Return the text of the error that opening a pair ends in."""
    with pytest.raises(MtrefsegError) as caught:
        opened(before, after, **parameters)
    assert caught.value.advice
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_missing_file_is_named(write_raster: Write, noise: Noise, tmp_path: Path) -> None:
    good = write_raster("a.tif", noise(3, 40, 40))
    assert re.search(r"no\.tif' does not exist", refused(good, str(tmp_path / "no.tif")))
    text = tmp_path / "text.tif"
    text.write_text("not a raster")
    assert "text.tif' cannot be read as a raster (" in refused(str(text), good)
    assert "cannot be read" in refused(str(tmp_path), good)


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
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
    assert "extent_crs is 'EPSG:0', which names no CRS" in refused(
        path, path, extent=(1, 2, 3, 4), extent_crs="EPSG:0"
    )
    small = (500_000, 5_399_995, 500_010, 5_400_000)
    assert "Only 20 × 10 pixels" in refused(path, path, extent=small)


def test_wrong_bands_are_named(write_raster: Write, noise: Noise) -> None:
    three, two = write_raster("a.tif", noise(3, 40, 40)), write_raster("b.tif", noise(2, 40, 40))
    text = refused(three, two)
    assert "b.tif' has 2 bands besides alpha" in text
    assert "bands_after 1,1,1" in text
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
    with pytest.raises(MtrefsegError) as caught, opened(good, str(bad)) as pair:
        for row in range(0, 256, 64):
            for col in range(0, 256, 64):
                pair.read(row, col, 64, 64)
    pattern = r"bad\.tif' cannot be read in rows \d+ to \d+, columns \d+ to \d+ \(.{5,}\)\. Copy"
    assert re.search(pattern, str(caught.value))
