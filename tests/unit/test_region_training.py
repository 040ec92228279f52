"""Both stages on eight small pairs: what is learned, what is kept, what stops them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch.nn import functional as F  # noqa: N812

from mtrefseg.model.config import R1
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.checkpoint import load_model
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.request import Progress
from mtrefseg.model.train_request import IMAGENET, TrainRequest
from mtrefseg.training.losses import LossConfig
from mtrefseg.training.region import loop
from mtrefseg.training.region.answer_loss import AnswerText, answer_loss, with_answer
from mtrefseg.training.region.begin import begin
from mtrefseg.training.region.history import read_history
from mtrefseg.training.region.objective import Asking, Objective, Seeing
from mtrefseg.training.region.parts import (
    QUERIES_ALONE,
    add_lora,
    choose_parts,
    merged_state,
    save_memory,
)
from mtrefseg.training.region.samples import Batch, Plan, Samples, collate, rows_of
from mtrefseg.training.region.survey import survey
from mtrefseg.training.region.train import TrainResult, train

pytestmark = pytest.mark.usefixtures("one_thread")
FEW = LossConfig(points=512)
Run = Callable[..., TrainResult]


@pytest.fixture
def run(tiny_model: str, tiny_pairs: Path, tmp_path: Path) -> Run:
    """Return a function that trains the tiny network; two epochs of two steps unless told."""

    def run(
        out: str = "out", cancelled: Callable[[], bool] = lambda: False,
        report: Callable[[Progress], None] = lambda progress: None, **changes: Any,
    ) -> TrainResult:  # fmt: skip
        given: dict[str, Any] = {
            "stage": 1, "output": str(tmp_path / out), "model": tiny_model,
            "data": str(tiny_pairs), "validation": str(tiny_pairs), "epochs": 2,
            "batch_size": 2, "global_batch": 4, "learning_rate": 2e-3, "device": "cpu",
            "workers": 0, "clip": 5.0,
        }  # fmt: skip
        return train(TrainRequest(**{**given, **changes}), report, cancelled, FEW)

    return run


def _batch(folder: Path, stage: int, count: int = 2) -> Batch:
    rows = rows_of(survey(folder).samples, stage)
    samples = Samples(rows, 64, augmented=False)
    return collate([samples[turn] for turn in Plan(len(rows), count, count, 1, 0).step(0, 0)[0]])


def _objective(model: str, stage: int) -> Objective:
    loaded = load_model(model)
    choose_parts(loaded.network, stage, ())
    if stage == 1:
        return Seeing(loaded.network, FEW, torch.float32)
    return Asking(loaded.network, loaded.prompt, FEW, torch.float32)


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
    assert "seed 3, as in stage 1" in notes
    assert "global batch 8, as in stage 1" in notes
    stored = json.loads((tmp_path / "two" / "training.json").read_text())
    assert (stored["seed"], stored["global_batch"], stored["stage"]) == (3, 8, 2)
    page = (tmp_path / "two" / "report.html").read_text()
    assert "the new building" in page
    assert "change type: appear" in page


def test_without_values_the_published_ones_hold() -> None:
    one, said = TrainRequest(1, "out", data="d").settle({})
    two, _ = TrainRequest(2, "out", data="d").settle({})
    assert said == []
    assert (one.learning_rate, two.learning_rate) == (1e-4, 5e-5)
    assert (one.epochs, one.global_batch, one.warm_up, one.weight_decay) == (20, 128, 0.05, 0.0)
    assert (one.augment, one.tuning, one.drop_path) == (False, "full", None)
    assert R1.backbone.drop_path == 0.3


@pytest.mark.slow
def test_a_broken_off_training_goes_on_to_the_same_weights_bit_for_bit(
    run: Run, tmp_path: Path
) -> None:
    settings = {"stage": 2, "augment": True, "drop_path": 0.2}
    run("whole", **settings)
    asked = 0

    def after_five_batches() -> bool:
        nonlocal asked
        asked += 1
        return asked > 5

    broken = run("broken", cancelled=after_five_batches, **settings)
    assert broken.cancelled
    assert broken.steps in (1, 2, 3)
    done = run("broken", resume=True, **settings)
    assert (done.cancelled, done.steps) == (False, 4)
    for name in ("model.safetensors", "last/model.safetensors"):
        whole, resumed = (load_file(tmp_path / out / name) for out in ("whole", "broken"))
        assert whole.keys() == resumed.keys()
        assert all(torch.equal(whole[key], resumed[key]) for key in whole), name
    losses = [
        [line["loss"] for line in read_history(tmp_path / out / "training/history.jsonl")
         if "loss" in line]
        for out in ("whole", "broken")
    ]  # fmt: skip
    assert losses[0] == losses[1]
    assert len(losses[0]) == 4


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


def test_a_loss_that_is_no_number_stops_and_the_good_weights_stay(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = loop.Training._backward
    calls = 0

    def poisoned(self: loop.Training, model: Any, batch: Batch, number: int) -> torch.Tensor:
        nonlocal calls
        calls += 1
        loss = real(self, model, batch, number)
        return loss * float("nan") if calls == 6 else loss

    monkeypatch.setattr(loop.Training, "_backward", poisoned)
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

    for module in ("training.state", "model.network.checkpoint"):
        monkeypatch.setattr(f"mtrefseg.{module}.save_file", full)
    # what differs is refused, so the training is made to look unfinished
    request = tmp_path / "out" / "training.json"
    request.write_text(request.read_text().replace('"epochs": 2', '"epochs": 3'))
    with pytest.raises(MtrefsegError, match=r"cannot be written .*No space left.*Free some space"):
        run(resume=True, epochs=3)
    after = [path.read_bytes() for path in (state, tmp_path / "out/last/model.safetensors")]
    assert before == after
    assert not list(state.parent.glob(".*.part"))


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
    with pytest.raises(MtrefsegError, match=r"has learning_rate 0.002, but 0.1 is asked"):
        run(epochs=1, learning_rate=0.1, resume=True)
    with pytest.raises(MtrefsegError, match="holds no training to resume"):
        run("elsewhere", resume=True)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"data": "nowhere"}, "nowhere' has no folder A"),
        ({"data": ""}, "No training data was given"),
        ({"frozen": ("head",)}, "Part 'head' is unknown"),
        ({"frozen": ("backbone", "fusion", "pixel_decoder", "mask_decoder")}, "nothing to train"),
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


@pytest.mark.parametrize("stage", [1, 2])
def test_gradients_flow_into_exactly_what_a_stage_trains(
    tiny_model: str, tiny_pairs: Path, stage: int
) -> None:
    objective = _objective(tiny_model, stage)
    network = objective.network
    with torch.no_grad():
        for parameter in network.parameters():
            # fresh attention is zero in places, which stops what comes before it
            parameter.add_(0.02 * torch.randn_like(parameter))
    objective(_batch(tiny_pairs, stage)).backward()
    moved = {n for n, p in network.named_parameters() if p.grad is not None and p.grad.any()}
    trained = {n for n, p in network.named_parameters() if p.requires_grad}
    seeing = {id(p) for p in network.stage1_parameters()}
    expected = {
        n for n, p in network.named_parameters()
        if (id(p) in seeing if stage == 1 else not QUERIES_ALONE.match(n))
    }  # fmt: skip
    assert trained == expected
    # softmax does not feel a bias that all keys share
    assert not {n for n in expected - moved if not n.endswith(("k_proj.bias", "in_proj_bias"))}
    assert moved <= expected


def test_r1_trains_the_published_number_of_parameters_in_stage_1() -> None:
    with torch.device("meta"):
        network = MTRefSeg(R1)
    choose_parts(network, 1, ())
    dead = 494_080  # what the published code counts and never uses
    assert sum(p.numel() for p in network.parameters() if p.requires_grad) + dead == 166_942_136
    choose_parts(network, 2, ("language",))
    assert not any(p.requires_grad for p in network.language.parameters())


@pytest.mark.parametrize("stage", [1, 2])
def test_the_loss_of_a_batch_is_that_of_its_samples(
    tiny_model: str, tiny_pairs: Path, stage: int
) -> None:
    objective = _objective(tiny_model, stage).eval()
    whole = _batch(tiny_pairs, stage, 3)
    alone = [
        Batch(whole.before[i : i + 1], whole.after[i : i + 1], whole.masks[i : i + 1],
              whole.sentences[i : i + 1], whole.weights[i : i + 1], whole.seeds[i : i + 1])
        for i in range(3)
    ]  # fmt: skip
    with torch.no_grad():
        total = objective(whole)
        parts = sum(objective(batch) for batch in alone)
    assert total.item() == pytest.approx(float(parts), rel=1e-4)


def test_saving_memory_changes_no_gradient(tiny_model: str, tiny_pairs: Path) -> None:
    batch = _batch(tiny_pairs, 1)
    found = []
    for saving in (False, True):
        objective = _objective(tiny_model, 1)
        if saving:
            save_memory(objective.network)
        objective(batch).backward()
        found.append([p.grad for p in objective.parameters() if p.grad is not None])
    assert len(found[0]) == len(found[1]) > 100
    assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(*found, strict=True))


def test_the_answer_loss_is_the_cross_entropy_of_the_supervised_words(tiny_model: str) -> None:
    prompt = load_model(tiny_model).prompt
    answer = AnswerText.of(prompt)
    told = [t for t, said in zip(answer.ids, answer.said, strict=True) if said]
    spoken = prompt.tokenizer.decode(told).strip()
    assert spoken.split() == "it is . <|end|>".split()
    assert answer.ids.count(prompt.seg_id) == 1
    ids, lengths = prompt.sentences(["the new pond", "a much longer sentence about new ponds"])
    longer = with_answer(ids, lengths, answer)
    for row, length in zip(longer.tolist(), lengths.tolist(), strict=True):
        assert tuple(row[length : length + len(answer.ids)]) == answer.ids
    torch.manual_seed(0)
    head = torch.nn.Linear(16, 1024, bias=False)
    hidden = torch.randn(1, *longer.shape, 16)
    found = answer_loss(hidden, lengths[None], answer, head)
    for number, length in enumerate(lengths.tolist()):
        by_hand = [
            -F.log_softmax(head(hidden[0, number, length + place - 1]), -1)[token].item()
            for place, token in enumerate(answer.ids)
            if answer.said[place]
        ]
        assert found[0, number].item() == pytest.approx(sum(by_hand) / len(by_hand), rel=1e-5)


def test_a_prompt_that_ends_with_the_sentence_has_no_answer() -> None:
    mini = load_model("mini")
    assert AnswerText.of(mini.prompt).ids == ()
    assert Asking(mini.network, mini.prompt, FEW, torch.float32).head is None


def test_lora_trains_little_of_the_language_and_is_merged_when_it_is_stored(
    run: Run, tmp_path: Path, tiny_model: str, tiny_pairs: Path
) -> None:
    objective = _objective(tiny_model, 2)
    add_lora(objective.network, 4, torch.float32)
    words = dict(objective.network.language.named_parameters())
    assert all(p.requires_grad == (".lora_" in n) for n, p in words.items())
    plain, merged = load_model(tiny_model).network, merged_state(objective.network)
    assert merged.keys() == plain.state_dict().keys()
    for name, value in plain.state_dict().items():
        assert torch.equal(merged[name], value), name
    made = run(stage=2, tuning="lora", lora_rank=4, epochs=1)
    stored = load_model(made.folder).network.language.state_dict()
    before = plain.language.state_dict()
    moved = {name for name in stored if not torch.equal(stored[name], before[name])}
    assert moved
    assert all(n.endswith(("proj.weight", "dense.weight", "fc1.weight", "fc2.weight"))
               for n in moved)  # fmt: skip


def test_every_sample_is_seen_once_an_epoch_whatever_the_number_of_processes() -> None:
    for processes, batch in ((1, 4), (2, 2), (3, 1), (2, 5)):
        plan = Plan(samples=11, global_batch=4, batch=batch, processes=processes, seed=1)
        assert plan.steps == 3
        seen: list[int] = []
        for step in range(3):
            turns = [plan.step(step, rank) for rank in range(processes)]
            assert len({len(rows) for rows in turns}) == 1
            flat = [turn for rows in turns for row in rows for turn in row]
            assert sum(turn.weight for turn in flat) == pytest.approx(1)
            counted = [turn.index for turn in flat if turn.weight]
            reference = Plan(11, 4, 4, 1, 1).step(step, 0)[0]
            assert sorted(counted) == sorted(turn.index for turn in reference if turn.weight)
            seen += counted
        assert sorted(seen) == list(range(11))
    assert Plan(11, 4, 4, 1, 1).step(3, 0) != Plan(11, 4, 4, 1, 1).step(0, 0)


@pytest.mark.slow
def test_two_processes_lose_as_one_with_the_same_global_batch(
    tiny_model: str, tiny_pairs: Path, tmp_path: Path
) -> None:
    root = Path(__file__).parents[2]
    common = [
        sys.executable, "-m", "mtrefseg", "train-stage2", str(tiny_pairs), "--model", tiny_model,
        "--validation", str(tiny_pairs), "--epochs", "1", "--global-batch", "4", "--batch", "2",
        "--learning-rate", "1e-3", "--device", "cpu", "--workers", "0",
    ]  # fmt: skip
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    if root.name == "mtrefseg":
        environment["PYTHONPATH"] = os.pathsep.join([str(root.parent), *sys.path])
    subprocess.run([*common, str(tmp_path / "one")], env=environment, check=True, timeout=600)
    port = str(29_500 + os.getpid() % 1000)
    ranks = [
        subprocess.Popen(
            [*common, str(tmp_path / "two")],
            env={**environment, "RANK": str(rank), "LOCAL_RANK": str(rank), "WORLD_SIZE": "2",
                 "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "ACCELERATE_USE_CPU": "true"},
        )
        for rank in range(2)
    ]  # fmt: skip
    assert [process.wait(timeout=600) for process in ranks] == [0, 0]
    one, two = (
        read_history(tmp_path / name / "training" / "history.jsonl") for name in ("one", "two")
    )
    losses = [[line["loss"] for line in lines if "loss" in line] for lines in (one, two)]
    assert losses[1] == pytest.approx(losses[0], rel=1e-3)
    assert len(losses[0]) == 2
    assert two[-1]["score"]["samples"] == 8


def test_mixed_precision_trains_too(tiny_model: str, tiny_pairs: Path) -> None:
    exact = _objective(tiny_model, 2)
    loaded = load_model(tiny_model)
    rough = Asking(loaded.network, loaded.prompt, FEW, torch.bfloat16)
    rough.load_state_dict(exact.state_dict())
    batch = _batch(tiny_pairs, 2)
    losses = [objective(batch) for objective in (exact, rough)]
    losses[1].backward()
    assert losses[1].item() == pytest.approx(losses[0].item(), rel=0.05)
    assert all(p.grad.isfinite().all() for p in rough.parameters() if p.grad is not None)


def test_the_bundled_model_can_be_trained_on(run: Run, tmp_path: Path) -> None:
    made = run(stage=2, model="mini", epochs=1, batch_size=2, global_batch=8, side_px=128)
    assert made.steps == 1
    trained, bundled = load_model(made.folder), load_model("mini")
    assert trained.config == bundled.config
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
    anew = [begin(TrainRequest(1, "out", start=(IMAGENET,))).network for _ in range(2)]
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
    with pytest.raises(MtrefsegError, match="cannot be read"):
        TrainRequest.from_dict({"stage": 1, "where": "out"})
    assert replace(request, frozen=()).to_dict()["frozen"] == ()
