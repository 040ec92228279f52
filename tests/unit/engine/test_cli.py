"""The command line as a user types it: results, and one sentence for each bad input."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
import typer
from affine import Affine
from rich.text import Text
from typer.testing import CliRunner, Result

from mtrefseg.engine import cli
from mtrefseg.engine.cli import app
from mtrefseg.model.files import publish
from mtrefseg.model.requests.check import CheckRequest
from mtrefseg.model.requests.flat import flat_fields
from mtrefseg.model.weights.model_folder import RESOURCES

WriteRaster = Any
GRID = Affine(0.5, 0.0, 500_000.0, 0.0, -0.5, 5_400_000.0)
SENTENCE = "the water that appeared"


@pytest.fixture(autouse=True)
def _in_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_raster: WriteRaster) -> None:
    monkeypatch.chdir(tmp_path)
    rng = np.random.default_rng(1)
    for name in ("b.tif", "a.tif"):
        image = rng.integers(90, 140, (3, 160, 200)).astype(np.uint8)
        write_raster(name, image)


def mtrefseg(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def predict(*words: str, before: str = "b.tif", after: str = "a.tif") -> Result:
    return mtrefseg("predict", before, after, SENTENCE, "-o", "out.gpkg", *words)


def refused(result: Result, *parts: str) -> None:
    """One line on stderr that holds all parts, exit code 1, nothing left behind."""
    assert result.exit_code == 1, result.output
    lines = result.stderr.strip().splitlines()
    errors = [line for line in lines if line.startswith("Error: ")]
    assert len(errors) == 1, lines
    assert "Traceback" not in result.stderr
    for part in parts:
        assert part in errors[0]
    assert not [p.name for p in Path().iterdir() if "out" in p.name], "something was left behind"


def test_predict_writes_polygons_and_prints_what_it_found() -> None:
    result = mtrefseg("predict", "b.tif", "a.tif", SENTENCE, "all changes", "-o", "out.gpkg")
    assert result.exit_code == 0, result.output
    assert SENTENCE in result.stdout
    assert "all changes" in result.stdout
    assert "area (ha)" in result.stdout
    assert "on cpu" in result.stdout
    assert "%" in result.stderr
    assert geopandas.read_file("out.gpkg", layer="changes").crs.to_epsg() == 32631


def test_json_is_for_machines() -> None:
    result = predict("--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["sentences"][0]["sentence"] == SENTENCE
    assert found["facts"]["tiles"]["size_px"] == 384
    bad = predict("--json", "--threshold", "7")
    assert bad.exit_code == 1
    assert "Threshold 7.0" in json.loads(bad.stdout)["error"]


def test_info_describes_rasters_and_models() -> None:
    result = mtrefseg("info", "b.tif", "mini", "--json")
    assert result.exit_code == 0, result.output
    raster, model = json.loads(result.stdout)
    assert raster["gsd_m"] == pytest.approx(0.5, rel=1e-3)
    assert model["name"] == "mini"
    assert model["parameters"] > 1_000_000
    assert "GeoTIFF" in mtrefseg("info", "b.tif").stdout or "GTiff" in raster["driver"]


def test_check_has_a_line_with_a_mark_for_each_finding() -> None:
    result = mtrefseg("check", "b.tif", "a.tif")
    assert result.exit_code == 0, result.output
    lines = result.stdout.strip().splitlines()
    assert lines[0].startswith("amber The shift of the after image cannot be measured")
    assert "green The rasters overlap on 100%" in result.stdout
    Path("twin.tif").write_bytes(Path("b.tif").read_bytes())
    same = json.loads(mtrefseg("check", "b.tif", "twin.tif", "--json").stdout)
    assert same["mark"] == "green"
    assert (same["shift"]["x_px"], same["shift"]["y_px"]) == (0, 0)
    moved = json.loads(mtrefseg("check", "b.tif", "twin.tif", "--shift=5,-2", "--json").stdout)
    assert (moved["shift"]["x_px"], moved["shift"]["y_px"]) == pytest.approx((-5, 2), abs=0.1)
    assert mtrefseg("check", "b.tif", "gone.tif").stdout.startswith("red   Raster 'gone.tif'")


def test_one_raster_for_both_dates_is_refused() -> None:
    same = "Before and after are the same raster, 'b.tif' (also called './b.tif')."
    refused(predict(after="./b.tif"), same, "another date")
    refused(mtrefseg("check", "b.tif", "./b.tif"), same)


def test_redraw_takes_another_threshold_without_the_network() -> None:
    assert predict("--probability", "p.tif").exit_code == 0
    values = np.zeros((1, 160, 200), np.float32)
    values[0, 40:80, 50:110] = 0.375
    with rasterio.open("p.tif") as raster, rasterio.open("q.tif", "w", **raster.profile) as other:
        other.write(values)
        other.descriptions = raster.descriptions
    words = ("redraw", "q.tif", "out.gpkg", "-o", "again.gpkg")
    (found,) = json.loads(mtrefseg(*words, "--threshold", "0.3", "--json").stdout)["sentences"]
    assert (found["sentence"], found["count"], found["mean_confidence"]) == (SENTENCE, 1, 0.375)
    assert found["area_m2"] == pytest.approx(40 * 60 / 4, rel=0.01)
    nowhere = mtrefseg(*words, "--threshold", "0.4")
    assert nowhere.exit_code == 0, nowhere.output
    assert len(geopandas.read_file("again.gpkg", layer="changes")) == 0
    bad = mtrefseg("redraw", "b.tif", "out.gpkg", "-o", "again.gpkg")
    assert bad.exit_code == 1
    assert "b.tif' is not the probability raster" in bad.stderr


def test_a_shift_is_in_the_provenance() -> None:
    found = json.loads(predict("--shift=1.5,-2", "--json").stdout)
    assert found["facts"]["request"]["shift_px"] == [1.5, -2.0]
    assert found["facts"]["pair"]["shift_px"] == [1.5, -2.0]
    assert "moved back by (1.5, -2.0) pixels" in found["facts"]["seen"]


def test_the_preview_is_a_picture(tmp_path: Path) -> None:
    assert predict("--preview", "p.png").exit_code == 0
    assert Path("p.png").read_bytes()[:4] == b"\x89PNG"
    assert mtrefseg("preview", "out.gpkg", "-o", "again.png").exit_code == 0
    sqlite3.connect("other.gpkg").close()
    result = mtrefseg("preview", "other.gpkg", "-o", "x.png")
    assert result.exit_code == 1
    assert "other.gpkg" in result.stderr


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (("--threshold", "1.5"), ("Threshold 1.5", "0 to 1")),
        (("--min-area", "-3"), ("min_area_m2 is -3",)),
        (("--gsd", "0"), ("0.0 m",)),
        (("--connectivity", "6"), ("Connectivity 6",)),
        (("--device", "abacus"), ("abacus", "cpu")),
        (("--batch", "0"), ("Batch size 0",)),
        (("--tile", "100"), ("Tile size 100", "multiples of 32")),
        (("--overlap", "500"), ("Overlap 500", "0 to 416")),
        (("--model", "maxi"), ("maxi", "mini")),
        (("--bands-before", "1,2,9"), ("9", "b.tif", "3")),
        (("--bands-before", "1,2"), ("bands_before",)),
        (("--bands-after", "red"), ("bands-after", "red")),
        (("--shift", "3"), ("--shift", "x,y")),
        (("--shift", "nan,1"), ("shift_px", "nan")),
        (("--extent", "1,2,3"), ("1,2,3", "xmin")),
        (("--extent", "0,0,10,10"), ("Extent (0", "EPSG:32631")),
        (("--extent", "0,0,10,10", "--extent-crs", "EPSG:nope"), ("EPSG:nope",)),
        (("--probability", "out.png"), ("out.png", ".tif")),
        (("-o", "out.shp"), ("out.shp", ".gpkg")),
        (("-o", "nowhere/out.gpkg"), ("nowhere",)),
    ],
)
def test_bad_options_get_one_sentence(words: tuple[str, ...], parts: tuple[str, ...]) -> None:
    refused(predict(*words), *parts)


@pytest.mark.parametrize("sentence", ["", "  \t "])
def test_an_empty_sentence_is_refused(sentence: str) -> None:
    refused(
        mtrefseg("predict", "b.tif", "a.tif", sentence, "-o", "out.gpkg"), "Sentence 1 is empty"
    )


def test_a_sentence_that_is_too_long_is_refused() -> None:
    long = "the water " * 400
    refused(mtrefseg("predict", "b.tif", "a.tif", long, "-o", "out.gpkg"), "4000", "2000")


def test_files_that_are_missing_or_no_rasters() -> None:
    Path("text.tif").write_text("not a raster")
    refused(predict(before="gone.tif"), "gone.tif")
    refused(predict(after="text.tif"), "text.tif")


@pytest.mark.filterwarnings("ignore::rasterio.errors.NotGeoreferencedWarning")
def test_rasters_without_a_place(write_raster: WriteRaster) -> None:
    image = np.zeros((3, 64, 64), np.uint8)
    write_raster("nocrs.tif", image, crs=None)
    write_raster("nogrid.tif", image, transform=None)
    refused(predict(after="nocrs.tif"), "nocrs.tif", "CRS")
    refused(predict(after="nogrid.tif"), "nogrid.tif")


def test_rasters_that_do_not_meet(write_raster: WriteRaster) -> None:
    image = np.zeros((3, 64, 64), np.uint8)
    write_raster("far.tif", image, transform=GRID @ Affine.translation(8000, 0))
    write_raster("touch.tif", image, transform=GRID @ Affine.translation(190, 0))
    refused(predict(after="far.tif"), "far.tif", "km")
    refused(predict(after="touch.tif"), "32")


def test_a_single_band_is_taken_three_times_and_two_are_refused(
    write_raster: WriteRaster,
) -> None:
    pair = np.random.default_rng(2).integers(0, 255, (2, 160, 200)).astype(np.uint8)
    write_raster("two.tif", pair, photometric="minisblack")
    refused(predict(after="two.tif"), "two.tif", "1,1,1")
    write_raster("grey.tif", pair[:1])
    result = predict(after="grey.tif")
    assert result.exit_code == 0, result.output
    assert "Band 1 of 'grey.tif'" in " ".join(result.stdout.split())


def test_nodata_and_crs_of_a_date_can_be_given(write_raster: WriteRaster) -> None:
    image = np.random.default_rng(2).integers(1, 255, (3, 160, 200)).astype(np.uint8)
    image[:, :, :50] = 0
    write_raster("frame.tif", image)
    found = json.loads(mtrefseg("check", "b.tif", "frame.tif", "--json").stdout)
    assert any("--nodata-after 0" in finding["text"] for finding in found["findings"])
    for option in ("--nodata", "--nodata-after"):
        found = json.loads(mtrefseg("check", "b.tif", "frame.tif", option, "0", "--json").stdout)
        assert found["after"]["nodata_share"] == pytest.approx(0.25)
        assert not any("frame" in finding["text"].split("'")[2:] for finding in found["findings"])
    refused(mtrefseg("check", "b.tif", "a.tif", "--nodata", "x"), "Option --nodata is 'x'")
    refused(predict("--nodata-before", "9:1"), "Option --nodata-before is '9:1'")


def test_the_nodata_value_of_a_file_can_be_left_out(write_raster: WriteRaster) -> None:
    image = np.random.default_rng(2).integers(1, 255, (3, 160, 200)).astype(np.uint8)
    image[:, :, :50] = 0
    write_raster("tagged.tif", image, nodata=0)
    for option, share in ((), 0.25), (("--no-file-nodata-after",), 0.0):
        found = json.loads(mtrefseg("check", "b.tif", "tagged.tif", *option, "--json").stdout)
        assert found["after"]["nodata_share"] == pytest.approx(share)
        result = predict(*option, "--json", after="tagged.tif")
        request = json.loads(result.stdout)["facts"]["request"]
        assert request["file_nodata_after"] is not bool(option)
        assert request["file_nodata_before"]


def test_remote_rasters_are_refused_by_each_command() -> None:
    url = "http://127.0.0.1:1/a.tif"
    refused(predict(after=url), url, "--allow-remote")
    refused(mtrefseg("info", url), url, "--allow-remote")
    assert "--allow-remote" in mtrefseg("check", "b.tif", url).stdout


def test_info_says_what_would_be_taken_and_warned(write_raster: WriteRaster) -> None:
    write_raster("mask.tif", np.eye(160, 200, dtype=np.uint8)[None])
    (facts,) = json.loads(mtrefseg("info", "mask.tif", "--json").stdout)
    assert facts["bands_taken"] == [1, 1, 1]
    assert "as a mask does" in facts["warnings"][0]


def test_damaged_models_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    for path in (RESOURCES / "mini").iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:100_000])
    refused(predict("--model", str(folder)), "model.safetensors", "100000 bytes")
    weights.write_bytes((RESOURCES / "mini" / "model.safetensors").read_bytes())
    config = json.loads((folder / "config.json").read_text())
    config["queries"] += 1
    (folder / "config.json").write_text(json.dumps(config))
    refused(predict("--model", str(folder)), "another configuration")


def test_an_output_in_use_is_named(tmp_path: Path) -> None:
    assert predict().exit_code == 0
    with sqlite3.connect("out.gpkg") as busy:
        busy.execute("BEGIN EXCLUSIVE")
        result = predict()
    assert result.exit_code == 1
    assert "out.gpkg" in result.stderr
    assert Path("out.gpkg").exists()


def test_import_checkpoint_refuses_in_one_line() -> None:
    Path("somewhere").mkdir()
    refused(mtrefseg("import-checkpoint", "somewhere", "out"), "'somewhere' holds no weights")
    refused(mtrefseg("import-checkpoint", "nowhere", "out"), "'nowhere' is neither a folder")


def test_layers_to_touch_review_and_overwriting_are_options() -> None:
    area = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy([0], [0]).buffer(1), crs=32631)
    area.to_file("areas.gpkg", layer="far")
    words = ("--within", "areas.gpkg", "--within-layer", "far", "--review", "--json")
    found = json.loads(predict(*words, "--probability", "p.tif", "--threshold", "0").stdout)
    assert found["sentences"][0]["count"] == 0
    assert "No polygon of 'areas.gpkg', layer 'far'" in found["warnings"][-1]
    assert "review" in geopandas.read_file("out.gpkg", layer="changes")
    again = mtrefseg("redraw", "p.tif", "out.gpkg", "-o", "areas.gpkg", *words[:2])
    assert "a file of the polygons to touch" in again.stderr
    Path("new.gpkg").write_text("notes")
    redraw = ("redraw", "p.tif", "out.gpkg", "-o", "new.gpkg", *words)
    assert "is no GeoPackage" in mtrefseg(*redraw).stdout
    assert mtrefseg(*redraw, "--overwrite").exit_code == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("words", [(), ("--json",)])
def test_a_terminal_that_lacks_a_character_shows_its_number(
    encoding: str, words: tuple[str, ...]
) -> None:
    Path("b.tif").rename("schnee_\u96ea_\u00e4.tif")
    run = subprocess.run(
        [sys.executable, "-m", "mtrefseg", "info", "schnee_\u96ea_\u00e4.tif", *words],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "200"},
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    shown = "\u96ea" if encoding == "utf-8" else "\\u96ea"
    assert shown in run.stdout.decode(encoding)
    assert b"Traceback" not in run.stderr


@pytest.fixture
def _ctrl_c_comes_back() -> Iterator[None]:
    handler = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, handler)


@pytest.mark.usefixtures("_ctrl_c_comes_back")
def test_ctrl_c_says_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publish, "_published", [])
    monkeypatch.setattr(cli, "_draw", interrupted)
    result = predict("--preview", "p.png")
    assert result.exit_code == 130
    assert "Stopped; written was 'out.gpkg'." in result.stderr
    monkeypatch.setattr(publish, "_published", [])
    monkeypatch.setattr(cli, "_detect", interrupted)
    assert "Stopped; nothing was written." in predict().stderr


def test_a_preview_that_would_destroy_is_refused_before_the_run() -> None:
    Path("photo.png").write_bytes(b"of a person")
    refused(predict("--preview", "photo.png"), "photo.png", "not a preview")


def test_no_part_of_a_help_text_is_taken_for_markup() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert {"predict", "check", "train-stage2", "evaluate"} <= set(commands)
    for command in commands.values():
        for parameter in command.params:
            text = getattr(parameter, "help", None) or ""
            assert Text.from_markup(text).plain == text, parameter.name


def test_a_run_and_a_check_read_a_raster_alike() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    names = {name: {p.name for p in commands[name].params} for name in ("predict", "check")}
    shared = set(flat_fields(CheckRequest)) - {"gsd_m", "fit_gsd", "shift_px"}
    assert shared <= names["check"] & names["predict"]
