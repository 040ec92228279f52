"""Both stages on eight small pairs: what is learned, what is kept, where it begins."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from mtrefseg.model.config import R1
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.requests.train import IMAGENET, TrainRequest
from mtrefseg.model.weights.known_words import read_model_words
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.finetune import TrainResult
from mtrefseg.training.loop.initialise import initial_model

pytestmark = pytest.mark.usefixtures("one_thread")
Run = Callable[..., TrainResult]


@pytest.mark.slow
def test_both_stages_learn_eight_pairs_by_heart_and_stage_2_says_what_it_inherits(
    run: Run, tmp_path: Path
) -> None:
    notes: list[str] = []
    first = run("one", epochs=25, batch_size=8, global_batch=8, seed=3)
    assert first.score["original frame"]["mIoU"] > 95
    assert load_model(first.folder).config.any_change
    assert list((tmp_path / "one" / "training" / "tensorboard").glob("events*"))
    second = run(
        "two", stage=2, model=first.folder, epochs=12, batch_size=None, global_batch=None,
        report=lambda progress: notes.append(progress.text),
    )  # fmt: skip
    assert second.score["original frame"]["mIoU"] > 95
    assert second.score["change type: appear"]["samples"] == 8
    words = read_model_words(second.folder)
    assert "the new building" in words.sentences
    assert words.any_change == "any change"
    assert "seed 3, as in stage 1" in notes
    assert "global batch 8, as in stage 1" in notes
    stored = json.loads((tmp_path / "two" / "training.json").read_text())
    assert (stored["seed"], stored["global_batch"], stored["stage"]) == (3, 8, 2)
    page = (tmp_path / "two" / "report.html").read_text()
    assert "the new building" in page
    assert "change type: appear" in page


def test_without_values_the_published_ones_hold() -> None:
    one, said = TrainRequest(1, "out", data="d").resolved({})
    two, _ = TrainRequest(2, "out", data="d").resolved({})
    assert said == []
    assert (one.learning_rate, two.learning_rate) == (1e-4, 5e-5)
    assert (one.epochs, one.global_batch, one.warm_up, one.weight_decay) == (20, 128, 0.05, 0.0)
    assert (one.augment, one.tuning, one.drop_path) == (False, "full", None)
    assert R1.backbone.drop_path == 0.3


def test_stage_2_takes_the_data_of_stage_1_only_where_none_are_given() -> None:
    stored = {"data": "one", "validation": "held", "validation_share": 0.3, "seed": 4, "epochs": 9}
    request = TrainRequest(2, "out")
    taken, said = request.resolved(stored)
    assert (taken.data, taken.validation, taken.validation_share) == ("one", "held", 0.3)
    assert (taken.seed, taken.epochs) == (4, 20)
    assert said == [
        "data one, as in stage 1", "validation held, as in stage 1", "seed 4, as in stage 1",
        "validation share 0.3, as in stage 1",
    ]  # fmt: skip
    other, said = replace(request, data="two").resolved(stored)
    assert (other.data, other.validation, other.validation_share) == ("two", None, 0.2)
    assert said == ["seed 4, as in stage 1"]


def test_cancelling_keeps_the_best_model(run: Run, tmp_path: Path) -> None:
    seen: list[str] = []
    made = run(
        epochs=50, report=lambda progress: seen.append(progress.text),
        cancelled=lambda: any("scored" in text for text in seen),
    )  # fmt: skip
    assert made.cancelled
    assert made.steps == 2
    assert made.report is None
    assert load_model(made.folder).config.name == "tiny"
    assert load_model(str(tmp_path / "out" / "last")).config.name == "tiny"


def test_the_bundled_model_can_be_trained_on(run: Run, tmp_path: Path) -> None:
    made = run(stage=2, model="mini", epochs=1, batch_size=2, global_batch=8, side_px=128)
    assert made.steps == 1
    trained, bundled = load_model(made.folder), load_model("mini")
    # pictures do not tell how large their pixels are
    assert trained.config == replace(bundled.config, gsd_range_m=None)
    norms = [n for n, _ in bundled.network.named_buffers() if "running" in n]
    state, old = trained.network.state_dict(), bundled.network.state_dict()
    assert all(torch.equal(state[name], old[name]) for name in norms)
    assert any(not torch.equal(state[name], old[name]) for name in state)


def test_a_training_may_begin_with_starting_points(
    run: Run, tiny_model: str, tmp_path: Path
) -> None:
    whole = load_file(Path(tiny_model) / "model.safetensors")
    for name, parts in (("phi", "language."), ("seeing", ("backbone.", "mask_decoder."))):
        folder = tmp_path / name
        folder.mkdir()
        for path in Path(tiny_model).glob("*.json"):
            if name == "phi" or path.name == "config.json":
                (folder / path.name).write_bytes(path.read_bytes())
        some = {key: value for key, value in whole.items() if key.startswith(parts)}
        save_file(some, folder / "start.safetensors")
    start = (str(tmp_path / "phi"), str(tmp_path / "seeing"))
    made = run(epochs=1, start=start, frozen=("backbone",))
    trained = load_file(Path(made.folder) / "model.safetensors")
    kept = [key for key in whole if key.startswith(("language.", "backbone."))]
    assert all(torch.equal(trained[key], whole[key]) for key in kept)
    assert any(not torch.equal(trained[key], whole[key]) for key in whole)
    with pytest.raises(MtrefsegError, match="has a tokenizer.json"):
        run("other", start=start[1:])


def test_a_training_of_mini_may_begin_with_imagenet_weights(run: Run, tiny_model: str) -> None:
    bundled = load_model("mini").network
    anew = [initial_model(TrainRequest(1, "out", start=(IMAGENET,))).network for _ in range(2)]
    images = "backbone.body.conv_stem.weight"
    first, again, old = (network.state_dict() for network in (*anew, bundled))
    assert all(torch.equal(first[name], again[name]) for name in first)
    assert first[images].std() == pytest.approx(old[images].std(), rel=0.5)
    fresh = MTRefSeg(load_model("mini").config).state_dict()
    assert not torch.equal(first[images], old[images])
    assert not torch.equal(first[images], fresh[images])
    with pytest.raises(MtrefsegError, match="image encoder is no EfficientNet-Lite0"):
        run(model=tiny_model, start=(IMAGENET,))


def test_a_request_survives_the_wire() -> None:
    request = TrainRequest(2, "out", data="d", frozen=("backbone",), drop_path=0.1)
    assert TrainRequest.from_dict(json.loads(json.dumps(request.to_dict()))) == request
    with pytest.raises(MtrefsegError, match="unknown field 'where'"):
        TrainRequest.from_dict({"stage": 1, "where": "out"})
    assert replace(request, frozen=()).to_dict()["frozen"] == ()
