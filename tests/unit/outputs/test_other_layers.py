"""What a person has in the file of an output stays: layers, styles, rasters, added fields."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
import rasterio
import rasterio.shutil
import shapely

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.detect_result import DetectResult

Run = Callable[..., DetectResult]
TRIGGER = "CREATE TRIGGER stamp AFTER UPDATE ON fields BEGIN SELECT 1; END"


def layers(path: Path) -> set[str]:
    return set(pyogrio.list_layers(path)[:, 0])


def rows(path: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(path)) as database:
        return database.execute(query).fetchall()


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a GeoPackage with a layer of points, its style, a trigger, a table and metadata."""
    path = tmp_path / "project.gpkg"
    shapes = geopandas.points_from_xy([1, 2], [3, 4])
    points = geopandas.GeoDataFrame({"n": [1, 2]}, geometry=shapes, crs=4326)
    pyogrio.write_dataframe(points, path, layer="fields", layer_metadata={"owner": "me"})
    change(
        path,
        "CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT, f_table_catalog TEXT, "
        "f_table_schema TEXT, f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, "
        "styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT, "
        "ui TEXT, update_time DATETIME DEFAULT CURRENT_TIMESTAMP)",
        "INSERT INTO layer_styles (f_table_name, styleName, styleQML, useAsDefault) "
        "VALUES ('fields', 'mine', '<qgis/>', 1)",
        "CREATE TABLE qgis_projects (name TEXT, metadata BLOB)",
        "INSERT INTO qgis_projects VALUES ('my project', 'xyz')",
        TRIGGER,
    )
    return path


def test_other_layers_styles_tables_triggers_and_metadata_stay(run: Run, project: Path) -> None:
    for _ in range(2):  # added, then replaced
        assert run(project.name).warnings == ()
        assert layers(project) == {"fields", "changes", "layer_styles", "qgis_projects"}
        assert geopandas.read_file(project, layer="fields")["n"].tolist() == [1, 2]
        info = pyogrio.read_info(project, layer="fields")
        assert info["layer_metadata"] == {"owner": "me"}
        found = geopandas.read_file(project, layer="changes")
        assert len(found) == 3
        assert "request" in pyogrio.read_info(project, layer="changes")["layer_metadata"]
        styles = rows(project, "SELECT f_table_name, styleName FROM layer_styles ORDER BY id")
        assert styles == [("fields", "mine"), ("changes", "changes")]
        assert rows(project, "SELECT * FROM qgis_projects") == [("my project", "xyz")]
        assert rows(project, "SELECT sql FROM sqlite_master WHERE name = 'stamp'") == [(TRIGGER,)]
        assert rows(project, "PRAGMA integrity_check") == [("ok",)]
        assert rows(project, "SELECT count(*) FROM gpkg_mtrefseg_overlaps") == [(0,)]
        around = geopandas.read_file(project, layer="changes", bbox=tuple(found.total_bounds))
        assert len(around) == 3, "the spatial index is whole"
    assert rows(project, "SELECT count(*) FROM gpkg_metadata") == [(2,)]


