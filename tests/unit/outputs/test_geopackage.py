"""The GeoPackage is whole, styled and the same twice, or not there at all."""

import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pyogrio
import pytest
import shapely

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.output_path import check_writable
from mtrefseg.model.files.partial_files import partial_files
from mtrefseg.model.files.publish import Published
from mtrefseg.model.outputs import geopackage
from mtrefseg.model.outputs.geopackage import ChangeLayer
from mtrefseg.model.outputs.vectorise import ChangePolygon

FIELDS = [
    "sentence", "phrase", "understood", "dropped_by", "confidence", "area_m2", "perimeter_m",
    "width_m", "length_m", "x_rel", "y_rel", "e_rel", "n_rel", "before", "after", "model",
    "created",
]  # fmt: skip
COMMON = {"before": "a.tif", "after": "b.tif", "model": "mini", "created": "2026-01-02T03:04:05Z"}
CUSTOM = "+proj=tmerc +lat_0=10 +lon_0=11.5 +k=0.9999 +x_0=123 +y_0=456 +ellps=bessel +units=m"
ENGINEERING = 'LOCAL_CS["site",UNIT["metre",1],AXIS["E",EAST],AXIS["N",NORTH]]'


def squares(number: int) -> list[ChangePolygon]:
    return [
        ChangePolygon(
            shapely.MultiPolygon([shapely.box(i, 0, i + 1, 1)]), 0.5 + i / 4 / number, 1.5, 4.25
        )
        for i in range(number)
    ]


