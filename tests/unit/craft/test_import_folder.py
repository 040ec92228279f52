"""Folders of training data become records to audit, and come back as they were."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
from PIL import Image

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.requests.craft_export import CraftExportRequest, CraftImportRequest
from mtrefseg.tests.unit.craft.training_file import training_file
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.export.export_training_set import export_training_set
from mtrefseg.training.craft.export.import_training_set import import_training_set
from mtrefseg.training.craft.export.imported_pairs import ImportedPair
from mtrefseg.training.craft.export.place_pairs import place_pairs
from mtrefseg.training.craft.mask_geometry import mask_of
from mtrefseg.training.data.layout import read_split
from mtrefseg.training.data.load_sample import load_sample

SQUARE = [[10, 10], [20, 10], [20, 20], [10, 20]]


def image(path: Path, seed: int = 0, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    values = np.random.default_rng(seed).integers(1, 255, (size[1], size[0], 3), np.uint8)
    Image.fromarray(values).convert(mode).save(path)


def entry(folder: Path, name: str, **values: object) -> None:
    path = folder / "referring_expression" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values))


def folder_of(path: Path, sizes: tuple[tuple[int, int], ...] = ((64, 48), (32, 40))) -> Path:
    for number, size in enumerate(sizes):
        for date in "AB":
            image(path / date / f"p{number}.png", 2 * number + (date == "B"), size)
        mask = [{"polygons": [SQUARE]}, {"polygons": [SQUARE]}, {"polygons": []}]
        entry(
            path, f"p{number}", mask=mask,
            referring_expressions=["the new house", "a house appeared", "the road that is gone"],
        )  # fmt: skip
    return path


def imported(folder: Path, output: Path, **changes: bool) -> tuple[dict, CraftFile]:
    done = import_training_set(CraftImportRequest(str(folder), str(output), **changes))
    return done, CraftFile.open(output)


def samples_of(folder: Path) -> dict[tuple, list]:
    """Return sentences and masks by the pixels of the images."""
    found: dict[tuple, list] = {}
    for split in ("train", "val"):
        if (folder / split).is_dir():
            for sample in read_split(folder / split).samples:
                before, after, mask = load_sample(sample)
                key = (split, before.tobytes(), after.tobytes())
                found.setdefault(key, []).append((sample.sentence, mask.tobytes()))
    return {key: sorted(value) for key, value in found.items()}


def test_sentences_of_one_mask_are_one_record_with_wordings(tmp_path: Path) -> None:
    done, file = imported(folder_of(tmp_path / "data"), tmp_path / "t.gpkg")
    assert (done["chips"], done["records"], done["georeferenced"]) == (2, 4, False)
    records = {r.sentence: r for r in file.records() if r.chip == "p0"}
    assert records["the new house"].wordings == ("a house appeared",)
    assert records["the new house"].change_type == 0
    assert records["the road that is gone"].change_type == 1
    assert records["the road that is gone"].geometry.is_empty
    assert {r.origin for r in file.records()} == {"folder"}
    assert {r.review for r in file.records()} == {None}
    candidates = {c.id: c for c in file.candidates()}
    assert {c.source for c in candidates.values()} == {"folder"}
    (member,) = records["the new house"].members
    assert candidates[member].chip == "p0"


def test_images_lie_side_by_side_in_one_raster_of_each_date(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "data", ((64, 48), (32, 40), (50, 50), (64, 48), (20, 30)))
    done, file = imported(folder, tmp_path / "t.gpkg")
    taken = np.zeros((file.grid.height, file.grid.width), int)
    for date, name in (("before", "A"), ("after", "B")):
        with rasterio.open(done[date]) as raster:
            pixels = raster.read().transpose(1, 2, 0)
        for chip in file.chips():
            with Image.open(folder / name / f"{chip.name}.png") as stored:
                values = np.asarray(stored)
            window = np.s_[chip.row : chip.row + chip.grid.height,
                           chip.col : chip.col + chip.grid.width]  # fmt: skip
            assert np.array_equal(pixels[window], values)
            taken[window] += date == "before"
    assert taken.max() == 1
    record = next(r for r in file.records() if not r.geometry.is_empty)
    chip = next(c for c in file.chips() if c.name == record.chip)
    mask = mask_of(record.geometry, chip.grid)
    assert mask[10:21, 10:21].all()
    assert mask.sum() == 121


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA"])
def test_grey_and_palette_images_keep_their_colours(tmp_path: Path, mode: str) -> None:
    folder = folder_of(tmp_path / "data", ((64, 48),))
    image(folder / "A" / "p0.png", 3, mode=mode)
    done, _ = imported(folder, tmp_path / "t.gpkg")
    with rasterio.open(done["before"]) as raster, Image.open(folder / "A" / "p0.png") as stored:
        assert np.array_equal(raster.read().transpose(1, 2, 0), np.asarray(stored.convert("RGB")))


def test_export_import_and_export_give_the_same_data_at_the_same_place(tmp_path: Path) -> None:
    file = training_file(tmp_path / "one", 200, 270)
    first, second = tmp_path / "first", tmp_path / "second"
    export_training_set(CraftExportRequest(str(file.path), str(first)))
    done, again = imported(first, tmp_path / "again.gpkg")
    assert done["georeferenced"]
    assert again.grid == file.grid
    kept = {chip.name: chip for chip in file.chips()}
    for chip in again.chips():
        assert (chip.row, chip.col, chip.grid, chip.block) == (
            kept[chip.name].row, kept[chip.name].col, kept[chip.name].grid,
            kept[chip.name].block)  # fmt: skip
    assert {r.id for r in again.records()} <= {r.id for r in file.records()}
    export_training_set(CraftExportRequest(str(again.path), str(second), unaudited=True))
    assert samples_of(second) == samples_of(first)


def test_a_folder_without_georeference_comes_back_the_same(tmp_path: Path) -> None:
    data = tmp_path / "data"
    folder_of(data / "train", ((64, 48), (60, 40), (64, 64)))
    folder_of(data / "val", ((48, 48),))
    _, file = imported(data, tmp_path / "t.gpkg")
    export_training_set(CraftExportRequest(str(file.path), str(tmp_path / "out"), unaudited=True))
    assert samples_of(tmp_path / "out") == samples_of(data)


def test_a_vision_only_folder_gets_candidates_and_the_sentence_of_any_change(
    tmp_path: Path,
) -> None:
    for date in "AB":
        image(tmp_path / "data" / date / "x.png")
    mask = np.zeros((48, 64), np.uint8)
    mask[5:10, 5:10] = mask[30:40, 40:60] = 255
    (tmp_path / "data" / "masks").mkdir()
    Image.fromarray(mask).save(tmp_path / "data" / "masks" / "x.png")
    _, file = imported(tmp_path / "data", tmp_path / "t.gpkg")
    (record,) = file.records()
    assert record.sentence == "any change"
    assert len(file.candidates()) == len(record.members) == 2
    (chip,) = file.chips()
    assert np.array_equal(mask_of(record.geometry, chip.grid), mask > 0)


@pytest.mark.parametrize(
    ("key", "value"),
    [("crs", "nowhere"), ("transform", [0.0] * 6), ("transform", "x"), ("row", -1), ("row", 1e99),
     ("height", 10**12), ("col", 10**6)],
)  # fmt: skip
def test_forged_places_are_not_believed(tmp_path: Path, key: str, value: object) -> None:
    place = {"row": 64, "col": 128, "crs": "EPSG:32633", "height": 200, "width": 200,
             "transform": [0.5, 0.0, 500_000.0, 0.0, -0.5, 5_000_000.0]}  # fmt: skip
    good = ImportedPair("x", "", 64, 64, ("RGB", "RGB"), (), place)
    forged = replace(good, provenance={**place, key: value})
    places = place_pairs([good])
    assert places.georeferenced
    assert places.at == [(64, 128)]
    places = place_pairs([good, forged])
    assert not places.georeferenced
    assert any("without georeference" in text for text in places.warnings)


def test_forged_facts_of_sentences_are_not_believed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "data", ((64, 48),))
    stored = json.loads((folder / "referring_expression" / "p0.json").read_text())
    bad = {"record": "../x\n", "type": 17, "object": ["a"], "review": "accepted"}
    entry(folder, "p0", **stored, mtrefseg={"sentences": [bad, 7], "provenance": [1]})
    _, file = imported(folder, tmp_path / "t.gpkg")
    assert all(r.review is None and r.change_type in (0, 1, 2) for r in file.records())
    assert all(len(r.id) == 16 and not r.object for r in file.records())


def test_what_cannot_be_used_is_told_and_the_rest_imported(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "data", ((64, 48), (64, 48), (64, 48)))
    image(folder / "B" / "p1.png", size=(20, 20))
    (folder / "A" / "p2.png").write_bytes(b"no image")
    done, file = imported(folder, tmp_path / "t.gpkg")
    assert [chip.name for chip in file.chips()] == ["p0"]
    assert done["left_out"] == 2
    assert "20 × 20 pixels" in done["warnings"][-1]


def test_an_existing_file_stays_unless_overwriting_is_allowed(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "data")
    imported(folder, tmp_path / "t.gpkg")
    before = (tmp_path / "t.gpkg").read_bytes()
    with pytest.raises(MtrefsegError, match=r"t\.gpkg' exists"):
        imported(folder, tmp_path / "t.gpkg")
    with pytest.raises(MtrefsegError, match=r"t_before\.vrt' exists"):
        (tmp_path / "t.gpkg").rename(tmp_path / "moved.gpkg")
        imported(folder, tmp_path / "t.gpkg")
    assert (tmp_path / "moved.gpkg").read_bytes() == before
    imported(folder, tmp_path / "t.gpkg", overwrite=True)


def test_a_cancelled_import_writes_nothing(tmp_path: Path) -> None:
    request = CraftImportRequest(str(folder_of(tmp_path / "data")), str(tmp_path / "t.gpkg"))
    with pytest.raises(Cancelled):
        import_training_set(request, cancelled=lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
