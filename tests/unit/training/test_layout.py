"""The layout of MTRefSeg-21K in all its variants, and the metrics on it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from typer.testing import CliRunner

from mtrefseg.engine.cli import app
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.training.data.layout import read_split
from mtrefseg.training.data.letterbox import Letterbox
from mtrefseg.training.data.load_sample import is_grey, load_sample
from mtrefseg.training.evaluation.metrics import Metrics


def _image(path: Path, value: int = 90, size: tuple[int, int] = (64, 48)) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full((size[1], size[0]), value, np.uint8)).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("x", "y"):
        _image(tmp_path / "A" / f"{name}.jpg")
        _image(tmp_path / "B" / f"{name}.jpg")
    for mask in ("x.png", "y.png", "one.png", "x/2.png", "x/10.png"):
        _image(tmp_path / "masks" / mask, 255)
    return tmp_path


def _say(folder: Path, name: str, **entry: Any) -> None:
    path = folder / "referring_expression" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(entry))


def _masks(folder: Path) -> list[str]:
    return [str(s.mask.relative_to(folder / "masks")) for s in read_split(folder).samples]


def test_a_folder_without_sentences_pairs_its_files_by_stem(folder: Path) -> None:
    split = read_split(folder)
    assert not split.sentences
    assert [sample.name for sample in split.samples] == ["x", "y"]
    assert split.samples[0].mask == folder / "masks" / "x.png"


@pytest.mark.parametrize(
    ("entry", "masks"),
    [
        ({"mask": [{"path": "one.png"}]}, ["one.png", "x/10.png"]),
        ({"masks": ["one.png", "y.png"]}, ["one.png", "y.png"]),
        ({"mask": "one.png"}, ["one.png", "x/10.png"]),
        ({}, ["x/2.png", "x/10.png"]),
    ],
)
def test_every_way_to_name_a_mask(folder: Path, entry: dict[str, Any], masks: list[str]) -> None:
    _say(folder, "x", img_A="x.jpg", img_B="x.jpg", referring_expressions=["a", "b"], **entry)
    assert _masks(folder) == masks
    assert [s.sentence for s in read_split(folder).samples] == ["a", "b"]


def test_sample_id_stands_for_the_names_of_the_images(folder: Path) -> None:
    _say(folder, "some", sample_id="y", referring_expressions=["the pond", "the other pond"])
    split = read_split(folder)
    assert {sample.before.name for sample in split.samples} == {"y.jpg"}
    assert _masks(folder) == ["y.png", "y.png"]


def test_what_is_broken_is_named_and_left_out(folder: Path) -> None:
    _say(folder, "x", img_A="x.jpg", img_B="x.jpg", referring_expressions=["a"])
    _say(folder, "gone", sample_id="gone", referring_expressions=["a"])
    _say(folder, "mute", sample_id="x")
    _say(folder, "still", sample_id="x", referring_expressions=[])
    (folder / "referring_expression" / "bad.json").write_text("{")
    split = read_split(folder)
    assert len(split.samples) == 1
    assert sorted(line.split(":")[0] for line in split.skipped) == [
        "bad.json",
        "gone#0",
        "mute.json",
        "still.json",
        "y",
    ]
    assert "y: it has no sentence in referring_expression." in split.skipped
    assert "still.json: it has no list referring_expressions." in split.skipped
    for path in (folder / "referring_expression").iterdir():
        path.write_text("{")
    with pytest.raises(MtrefsegError, match=r"bad.json: it is no JSON \(.* Mend the files in ref"):
        read_split(folder)


@pytest.mark.parametrize("missing", ["A", "B", "masks"])
def test_a_missing_folder_is_named(folder: Path, missing: str) -> None:
    (folder / missing).rename(folder / "elsewhere")
    with pytest.raises(MtrefsegError, match=f"no folder {missing}"):
        read_split(folder)


def test_a_folder_without_pairs_is_refused(folder: Path) -> None:
    for path in (folder / "B").iterdir():
        path.rename(path.with_stem(f"other_{path.stem}"))
    with pytest.raises(MtrefsegError, match="no whole sample"):
        read_split(folder)


def test_files_of_different_sizes_and_grey_masks_are_refused(folder: Path) -> None:
    sample = read_split(folder).samples[0]
    assert load_sample(sample)[2].all()
    _image(folder / "masks" / "x.png", 1)
    with pytest.raises(MtrefsegError, match="values up to 1"):
        load_sample(sample)
    _image(folder / "masks" / "x.png", 255, (32, 32))
    with pytest.raises(MtrefsegError, match="32 × 32 pixels"):
        load_sample(sample)
    (folder / "A" / "x.jpg").write_bytes(b"no image")
    with pytest.raises(MtrefsegError, match="cannot be read"):
        load_sample(sample)


def test_shades_of_grey_in_a_mask_are_noticed_but_not_traces_of_compression(folder: Path) -> None:
    mask = folder / "masks" / "grey.png"
    for value, grey in ((0, False), (25, False), (128, True), (230, False), (255, False)):
        _image(mask, value)
        assert is_grey(mask) == grey, value


def test_an_image_lies_in_the_middle_of_the_square() -> None:
    frame = Letterbox(50, 100, 1024)
    assert (frame.rows, frame.cols) == (slice(256, 768), slice(0, 1024))
    square = frame.fit(np.full((50, 100, 3), 200, np.uint8))
    assert square.shape == (1024, 1024, 3)
    assert (square[256:768] == 200).all()
    assert not square[:256].any()
    small = Letterbox(50, 100, 1024, enlarge=False)
    assert (small.rows, small.cols) == (slice(487, 537), slice(462, 562))
    assert Letterbox(2048, 100, 1024, enlarge=False).size == (1024, 50)


def test_metrics_agree_with_a_second_implementation() -> None:
    rng = np.random.default_rng(0)
    metrics = Metrics()
    ious, inter, union = [], 0.0, 0.0
    for share in rng.uniform(0, 0.6, 40):
        truth, found = rng.random((2, 16, 16)) < share
        metrics.add(found, truth)
        i, u = np.logical_and(truth, found).sum(), np.logical_or(truth, found).sum()
        ious.append(1.0 if u == 0 else i / (u + 1e-6))
        inter, union = inter + i, union + u
    assert metrics.miou == pytest.approx(np.mean(ious))
    assert metrics.oiou == pytest.approx(inter / (union + 1e-6))
    assert metrics.precision(0.5) == np.mean([iou >= 0.5 for iou in ious])
    harmonic = 2 / (1 / metrics.pixel_precision + 1 / metrics.pixel_recall)
    assert metrics.f1 == pytest.approx(harmonic, rel=1e-6)


def test_the_command_prints_and_writes_the_published_columns(folder: Path) -> None:
    _say(folder, "x", img_A="x.jpg", img_B="x.jpg", referring_expressions=["the water that rose"])
    _say(folder, "y", sample_id="gone", referring_expressions=["a"])
    out = folder / "figures.json"
    done = CliRunner().invoke(app, ["evaluate", "mini", str(folder), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert "1 left out." in done.output
    figures = json.loads(out.read_text())
    row = figures["original frame"]
    assert {"mIoU", "oIoU", "Pr@50", "Pr@90", "F1", "empty truth"} <= row.keys()
    assert row["samples"] == 1
    assert "padded frame, as published" not in figures


def test_bad_data_ends_with_one_sentence(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["evaluate", "mini", str(tmp_path)])
    assert done.exit_code == 1
    assert "has no folder A" in done.output
    assert len(done.output.strip().splitlines()) == 1
