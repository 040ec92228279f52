"""Records of a training file become training data: parts by blocks, types beside, a data card."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import rasterio
from PIL import Image

from mtrefseg.model.errors import Cancelled, MtrefsegError
from mtrefseg.model.requests.craft_export import CraftExportRequest
from mtrefseg.tests.unit.craft.training_file import CHIP_PX, grid_of, record, square, training_file
from mtrefseg.training.craft.chips import Chip, chips_of
from mtrefseg.training.craft.craft_file import CraftFile
from mtrefseg.training.craft.export.export_training_set import export_training_set
from mtrefseg.training.data.layout import read_split
from mtrefseg.training.data.load_sample import load_sample


def chips(side: int = 384) -> list[Chip]:
    return list(chips_of(grid_of(side, side), CHIP_PX))


def export(file: CraftFile, **changes: object) -> dict:
    return export_training_set(request(file, **changes))


def request(file: CraftFile, **changes: object) -> CraftExportRequest:
    return CraftExportRequest(str(file.path), str(file.path.parent / "out"), **changes)


def entries(folder: Path) -> list[dict]:
    return [json.loads(path.read_text()) for path in folder.glob("*/referring_expression/*.json")]


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")
            if p.is_file()}  # fmt: skip


def test_images_masks_and_sentences_are_those_of_the_records(tmp_path: Path) -> None:
    file = training_file(tmp_path)
    done = export(file)
    assert (done["pairs"], done["sentences"], done["masks"]) == (36, 72, 36)
    assert done["train"] + done["val"] == 36
    with rasterio.open(tmp_path / "before.tif") as raster:
        pixels = raster.read().transpose(1, 2, 0)
    names = set()
    for split in ("train", "val"):
        for sample in read_split(tmp_path / "out" / split).samples:
            place = json.loads(
                (tmp_path / "out" / split / "referring_expression" / f"{sample.before.stem}.json")
                .read_text()
            )["mtrefseg"]["provenance"]  # fmt: skip
            before, _, mask = load_sample(sample)
            row, col = place["row"], place["col"]
            assert np.array_equal(before, pixels[row : row + 64, col : col + 64])
            assert mask[8:18, 8:18].all()
            assert mask.sum() == 100
            names.add(sample.sentence)
    assert names == {"the new house", "a house is new"}


def test_no_pixel_is_in_both_parts_and_a_next_export_keeps_them(tmp_path: Path) -> None:
    file = training_file(tmp_path, 300, 333)
    export(file)
    used = {"train": np.zeros((300, 333), bool), "val": np.zeros((300, 333), bool)}
    parts = {chip.name: chip.split for chip in file.chips()}
    for chip in file.chips():
        used[chip.split][chip.row : chip.row + 64, chip.col : chip.col + 64] = True
    assert used["train"].any()
    assert used["val"].any()
    assert not (used["train"] & used["val"]).any()
    export(file, validation_share=0.5)
    assert {chip.name: chip.split for chip in file.chips()} == parts
    export(file, validation_share=0.5, new_split=True)
    assert {chip.name: chip.split for chip in file.chips()} != parts


def test_rejected_unsure_flagged_and_not_audited_records_stay_behind(tmp_path: Path) -> None:
    first, second, *rest = chips()
    records = [
        record(first, "the new house"),
        record(first, "the new road", review="rejected"),
        record(first, "the new pond", review="unsure"),
        record(first, "the new barn", flag="blurred"),
        record(second, "the new park", review=None),
        record(second, "the new field", review=None, state="rejected"),
        record(rest[-1], "the old house", 0),
    ]
    file = training_file(tmp_path, records=records)
    done = export(file)
    assert {e["referring_expressions"][0] for e in entries(tmp_path / "out")} == {
        "the new house", "the old house"}  # fmt: skip
    assert (done["sentences"], done["empty"]) == (2, 1)
    told = " ".join(done["warnings"])
    assert "1 records were left out: no person has decided them." in told
    assert "unsure" in told
    assert "flagged" in told
    done = export(file, unaudited=True)
    assert done["sentences"] == 3
    assert "the new field" not in str(entries(tmp_path / "out"))


def test_types_and_provenance_stand_beside_in_keys_of_their_own(tmp_path: Path) -> None:
    first, *_, last = chips()
    file = training_file(
        tmp_path,
        records=[
            record(first, "the old road", change_type=1, object="road", wordings=("a road",)),
            record(first, "the new houses"),
            record(last, "the new house"),
        ],
    )
    export(file)
    (entry,) = [e for e in entries(tmp_path / "out") if "the old road" in str(e)]
    published = {"img_A", "img_B", "referring_expressions", "mask"}
    assert entry.keys() - published == {"mtrefseg"}
    sentences = entry["mtrefseg"]["sentences"]
    assert [one["type"] for one in sentences] == [1, 1, 0]
    assert [one["object"] for one in sentences] == ["road", "road", "house"]
    assert entry["mask"][0] == entry["mask"][1] != entry["mask"][2]
    assert entry["mtrefseg"]["provenance"]["transform"][:3] == [0.5, 0.0, 500_000.0]


def test_the_data_card_counts_and_names_sources(tmp_path: Path) -> None:
    first, *_, last = chips()
    odd = "pipe|<b>*house*"
    records = [record(first, "the new house", object=odd), record(last, "the gone house there", 0)]
    export(training_file(tmp_path, records=records))
    card = (tmp_path / "out" / "README.md").read_text()
    assert card.startswith("---\n")
    front = dict(line.split(": ", 1) for line in card.split("---")[1].strip().splitlines())
    assert (front["size_in_pairs"], front["sentences"], front["empty_masks"]) == ("2", "2", "1")
    assert front["license_name"] == '"CC BY 4.0"'
    assert "| appears | 1 | 1 |" in card
    assert "| 1 to 5 | 1 | 1 |" in card
    assert "pipe\\|\\<b\\>\\*house\\* |" in card
    assert "my survey: CC BY 4.0" in card
    (picture,) = (tmp_path / "out").glob("split_*.png")
    assert f"({picture.name})" in card
    with Image.open(picture) as image:
        assert len(np.unique(np.asarray(image.convert("RGB")).reshape(-1, 3), axis=0)) > 3


def test_another_division_is_searched_where_the_held_out_part_has_no_change(
    tmp_path: Path,
) -> None:
    every = chips()
    blocks = sorted({chip.block for chip in every})
    changed = {blocks[0], blocks[-1]}
    records = [record(chip, "the new house", 10 if chip.block in changed else 0) for chip in every]
    file = training_file(tmp_path, records=records)
    done = export(file)
    assert not [text for text in done["warnings"] if "No change" in text]
    parts = {chip.block: chip.split for chip in file.chips()}
    assert {parts[block] for block in changed} == {"train", "val"}


def test_change_in_a_single_block_is_told(tmp_path: Path) -> None:
    records = [record(chip, "the new house", 10 * (n == 0)) for n, chip in enumerate(chips())]
    done = export(training_file(tmp_path, records=records))
    assert any("No change lies in the chips for validation" in text for text in done["warnings"])
    assert done["train"] > 0


def test_chips_that_share_pixels_with_the_other_part_are_left_out_and_told(tmp_path: Path) -> None:
    file = training_file(tmp_path)
    grid = grid_of(384, 384)
    between = Chip("x", 160, 160, grid.cut(160, 160, 64, 64), "b0")
    file.add_chips([between])
    file.put_records([record(between, "the new house")])
    done = export(file)
    assert any("chips were left out: they share pixels" in text for text in done["warnings"])
    assert done["left_out"] > 0


def test_a_training_file_without_accepted_records_is_refused(tmp_path: Path) -> None:
    file = training_file(tmp_path, records=[record(chips()[0], "the new house", review=None)])
    with pytest.raises(MtrefsegError, match=r"no accepted record.*Audit them first"):
        export(file)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("other", ["A/x.png", "train/A/x.png", "README.md"])
def test_a_folder_with_other_data_is_refused_and_stays(tmp_path: Path, other: str) -> None:
    file = training_file(tmp_path)
    path = tmp_path / "out" / other
    path.parent.mkdir(parents=True)
    path.write_bytes(b"mine")
    with pytest.raises(MtrefsegError, match="out"):
        export(file)
    assert contents(tmp_path / "out") == {other: b"mine"}


def test_an_input_in_the_folder_is_refused(tmp_path: Path) -> None:
    file = training_file(tmp_path / "out" / "train")
    target = CraftExportRequest(str(file.path), str(tmp_path / "out"))
    with pytest.raises(MtrefsegError, match="holds a file of the training file"):
        export_training_set(target)


def test_cancelled_or_without_space_the_folder_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = training_file(tmp_path)
    export(file)
    before = contents(tmp_path / "out")
    steps: list[object] = []
    with pytest.raises(Cancelled):
        export_training_set(request(file), steps.append, lambda: len(steps) > 2)
    assert contents(tmp_path / "out") == before

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(MtrefsegError, match=r"cannot be written .*No space left"):
        export(file)
    assert contents(tmp_path / "out") == before


def test_two_training_files_share_a_folder_and_its_card(tmp_path: Path) -> None:
    one, other = training_file(tmp_path / "one"), training_file(tmp_path / "other", 200, 300)
    folder = str(tmp_path / "both")
    counts = [
        export_training_set(CraftExportRequest(str(file.path), folder))["pairs"]
        for file in (one, other, one)
    ]
    assert len(entries(tmp_path / "both")) == counts[1] + counts[2]
    assert counts[0] == counts[2]
    card = (tmp_path / "both" / "README.md").read_text()
    assert card.count("## training") == 2
    assert f"size_in_pairs: {counts[1] + counts[2]}" in card


def test_rasters_that_moved_since_are_refused(tmp_path: Path) -> None:
    file = training_file(tmp_path)
    moved = replace(grid_of(384, 384), transform=grid_of(384, 384).cut(0, 3, 1, 1).transform
                    @ rasterio.Affine.scale(1.1))  # fmt: skip
    with rasterio.open(tmp_path / "before.tif", "r+") as raster:
        raster.transform = moved.transform
    with pytest.raises(MtrefsegError, match="do not lie on the grid"):
        export(file)


def test_sentences_of_one_chip_that_are_equal_keep_their_masks(tmp_path: Path) -> None:
    first, *_, last = chips()
    twice = [
        record(first, "the new house"),
        replace(record(first, "the new house"), geometry=square(first, 30, 30, 5), id="other"),
        record(last, "the new house"),
    ]
    export(training_file(tmp_path, records=twice))
    (entry,) = [e for e in entries(tmp_path / "out") if len(e["mask"]) == 2]
    assert entry["mask"][0] != entry["mask"][1]
