"""Tiles cover the raster and share its pixels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from mtrefseg.model.config import MINI
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.rasters.tiles import TileGrid, cheapest_tile_side, mirrored


@st.composite
def grids(draw: DrawFn) -> TileGrid:
    """Draw a small grid of any kind."""
    tile_px = draw(st.integers(1, 24))
    overlap_px = draw(st.integers(0, tile_px // 2))
    return TileGrid(draw(st.integers(1, 90)), draw(st.integers(1, 90)), tile_px, overlap_px)


@given(grids())
def test_weights_sum_to_exactly_one_everywhere(grid: TileGrid) -> None:
    side = grid.tile_px
    total = np.zeros((grid.height + 2 * side, grid.width + 2 * side), np.float32)
    for strip in range(grid.rows):
        for tile in grid.tiles(strip):
            total[tile.row : tile.row + side, tile.col : tile.col + side] += grid.weights(tile)
    assert (total[: grid.height, : grid.width] == 1.0).all()


@given(grids())
def test_strips_cover_every_row_once(grid: TileGrid) -> None:
    rows = [row for strip in range(grid.rows) for row in range(*grid.strip_rows(strip))]
    assert rows == list(range(grid.height))


@given(grids())
def test_every_tile_sees_something_and_rows_of_a_strip_are_its_own(grid: TileGrid) -> None:
    tiles = [tile for strip in range(grid.rows) for tile in grid.tiles(strip)]
    assert len(tiles) == len(grid)
    assert all(tile.row < grid.height and tile.col < grid.width for tile in tiles)
    for strip in range(grid.rows):
        assert grid.strip_rows(strip)[1] <= strip * grid.stride_px + grid.tile_px


def test_a_tile_larger_than_the_raster_stands_alone() -> None:
    grid = TileGrid(10, 20, 64, 16)
    assert (grid.rows, grid.cols) == (1, 1)
    assert (grid.weights(grid.tiles(0)[0]) == 1.0).all()


@pytest.mark.parametrize(
    ("height", "width", "side_px", "count"),
    [(200, 300, 384, 1), (600, 600, 608, 1), (1000, 1000, 608, 4), (2048, 2048, 832, 9)],
)
def test_tiles_fit_the_raster_so_that_little_is_seen_beyond_it(
    height: int, width: int, side_px: int, count: int
) -> None:
    tiles = MINI.tiles
    assert cheapest_tile_side(height, width, tiles.defaults(), tiles.overlap_px) == side_px
    assert len(TileGrid(height, width, side_px, tiles.overlap_px)) == count


def test_no_side_fits_an_overlap_of_more_than_half_of_the_largest() -> None:
    assert cheapest_tile_side(2048, 2048, range(832, 127, -32), 416) == 832
    assert cheapest_tile_side(2048, 2048, range(832, 127, -32), 417) is None


@pytest.mark.parametrize("overlap_px", [-1, 33])
def test_an_overlap_beyond_half_a_tile_is_refused(overlap_px: int) -> None:
    with pytest.raises(MtrefsegError, match=f"Overlap {overlap_px}"):
        TileGrid(100, 100, 64, overlap_px)


@given(st.integers(0, 50), st.integers(1, 60), st.integers(1, 40))
def test_reflection_is_that_of_numpy(start: int, count: int, size: int) -> None:
    padded = np.pad(np.arange(size), (0, start + count), mode="reflect" if size > 1 else "edge")
    assert (mirrored(start, count, size) == padded[start : start + count]).all()
