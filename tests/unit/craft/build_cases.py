"""Two small rasters with roofs, polygons of them, and requests to build candidates."""

from __future__ import annotations

from pathlib import Path

import geopandas
import rasterio
from shapely.geometry import Polygon, box

from mtrefseg.model.requests.candidate_layers import CandidateLayers
from mtrefseg.model.requests.craft_build import CraftBuildRequest
from mtrefseg.model.requests.pair import PairSource, RasterSource
from mtrefseg.tests.unit.craft.painted_pair import PaintedPair

ROOFS = ((30, 40, 20, 24), (100, 200, 30, 20), (150, 60, 18, 30))
"""Row, column, rows and columns of the roofs of the second date."""


def write_pair(folder: Path) -> PairSource:
    painted = PaintedPair((), ROOFS)
    for name, image in zip(("before", "after"), painted.images, strict=True):
        with rasterio.open(
            folder / f"{name}.tif", "w", driver="GTiff", dtype="uint8", count=3, crs="EPSG:32632",
            transform=painted.grid.transform, height=image.shape[1], width=image.shape[2],
        ) as raster:  # fmt: skip
            raster.write(image)
    return PairSource(*(RasterSource(str(folder / f"{n}.tif")) for n in ("before", "after")))


def roof_outlines() -> list[Polygon]:
    return [
        box(500_000 + col / 2, 5_300_000 - (row + rows) / 2, 500_000 + (col + cols) / 2,
            5_300_000 - row / 2)
        for row, col, rows, cols in ROOFS
    ]  # fmt: skip


def write_polygons(path: Path, outlines: list, crs: str = "EPSG:32632", **fields: list) -> str:
    geopandas.GeoDataFrame(fields, geometry=outlines, crs=crs).to_file(path, driver="GPKG")
    return str(path)


def build_request(
    folder: Path, *polygons: str, records: str = "training.gpkg", **options: object
) -> CraftBuildRequest:
    layer_fields = CandidateLayers.__dataclass_fields__.keys() & options.keys()
    layers = CandidateLayers(polygons, **{name: options.pop(name) for name in layer_fields})
    source = options.pop("pair", None) or write_pair(folder)
    return CraftBuildRequest(source, str(folder / records), layers, **{"side_px": 128, **options})


def bow_tie(x: float, y: float) -> Polygon:
    return Polygon([(x, y), (x + 10, y + 10), (x + 10, y), (x, y + 10)])