def write(
    path: Path,
    number: int = 3,
    crs: Any = 32614,
    sentences: tuple[str, ...] = ("ponds",),
    **options: Any,
) -> Published:
    provenance = {"request": {"tile_px": 512}}
    with ChangeLayer(
        path, crs, sentences=sentences, common=COMMON, provenance=provenance, **options
    ) as layer:
        for sentence in sentences:
            layer.write(sentence, squares(number))
        return layer.commit()


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def test_the_layer_has_the_fields_of_the_contract(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg", sentences=("ponds", 'the <new> "roofs" & co'))
    frame = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert list(frame.columns) == [*FIELDS, "geometry"]
    assert list(frame["sentence"].unique()) == ["ponds", 'the <new> "roofs" & co']
    assert frame["confidence"].tolist()[:3] == [0.5, 0.583333, 0.666667]
    assert frame.loc[0, ["before", "after", "model", "created"]].to_dict() == COMMON
    assert (frame.area_m2 == 1.5).all() and (frame.perimeter_m == 4.25).all()
    assert set(frame.geom_type) == {"MultiPolygon"}
    assert [path.name for path in tmp_path.iterdir()] == ["out.gpkg"]


def test_an_empty_result_is_a_valid_empty_layer(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg", number=0)
    info = pyogrio.read_info(tmp_path / "out.gpkg", layer="changes")
    assert info["features"] == 0
    assert info["geometry_type"] == "MultiPolygon"
    assert info["crs"] == "EPSG:32614"
    assert list(info["fields"]) == FIELDS
    assert info["ogr_types"] == [*["OFTString"] * 4, *["OFTReal"] * 9, *["OFTString"] * 4]
    assert rows(tmp_path / "out.gpkg", "SELECT useAsDefault FROM layer_styles") == [(1,)]


def test_many_polygons_are_written_in_the_order_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geopackage, "BUFFER", 40)
    with ChangeLayer(
        tmp_path / "out.gpkg", 32614, sentences=("ponds",), common=COMMON, provenance={}
    ) as layer:
        for polygon in squares(101):
            layer.write("ponds", [polygon])
        layer.commit()
    frame = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert frame.geometry.bounds.minx.tolist() == list(range(101))
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes", bbox=(50.2, 0.2, 50.8, 0.8))
    assert len(found) == 1


@pytest.mark.parametrize("crs", [4326, 3857, CUSTOM, ENGINEERING])
@pytest.mark.parametrize("number", [0, 2])
def test_any_crs_is_kept(tmp_path: Path, crs: Any, number: int) -> None:
    write(tmp_path / "out.gpkg", number=number, crs=crs)
    frame = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert frame.crs is not None
    if crs == ENGINEERING:
        assert frame.crs.is_engineering or frame.crs.name == "site"
    else:
        assert frame.crs.equals(crs, ignore_axis_order=True) or frame.crs.to_dict() == (
            geopandas.GeoSeries(crs=crs).crs.to_dict()
        )


def test_the_style_is_where_qgis_looks_for_it(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg")
    ((name, column, qml, default),) = rows(
        tmp_path / "out.gpkg",
        "SELECT f_table_name, f_geometry_column, styleQML, useAsDefault FROM layer_styles",
    )
    assert (name, column, default) == ("changes", "geom", 1)
    assert "graduatedSymbol" in qml
    contents = rows(tmp_path / "out.gpkg", "SELECT table_name, data_type FROM gpkg_contents")
    assert contents == [("changes", "features"), ("layer_styles", "attributes")]
    columns = rows(tmp_path / "out.gpkg", "SELECT name FROM pragma_table_info('layer_styles')")
    assert {"id", "styleSLD", "owner", "ui", "update_time", "description"} <= {
        c for (c,) in columns
    }


def test_provenance_is_the_metadata_of_the_layer(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg")
    info = pyogrio.read_info(tmp_path / "out.gpkg", layer="changes")
    assert json.loads(info["layer_metadata"]["request"]) == {"tile_px": 512}


def test_the_same_run_again_gives_the_same_bytes(tmp_path: Path) -> None:
    found = set()
    for _ in range(40):  # within a second and over it: GDAL's updates depend on the time
        write(tmp_path / "out.gpkg")
        found.add((tmp_path / "out.gpkg").read_bytes())
    time.sleep(1.1)
    write(tmp_path / "out.gpkg")
    assert found == {(tmp_path / "out.gpkg").read_bytes()}


def test_the_version_is_one_that_gdal_36_knows(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg")
    assert rows(tmp_path / "out.gpkg", "PRAGMA user_version") == [(10300,)]


def test_leaving_without_commit_leaves_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(KeyError),
        ChangeLayer(
            tmp_path / "out.gpkg", 4326, sentences=("a",), common=COMMON, provenance={}
        ) as layer,
    ):
        layer.write("a", squares(2))
        (partial,) = partial_files(tmp_path)
        partial.with_name(f"{partial.name}-journal").touch()
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_the_old_result_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg", number=1)
    with ChangeLayer(
        tmp_path / "out.gpkg", 4326, sentences=("a",), common=COMMON, provenance={}
    ) as layer:
        assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 1
        layer.commit()
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 0


def test_a_partial_file_that_vanishes_becomes_one_sentence(tmp_path: Path) -> None:
    layer = ChangeLayer(tmp_path / "out.gpkg", 4326, sentences=("a",), common=COMMON, provenance={})
    with pytest.raises(MtrefsegError, match=r"out.gpkg' cannot be written"), layer:
        layer.write("a", squares(2))
        partial_files(tmp_path)[0].write_bytes(b"damaged")
        layer.commit()
    assert list(tmp_path.iterdir()) == []


def test_good_outputs_pass_the_check_and_stay_as_they_are(tmp_path: Path) -> None:
    write(tmp_path / "out.gpkg")
    before = (tmp_path / "out.gpkg").read_bytes()
    check_writable(tmp_path / "new.gpkg")
    check_writable(tmp_path / "out.gpkg")
    assert (tmp_path / "out.gpkg").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.gpkg"]


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    (tmp_path / "out.gpkg").mkdir()
    with pytest.raises(MtrefsegError, match="is a folder"):
        check_writable(tmp_path / "out.gpkg")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MtrefsegError, match=r"missing/out.gpkg' does not exist"):
        check_writable(tmp_path / "missing" / "out.gpkg")


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.TemporaryFile", refuse)
    with pytest.raises(MtrefsegError, match="Permission denied"):
        check_writable(tmp_path / "out.gpkg")


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "PRAGMA journal_mode = WAL"])
def test_an_output_open_elsewhere_is_locked(tmp_path: Path, begin: str) -> None:
    path = tmp_path / "out.gpkg"
    write(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(begin)
        other.execute("SELECT * FROM changes").fetchone()
        with pytest.raises(MtrefsegError, match="locked by another program"):
            check_writable(path)
        done = write(path, number=1)
    assert done.paths == (str(tmp_path / "out (2).gpkg"),)
    assert "locked by another program" in done.warnings[0]
    assert "out (2).gpkg" in done.warnings[0]
    check_writable(path)
    assert len(geopandas.read_file(path, layer="changes")) == 3
    assert len(geopandas.read_file(tmp_path / "out (2).gpkg", layer="changes")) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out (2).gpkg", "out.gpkg"]


CRASH = """
import os, sqlite3, sys
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("PRAGMA journal_mode = WAL")
database.execute("CREATE TABLE other (id)")
os._exit(1)
"""


def test_a_log_left_by_a_crash_is_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    write(path)
    subprocess.run([sys.executable, "-c", CRASH, path], check=False)
    assert (tmp_path / "out.gpkg-wal").exists()
    write(path, number=1)
    assert [p.name for p in tmp_path.iterdir()] == ["out.gpkg"]
    assert len(geopandas.read_file(path, layer="changes")) == 1


def test_a_stray_log_beside_the_output_goes(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    write(path)
    (tmp_path / "out.gpkg-wal").write_bytes(b"")
    write(path, number=1)
    assert [p.name for p in tmp_path.iterdir()] == ["out.gpkg"]
    assert len(geopandas.read_file(path, layer="changes")) == 1


def test_a_file_that_is_no_database_is_replaced_when_this_was_allowed(tmp_path: Path) -> None:
    (tmp_path / "out.gpkg").write_bytes(np.arange(999, dtype=np.uint8).tobytes())
    write(tmp_path / "out.gpkg", overwrite=True)
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 3


def test_a_file_that_cannot_be_begun_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_layer = pyogrio.write_dataframe

    def fails_late(*args: Any, **options: Any) -> None:
        write_layer(*args, **options)
        raise RuntimeError("disk full")

    monkeypatch.setattr(pyogrio, "write_dataframe", fails_late)
    with pytest.raises(MtrefsegError, match=r"out.gpkg' cannot be written \(disk full\)"):
        write(tmp_path / "out.gpkg")
    assert list(tmp_path.iterdir()) == []


def test_polygons_that_did_not_reach_the_file_are_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = ChangeLayer._flush

    def loses_one(self: ChangeLayer) -> None:
        flush(self)
        with closing(sqlite3.connect(partial_files(tmp_path)[0])) as database, database:
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ).fetchall():
                database.execute(f"DROP TRIGGER {name}")
            database.execute("DELETE FROM changes WHERE fid = 1")

    monkeypatch.setattr(ChangeLayer, "_flush", loses_one)
    with pytest.raises(MtrefsegError, match="2 of 3 polygons"):
        write(tmp_path / "out.gpkg")
    assert list(tmp_path.iterdir()) == []


def test_texts_that_utf8_cannot_hold_are_written_by_number(tmp_path: Path) -> None:
    common = {**COMMON, "before": "b\udcff.tif"}
    with ChangeLayer(
        tmp_path / "out.gpkg", 4326, sentences=("a",), common=common, provenance={"x": "\udcff"}
    ) as layer:
        layer.write("a", squares(1))
        layer.commit()
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert found["before"].tolist() == ["b\\udcff.tif"]
