"""Measuring 100,000 polygons against a million segments takes a minute of one core at most."""

from __future__ import annotations

import resource
import time
from pathlib import Path

import geopandas
import numpy as np
import shapely
from affine import Affine
from pyproj import CRS

from mtrefseg.model.outputs.measured_columns import MeasuredColumns
from mtrefseg.model.rasters.grid import Grid
from mtrefseg.model.requests.reference_layer import ReferenceLayer

SIDE_M, POLYGONS, LINES, SEGMENTS = 40_000, 100_000, 20_000, 50
ORIGIN = np.array([600_000.0, 5_000_000.0])
BATCH = 5000


def test_many_polygons_against_a_million_segments(tmp_path: Path) -> None:
    random = np.random.default_rng(0)
    starts = random.uniform(0, SIDE_M, (LINES, 1, 2))
    steps = random.normal(0, 30, (LINES, SEGMENTS, 2)).cumsum(axis=1)
    lines = shapely.linestrings(np.concatenate((starts, starts + steps), axis=1) + ORIGIN)
    path = tmp_path / "roads.gpkg"
    geopandas.GeoDataFrame(geometry=geopandas.GeoSeries(lines, crs=32633)).to_file(path)
    outline = np.array([(0, 0), (1, 0), (1, 0.5), (0.6, 0.5), (0.6, 1), (0, 1)])
    corners = random.uniform(100, SIDE_M - 100, (POLYGONS, 1, 2)) + ORIGIN
    sizes = random.integers(3, 30, (POLYGONS, 1, 2))
    shapes = shapely.polygons(np.round(corners + outline * sizes))
    polygons = shapely.multipolygons(shapes, indices=np.arange(POLYGONS))
    crs = CRS(32633)
    grid = Grid(crs, Affine(1, 0, ORIGIN[0], 0, -1, ORIGIN[1] + SIDE_M), SIDE_M, SIDE_M)
    began = time.process_time()
    measures = MeasuredColumns(grid, crs, [ReferenceLayer("roads", str(path))])
    opened = time.process_time()
    for first in range(0, POLYGONS, BATCH):
        measures.measure(polygons[first : first + BATCH])
    finished = time.process_time()
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"open {opened - began:.1f} s, measure {finished - opened:.1f} s, peak {peak_mb:.0f} MB")
    assert finished - began <= 60
