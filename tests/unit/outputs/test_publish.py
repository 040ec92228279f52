"""The files of a run are put in place together; one that cannot be gets a new name."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas
import pytest
import rasterio

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files import publish as publishing
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.tests.flat_requests import redraw_request

Run = Callable[..., DetectResult]


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"a.tif", "b.tif"}


def refused(monkeypatch: pytest.MonkeyPatch, suffix: str, code: int = errno.EACCES) -> None:
    """Let no file of this kind be replaced, as Windows does while a program has it open."""
    replace = Path.replace

    def deny(self: Path, target: Path) -> Path:
        if target.suffix == suffix and target.exists() and not target.name.startswith("."):
            raise OSError(code, os.strerror(code))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", deny)


def created(path: Path) -> Any:
    if path.suffix == ".tif":
        with rasterio.open(path) as raster:
            return raster.tags()["MTREFSEG_CREATED"]
    return geopandas.read_file(path, layer="changes")["created"][0]


@pytest.mark.parametrize("held", [".gpkg", ".tif"])
def test_a_pair_stays_together_when_one_file_is_held(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: str, snapshot: Any
) -> None:
    raster = str(tmp_path / "p.tif")
    run(probability=raster)
    before = snapshot()
    (tmp_path / "p (2).tif").touch()
    refused(monkeypatch, held)
    result = run(probability=raster, threshold=0.75)
    assert result.output == str(tmp_path / "out (3).gpkg")
    assert result.probability == str(tmp_path / "p (3).tif")
    (warning,) = result.warnings
    assert "Permission denied" in warning and "out (3).gpkg" in warning
    after = snapshot()
    assert {name: after[name] for name in before} == before
    assert names(tmp_path) == {"out.gpkg", "p.tif", "out (3).gpkg", "p (3).tif", "p (2).tif"}
    assert len(geopandas.read_file(result.output, layer="changes")) == 2
    assert created(Path(result.output)) == created(Path(result.probability))


@pytest.mark.parametrize("begin", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_a_lock_that_came_during_the_run_costs_nothing(
    run: Run, tmp_path: Path, begin: str, snapshot: Any
) -> None:
    raster = str(tmp_path / "p.tif")
    run(probability=raster)
    before = snapshot()
    with closing(sqlite3.connect(tmp_path / "out.gpkg", isolation_level=None)) as other:
        result = run(probability=raster, on_polygons=lambda _: other.execute(begin)
                     if not other.in_transaction else None)  # fmt: skip
        assert other.in_transaction
    assert Path(result.output).name == "out (2).gpkg"
    assert "locked by another program" in result.warnings[-1]
    after = snapshot()
    assert {name: after[name] for name in before} == before


def test_what_a_person_did_during_the_run_stays(run: Run, tmp_path: Path) -> None:
    run(review=True)

    def accept(_: Any) -> None:
        with closing(sqlite3.connect(tmp_path / "out.gpkg")) as other, other:
            for (name,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
                other.execute(f"DROP TRIGGER {name}")
            other.execute("UPDATE changes SET review = 'accepted'")

    result = run(review=True, on_polygons=accept)
    assert Path(result.output).name == "out (2).gpkg"
    assert "3 of its polygons were reviewed" in result.warnings[-1]
    kept = geopandas.read_file(tmp_path / "out.gpkg", layer="changes")
    assert kept["review"].tolist() == ["accepted"] * 3


def test_a_long_name_is_shortened_for_the_result_beside_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "ü" * 125 + ".gpkg"
    run(name)
    refused(monkeypatch, ".gpkg")
    result = run(name)
    assert len(os.fsencode(Path(result.output).name)) <= 255
    assert Path(result.output).name.endswith("ü (2).gpkg")
    assert Path(result.output).exists()


def test_a_folder_that_went_away_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(MtrefsegError, match="folder/out.gpkg"):
        run("folder/out.gpkg", on_polygons=lambda _: (tmp_path / "folder").rename(tmp_path / "x"))


def test_a_raster_of_another_run_is_not_drawn_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(probability=str(tmp_path / "p.tif"))
    with rasterio.open(tmp_path / "p.tif", "r+", IGNORE_COG_LAYOUT_BREAK="YES") as raster:
        raster.update_tags(MTREFSEG_CREATED="2020-01-01T00:00:00+00:00")
    source = str(tmp_path / "out.gpkg")
    with pytest.raises(MtrefsegError, match="of a run of 2020-01-01"):
        redraw(redraw_request(str(tmp_path / "p.tif"), source, str(tmp_path / "new.gpkg")))


def test_signals_wait_for_the_renaming_and_hear_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = []
    files = []
    for name in ("one.json", "two.json"):
        partial = tmp_path / f".{name}"
        partial.write_text(name)
        files.append(publishing.FinishedFile(str(tmp_path / name), partial))
    remove = publishing._remove_sidecars

    def interrupted(target: Path) -> None:
        order.append(target.name)
        os.kill(os.getpid(), 2)
        remove(target)

    publishing._remove_sidecars = interrupted
    monkeypatch.setattr(publishing, "_published", [])
    # a run in the background of a shell ignores it
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            publishing.publish(files)
    finally:
        publishing._remove_sidecars = remove
        signal.signal(signal.SIGINT, before)
    assert order == ["one.json", "two.json"]
    assert {path.name for path in tmp_path.iterdir()} == {"one.json", "two.json"}
    assert publishing.published_outputs() == tuple(file.output for file in files)


def test_two_runs_on_one_output_do_not_meet(run: Run, tmp_path: Path) -> None:
    inner: list[DetectResult] = []

    def meanwhile(_: Any) -> None:
        if not inner:
            inner.append(run(probability=str(tmp_path / "p.tif"), threshold=0.75))

    outer = run(probability=str(tmp_path / "p.tif"), on_polygons=meanwhile)
    assert (inner[0].count, outer.count) == (2, 3)
    assert names(tmp_path) == {"out.gpkg", "p.tif"}
    assert len(geopandas.read_file(tmp_path / "out.gpkg", layer="changes")) == 3
