"""No output is an input, another output or a file of the model, whatever the path looks like."""

from __future__ import annotations

import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import pytest
import rasterio
import rasterio.shutil
import shapely

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.input_protection import check_outputs
from mtrefseg.model.outputs.output_checks import check_preview_output
from mtrefseg.model.outputs.preview import draw_preview
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.rasters.raster_files import raster_files
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.tests.flat_requests import detect_request, export_request, redraw_request
from mtrefseg.training.craft.export.export_reviewed import export_training
from mtrefseg.training.evaluation.evaluate import EvaluateRequest, run_evaluation

Run = Callable[..., DetectResult]
Snapshot = Callable[[], dict[str, bytes]]


def refuse(run: Run, snapshot: Snapshot, part: str, **request: Any) -> None:
    before = snapshot()
    with pytest.raises(MtrefsegError, match="Choose another name") as caught:
        run(**request)
    assert part in caught.value.message
    assert "\n" not in str(caught.value)
    assert snapshot() == before


def symlink(path: str) -> str:
    link = Path(path).with_name("link.tif")
    link.symlink_to(path)
    return str(link)


def hard_link(path: str) -> str:
    link = Path(path).with_name("hard.tif")
    os.link(path, link)
    return str(link)


def through_a_folder(path: str) -> str:
    folder = Path(path).with_name("folder")
    folder.mkdir()
    return str(folder / ".." / Path(path).name)


@pytest.mark.parametrize("way", [str, symlink, hard_link, through_a_folder, os.path.relpath])
@pytest.mark.parametrize("date", [0, 1])
@pytest.mark.usefixtures("no_network")
def test_a_probability_raster_is_no_date(
    run: Run, pair: tuple[str, str], snapshot: Snapshot, way: Any, date: int
) -> None:
    words = f"the raster {('before', 'after')[date]}"
    refuse(run, snapshot, words, probability=way(pair[date]), overwrite=True)


@pytest.mark.usefixtures("no_network")
def test_a_source_of_a_vrt_is_no_output(
    run: Run, pair: tuple[str, str], snapshot: Snapshot, tmp_path: Path
) -> None:
    rasterio.shutil.copy(pair[1], tmp_path / "inner.vrt", driver="VRT")
    text = (tmp_path / "inner.vrt").read_text().replace("a.tif", "inner.vrt")
    (tmp_path / "outer.vrt").write_text(text)
    outer = str(tmp_path / "outer.vrt")
    assert raster_files(outer) >= {Path(pair[1]), tmp_path / "inner.vrt"}
    refuse(run, snapshot, "a.tif", after=outer, probability=pair[1], overwrite=True)


@pytest.mark.parametrize("suffix", [".ovr", ".aux.xml", ".msk"])
@pytest.mark.usefixtures("no_network")
def test_what_would_be_removed_beside_an_output_is_no_input(
    run: Run, pair: tuple[str, str], snapshot: Snapshot, tmp_path: Path, suffix: str
) -> None:
    raster = shutil.copy(pair[1], f"{tmp_path}/p.tif{suffix}")
    refuse(run, snapshot, f"p.tif{suffix}", after=raster, probability=str(tmp_path / "p.tif"))


@pytest.mark.parametrize("name", ["in.gpkg", "GPKG:{}:in"])
@pytest.mark.usefixtures("no_network")
def test_the_geopackage_of_a_raster_is_no_output(
    run: Run, pair: tuple[str, str], snapshot: Snapshot, tmp_path: Path, name: str
) -> None:
    rasterio.shutil.copy(pair[0], tmp_path / "in.gpkg", driver="GPKG")
    before = name.format(tmp_path / "in.gpkg") if "{" in name else str(tmp_path / name)
    refuse(run, snapshot, "in.gpkg", before=before, output="in.gpkg", overwrite=True)


@pytest.mark.usefixtures("no_network")
def test_an_archive_that_is_read_is_no_output(
    run: Run, pair: tuple[str, str], snapshot: Snapshot, tmp_path: Path
) -> None:
    archive = tmp_path / "archive.tif"  # a zip by its content
    with zipfile.ZipFile(archive, "w") as file:
        file.write(pair[1], "a.tif")
    inside = f"/vsizip/{{{archive}}}/a.tif"
    refuse(run, snapshot, "archive.tif", after=inside, probability=str(archive), overwrite=True)


@pytest.mark.usefixtures("no_network")
def test_polygons_to_touch_are_no_output(run: Run, snapshot: Snapshot, tmp_path: Path) -> None:
    area = geopandas.GeoDataFrame(geometry=[shapely.box(0, 0, 1, 1)], crs=32631)
    area.to_file(tmp_path / "area.gpkg", layer="areas")
    refuse(run, snapshot, "polygons to touch", within=str(tmp_path / "area.gpkg"),
           output="area.gpkg", overwrite=True)  # fmt: skip


