"""What a window of two rasters shows: stretch, nodata, bands."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from affine import Affine

from mtrefseg.model.rasters.stretch import GREY
from mtrefseg.tests.unit.raster_pairs import HALF_METRE, Noise, Write, opened, whole


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


def test_nodata_alpha_masks_and_both_dates_make_one_mask(write_raster: Write, noise: Noise) -> None:
    before = noise(4, 80, 80)
    before[3] = 255
    before[3, :10] = 0
    before[3, 10:20] = 1
    after = noise(3, 80, 80, seed=1)
    after[after == 7] = 8
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
    assert valid[10:60].all()
    assert not valid[60:].any()
    assert (images[:, :, ~valid] == GREY).all()
    with opened(masked, second) as pair:
        valid = whole(pair)[1]
    assert not valid[:, :5].any()
    assert valid[:60, 5:].all()


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


def test_six_bands_of_sixteen_bits_are_stretched(shared_data: Path) -> None:
    folder = shared_data / "geo" / "coldsprings_fire"
    swir = (6, 4, 2)
    before, after = str(folder / "A.tif"), str(folder / "B.tif")
    with opened(before, after, bands_before=swir, bands_after=swir) as pair:
        images, valid = whole(pair)
    assert valid.mean() > 0.9
    assert 40 < images[0][:, valid].std() < 110
