"""Where outputs go: rights, links, odd names; refused before any work, or done right."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas
import pytest
import rasterio
from affine import Affine

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.literal_path import literal_file
from mtrefseg.model.files.stored_request import read_provenance
from mtrefseg.model.outputs.preview import draw_preview
from mtrefseg.model.outputs.redraw import redraw
from mtrefseg.model.requests.detect_result import DetectResult
from mtrefseg.tests.flat_requests import redraw_request

Run = Callable[..., DetectResult]
POSIX = pytest.mark.skipif(os.name == "nt", reason="rights and names of POSIX")
NAMES = [
    "new buildings!.gpkg", "a!b.gpkg", "a;b.gpkg", "field!/c.gpkg", "x.zip!/c.gpkg", "a\tb.gpkg",
    "tab\t/c.gpkg", "a\nb.gpkg", "a?.gpkg", "a#b.gpkg", "50%.gpkg", "%20.gpkg", "it's.gpkg",
    'a "b".gpkg', "a|b.gpkg", "a|layername=b.gpkg", "gebäude 雪 😀.gpkg", "-o.gpkg", " a .gpkg",
    "file:a.gpkg", "a,b&c=d.gpkg", "[a]*.gpkg", "a\\b.gpkg", "semi;/c.gpkg",
    os.fsdecode(b"\xff.gpkg"), "x" * 236 + ".gpkg", "x" * 245 + ".gpkg", "x" * 250 + ".gpkg",
    "ü" * 125 + ".gpkg",
]  # fmt: skip


def count(path: Path) -> int:
    return len(geopandas.read_file(literal_file(path), layer="changes"))


@POSIX
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_taken_as_it_is(run: Run, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    output.parent.mkdir(exist_ok=True)
    expected = {"a.tif", "b.tif", output.name, output.parent.name}
    for _ in range(2):  # new, and over the earlier one
        result = run(name)
    assert result.output == str(output)
    assert count(output) == result.count == 3
    assert {path.name for path in tmp_path.rglob("*")} <= expected
    request, _ = read_provenance(output)
    assert request.pair.before.path.endswith("b.tif")


@POSIX
@pytest.mark.parametrize("name", ["field!/c;!.gpkg", "x.zip!\t/\udcff.gpkg"])
def test_every_kind_of_output_takes_such_a_name(run: Run, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    output.parent.mkdir()
    raster, picture = output.with_suffix(".tif"), output.with_suffix(".png")
    run(name, probability=str(raster))
    redraw(redraw_request(str(raster), str(output), str(output), threshold=0.75))
    assert count(output) == 2
    draw_preview(output, picture)
    assert {path.name for path in output.parent.iterdir()} == {
        output.name, raster.name, picture.name
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("x" * 251 + ".gpkg", "longer than 255 bytes"),
        ("ü" * 126 + ".gpkg", "longer than 255 bytes"),
        ("nowhere/out.gpkg", "does not exist"),
        ("a\0b.gpkg", "no file name can hold"),
    ],
)
@pytest.mark.usefixtures("no_network")
def test_a_name_that_no_file_can_have_is_refused(run: Run, name: str, part: str) -> None:
    with pytest.raises(MtrefsegError, match=part):
        run(name)


@pytest.mark.usefixtures("no_network")
def test_a_virtual_file_is_refused(pair: Any, run: Run) -> None:
    with pytest.raises(MtrefsegError, match="virtual file systems"):
        run("/vsimem/out.gpkg")
    with pytest.raises(MtrefsegError, match="virtual file systems"):
        run(probability="/vsimem/p.tif")


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o600, 0o664])
def test_rights_stay(run: Run, tmp_path: Path, mode: int) -> None:
    files = tmp_path / "out.gpkg", tmp_path / "p.tif"
    run(probability=str(files[1]))
    for file in files:
        file.chmod(mode)
        if os.getuid() == 0:
            os.chown(file, 12345, 23456)
    run(probability=str(files[1]))
    for file in files:
        facts = file.stat()
        assert stat.S_IMODE(facts.st_mode) == mode
        if os.getuid() == 0:
            assert (facts.st_uid, facts.st_gid) == (12345, 23456)


@POSIX
@pytest.mark.parametrize("which", ["out.gpkg", "p.tif"])
def test_a_protected_file_stays_for_root_too(
    run: Run, tmp_path: Path, snapshot: Any, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(probability=str(tmp_path / "p.tif"))
    (tmp_path / which).chmod(0o444)
    before = snapshot()
    with pytest.raises(MtrefsegError, match=f"{which}' is write-protected"):
        run(probability=str(tmp_path / "p.tif"), overwrite=True)
    assert snapshot() == before


@POSIX
@pytest.mark.usefixtures("no_network")
def test_a_protected_folder_stays_for_root_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir(mode=0o555)
    with pytest.raises(MtrefsegError, match="read-only"):
        run("folder/out.gpkg")


@POSIX
@pytest.mark.parametrize("exists", [False, True])
def test_a_link_stays_and_what_it_leads_to_is_written(
    run: Run, tmp_path: Path, exists: bool
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out.gpkg").symlink_to(Path("real", "results.gpkg"))
    if exists:
        run("real/results.gpkg", threshold=1.0)
    result = run()
    assert (tmp_path / "out.gpkg").is_symlink()
    assert count(tmp_path / "real" / "results.gpkg") == 3
    assert result.output == str(tmp_path / "out.gpkg")
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["results.gpkg"]


@POSIX
@pytest.mark.usefixtures("no_network")
def test_pipes_devices_and_links_in_a_circle_are_refused(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gpkg")
    (tmp_path / "circle.gpkg").symlink_to("circle.gpkg")
    (tmp_path / "null.gpkg").symlink_to("/dev/null")
    for name in ("pipe.gpkg", "circle.gpkg", "null.gpkg"):
        with pytest.raises(MtrefsegError, match="no ordinary file|cannot be used"):
            run(name, overwrite=True)
    assert stat.S_ISFIFO((tmp_path / "pipe.gpkg").stat().st_mode)


@POSIX
def test_other_names_of_a_file_are_told_and_keep_it(run: Run, tmp_path: Path) -> None:
    run()
    os.link(tmp_path / "out.gpkg", tmp_path / "backup.gpkg")
    old = (tmp_path / "backup.gpkg").read_bytes()
    with pytest.raises(MtrefsegError, match=r"2 names \(hard links\)"):
        run(threshold=0.75)
    run(threshold=0.75, overwrite=True)
    assert count(tmp_path / "out.gpkg") == 2
    assert (tmp_path / "backup.gpkg").read_bytes() == old


def test_a_relative_path_is_taken_from_where_the_user_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    result = run(os.path.relpath(tmp_path / "out.gpkg"), probability="../p.tif")
    assert result.probability == "../p.tif"
    with rasterio.open(tmp_path / "p.tif") as raster:
        assert raster.count == 1
    assert list((tmp_path / "work").iterdir()) == []


def test_a_crs_that_no_geotiff_holds_is_told_and_the_result_is_drawn_again(
    run: Run, tmp_path: Path
) -> None:
    turned = (
        "+proj=ob_tran +o_proj=longlat +o_lon_p=0 +o_lat_p=39.25 +lon_0=18 "
        "+to_meter=0.0174532925199433 +type=crs"
    )
    grid = Affine(1e-5, 0.0, -3.0, 0.0, -1e-5, 2.0)
    for name in ("b.tif", "a.tif"):
        with rasterio.open(tmp_path / name, "r+") as raster:
            raster.transform = grid
    probability, again = tmp_path / "p.tif", tmp_path / "again.gpkg"
    found = run(probability=str(probability), crs_before=turned, crs_after=turned)
    assert any("GeoTIFF cannot hold the CRS" in text for text in found.warnings)
    drawn = redraw(redraw_request(str(probability), found.output, str(again), threshold=0.3))
    assert drawn.count >= found.count > 0
    assert (
        geopandas.read_file(again, layer="changes").crs
        == geopandas.read_file(found.output, layer="changes").crs
    )
