"""A chip of 256 m with boxes in it."""

from __future__ import annotations

import shapely
from affine import Affine
from rasterio.crs import CRS

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.candidate import Candidate
from mtrefseg.training.craft.chips import Chip

X, Y, GSD_M, SIDE_PX = 400_000.0, 5_000_000.0, 0.5, 512
CHIP = Chip(
    "r0_c0", 0, 0, Grid(CRS.from_epsg(32633), Affine(GSD_M, 0, X, 0, -GSD_M, Y), SIDE_PX, SIDE_PX)
)


def box(
    name: str, x_m: float, y_m: float, width_m: float, height_m: float, noun: str, change_type: int,
    state: str = "proposed",
) -> Candidate:  # fmt: skip
    """Return a candidate; the corner is the upper left one, in metres from that of the chip."""
    shape = shapely.box(X + x_m, Y - y_m - height_m, X + x_m + width_m, Y - y_m)
    return Candidate(shape, change_type, noun, "polygons", id=name, state=state)


BOXES = (
    box("A", 20, 20, 15, 15, "building", 0),  # upper left, 225 m²
    box("B", 200, 30, 20, 25, "building", 0),  # upper right, 500 m², 45 m from the road
    box("C", 200, 200, 10, 10, "building", 0),  # lower right, 100 m²
    box("D", 20, 200, 10, 10, "building", 1),  # lower left
    box("R", 190, 100, 60, 8, "road", 0),
    box("T", 100, 100, 30, 30, "tree", 1),
)
