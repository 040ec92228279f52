"""Sentences for the candidates of a training file, with rasters, layers and people's work."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import geopandas
import numpy as np
import pytest
import rasterio
import shapely

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.files.geopackage_connection import connect
from mtrefseg.model.requests.craft_describe import CraftDescribeRequest
from mtrefseg.model.requests.flat import flatten
from mtrefseg.model.requests.pair import PairSource, RasterSource
from mtrefseg.tests.unit.craft.chip_of_boxes import BOXES, CHIP, GSD_M, SIDE_PX, X, Y
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.describe_candidates import describe_candidates


def write_raster(path: Path, image: np.ndarray) -> str:
    grid = CHIP.grid
    facts = {"crs": grid.crs, "transform": grid.transform, "height": SIDE_PX, "width": SIDE_PX}
    with rasterio.open(path, "w", driver="GTiff", count=3, dtype="uint8", **facts) as target:
        target.write(image)
    return str(path)


def write_pair(folder: Path) -> str:
    """Write rasters on which building A is red and B is blue; return the fact of the pair."""
    rng = np.random.default_rng(0)
    before = rng.integers(0, 255, (3, SIDE_PX, SIDE_PX), np.uint8)
    after = before.copy()
    for one, colour in zip(BOXES[:3], ((170, 60, 45), (60, 90, 170), (235, 235, 235)), strict=True):
        west, south, east, north = one.geometry.bounds
        rows = slice(round((Y - north) / GSD_M), round((Y - south) / GSD_M))
        cols = slice(round((west - X) / GSD_M), round((east - X) / GSD_M))
        after[:, rows, cols] = np.array(colour)[:, None, None]
    source = PairSource(RasterSource(write_raster(folder / "before.tif", before)),
                        RasterSource(write_raster(folder / "after.tif", after)))  # fmt: skip
    return json.dumps(flatten(source))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = CraftFile.create(
        tmp_path / "train.gpkg", CHIP.grid, {"pair": json.loads(write_pair(tmp_path))}
    )
    file.add_chips([CHIP])
    file.add_candidates([replace(one, chip=CHIP.name) for one in BOXES])
    return file.path


def request_of(path: Path, **options: object) -> CraftDescribeRequest:
    values = {"records_per_chip": 12, "wordings": 2, **options}
    return CraftDescribeRequest(str(path), **values)  # type: ignore[arg-type]


def test_a_file_gets_sentences_with_masks_and_some_without(path: Path) -> None:
    result = describe_candidates(request_of(path, empty_share=0.3))
    records = CraftFile.open(path).records()
    assert result["records"] == len(records) > 8
    assert result["empty"] == sum(not one.members for one in records) > 0
    assert result["warnings"] == []
    assert {one.object for one in records} >= {"building", "road", "tree"}
    assert all(one.state == "accepted" and one.origin == "grammar" for one in records)


def test_colours_are_named_from_the_rasters(path: Path) -> None:
    found = set()
    for seed in range(3):
        describe_candidates(request_of(path, seed=seed))
        found |= {word for one in CraftFile.open(path).records() for word in one.sentence.split()}
    assert found & {"red", "blue", "white"}


def test_without_the_rasters_there_are_no_colours_and_a_warning(path: Path) -> None:
    (path.parent / "after.tif").unlink()
    result = describe_candidates(request_of(path))
    assert "after.tif" in result["warnings"][0]
    assert result["records"] > 0


def test_a_second_run_replaces_what_nobody_audited_and_keeps_the_rest(path: Path) -> None:
    describe_candidates(request_of(path, seed=1))
    first = CraftFile.open(path).records()
    with closing(connect(path)) as database, database:
        database.execute(
            "UPDATE records SET review = 'accepted', sentence = 'as I word it' WHERE id = ?",
            [first[0].id],
        )
    describe_candidates(request_of(path, seed=2))
    second = CraftFile.open(path).records()
    kept = {one.id: one for one in second}
    assert kept[first[0].id].sentence == "as I word it"
    assert {one.id for one in first[1:]} != {one.id for one in second} - {first[0].id}
    assert len({(one.chip, one.sentence) for one in second}) == len(second)


def test_the_same_request_writes_the_same_records(path: Path) -> None:
    describe_candidates(request_of(path))
    first = CraftFile.open(path).records()
    describe_candidates(request_of(path))
    assert [one.id for one in CraftFile.open(path).records()] == [one.id for one in first]


def test_a_reference_layer_is_named_in_sentences(path: Path) -> None:
    river = shapely.LineString([(X + 36, Y), (X + 36, Y - 100)])  # beside building A
    layer = path.parent / "river.gpkg"
    geopandas.GeoDataFrame(geometry=[river], crs=32633).to_file(layer)
    found = []
    for seed in range(4):
        options = {"layers": (f"river={layer}",), "seed": seed, "colours": False}
        describe_candidates(request_of(path, **options))
        found += [one for one in CraftFile.open(path).records() if "river" in one.sentence]
    assert found
    near = [one for one in found if "near the river" in one.sentence and one.object == "building"]
    assert all(one.members == ("A",) for one in near)


class FakeAgent:
    """Words every sentence once rightly and once with another type."""

    stopped = ""

    def __init__(self) -> None:
        self.chips: list[str] = []
        self.refused: list[str] = []

    def landmarks(self, chip, images):
        assert images.shape == (2, 3, SIDE_PX, SIDE_PX)
        self.chips.append(chip.name)
        return ()

    def reword(self, chip, images, record, count, check):
        words = {"appeared": "disappeared", "new": "removed", "built": "demolished"}
        other = " ".join(words.get(word, word) for word in record.sentence.split())
        if other != record.sentence:
            self.refused.append(check(record, other))
        text = f"find {record.sentence}"
        return replace(record, sentence=text, origin="agent") if not check(record, text) else record


def test_an_agent_words_the_sentences_where_the_check_allows_it(path: Path) -> None:
    agent = FakeAgent()
    describe_candidates(request_of(path), agent=agent)  # type: ignore[arg-type]
    records = [one for one in CraftFile.open(path).records() if one.members]
    assert agent.chips == [CHIP.name]
    assert agent.refused
    assert all(agent.refused)
    assert all(one.sentence.startswith("find ") for one in records)
    describe_candidates(request_of(path, seed=3))
    assert not [one for one in CraftFile.open(path).records() if one.origin == "agent"]


def test_a_cancelled_run_leaves_the_file_as_it_was(path: Path) -> None:
    describe_candidates(request_of(path, seed=1))
    before = [one.id for one in CraftFile.open(path).records()]
    with pytest.raises(Cancelled):
        describe_candidates(request_of(path, seed=2), cancelled=lambda: True)
    assert [one.id for one in CraftFile.open(path).records()] == before


def test_a_file_without_candidates_tells_so(tmp_path: Path) -> None:
    file = CraftFile.create(tmp_path / "empty.gpkg", CHIP.grid, {})
    file.add_chips([CHIP])
    result = describe_candidates(request_of(file.path, colours=False))
    assert result["records"] == 0
    assert "No candidate" in result["warnings"][0]


@pytest.mark.parametrize(
    "options",
    [{"wordings": 0}, {"wordings": 6}, {"records_per_chip": 0}, {"empty_share": 1.0}],
)
def test_a_value_out_of_range_is_refused_with_a_remedy(options: dict[str, object]) -> None:
    with pytest.raises(MtrefsegError) as caught:
        request_of(Path("train.gpkg"), **options)
    assert "Use a" in caught.value.advice
