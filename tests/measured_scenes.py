"""Scenes, polygons of pixels and reference layers, and distances by comparing all points."""

from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import shapely
from affine import Affine
from pyproj import CRS, Geod, Transformer

from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.requests.reference_layer import ReferenceLayer

GEOD = Geod(ellps="WGS84")
SIDE = 400


def scene(crs: str, centre: tuple[float, float], pixel: float, angle: float) -> Grid:
    x, y = Transformer.from_crs(4326, crs, always_xy=True).transform(*centre)
    transform = (
        Affine.translation(x, y)
        @ Affine.rotation(angle)
        @ Affine.scale(pixel, -pixel)
        @ Affine.translation(-SIDE / 2, -SIDE / 2)
    )
    return Grid(CRS(crs), transform, SIDE, SIDE)


def pixel_polygons(grid: Grid, boxes: Any) -> Any:
    corners = np.array([[(x, y), (r, y), (r, b), (x, b)] for x, y, r, b in boxes], dtype=float)
    points = grid.to_ground(corners.reshape(-1, 2)).reshape(-1, 4, 2)
    return shapely.multipolygons(shapely.polygons(points), indices=np.arange(len(boxes)))


def random_boxes(number: int = 12) -> Any:
    corner = np.random.default_rng(3).integers(0, SIDE - 20, (number, 2))
    size = np.random.default_rng(4).integers(2, 20, (number, 2))
    return np.column_stack((corner, corner + size))


def dense(geometry: Any, crs: Any, step: float) -> Any:
    """Return points along straight edges as longitude and latitude."""
    points = shapely.get_coordinates(shapely.segmentize(geometry, step))
    return np.column_stack(
        Transformer.from_crs(crs, 4326, always_xy=True).transform(points[:, 0], points[:, 1])
    )


def brute_distances(points: Any, others: Any) -> Any:
    one = np.repeat(points, len(others), axis=0)
    two = np.tile(others, (len(points), 1))
    return GEOD.inv(*one.T, *two.T)[2].reshape(len(points), len(others))


def write_layer(path: Path, shapes: Any, crs: Any, **options: Any) -> ReferenceLayer:
    frame = geopandas.GeoDataFrame(geometry=geopandas.GeoSeries(shapes, crs=crs))
    frame.to_file(path, **options)
    return ReferenceLayer("roads", str(path))
