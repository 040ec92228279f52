"""Blending leaves no seam and loses no row."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtrefseg.model.inference.mosaic import Mosaic
from mtrefseg.model.rasters.tiles import Tile, TileGrid


@given(st.integers(1, 70), st.integers(1, 70), st.integers(1, 20), st.data())
def test_tiles_cut_from_a_picture_give_the_picture_back(
    height: int, width: int, tile_px: int, data: st.DataObject
) -> None:
    grid = TileGrid(height, width, tile_px, data.draw(st.integers(0, tile_px // 2)))
    rng = np.random.default_rng(height * 71 + width)
    padded = (height + 2 * tile_px, width + 2 * tile_px)
    picture = rng.random((2, *padded), dtype=np.float32)
    valid = rng.random(padded) > 0.3
    mosaic = Mosaic(grid, 2)
    next_row = 0
    for strip in range(grid.rows):
        for tile in grid.tiles(strip):
            rows = slice(tile.row, tile.row + tile_px)
            cols = slice(tile.col, tile.col + tile_px)
            if valid[rows, cols].any():
                mosaic.add(tile, picture[:, rows, cols], valid[rows, cols])
        row0, blended, was_valid = mosaic.finish_strip(strip)
        assert row0 == next_row
        next_row += len(was_valid)
        inside = (slice(row0, next_row), slice(0, width))
        assert (was_valid == valid[inside]).all()
        assert np.allclose(blended, picture[:, *inside] * valid[inside], atol=1e-6)
    assert next_row == height


@given(st.floats(0.0, 1.0, width=32), st.integers(0, 16))
def test_a_constant_stays_constant(value: float, overlap_px: int) -> None:
    grid = TileGrid(75, 90, 32, overlap_px)
    mosaic = Mosaic(grid, 1)
    everything = np.ones((32, 32), np.bool_)
    for strip in range(grid.rows):
        for tile in grid.tiles(strip):
            mosaic.add(tile, np.full((1, 32, 32), value, np.float32), everything)
        blended = mosaic.finish_strip(strip)[1]
        assert np.abs(blended - np.float32(value)).max() <= 2e-7


def test_a_finished_strip_is_not_changed_by_the_next() -> None:
    grid = TileGrid(64, 32, 32, 8)
    mosaic = Mosaic(grid, 1)
    ones, everything = np.ones((1, 32, 32), np.float32), np.ones((32, 32), np.bool_)
    mosaic.add(grid.tiles(0)[0], ones, everything)
    first = mosaic.finish_strip(0)[1]
    mosaic.add(grid.tiles(1)[0], 0 * ones, everything)
    assert (first == 1.0).all()
    second = mosaic.finish_strip(1)[1]
    assert second[0, 0, 0] == 1.0 and 0 < second[0, 3, 0] < 1 and second[0, 7, 0] == 0.0


def test_strips_out_of_order_are_a_mistake() -> None:
    mosaic = Mosaic(TileGrid(64, 32, 32, 8), 1)
    with pytest.raises(ValueError, match="strip 1"):
        mosaic.add(Tile(1, 0, 24, 0), np.ones((1, 32, 32), np.float32), np.ones((32, 32), bool))
    with pytest.raises(ValueError, match="strip 1"):
        mosaic.finish_strip(1)
