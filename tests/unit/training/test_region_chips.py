"""Chips of rasters and polygons: where they lie, what they answer."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import pytest
import rasterio
from affine import Affine
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pyproj import Transformer
from shapely.geometry import Point, box

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.rasters.raster_pair import RasterPair
from mtrefseg.model.requests.flat import flat_fields, flatten, replaced
from mtrefseg.model.requests.raster_data import RasterData
from mtrefseg.model.requests.train import TrainRequest
from mtrefseg.tests.flat_requests import raster_data
from mtrefseg.training.data.chip_cache import ChipCache
from mtrefseg.training.data.chip_plan import Window, blocks, chips, hold_out
from mtrefseg.training.data.chip_source import chips_gsd_m
from mtrefseg.training.data.chips import ChipCounts, cut_pair
from mtrefseg.training.data.inspect import hold_out_pairs, inspect_folder
from mtrefseg.training.data.layout import read_split
from mtrefseg.training.data.load_sample import load_sample
from mtrefseg.training.data.polygons import read_polygons

SIZES = st.integers(64, 700)
CRS = "EPSG:32633"
GRID = Affine(2.0, 0.0, 500_000.0, 0.0, -2.0, 5_400_000.0)


def cut_chips(
    data: RasterData, folder: Path, share: float, cancelled: Any = lambda: False,
    report: Any = lambda done, total: None,
) -> ChipCounts:  # fmt: skip
    """Open rasters and polygons, and cut them."""
    with RasterPair.open(data.pair) as pair:
        return cut_pair(data, pair, read_polygons(data), folder, share, cancelled, report)


def _painted(size: tuple[int, int], windows: list[Window]) -> np.ndarray[Any, Any]:
    seen = np.zeros(size, int)
    for w in windows:
        seen[w.row : w.row + w.height, w.col : w.col + w.width] += 1
    return seen


@settings(max_examples=80)
@given(SIZES, SIZES, st.sampled_from([64, 96]), st.integers(0, 32), st.floats(0.05, 0.5))
def test_no_pixel_is_trained_on_and_scored_on_and_none_is_left_out(
    height: int, width: int, chip_px: int, overlap_px: int, share: float
) -> None:
    try:
        places = blocks(height, width, chip_px)
    except MtrefsegError:
        assert (height // chip_px) * (width // chip_px) < 2
        return
    assert (_painted((height, width), places) == 1).all()
    held = hold_out([w.row + w.col for w in places], share)
    assert 0 < len(held) < len(places)
    sides: list[list[Window]] = [[], []]
    for number, block in enumerate(places):
        sides[number in held] += chips(block, chip_px, overlap_px)
    train, val = (_painted((height, width), side) > 0 for side in sides)
    assert not (train & val).any()
    assert (train | val).all()
    assert all(w.height == w.width == chip_px for side in sides for w in side)


def test_blocks_of_most_change_are_trained_on_and_some_with_change_are_scored_on() -> None:
    changed = [0, 50, 0, 900, 30, 0, 0, 0, 20, 0]
    held = hold_out(changed, 0.2)
    assert len(held) == 2
    assert 3 not in held
    assert any(changed[number] for number in held)


@pytest.fixture
def rasters(write_raster: Any, tmp_path: Path) -> RasterData:
    """Bright squares that appear; polygons in degrees, with a class each."""
    rng = np.random.default_rng(0)
    before = rng.integers(20, 60, (3, 256, 320), np.uint8)
    after = before.copy()
    squares, classes = [], []
    for number, (row, col) in enumerate([(20, 30), (100, 200), (180, 60), (200, 280), (60, 120)]):
        after[:, row : row + 24, col : col + 24] = 220
        west, north = 500_000.0 + 2 * col, 5_400_000.0 - 2 * row
        squares.append(box(west, north - 48, west + 48, north))
        classes.append("shed" if number % 2 else "house")
    frame = geopandas.GeoDataFrame({"class": classes}, geometry=squares, crs=CRS).to_crs(4326)
    frame.to_file(tmp_path / "changes.gpkg", layer="drawn")
    shifted = Affine(2.0, 0.0, 499_960.0, 0.0, -2.0, 5_400_040.0)
    wide = np.zeros((3, 296, 360), np.uint8)
    wide[:, 20:276, 20:340] = after
    return raster_data(
        write_raster("before.tif", before, crs=CRS, transform=GRID),
        write_raster("after.tif", wide, crs=CRS, transform=shifted),
        str(tmp_path / "changes.gpkg"),
        layer="drawn",
        field="class",
        sentence="the {} that appeared",
        chip_px=64,
        overlap_px=16,
    )


def test_chips_show_what_their_sentence_says(rasters: RasterData, tmp_path: Path) -> None:
    cut = cut_chips(rasters, tmp_path / "chips", 0.3)
    assert cut.train > cut.val > 0
    answered = 0
    for split in ("train", "val"):
        found = read_split(tmp_path / "chips" / split)
        assert not found.skipped
        by_pair: dict[Path, Any] = {}
        for sample in found.samples:
            before, after, mask = load_sample(sample)
            grown = (after.astype(int) - before > 100).all(-1)
            assert mask.shape == (64, 64)
            assert (mask & ~grown).sum() <= 24  # rounding at the edges of polygons in degrees
            by_pair.setdefault(sample.before, np.zeros_like(mask))
            by_pair[sample.before] |= mask
            answered += mask.any()
        whole = {s.before: load_sample(s) for s in found.samples}
        for path, union in by_pair.items():
            grown = (whole[path][1].astype(int) - whole[path][0] > 100).all(-1)
            assert (grown ^ union).sum() <= 48
    assert answered >= 5
    asked = {s.sentence for s in read_split(tmp_path / "chips" / "train").samples}
    assert asked == {"the house that appeared", "the shed that appeared"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"field": "kind"}, "has no field 'kind'. Its fields are class"),
        ({"polygons": "nowhere.gpkg"}, "'nowhere.gpkg' cannot be read"),
        ({"layer": "other"}, "no layer 'other'. Its layers are drawn"),
        ({"chip_px": 256}, "no room for chips of 256 pixels"),
        ({"field": "", "sentence": "{}"}, "neither a field with sentences"),
        ({"chip_px": 50}, "Chip size 50"),
        ({"gsd_m": 0.0}, "Ground sample distance 0.0 m"),
        ({"gsd_m": float("nan")}, "Ground sample distance nan m"),
        ({"overlap_px": 40}, "Overlap 40"),
    ],
)
def test_rasters_and_polygons_that_do_not_fit_are_refused(
    rasters: RasterData, tmp_path: Path, change: dict[str, Any], reason: str
) -> None:
    with pytest.raises(MtrefsegError, match=reason):
        cut_chips(replaced(rasters, **change), tmp_path / "chips", 0.3)
    assert not (tmp_path / "chips").exists()


def test_every_sample_is_looked_at_and_what_is_broken_is_named(
    rasters: RasterData, tmp_path: Path
) -> None:
    cut_chips(rasters, tmp_path / "chips", 0.3)
    folder = tmp_path / "chips" / "train"
    pairs = sorted((folder / "A").iterdir())
    pairs[0].write_bytes(b"no image")
    Image.fromarray(np.zeros((32, 64, 3), np.uint8)).save(folder / "B" / pairs[1].name)
    entry = folder / "referring_expression" / f"{pairs[2].stem}.json"
    entry.write_text("{")
    found = inspect_folder(folder)
    assert found.pairs == len(pairs) - 3
    text = "\n".join(found.lines())
    assert f"{pairs[0].name}' cannot be read" in text
    assert "64 × 32 pixels" in text
    assert f"{entry.name}: it is no JSON" in text
    assert f"{len(found.skipped)} left out" in text
    assert len(found.skipped) >= 3
    assert "sizes in pixels: 64 × 64" in text
    assert "change types by their words: appear" in text


def test_all_sentences_of_a_pair_are_kept_together(rasters: RasterData, tmp_path: Path) -> None:
    cut_chips(rasters, tmp_path / "chips", 0.3)
    samples = inspect_folder(tmp_path / "chips" / "train").samples
    train, val = hold_out_pairs(samples, 0.3, 0)
    assert len(train) + len(val) == len(samples)
    assert val
    assert not {s.before for s in train} & {s.before for s in val}
    assert hold_out_pairs(samples, 0.3, 0)[1] == val
    assert hold_out_pairs(samples, 0.3, 1)[1] != val


def test_chips_name_their_files_in_the_published_layout(
    rasters: RasterData, tmp_path: Path
) -> None:
    cut_chips(rasters, tmp_path / "chips", 0.3)
    path = next((tmp_path / "chips" / "val" / "referring_expression").iterdir())
    entry = json.loads(path.read_text())
    assert entry.keys() == {"img_A", "img_B", "referring_expressions", "mask"}
    assert len(entry["mask"]) == len(entry["referring_expressions"])


def _find(data: RasterData, folder: Path, resume: bool = False, share: float = 0.3) -> list[str]:
    said: list[str] = []
    request = TrainRequest(
        1, str(folder.parent), rasters=data, validation_share=share, resume=resume
    )
    ChipCache(data, request, folder, lambda *told: said.append(told[2]), lambda: False).fill()
    return said


def _facts(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_ino for path in folder.rglob("*.png")}


def test_chips_are_used_again_only_where_all_that_they_were_cut_from_is_the_same(
    rasters: RasterData, tmp_path: Path
) -> None:
    chips = tmp_path / "out" / "chips"
    chips.parent.mkdir()
    assert any(text.startswith("cutting chips, 0 of ") for text in _find(rasters, chips))
    first = _facts(chips)
    assert "were cut from the same" in str(_find(rasters, chips))
    assert _facts(chips) == first
    for folder in (chips, chips / "train"):
        assert chips_gsd_m(folder) == pytest.approx(2.0, rel=0.01)
    assert chips_gsd_m(tmp_path) is None
    changes: dict[str, dict[str, Any]] = {
        "nodata before": {"nodata_before": ((1.0, 3.0),)},
        "bands after": {"bands_after": (3, 2, 1)},
        "overlap px": {"overlap_px": 0},
        "gsd m": {"gsd_m": 2.5},
    }
    for name, change in changes.items():
        said = _find(replaced(rasters, **change), chips)
        assert any(name in text and "they are cut anew" in text for text in said), name
    assert "validation share" in str(_find(rasters, chips, share=0.4))
    for path in rasters.paths()[:2]:
        os.utime(path, (1, 1))
        assert "file of " in str(_find(rasters, chips, share=0.4))


def test_an_edited_polygon_makes_chips_stale_and_a_layer_that_was_only_opened_does_not(
    rasters: RasterData, tmp_path: Path
) -> None:
    chips = tmp_path / "out" / "chips"
    chips.parent.mkdir()
    _find(rasters, chips)
    os.utime(rasters.polygons)
    Path(f"{rasters.pair.before.path}.aux.xml").write_text("<PAMDataset></PAMDataset>")
    assert "were cut from the same" in str(_find(rasters, chips))
    frame = geopandas.read_file(rasters.polygons, layer="drawn")
    frame.loc[0, "class"] = "barn"
    frame.to_file(rasters.polygons, layer="drawn")
    with pytest.raises(MtrefsegError, match=r"cut from something else \(content of polygons\)"):
        _find(rasters, chips, resume=True)
    assert "they are cut anew" in str(_find(rasters, chips))


def test_a_training_is_resumed_with_its_chips_where_the_rasters_are_gone(
    rasters: RasterData, tmp_path: Path
) -> None:
    chips = tmp_path / "out" / "chips"
    chips.parent.mkdir()
    _find(rasters, chips)
    Path(rasters.pair.after.path).unlink()
    assert "is not there any more; the chips" in str(_find(rasters, chips, resume=True))
    with pytest.raises(MtrefsegError, match="does not exist"):
        _find(rasters, chips)
    shutil.rmtree(chips)
    with pytest.raises(MtrefsegError, match="of the training to resume are missing"):
        _find(rasters, chips, resume=True)


def test_a_cut_that_is_cancelled_or_finds_no_space_leaves_nothing(
    rasters: RasterData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chips = tmp_path / "out" / "chips"
    chips.parent.mkdir()
    done: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        cut_chips(rasters, chips, 0.3, lambda: len(done) > 3, lambda *told: done.append(told))
    assert done[-1][0] == 3
    assert 3 < done[-1][1] < 100
    assert not list(chips.parent.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MtrefsegError, match=r"No space left.* Free some space, then start again"):
        cut_chips(rasters, chips, 0.3)
    assert not list(chips.parent.iterdir())


def test_the_first_of_several_layers_is_taken_and_named(
    rasters: RasterData, tmp_path: Path
) -> None:
    frame = geopandas.read_file(rasters.polygons, layer="drawn")
    frame.to_file(rasters.polygons, layer="older")
    chips = tmp_path / "chips"
    said = _find(replaced(rasters, layer=""), chips)
    assert "those of layer 'drawn', the first of 2; others are older" in str(said)


def test_all_that_a_request_says_of_the_rasters_decides_what_is_read(rasters: RasterData) -> None:
    given: dict[str, Any] = {
        "bands_before": (3, 2, 1), "bands_after": (1, 1, 1), "gsd_m": 2.5, "crs_before": CRS,
        "crs_after": CRS, "nodata_before": ((0.0, 4.0),), "nodata_after": ((9.0, 9.0),),
        "file_nodata_before": False, "file_nodata_after": False, "allow_remote": True,
    }  # fmt: skip
    pair = flatten(replaced(rasters, **given).pair)
    assert {name: pair[name] for name in given} == given
    besides = {"before", "after", "polygons", "layer", "field", "sentence", "chip_px", "overlap_px"}
    assert set(given) | besides == set(flat_fields(RasterData))


def test_polygons_take_the_same_way_between_two_crs_as_pixels(tmp_path: Path) -> None:
    x, y = 3_400_000.0, 6_700_000.0
    frame = geopandas.GeoDataFrame({"name": ["a"]}, geometry=[box(x, y, x + 9, y + 9)], crs=2393)
    frame.to_file(tmp_path / "drawn.gpkg")
    data = raster_data("b.tif", "a.tif", str(tmp_path / "drawn.gpkg"), sentence="{}", field="name")
    (shape,) = read_polygons(data).by_sentence(rasterio.crs.CRS.from_epsg(3067))["a"].polygons
    expected = Transformer.from_crs(2393, 3067, always_xy=True).transform(x, y)
    assert shape.distance(Point(expected)) < 0.01
