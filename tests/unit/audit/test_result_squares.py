"""Squares of a result are those that its reviewed polygons are exported in."""

from __future__ import annotations

import pytest
from affine import Affine
from pyproj import CRS

from mtrefseg.model.audit.result_squares import SIDE_PX, ResultSquares
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.chips import chips_of


@pytest.mark.parametrize(("width", "height"), [(700, 1000), (256, 300), (100, 2000)])
def test_the_centre_of_a_square_lies_in_that_square(width: int, height: int) -> None:
    transform = Affine(0.5, 0, 1000, 0, -0.5, 8000)
    squares = ResultSquares(width, height, list(transform)[:6])
    grid = Grid(CRS(32632), transform, height, width)
    names = set()
    for chip in chips_of(grid, SIDE_PX, in_blocks=False):
        outline = chip.outline()
        assert squares.bounds(outline.centroid.x, outline.centroid.y) == outline.bounds
        names.add(squares.square(outline.centroid.x, outline.centroid.y))
    assert len(names) == len(list(chips_of(grid, SIDE_PX, in_blocks=False)))