@pytest.mark.usefixtures("no_network")
def test_reference_layers_are_no_output(run: Run, snapshot: Snapshot, tmp_path: Path) -> None:
    roads = geopandas.GeoDataFrame(geometry=[shapely.box(0, 0, 1, 1)], crs=32631)
    roads.to_file(tmp_path / "roads.gpkg", layer="x")
    refuse(run, snapshot, "reference layer 'roads'", layers=(f"Roads={tmp_path / 'roads.gpkg'}",),
           output="roads.gpkg", overwrite=True)  # fmt: skip


@pytest.mark.usefixtures("no_network")
def test_a_file_of_the_model_is_no_output(
    run: Run, snapshot: Snapshot, tiny_model: str, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(tiny_model, tmp_path / "model"))
    (folder / "card.tif").write_bytes(b"part of the model")
    refuse(run, snapshot, "the model", model=str(folder), overwrite=True,
           probability=str(folder / "card.tif"))  # fmt: skip


def test_outputs_that_differ_in_case_or_unicode_form_only_are_one(tmp_path: Path) -> None:
    outputs = {"one": str(tmp_path / "Ä.json"), "other": str(tmp_path / "a\u0308.JSON")}
    with pytest.raises(MtrefsegError, match="same file"):
        check_outputs(outputs, [])


def test_a_preview_is_no_file_of_its_result(
    run: Run, pair: tuple[str, str], tmp_path: Path, snapshot: Snapshot
) -> None:
    picture = tmp_path / "b.png"
    rasterio.shutil.copy(pair[0], picture, driver="PNG")
    run(before=str(picture))
    before = snapshot()
    with pytest.raises(MtrefsegError, match="the raster before"):
        draw_preview(tmp_path / "out.gpkg", picture, overwrite=True)
    assert snapshot() == before


def test_a_redrawing_keeps_raster_and_source(run: Run, tmp_path: Path, snapshot: Snapshot) -> None:
    run(probability=str(tmp_path / "p.tif"))
    os.link(tmp_path / "out.gpkg", tmp_path / "same.gpkg")
    before = snapshot()
    source, again = (str(tmp_path / name) for name in ("out.gpkg", "same.gpkg"))
    with pytest.raises(MtrefsegError, match="2 names"):
        redraw(redraw_request(str(tmp_path / "p.tif"), source, again))
    assert snapshot() == before


@pytest.mark.parametrize("part", ["A", "masks", "referring_expression"])
def test_training_data_is_not_written_over_its_rasters(
    run: Run, pair: tuple[str, str], tmp_path: Path, snapshot: Snapshot, part: str
) -> None:
    run(review=True)
    with closing(sqlite3.connect(tmp_path / "out.gpkg")) as database, database:
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE changes SET review = 'accepted'")
    folder = tmp_path / "data" / part
    folder.mkdir(parents=True)
    raster = shutil.copy(pair[0], str(folder / "b.tif"))
    before = snapshot()
    request = export_request(
        str(tmp_path / "out.gpkg"), str(tmp_path / "data"), raster, pair[1], side_px=64
    )
    with pytest.raises(MtrefsegError, match="holds a file of the raster before"):
        export_training(request)
    assert snapshot() == before


def test_figures_are_no_file_of_model_or_data(
    tiny_model: str, tiny_pairs: Path, tmp_path: Path, snapshot: Snapshot
) -> None:
    data, model = tmp_path / "data", tmp_path / "model"
    shutil.copytree(tiny_pairs, data)
    shutil.copytree(tiny_model, model)
    before = snapshot()
    for figures in (data / "referring_expression" / "p0.json", model / "config.json"):
        with pytest.raises(MtrefsegError, match="is a file of the"):
            run_evaluation(EvaluateRequest(str(model), str(data), figures=str(figures)))
    assert snapshot() == before


@pytest.mark.parametrize("what", ["the output", "the probability raster"])
def test_a_preview_is_no_output_that_its_run_has_yet_to_write(
    tmp_path: Path, pair: tuple[str, str], what: str
) -> None:
    names = {"the output": "out.gpkg", "the probability raster": "p.tif"}
    (tmp_path / "picture.png").symlink_to(names[what])
    files = {name: str(tmp_path / file) for name, file in names.items()}
    request = detect_request(
        *pair, ("ponds",), files["the output"], probability=files["the probability raster"]
    )
    with pytest.raises(MtrefsegError, match=f"Both the preview and {what} are the same file"):
        check_preview_output(str(tmp_path / "picture.png"), request.output, request)
