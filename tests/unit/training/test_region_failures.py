"""What stops a training, and what is kept of it then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.requests.events import Progress
from mtrefseg.tests.flat_requests import raster_data
from mtrefseg.training.batch import Batch
from mtrefseg.training.finetune import TrainResult
from mtrefseg.training.history import History
from mtrefseg.training.loop import loop
from mtrefseg.training.loop.trainable import STAGE1

pytestmark = pytest.mark.usefixtures("one_thread")
Run = Callable[..., TrainResult]


def test_a_loss_that_is_no_number_stops_and_the_good_weights_stay(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loop.Loop._backward
    calls = 0

    def poisoned(self: loop.Loop, model: Any, batch: Batch, number: int) -> torch.Tensor:
        nonlocal calls
        calls += 1
        loss = real(self, model, batch, number)
        return loss * float("nan") if calls == 6 else loss

    monkeypatch.setattr(loop.Loop, "_backward", poisoned)
    with pytest.raises(MtrefsegError, match="loss is nan at step 3 of 4"):
        run()
    for folder in ("out", "out/last"):
        weights = load_file(tmp_path / folder / "model.safetensors")
        assert all(value.isfinite().all() for value in weights.values())


def test_a_disk_that_is_full_leaves_what_was_stored(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    state = tmp_path / "out" / "training" / "state.safetensors"
    before = [path.read_bytes() for path in (state, tmp_path / "out/last/model.safetensors")]

    def full(tensors: Any, path: Path, metadata: Any = None) -> None:
        Path(path).write_bytes(b"half of it")
        raise OSError(28, "No space left on device")

    for module in ("training.loop.state_file", "model.weights.save_model"):
        monkeypatch.setattr(f"mtrefseg.{module}.save_file", full)
    # what differs is refused, so the training is made to look unfinished
    request = tmp_path / "out" / "training.json"
    request.write_text(request.read_text().replace('"epochs": 2', '"epochs": 3'))
    with pytest.raises(MtrefsegError, match=r"cannot be written .*No space left.*Free some space"):
        run(resume=True, epochs=3)
    after = [path.read_bytes() for path in (state, tmp_path / "out/last/model.safetensors")]
    assert before == after
    assert not list(state.parent.glob(".*.part"))


def test_a_folder_that_cannot_be_made_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(MtrefsegError, match=r"cannot be written \(.*Name a folder in which"):
        run("file/out")


def test_a_history_that_cannot_grow_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    history = History(path)
    history.add(step=1, loss=2.0)
    path.unlink()
    path.symlink_to("/dev/full")
    with pytest.raises(MtrefsegError, match=r"history.jsonl' cannot be written \(.*No space left"):
        history.add(step=2, loss=1.0)
    history.close()


def test_a_folder_takes_one_training_at_a_time_and_keeps_what_it_holds(
    run: Run, tmp_path: Path
) -> None:
    refused: list[str] = []

    def second(progress: Progress) -> None:
        if "parameters are trained" in progress.text:
            with pytest.raises(MtrefsegError, match="Another training writes to folder"):
                run()
            refused.append("yes")

    run(epochs=1, report=second)
    assert refused == ["yes"]
    with pytest.raises(MtrefsegError, match="holds a model or a training already"):
        run(epochs=1)
    with pytest.raises(MtrefsegError, match=r"has learning_rate 0.002, but 0.1 was requested"):
        run(epochs=1, learning_rate=0.1, resume=True)
    with pytest.raises(MtrefsegError, match="holds no training to resume"):
        run("elsewhere", resume=True)


@pytest.mark.parametrize(
    "name", ["README.md", "report.html", "tokenizer.json", "config.json", "notes/a.txt",
             "training/mine.csv", "training.json", "chips/A/x.png", "last/model.safetensors"],
)  # fmt: skip
def test_a_folder_with_other_files_is_refused_and_stays_as_it_is(
    run: Run, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir(parents=True)
    path.write_text("mine")
    with pytest.raises(MtrefsegError, match=r"holds files that no training made \(.*empty folder"):
        run()
    assert [p for p in (tmp_path / "out").rglob("*") if p.is_file()] == [path]
    assert path.read_text() == "mine"


def test_an_empty_folder_and_one_of_a_training_that_failed_at_once_are_taken(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".DS_Store").write_text("of the desktop")
    with pytest.raises(MtrefsegError, match="has no folder A"):
        run(data=str(tmp_path / "nowhere"))
    assert (tmp_path / "out" / "training" / ".lock").exists()
    assert run(epochs=1).steps == 2


@pytest.mark.parametrize("name", ["data", "validation", "model", "start"])
def test_the_output_is_no_folder_that_is_read(run: Run, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "input"
    folder.mkdir()
    (tmp_path / "out").symlink_to(folder)
    given = (str(folder),) if name == "start" else f"{folder}/../input/"
    with pytest.raises(MtrefsegError, match=f"out' is the folder of {name}"):
        run(**{name: given})
    assert not list(folder.iterdir())


def test_the_output_holds_no_raster_and_is_no_part_of_the_data(
    run: Run, tiny_pairs: Path, tmp_path: Path
) -> None:
    with pytest.raises(MtrefsegError, match="is a part of the folder of data"):
        run(str(tiny_pairs / "val"))
    for name in ("before", "after", "polygons"):
        path = tmp_path / name / "deeper" / "file"
        path.parent.mkdir(parents=True)
        path.write_text("")
        paths = {"before": "b.tif", "after": "a.tif", "polygons": "p.gpkg", name: str(path)}
        rasters = raster_data(**paths, sentence="the new house")
        with pytest.raises(MtrefsegError, match=f"is the folder that holds {name} '"):
            run(name, data=None, validation=None, rasters=rasters)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"data": "nowhere"}, "nowhere' has no folder A"),
        ({"data": ""}, "No training data was given"),
        ({"frozen": ("head",)}, "Part 'head' is unknown"),
        ({"frozen": STAGE1}, "nothing to train"),
        ({"epochs": 0}, "epochs is 0"),
        ({"side_px": 80}, "Side 80 of the images"),
        ({"tuning": "lora"}, "LoRA is for the language model"),
        ({"model": "maxi"}, "'maxi' is neither bundled nor a folder"),
        ({"validation_share": 0.9}, "validation_share is 0.9"),
        ({"model": "mini", "drop_path": 0.1}, "encoder 'efficientnet_lite0' has none"),
    ],
)
def test_bad_requests_end_with_one_sentence(run: Run, change: dict[str, Any], reason: str) -> None:
    with pytest.raises(MtrefsegError, match=reason):
        run(**change)


def test_stage_2_needs_sentences(run: Run, tiny_pairs: Path, tmp_path: Path) -> None:
    silent = tmp_path / "silent"
    silent.mkdir()
    for part in ("A", "B", "masks"):
        (silent / part).symlink_to(tiny_pairs / part)
    with pytest.raises(MtrefsegError, match="has no sentences"):
        run(stage=2, data=str(silent))
