"""Published forms of the data: polygons as masks, other suffixes, folders of splits, bad files."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.training.data.encode_png import encode_png
from mtrefseg.training.data.layout import read_split, read_splits
from mtrefseg.training.data.load_sample import is_grey, load_sample
from mtrefseg.training.data.split_folders import find_splits

SQUARE = [[10, 10], [20, 10], [20, 20], [10, 20]]


def image(path: Path, value: int = 90, size: tuple[int, int] = (64, 48)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((size[1], size[0]), value, np.uint8)).save(path)


def entry(folder: Path, name: str = "x", **values: Any) -> None:
    path = folder / "referring_expression" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"referring_expressions": ["the new house"], **values}))


def pair(folder: Path, name: str = "x.jpg") -> Path:
    image(folder / "A" / name)
    image(folder / "B" / name)
    return folder


def mask_of(folder: Path) -> np.ndarray:
    (sample,) = read_split(folder).samples
    return load_sample(sample)[2]


def test_polygons_are_filled_and_united_and_need_no_folder_of_masks(tmp_path: Path) -> None:
    inside = [[12, 12], [18, 12], [18, 18]]
    outside = [[60, 40], [90, 40], [90, 90], [60, 90]]
    entry(pair(tmp_path), mask=[{"polygons": [SQUARE, inside, outside]}])
    mask = mask_of(tmp_path)
    assert mask.shape == (48, 64)
    assert mask[10:21, 10:21].all()
    assert mask[40:, 60:].all()
    assert mask.sum() == 11 * 11 + 8 * 4
    (sample,) = read_split(tmp_path).samples
    assert not is_grey(sample.mask)


def test_no_polygon_is_an_empty_mask(tmp_path: Path) -> None:
    entry(pair(tmp_path), mask=[{"polygons": []}])
    assert not mask_of(tmp_path).any()


@pytest.mark.parametrize("named", ["x.png", "x.jpg", "x", "x.tif"])
@pytest.mark.parametrize("stored", ["x.jpg", "x.png"])
def test_an_image_is_found_whatever_suffix_its_json_names(
    tmp_path: Path, named: str, stored: str
) -> None:
    image(pair(tmp_path, stored) / "masks" / stored, 255)
    entry(tmp_path, img_A=named, img_B=named, mask=[{"path": named}])
    assert mask_of(tmp_path).all()


@pytest.mark.parametrize(
    ("mask", "told"),
    [
        ([{"polygons": [[[0, 0], [float("nan"), 0], [5, 5]]]}], "a vertex lies at"),
        ([{"polygons": [[[0, 0], [1e300, 0], [5, 5]]]}], "a vertex lies at"),
        ([{"polygons": [[[0, 0], [1, 1]]]}], "fewer than three vertices"),
        ([{"polygons": [[[0, 0], [1, "a"], [2, 2]]]}], "not \\[x, y\\]"),
        ([{"polygons": [[[0, 0]] * 100_001]}], "100001 vertices"),
        ([{"polygons": {"x": 1}}], "are no list"),
        ([7], "its mask is 7"),
        (["../secret.png"], "leads out of the folder"),
        (["/etc/passwd"], "leads out of the folder"),
        (["C:\\\\secret.png"], "leads out of the folder"),
    ],
)
def test_a_bad_mask_leaves_its_sentence_out_and_no_other(
    tmp_path: Path, mask: list[Any], told: str
) -> None:
    image(tmp_path / "secret.png", 255)
    folder = pair(tmp_path / "data")
    entry(folder, referring_expressions=["a", "b"], mask=[*mask, {"polygons": [SQUARE]}])
    split = read_split(folder)
    assert [sample.sentence for sample in split.samples] == ["b"]
    assert len(split.skipped) == 1
    assert re.search(told, split.skipped[0])


@pytest.mark.parametrize("key", ["img_A", "img_B", "sample_id"])
def test_images_outside_of_the_folder_are_not_read(tmp_path: Path, key: str) -> None:
    image(tmp_path / "secret.jpg")
    folder = pair(tmp_path / "data")
    entry(folder)
    entry(folder, "bad", **{"img_A": "x", "img_B": "x", key: "../../secret.jpg"})
    image(folder / "masks" / "x.png", 255)
    split = read_split(folder)
    assert [sample.name for sample in split.samples] == ["x#0"]
    assert "bad.json: '../../secret.jpg' leads out of the folder." in split.skipped


def test_links_out_of_the_folder_are_left_out_but_those_of_the_hub_are_read(
    tmp_path: Path,
) -> None:
    image(tmp_path / "secret.jpg")
    folder = tmp_path / "hub" / "snapshots" / "main"
    for part in ("A", "B", "masks"):
        blob = tmp_path / "hub" / "blobs" / part
        image(blob.with_suffix(".png"), 255)
        blob.with_suffix(".png").rename(blob)
        (folder / part).mkdir(parents=True)
        (folder / part / "good.png").symlink_to(blob)
        (folder / part / "bad.png").symlink_to(tmp_path / "secret.jpg")
    split = read_split(folder)
    assert [sample.name for sample in split.samples] == ["good"]
    assert "leads out of the folder" in split.skipped[0]
    assert load_sample(split.samples[0])[2].all()


def test_a_huge_image_is_refused_before_its_pixels_are_read(tmp_path: Path) -> None:
    entry(pair(tmp_path), mask=[{"polygons": [SQUARE]}])
    for size in ((10_000, 8_000), (20_000, 20_000)):
        Image.new("1", size).save(tmp_path / "A" / "x.png")
        (tmp_path / "A" / "x.jpg").unlink(missing_ok=True)
        with pytest.raises(MtrefsegError, match=r"x\.png"):
            mask_of(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_no_image(tmp_path: Path) -> None:
    entry(pair(tmp_path), mask=[{"polygons": [SQUARE]}])
    (tmp_path / "A" / "x.jpg").unlink()
    os.mkfifo(tmp_path / "A" / "x.jpg")
    with pytest.raises(MtrefsegError, match="is missing"):
        read_split(tmp_path)


@pytest.mark.parametrize(
    ("names", "train", "val"),
    [
        (["train", "val"], ["train"], ["val"]),
        (["train_FINAL_CLEAN", "val_FINAL_CLEAN"], ["train_FINAL_CLEAN"], ["val_FINAL_CLEAN"]),
        (
            ["NS_FINAL_CLEAN_train", "RS_FINAL_CLEAN_train", "RS_FINAL_CLEAN_val"],
            ["NS_FINAL_CLEAN_train", "RS_FINAL_CLEAN_train"],
            ["RS_FINAL_CLEAN_val"],
        ),
        (["MTRefSeg_pretrain_NS"], ["MTRefSeg_pretrain_NS"], []),
    ],
)
def test_a_folder_above_the_published_splits_is_recognised(
    tmp_path: Path, names: list[str], train: list[str], val: list[str]
) -> None:
    for number, name in enumerate(names):
        entry(pair(tmp_path / name, f"x{number}.jpg"), f"x{number}", mask=[{"polygons": [SQUARE]}])
    splits = find_splits(tmp_path)
    assert [path.name for path in splits.train] == train
    assert [path.name for path in splits.val] == val
    assert len(read_splits(splits.train).samples) == len(train)


def test_splits_that_repeat_others_are_named_and_not_read(tmp_path: Path) -> None:
    for name in ("train_FINAL_CLEAN", "RS_FINAL_CLEAN_train", "MTRefSeg_pretrain_RS"):
        (tmp_path / name).mkdir()
    splits = find_splits(tmp_path)
    assert [path.name for path in splits.train] == ["train_FINAL_CLEAN"]
    (note,) = splits.notes(tmp_path)
    assert "not RS_FINAL_CLEAN_train, MTRefSeg_pretrain_RS" in note


@pytest.mark.parametrize("size", [(1, 1), (5, 3), (64, 48)])
def test_encoded_images_are_read_as_they_were(size: tuple[int, int]) -> None:
    values = np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)
    with Image.open(io.BytesIO(encode_png(values))) as stored:
        assert np.array_equal(np.asarray(stored), values)
    planes = np.moveaxis(values, -1, 0).copy().transpose(1, 2, 0)
    assert encode_png(planes) == encode_png(values)
