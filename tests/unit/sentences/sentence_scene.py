"""A synthetic scene: its polygons, reference layers and the truth about them, by numpy and shapely.

Nothing here uses the package: it is the independent side of the tests of generated sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas
import numpy as np
import numpy.typing as npt
import shapely

Column = npt.NDArray[np.float64]
LAYERS = ("roads", "river", "parks")
SIDE_M = 2000.0


@dataclass
class Scene:
    """Boxes in a square whose columns are west to east; x_rel and e_rel are the same.

    Attributes:
        columns: What is measured, per polygon.
        shapes: The polygons.
    """

    columns: dict[str, Column]
    shapes: npt.NDArray[np.object_]


def make_scene(seed: int = 3, count: int = 80) -> Scene:
    """Return boxes of 20 to 3,000 m² around two lines and two polygons."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, SIDE_M, (2, count))
    sides = np.sort(rng.uniform(4, 55, (2, count)), axis=0)
    flat = rng.uniform(size=count) < 0.5
    wide, high = np.where(flat, sides[1], sides[0]), np.where(flat, sides[0], sides[1])
    shapes = shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
    columns = {
        "area_m2": wide * high,
        "perimeter_m": 2 * (wide + high),
        "width_m": sides[0],
        "length_m": sides[1],
        "x_rel": x / SIDE_M,
        "e_rel": x / SIDE_M,
        "y_rel": 1 - y / SIDE_M,
        "n_rel": y / SIDE_M,
        "confidence": rng.uniform(0.5, 1, count),
    }
    roads = shapely.LineString([(0, 1300), (900, 1100), (2000, 1500)])
    river = shapely.LineString([(700, 0), (1100, 1000), (900, 2000)])
    parks = shapely.union_all([shapely.box(200, 200, 900, 900), shapely.box(1200, 900, 1900, 1900)])
    for name, layer in zip(LAYERS, (roads, river, parks), strict=True):
        columns.update(_relations(name, layer, shapes, x, y))
    return Scene(columns, shapes)


def _relations(
    name: str, layer: shapely.Geometry, shapes: npt.NDArray[np.object_], x: Column, y: Column
) -> dict[str, Column]:
    points = shapely.points(x, y)
    nearest = shapely.get_coordinates(shapely.line_interpolate_point(*_along(layer, points)))
    bearing = np.degrees(np.arctan2(x - nearest[:, 0], y - nearest[:, 1])) % 360
    inside = shapely.area(shapely.intersection(shapes, layer)) / shapely.area(shapes)
    is_area = shapely.area(layer) > 0
    return {
        f"dist_{name}_m": shapely.distance(shapes, layer),
        f"bearing_{name}": bearing,
        f"in_{name}": inside if is_area else np.full(len(x), np.nan),
    }


def _along(
    layer: shapely.Geometry, points: npt.NDArray[np.object_]
) -> tuple[shapely.Geometry, Column]:
    line = shapely.boundary(layer) if shapely.area(layer) else layer
    if shapely.get_num_geometries(line) > 1:  # one line, so that places along it are defined
        line = shapely.LineString(shapely.get_coordinates(line))
    return line, shapely.line_locate_point(line, points)


def write_scene(scene: Scene, path: Path, sentence: str, phrase: str) -> Path:
    """Write the scene as a result of a run."""
    count = len(scene.shapes)
    table = {
        "sentence": [sentence] * count,
        "phrase": [phrase] * count,
        "dropped_by": np.array([None] * count, dtype=object),
        **scene.columns,
    }
    frame = geopandas.GeoDataFrame(table, geometry=scene.shapes, crs=32633)
    frame.to_file(path, layer="changes", driver="GPKG", engine="pyogrio")
    return path


def ordered(column: Column, mask: Sequence[bool], descending: bool) -> list[int]:
    """Return the numbers of the polygons of a mask, in the order of a column."""
    numbers = [int(number) for number in np.flatnonzero(mask)]
    return sorted(numbers, key=lambda number: float(column[number]), reverse=descending)
