"""Any values become 8 bits by limits of the whole scene."""

from __future__ import annotations

import numpy as np
import pytest

from mtrefseg.model.rasters.nodata_ranges import NodataRanges
from mtrefseg.model.rasters.stretch import GREY, Stretch


def test_the_middle_96_percent_fill_the_range() -> None:
    samples = np.arange(10_001, dtype=np.uint16)[None]
    stretch = Stretch.from_samples(samples)
    assert stretch == Stretch((200.0,), (9800.0,))
    out = stretch.apply(np.array([[[0, 200, 5000, 9800, 10_000]]], np.uint16))
    assert out.tolist() == [[[0, 0, 128, 255, 255]]]


@pytest.mark.parametrize("dtype", ["int16", "uint16", "int32", "float32", "float64"])
def test_every_type_gives_the_same_picture(dtype: str) -> None:
    ramp = np.linspace(0, 30_000, 4096).astype(dtype).reshape(1, 64, 64)
    out = Stretch.from_samples(ramp.reshape(1, -1)).apply(ramp)
    expected = np.clip((np.linspace(0, 1, 4096) - 0.02) / 0.96 * 255 + 0.5, 0, 255).reshape(64, 64)
    assert np.abs(out[0].astype(int) - expected.astype(int)).max() <= 1


def test_a_constant_band_and_a_band_without_samples_are_grey() -> None:
    assert (Stretch.from_samples(np.full((1, 9), 7.0)).apply(np.full((1, 2, 2), 7.0)) == GREY).all()
    assert (Stretch.from_samples(np.empty((1, 0))).apply(np.full((1, 2, 2), 7.0)) == GREY).all()


def test_a_band_of_nearly_one_value_still_shows_what_differs() -> None:
    samples = np.zeros((1, 1000), np.float32)
    samples[0, 0] = 1.0
    out = Stretch.from_samples(samples).apply(np.array([[[0.0, 1.0]]], np.float32))
    assert out.tolist() == [[[0, 255]]]


def test_not_a_number_and_infinities_do_no_harm() -> None:
    stretch = Stretch((0.0,), (1.0,))
    out = stretch.apply(np.array([[[np.nan, np.inf, -np.inf, 3e38, -3e38]]], np.float32))
    assert out.tolist() == [[[GREY, 255, 0, 255, 0]]]


@pytest.mark.parametrize("scale", [1e-310, 1e-320, 1e-42, 1e300])
def test_the_smallest_and_largest_numbers_are_stretched(scale: float) -> None:
    ramp = (np.arange(1000) * scale).reshape(1, 1, 1000)
    out = Stretch.from_samples(ramp[0]).apply(ramp)[0, 0]
    assert (out[0], out[-1]) == (0, 255)
    assert abs(int(out[500]) - 128) <= 1
    single = (np.arange(1000) * 1e-42).astype(np.float32).reshape(1, 1, 1000)
    assert abs(int(Stretch.from_samples(single[0]).apply(single)[0, 0, 500]) - 128) <= 1


@pytest.mark.parametrize("dtype", ["int64", "uint64"])
def test_the_largest_integers_are_met_as_nodata(dtype: str) -> None:
    most = np.iinfo(dtype).max
    rule = NodataRanges.of_bands([np.dtype(dtype)], [float(most)], ())
    assert rule.valid(np.array([[[0, most]]], dtype)).tolist() == [[True, False]]
