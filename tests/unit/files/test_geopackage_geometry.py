"""Polygons of GeoPackages without a library agree with shapely and GDAL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from mtrefseg.model.files.geopackage_connection import connect
from mtrefseg.model.files.geopackage_geometry import (
    blob_bounds,
    blob_of,
    contains,
    multi_polygon_wkb,
    polygons_of,
    shifted,
    srs_of,
    wkb_of,
)

RING = shapely.box(0, 0, 10, 8) - shapely.box(2, 2, 4, 4)
TWO = shapely.MultiPolygon([RING, shapely.box(20, 0, 21, 1)])


@pytest.mark.parametrize("geometry", [RING, TWO, shapely.force_3d(TWO, 7.0)])
@pytest.mark.parametrize("byte_order", [0, 1])
@pytest.mark.parametrize("flavor", ["iso", "extended"])
def test_polygons_of_every_form_of_wkb_are_stored_as_a_flat_multipolygon(
    geometry: shapely.Geometry, byte_order: int, flavor: str
) -> None:
    wkb = shapely.to_wkb(geometry, byte_order=byte_order, flavor=flavor)
    blob = blob_of(wkb, 32632)
    stored = shapely.from_wkb(wkb_of(blob))
    assert stored.geom_type == "MultiPolygon" and not stored.has_z
    assert stored.equals(geometry)
    assert blob_bounds(blob) == geometry.bounds
    assert srs_of(blob) == 32632


@settings(max_examples=200, deadline=None)
@given(st.floats(-1, 22), st.floats(-1, 9))
def test_a_point_is_inside_as_shapely_has_it(x: float, y: float) -> None:
    point = shapely.Point(x, y)
    if TWO.boundary.distance(point) > 1e-9:
        assert contains(polygons_of(TWO.wkb), x, y) == TWO.contains(point)


def test_polygons_keep_their_form_at_another_place() -> None:
    there = shapely.from_wkb(multi_polygon_wkb(shifted(polygons_of(TWO.wkb), 100, -3)))
    assert there.equals(shapely.transform(TWO, lambda points: np.add(points, [100, -3])))


@pytest.mark.parametrize(
    "wkb",
    [
        b"",
        b"\x01",
        shapely.Point(1, 2).wkb,
        TWO.wkb[:-4],
        TWO.wkb + b"\x00",
        multi_polygon_wkb([[[(0, 0), (float("nan"), 1), (1, 1), (0, 0)]]]),
        b"\x01\x03\x00\x00\x00\x01\x00\x00\x00\xff\xff\xff\xff",
    ],
)
def test_what_is_no_intact_polygon_is_refused(wkb: bytes) -> None:
    with pytest.raises(ValueError, match="geometry|polygon|finite"):
        blob_of(wkb, 1)


def test_an_empty_mask_has_no_bounds() -> None:
    assert blob_bounds(blob_of(shapely.MultiPolygon().wkb, 1)) is None
    assert blob_bounds(None) is None


def test_the_index_of_gdal_follows_a_geometry_that_is_written_without_gdal(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    frame = geopandas.GeoDataFrame(geometry=[TWO, TWO], crs=32632)
    frame.to_file(path, layer="records", driver="GPKG")
    moved = blob_of(shapely.box(500, 500, 501, 502).wkb, 32632)
    with closing(connect(path)) as database, database:
        database.execute("UPDATE records SET geom = ? WHERE fid = 2", (moved,))
        database.execute("INSERT INTO records (geom) VALUES (?)", (moved,))
        database.execute("DELETE FROM records WHERE fid = 1")
    assert len(geopandas.read_file(path, bbox=(499, 499, 500.5, 500.5))) == 2
    assert geopandas.read_file(path, bbox=(0, 0, 30, 30)).empty
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (2,)
