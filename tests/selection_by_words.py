"""Words about place, size and order on held-out scenes: the map's selection and another one.

The other selection is made of pixels alone: components by scipy, sizes by counting, distances to
straight lines by their equations.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import numpy.typing as npt
import pyogrio
import shapely
from affine import Affine
from pyproj import CRS
from rasterio.features import rasterize
from scipy import ndimage

from mtrefseg.model.files.changes_database import transaction
from mtrefseg.model.files.filter_changes import apply_predicates
from mtrefseg.model.files.result_schema import KEPT, LAYER, SENTENCE
from mtrefseg.model.outputs.geopackage import ChangeLayer
from mtrefseg.model.outputs.measured_columns import MeasuredColumns
from mtrefseg.model.outputs.vectorise import PolygonStream
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.requests.reference_layer import reference_layers
from mtrefseg.model.sentences.model_words import ModelWords
from mtrefseg.model.sentences.parse_sentence import parse_sentence

Mask = npt.NDArray[np.bool_]
Labels = npt.NDArray[np.int64]
SIDE, PIXEL_M, LEAST_PX = 256, 0.5, 12
SCALE = 0.9996
"""Of UTM at its central meridian: a metre of the grid is this longer on the ground."""
GRID = Grid(CRS(32633), Affine(PIXEL_M, 0, 500_000, 0, -PIXEL_M, 5_400_000), SIDE, SIDE)
ROAD = (0.35, 1.0, -150.0)
"""``a * column + b * row + c = 0`` in pixels."""
RIVER = (0.1, 1.0, -140.0)
PARK = (40, 60, 170, 200)
"""First and last column, first and last row."""
COMMON = {"before": "b", "after": "a", "model": "m", "created": "2026-01-02T03:04:05Z"}


@dataclass(frozen=True)
class Components:
    """Components of a mask, by pixels.

    Attributes:
        labels: ``(h, w)``, 0 for none.
        area_m2: Of each.
        x: Mean column of each, 0 to 1.
        y: Mean row.
        road_m: Distance to the road.
        river_px: Signed distance of the mean to the river, positive below.
        park: Share in the park.
    """

    labels: Labels
    area_m2: npt.NDArray[np.float64]
    x: npt.NDArray[np.float64]
    y: npt.NDArray[np.float64]
    road_m: npt.NDArray[np.float64]
    river_px: npt.NDArray[np.float64]
    park: npt.NDArray[np.float64]

    @classmethod
    def of(cls, mask: Mask) -> Components:
        labels, number = ndimage.label(mask)
        every = np.arange(1, number + 1)
        rows, columns = np.indices(mask.shape) + 0.5
        size = ndimage.sum_labels(mask, labels, every)
        x, y = (ndimage.mean(axis, labels, every) for axis in (columns, rows))
        corners = np.stack([_side(ROAD, columns + dx, rows + dy)
                            for dx in (-0.5, 0.5) for dy in (-0.5, 0.5)])  # fmt: skip
        low = ndimage.minimum(corners.min(0), labels, every)
        high = ndimage.maximum(corners.max(0), labels, every)
        road = np.where((low <= 0) & (high >= 0), 0, np.minimum(np.abs(low), np.abs(high)))
        left, right, top, bottom = PARK
        park = (columns > left) & (columns < right) & (rows > top) & (rows < bottom)
        return cls(
            labels,
            np.asarray(size * (PIXEL_M / SCALE) ** 2),
            np.asarray(x) / SIDE,
            np.asarray(y) / SIDE,
            road * PIXEL_M / SCALE,
            _side(RIVER, np.asarray(x), np.asarray(y)),
            np.asarray(ndimage.mean(park, labels, every)),
        )

    def select(self, chosen: Mask) -> Mask:
        return np.append(False, chosen)[self.labels]


@dataclass(frozen=True)
class Words:
    """A sentence about some components, and which they are.

    Attributes:
        kind: Position, size, order, direction or distance.
        sentence: For a noun phrase as ``buildings that appeared``.
        choose: Returns which components are meant.
    """

    kind: str
    sentence: str
    choose: Callable[[Components], Mask]


def words_for(truth: Components) -> tuple[Words, ...]:
    """Return sentences; their numbers lie in the middle between the values of the truth."""
    area, metres = _middle(truth.area_m2), _middle(truth.road_m)
    return (
        Words("position", "{} in the upper left", lambda c: (c.x <= 0.5) & (c.y <= 0.5)),
        Words("position", "{} in the right half", lambda c: c.x >= 0.5),
        Words("position", "{} in the southern half", lambda c: c.y >= 0.5),
        Words("size", f"{{}} larger than {area:.2f} m²", lambda c: c.area_m2 > area),
        Words("size", f"{{}} smaller than {area:.2f} m²", lambda c: c.area_m2 < area),
        Words("order", "three largest {}", lambda c: _first(-c.area_m2, 3)),
        Words("order", "two northernmost {}", lambda c: _first(c.y, 2)),
        Words("direction", "{} north of the river", lambda c: c.river_px < 0),
        Words("direction", "{} south of the river", lambda c: c.river_px > 0),
        Words("distance", f"{{}} within {metres:.2f} m of the road", lambda c: c.road_m <= metres),
        Words("distance", f"{{}} more than {metres:.2f} m from the road",
              lambda c: c.road_m > metres),
        Words("inside", "{} inside the park", lambda c: c.park >= 0.5),
    )  # fmt: skip


def write_layers(folder: Path) -> tuple[str, ...]:
    """Write the reference layers; return them as a request names them."""
    left, right, top, bottom = PARK
    shapes: dict[str, Any] = {"road": _line(ROAD), "river": _line(RIVER),
                              "park": shapely.box(left, top, right, bottom)}  # fmt: skip
    for name, shape in shapes.items():
        ground = shapely.transform(shape, GRID.to_ground)
        frame = geopandas.GeoDataFrame(geometry=[ground], crs=GRID.crs)
        frame.to_file(folder / f"{name}.gpkg")
    return tuple(f"{name}={folder / name}.gpkg" for name in shapes)


def large_parts(mask: Mask) -> Mask:
    """Return a mask without components of fewer than ``LEAST_PX`` pixels."""
    labels, number = ndimage.label(mask)
    size = ndimage.sum_labels(mask, labels, np.arange(number + 1))
    size[0] = 0
    return np.asarray((size >= LEAST_PX)[labels])


def map_selection(
    mask: Mask, sentences: list[str], words: ModelWords, layers: tuple[str, ...], path: Path
) -> list[Mask]:
    """Return what the map selects of a mask for each sentence, by the code of a run."""
    stream = PolygonStream(GRID.transform, GRID.crs, threshold=0.5)
    polygons = stream.add_strip(0, mask.astype(np.float32), np.ones_like(mask)) + stream.finish()
    sources = reference_layers(layers)
    measures = MeasuredColumns(GRID, CRS.from_user_input(GRID.crs), sources)
    names = tuple(source.name for source in sources)
    parsed = [parse_sentence(sentence, words, names) for sentence in sentences]
    with ChangeLayer(path, GRID.crs, sentences=tuple(sentences), common=COMMON, provenance={},
                     measures=measures) as layer:  # fmt: skip
        for one in parsed:
            assert len(one.phrases) == 1 and one.predicates, one
            layer.write(one.sentence, polygons, phrase=one.phrases[0].text)
        layer.commit()
    with transaction(path) as database:
        apply_predicates(database, parsed)
    kept = pyogrio.read_dataframe(path, layer=LAYER, where=KEPT)
    return [_burnt(kept.geometry[kept[SENTENCE] == sentence]) for sentence in sentences]


def _burnt(geometries: Any) -> Mask:
    if not len(geometries):
        return np.zeros((SIDE, SIDE), np.bool_)
    burnt = rasterize(list(geometries), (SIDE, SIDE), transform=GRID.transform, dtype="uint8")
    return np.asarray(burnt > 0)


def _side(line: tuple[float, float, float], column: Any, row: Any) -> Any:
    a, b, c = line
    return (a * column + b * row + c) / np.hypot(a, b)


def _line(line: tuple[float, float, float]) -> shapely.LineString:
    a, b, c = line
    return shapely.LineString([(x, -(a * x + c) / b) for x in (-2000.0, 2000.0)])


def _middle(values: npt.NDArray[np.float64]) -> float:
    """Return the middle of the widest gap between values, apart from all of them."""
    ordered = np.unique(np.append(values, (0.0, 1.5 * values.max() + 1)))
    gap = int(np.argmax(np.diff(ordered[1:-1]))) + 1 if len(ordered) > 3 else 1
    return float(ordered[gap : gap + 2].mean())


def _first(values: npt.NDArray[np.float64], number: int) -> Mask:
    """Return which values are among the smallest; ties with the last one are."""
    if not len(values):
        return np.zeros(0, np.bool_)
    last = np.sort(values)[min(number, len(values)) - 1]
    return np.asarray(values <= last + 1e-9)