def test_a_copy_that_cannot_be_put_in_place_goes(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def deny(self: Path, target: Path) -> Path:
        if target == project:
            raise PermissionError(13, "held")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", deny)
    result = run(project.name)
    assert layers(project) >= {"fields"} and "changes" not in layers(project)
    assert layers(Path(result.output)) == {"changes", "layer_styles"}
    assert {path.name for path in project.parent.iterdir()} == {
        "a.tif", "b.tif", "project.gpkg", "project (2).gpkg"
    }  # fmt: skip


def test_a_raster_beside_our_layer_stays(run: Run, pair: Any, tmp_path: Path) -> None:
    rasterio.shutil.copy(pair[0], tmp_path / "map.gpkg", driver="GPKG")
    with rasterio.open(tmp_path / "map.gpkg") as raster:
        before = raster.read()
    run("map.gpkg")
    with rasterio.open(f"GPKG:{tmp_path / 'map.gpkg'}:map") as raster:
        assert (raster.read() == before).all()
    assert len(geopandas.read_file(tmp_path / "map.gpkg", layer="changes")) == 3


def test_a_layer_added_to_a_result_stays(run: Run, tmp_path: Path) -> None:
    run()
    points = geopandas.GeoDataFrame(geometry=[shapely.Point(1, 2)], crs=4326)
    pyogrio.write_dataframe(points, tmp_path / "out.gpkg", layer="notes")
    run(threshold=0.75)
    assert "notes" in layers(tmp_path / "out.gpkg")
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 2


def test_a_style_of_the_users_for_our_layer_stays(run: Run, tmp_path: Path) -> None:
    run()
    change(
        tmp_path / "out.gpkg",
        "INSERT INTO layer_styles (f_table_name, f_geometry_column, styleName, styleQML) "
        "VALUES ('changes', 'geom', 'in red', '<qgis/>')",
    )
    run()
    names = rows(tmp_path / "out.gpkg", "SELECT styleName FROM layer_styles ORDER BY styleName")
    assert names == [("changes",), ("in red",)]


def test_what_is_still_in_the_log_of_a_database_stays(run: Run, project: Path) -> None:
    """A program that died leaves its last changes in the log."""
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO qgis_projects VALUES ('late', '')")
        for name in (project.name, f"{project.name}-wal"):
            (project.parent / f"x{name}").write_bytes((project.parent / name).read_bytes())
    run(f"x{project.name}")
    found = rows(project.with_name(f"x{project.name}"), "SELECT name FROM qgis_projects")
    assert found == [("my project",), ("late",)]


WORK = {
    "was reviewed": ("ALTER TABLE changes ADD review TEXT",
                     "UPDATE changes SET review = 'accepted' WHERE fid = 2"),
    "fields that were added": ("ALTER TABLE changes ADD visited TEXT",),
    "not a result of mtrefseg": ("ALTER TABLE changes DROP COLUMN sentence",),
    "additions that would be lost .index mine": ("CREATE INDEX mine ON changes (confidence)",),
    "additions that would be lost .trigger stamp": (
        "CREATE TRIGGER stamp AFTER UPDATE ON changes BEGIN SELECT 1; END",
    ),
    "rows of other tables belong to its polygons": (
        "CREATE TABLE gpkgext_relations (id INTEGER PRIMARY KEY, base_table_name TEXT, "
        "base_primary_column TEXT, related_table_name TEXT, related_primary_column TEXT, "
        "relation_name TEXT, mapping_table_name TEXT)",
        "INSERT INTO gpkgext_relations VALUES "
        "(1, 'changes', 'fid', 'visits', 'fid', 'features', 'changes_visits')",
    ),
    "style was changed": ("UPDATE layer_styles SET styleQML = '<qgis/>', description = ''",),
}  # fmt: skip


@pytest.mark.parametrize("part", WORK)
def test_work_of_a_person_is_replaced_only_when_this_was_allowed(
    run: Run, tmp_path: Path, part: str, snapshot: Any
) -> None:
    run()
    triggers = rows(tmp_path / "out.gpkg", "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    drop = [f"DROP TRIGGER {name}" for (name,) in triggers]
    change(tmp_path / "out.gpkg", *drop, *WORK[part])
    before = snapshot()
    with pytest.raises(MtrefsegError, match=f"{part.removeprefix('was ')}.*allow overwriting"):
        run()
    assert snapshot() == before
    run(overwrite=True)
    assert list(geopandas.read_file(tmp_path / "out.gpkg", layer="changes").columns)[-2:] == [
        "created", "geometry"
    ]  # fmt: skip


@pytest.mark.parametrize("other_layers", [False, True])
def test_polygons_that_a_person_edited_are_replaced_only_when_this_was_allowed(
    run: Run, tmp_path: Path, project: Path, other_layers: bool
) -> None:
    out = project if other_layers else tmp_path / "out.gpkg"
    run(out.name)
    run(out.name)  # what nobody edited is replaced unasked
    drawn = geopandas.read_file(out, layer="changes").head(1)
    pyogrio.write_dataframe(drawn, out, layer="changes", append=True)
    with pytest.raises(MtrefsegError, match="polygons were edited.*allow overwriting"):
        run(out.name)
    assert len(geopandas.read_file(out, layer="changes")) == 4
    run(out.name, overwrite=True)
    assert len(geopandas.read_file(out, layer="changes")) == 3


def test_a_layer_with_our_name_in_capitals_is_replaced_only_when_this_was_allowed(
    run: Run, tmp_path: Path, no_network: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = geopandas.GeoDataFrame({"n": [1]}, geometry=[shapely.Point(1, 2)], crs=4326)
    mine.to_file(tmp_path / "out.gpkg", layer="CHANGES")
    with pytest.raises(MtrefsegError, match="its layer 'CHANGES' is not a result of mtrefseg"):
        run()
    monkeypatch.undo()
    assert run(overwrite=True).warnings == ()
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 3
    assert layers(tmp_path / "out.gpkg") == {"changes", "layer_styles"}


def test_an_empty_review_is_no_work(run: Run, tmp_path: Path) -> None:
    run(review=True)
    run(review=True)
    found = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert found["review"].isna().all()
    assert pyogrio.read_info(tmp_path / "out.gpkg", layer="changes")["ogr_types"][-1] == "OFTString"


def test_a_table_of_the_users_with_our_name_stays(run: Run, tmp_path: Path, snapshot: Any) -> None:
    mine = geopandas.GeoDataFrame({"n": [1]}, geometry=[shapely.Point(1, 2)], crs=4326)
    mine.to_file(tmp_path / "out.gpkg", layer="changes")
    before = snapshot()
    with pytest.raises(MtrefsegError, match="not a result of mtrefseg"):
        run()
    assert snapshot() == before


@pytest.mark.parametrize("content", [b"notes of a person", b"PK\3\4" + bytes(99)])
@pytest.mark.parametrize("which", ["out.gpkg", "p.tif"])
def test_a_file_that_is_no_result_is_replaced_only_when_this_was_allowed(
    run: Run, tmp_path: Path, content: bytes, which: str
) -> None:
    (tmp_path / which).write_bytes(content)
    options = {"probability": str(tmp_path / "p.tif")}
    with pytest.raises(MtrefsegError, match=f"{which}' exists and is no"):
        run(**options)
    assert (tmp_path / which).read_bytes() == content
    run(**options, overwrite=True)
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 3


def test_a_photo_is_no_probability_raster(run: Run, tmp_path: Path, write_raster: Any, noise: Any):
    photo = Path(write_raster("photo.tif", noise(3, 64, 64)))
    before = photo.read_bytes()
    with pytest.raises(MtrefsegError, match="no probability raster"):
        run(probability=str(photo))
    assert photo.read_bytes() == before


def test_an_empty_file_holds_nothing_to_lose(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.gpkg").touch()
    (tmp_path / "p.tif").touch()
    assert run(probability=str(tmp_path / "p.tif")).count == 3
