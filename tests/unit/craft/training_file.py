"""A small training file with its rasters, for tests of export and import."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import rasterio
from affine import Affine
from rasterio.crs import CRS
from shapely.geometry import MultiPolygon, box

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.training.craft.chips import Chip, chips_of
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.record import Record

X, Y, GSD = 500_000.0, 5_000_000.0, 0.5
CHIP_PX = 64


def grid_of(height: int, width: int) -> Grid:
    """Return a grid in UTM."""
    transform = Affine(GSD, 0, X, 0, -GSD, Y)
    return Grid(CRS.from_epsg(32633), transform, height, width)


def rasters(folder: Path, grid: Grid) -> tuple[str, str]:
    """Write two rasters of noise."""
    paths = []
    for seed, name in enumerate(("before", "after")):
        path = folder / f"{name}.tif"
        values = np.random.default_rng(seed).integers(1, 255, (3, grid.height, grid.width))
        with rasterio.open(
            path, "w", driver="GTiff", count=3, dtype="uint8", width=grid.width,
            height=grid.height, crs=grid.crs, transform=grid.transform, tiled=True,
        ) as target:  # fmt: skip
            target.write(values.astype(np.uint8))
        paths.append(str(path))
    return paths[0], paths[1]


def square(chip: Chip, col: int, row: int, side: int) -> MultiPolygon:
    """Return a square of a chip in pixels, as a mask on the map."""
    corners = np.array([[col, row], [col + side, row + side]], float)
    (x0, y0), (x1, y1) = chip.grid.to_ground(corners)
    return MultiPolygon([box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))])


def record(chip: Chip, sentence: str, side: int = 10, **values: object) -> Record:
    """Return an accepted record with a square as its mask; a side of 0 gives an empty one."""
    mask = square(chip, 8, 8, side) if side else MultiPolygon()
    given = {"change_type": 0, "object": "house", "members": (), "review": "accepted", **values}
    return Record(chip.name, sentence, mask, **given)


def training_file(
    folder: Path, height: int = 384, width: int = 384, records: Sequence[Record] | None = None
) -> CraftFile:
    """Make a training file; without records each chip gets an accepted one."""
    grid = grid_of(height, width)
    folder.mkdir(parents=True, exist_ok=True)
    before, after = rasters(folder, grid)
    facts = {"pair": {"before": before, "after": after}, "terms": {"my survey": "CC BY 4.0"}}
    file = CraftFile.create(folder / "training.gpkg", grid, facts)
    chips = list(chips_of(grid, CHIP_PX))
    file.add_chips(chips)
    if records is None:
        records = [record(chip, "the new house", wordings=("a house is new",)) for chip in chips]
    file.put_records(records)
    return file
