"""Images in other pixels for the network, and its answer back on the pixels of the rasters."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.inference.upsample import Strip, StripUpsampler
from mtrefseg.model.rasters.axis_scale import AxisScale
from mtrefseg.model.rasters.block_cache import BlockCache
from mtrefseg.model.rasters.block_masks import BlockMasks
from mtrefseg.model.rasters.model_gsd import NetworkSize, fitted, resized
from mtrefseg.model.rasters.rescaled_pair import RescaledPair
from mtrefseg.model.rasters.tile_source import ArrayPair

SIZES = st.integers(1, 400)


class HalfValid(ArrayPair):
    """Two images of which a part is without data."""

    def __init__(self, before: Any, after: Any, valid: npt.NDArray[np.bool_]) -> None:
        super().__init__(before, after)
        self._valid = valid
        self.reads: list[tuple[int, int, int, int]] = []

    def _inside(self, row: int, col: int, height: int, width: int) -> Any:
        self.reads.append((row, col, height, width))
        images, _ = super()._inside(row, col, height, width)
        return images, self._valid[row : row + height, col : col + width].copy()


def _pair(height: int, width: int, seed: int = 0, holes: bool = True) -> HalfValid:
    rng = np.random.default_rng(seed)
    before, after = rng.integers(0, 256, (2, 3, height, width), dtype=np.uint8)
    valid = np.ones((height, width), np.bool_)
    if holes:
        valid[: height // 3, width // 4 : width // 2] = False
        valid[rng.integers(0, height, 40), rng.integers(0, width, 40)] = False
    return HalfValid(before, after, valid)


def use_blocks(pair: RescaledPair, shape: tuple[int, int]) -> None:
    pair._shape = shape
    pair._blocks = BlockCache(pair._compute_block, 7, shape, max_bytes=0)


@given(SIZES, SIZES)
def test_every_fine_pixel_lies_in_one_coarse_pixel(fine: int, coarse: int) -> None:
    axis = AxisScale(fine, coarse)
    starts = axis.starts(0, coarse)
    assert starts[0] == 0
    assert starts[-1] == fine
    assert (np.diff(starts) >= (1 if fine >= coarse else 0)).all()
    lower, upper, weight = axis.around(0, fine)
    assert lower.min() >= 0
    assert upper.max() < coarse
    assert ((weight >= 0) & (weight < 1)).all()
    # a linear function comes back as it was, away from the edges
    middle = (lower < upper) & (lower >= 0)
    place = lower + weight
    expected = (np.arange(fine) + 0.5) * coarse / fine - 0.5
    assert np.allclose(place[middle], expected[middle], atol=1e-4)


@given(SIZES, SIZES, st.integers(1, 400))
def test_what_is_known_needs_no_later_pixel(fine: int, coarse: int, end: int) -> None:
    axis = AxisScale(fine, coarse)
    until = axis.known_until(end)
    _, upper, _ = axis.around(0, fine)
    assert (upper[:until] < max(end, 1)).all()
    assert until == fine or upper[until] >= end


@pytest.mark.parametrize("size", [(37, 41), (100, 61), (61, 100), (7, 3)])
def test_a_window_shows_the_same_pixels_as_the_whole(size: tuple[int, int]) -> None:
    whole, _ = RescaledPair(_pair(211, 173), NetworkSize(*size, 1.0)).read(0, 0, *size)
    pair = RescaledPair(_pair(211, 173), NetworkSize(*size, 1.0))
    use_blocks(pair, (8, 9))
    rows, cols = min(13, size[0]), min(17, size[1])
    for row in range(0, size[0] - rows + 1, 5):
        for col in range(0, size[1] - cols + 1, 7):
            part, _ = pair.read(row, col, rows, cols)
            there = whole[:, :, row : row + rows, col : col + cols].astype(int)
            assert np.abs(part - there).max() <= 1


def test_averages_are_those_of_the_ground() -> None:
    gradient = np.tile(np.linspace(0, 250, 251), (70, 1)).astype(np.uint8)
    images = np.stack([np.stack([gradient] * 3)] * 2)
    pair = RescaledPair(ArrayPair(*images), NetworkSize(20, 100, 1.0))
    shown, valid = pair.read(0, 0, 20, 100)
    assert valid.all()
    expected = (np.arange(100) + 0.5) * 2.51 - 0.5
    assert np.abs(shown[0, 0, :, 2:-2] - expected[2:-2]).max() < 1.0


def test_pixels_without_data_weigh_nothing() -> None:
    images = np.full((2, 3, 40, 40), 90, np.uint8)
    valid = np.ones((40, 40), np.bool_)
    valid[:, 20:] = False
    images[:, :, ~valid] = 128  # as a pair gives them
    shown, seen = RescaledPair(HalfValid(*images, valid), NetworkSize(13, 13, 1.0)).read(
        0, 0, 13, 13
    )
    assert seen[:, :7].all()
    assert not seen[:, 7:].any()
    assert (shown[:, :, :, :7] == 90).all()
    assert (shown[:, :, :, 8:] == 128).all()


def test_past_the_edges_images_are_mirrored_and_not_valid() -> None:
    pair = RescaledPair(_pair(100, 100, holes=False), NetworkSize(40, 40, 1.0))
    inside, _ = pair.read(0, 0, 40, 40)
    images, valid = pair.read(20, 30, 32, 32)
    assert valid[:20, :10].all()
    assert not valid[20:].any()
    assert not valid[:, 10:].any()
    assert np.array_equal(images[:, :, :20, 10], inside[:, :, 20:, 38])


@pytest.mark.parametrize(
    ("fine", "coarse"),
    [
        ((200, 150), (100, 75)),
        ((211, 173), (120, 99)),
        ((97, 300), (13, 170)),
        ((50, 60), (80, 90)),
    ],
)
def test_strips_give_the_same_as_one_piece(
    fine: tuple[int, int], coarse: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mtrefseg.model.inference.upsample.SLAB_PX", 31)
    probability = np.random.default_rng(1).random((2, *coarse), np.float32)

    def enlarged(steps: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        pair = RescaledPair(_pair(*fine), NetworkSize(*coarse, 1.0))
        _, seen = pair.read(0, 0, *coarse)
        enlarger, found = StripUpsampler(pair), []
        for row in range(0, coarse[0], steps):
            part = np.s_[row : row + steps]
            masked = np.where(seen[part], probability[:, part], 0)
            found += enlarger.add(Strip(row, masked, seen[part]))
        assert [strip.row for strip in found] == [0, *np.cumsum([len(s.valid) for s in found])[:-1]]
        return (np.concatenate([strip.probability for strip in found], axis=1),
                np.concatenate([strip.valid for strip in found]))  # fmt: skip

    whole, valid = enlarged(coarse[0])
    assert whole.shape == (2, *fine)
    assert np.array_equal(valid, _pair(*fine)._valid)
    assert (whole[:, ~valid] == 0).all()
    for steps in (1, 2, 7, 40):
        assert np.array_equal(enlarged(steps)[0], whole)


@pytest.mark.parametrize("coarse", [(100, 50), (87, 60), (33, 149)])
def test_probabilities_lie_where_the_network_saw_them(coarse: tuple[int, int]) -> None:
    pair = RescaledPair(_pair(200, 150, holes=False), NetworkSize(*coarse, 1.0))
    pair.read(0, 0, *coarse)
    down, across = ((np.arange(n) + 0.5) / n for n in coarse)
    ramp = (0.6 * down[:, None] + 0.4 * across).astype(np.float32)[None]
    strips = StripUpsampler(pair).add(Strip(0, ramp, np.ones(coarse, np.bool_)))
    found = np.concatenate([strip.probability for strip in strips], axis=1)[0]
    down, across = ((np.arange(n) + 0.5) / n for n in (200, 150))
    inside = np.s_[10:-10, 10:-10]
    assert np.allclose(found[inside], (0.6 * down[:, None] + 0.4 * across)[inside], atol=1e-5)


def test_the_edge_of_the_data_draws_no_probability_down() -> None:
    pair = RescaledPair(_pair(200, 150), NetworkSize(90, 70, 1.0))
    _, seen = pair.read(0, 0, 90, 70)
    ones = np.where(seen, np.float32(0.75), 0)[None]
    (*_, last) = strips = list(StripUpsampler(pair).add(Strip(0, ones, seen)))
    assert last.row + len(last.valid) == 200
    for strip in strips:
        assert np.allclose(strip.probability[0][strip.valid], 0.75, atol=1e-6)


def test_what_was_given_is_forgotten_unless_it_lasts() -> None:
    for lasting, blocks in ((False, 0), (True, 8)):
        pair = RescaledPair(_pair(400, 300), NetworkSize(200, 150, 1.0))
        use_blocks(pair, (50, 75))
        _, seen = pair.read(0, 0, 200, 150)
        list(StripUpsampler(pair, lasting).add(Strip(0, np.zeros((1, 200, 150), np.float32), seen)))
        assert len(pair.masks._blocks) == blocks


def test_masks_come_back_as_they_were() -> None:
    rng, masks = np.random.default_rng(0), BlockMasks()
    valid = rng.random((60, 70)) > 0.5
    valid[:20, :30] = True
    for row in range(0, 60, 20):
        for col in range(0, 70, 30):
            masks.put(row, col, valid[row : row + 20, col : col + 30])
    assert np.array_equal(masks.rows(7, 45, 70), valid[7:45])


def test_reading_of_very_fine_images_is_about_once_each_pixel() -> None:
    source = _pair(6000, 5000, holes=False)
    pair = RescaledPair(source, NetworkSize(300, 250, 0.4))
    for row in range(0, 300, 100):
        for col in range(0, 250, 100):
            pair.read(row, col, 128, 128)
    read = sum(height * width for _, _, height, width in source.reads)
    assert read < 1.35 * 6000 * 5000
    assert max(height * width for _, _, height, width in source.reads) < 2200**2


def test_striped_files_are_read_in_bands() -> None:
    source = _pair(700, 9000, holes=False)
    pair = RescaledPair(source, NetworkSize(350, 4500, 0.4), striped=True)
    for row in (0, 200):
        for col in range(0, 4500, 200):
            pair.read(row, col, 256, 256)
    assert {(col, width) for _, col, _, width in source.reads} == {(0, 9000)}
    assert sum(height for _, _, height, _ in source.reads) < 1.2 * 700


def test_finer_images_are_brought_to_the_end_of_the_range_and_others_left() -> None:
    range_m = (0.35, 0.8)

    def size(height: int, width: int, gsd_m: float) -> NetworkSize:
        return NetworkSize(height, width, pytest.approx(gsd_m, rel=5e-3))

    assert fitted(1000, 2000, (0.2, 0.2), range_m) == size(571, 1143, 0.35)
    for gsd_m in (0.345, 0.35, 0.5, 0.8, 2.0):
        assert fitted(1000, 2000, (gsd_m, gsd_m), range_m) is None
    assert fitted(1000, 2000, (0.1, 0.1), None) is None
    # degrees: pixels that are narrower on the ground become square
    assert fitted(700, 700, (0.1, 0.2), range_m) == size(400, 200, 0.35)
    assert fitted(700, 700, (0.1, 0.5), range_m) == size(700, 200, 0.418)
    assert fitted(3, 3, (0.001, 0.001), range_m) == size(1, 1, 0.003)
    assert resized(100, 100, (0.5, 0.5), 0.25) == size(200, 200, 0.25)
