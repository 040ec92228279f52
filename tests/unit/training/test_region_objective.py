"""What a stage makes smaller, and which parameters it moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.nn import functional as F  # noqa: N812

from mtrefseg.model.config import R1
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.batch import Batch
from mtrefseg.training.batches.samples import Samples, collate, rows_of
from mtrefseg.training.batches.sampling_plan import SamplingPlan
from mtrefseg.training.data.inspect import inspect_folder
from mtrefseg.training.finetune import TrainResult
from mtrefseg.training.forward import SentenceForward
from mtrefseg.training.language.answer_text import AnswerText, with_answer
from mtrefseg.training.loop.objective import Objective
from mtrefseg.training.loop.trainable import (
    QUERY_PARAMETERS,
    add_lora,
    checkpoint_activations,
    merged_lora_state,
    set_trainable,
)
from mtrefseg.training.losses.answer import answer_loss
from mtrefseg.training.losses.mask import LossConfig
from mtrefseg.training.region_setup import query_objective, sentence_objective

pytestmark = pytest.mark.usefixtures("one_thread")
FEW = LossConfig(points=512)
Run = Callable[..., TrainResult]


def _batch(folder: Path, stage: int, count: int = 2) -> Batch:
    rows = rows_of(inspect_folder(folder).samples, stage)
    samples = Samples(rows, 64, augmented=False)
    return collate(
        [samples[turn] for turn in SamplingPlan(len(rows), count, count, 1, 0).step(0, 0)[0]]
    )


def _objective(model: str, stage: int) -> Objective:
    loaded = load_model(model)
    set_trainable(loaded.network, stage, ())
    if stage == 1:
        return query_objective(loaded.network, FEW, torch.float32)
    return sentence_objective(SentenceForward(loaded.network, loaded.prompt), FEW)


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
    language_part = ("language.", "image_tokens.", "seg_head.")
    expected = {
        n for n, _ in network.named_parameters()
        if (not n.startswith(language_part) if stage == 1 else not QUERY_PARAMETERS.match(n))
    }  # fmt: skip
    assert trained == expected
    # softmax does not feel a bias that all keys share
    assert not {n for n in expected - moved if not n.endswith(("k_proj.bias", "in_proj_bias"))}
    assert moved <= expected


def test_r1_trains_the_published_number_of_parameters_in_stage_1() -> None:
    with torch.device("meta"):
        network = MTRefSeg(R1)
    set_trainable(network, 1, ())
    dead = 494_080  # what the published code counts and never uses
    assert sum(p.numel() for p in network.parameters() if p.requires_grad) + dead == 166_942_136
    set_trainable(network, 2, ("language",))
    assert not any(p.requires_grad for p in network.language.parameters())


@pytest.mark.parametrize("stage", [1, 2])
def test_the_loss_of_a_batch_is_that_of_its_samples(
    tiny_model: str, tiny_pairs: Path, stage: int
) -> None:
    objective = _objective(tiny_model, stage).eval()
    whole = _batch(tiny_pairs, stage, 3)
    alone = [
        replace(whole.select(i, i + 1), groups=(replace(group, first=0, last=1),))
        for i, group in enumerate(whole.groups)
    ]
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
            checkpoint_activations(objective.network)
        objective(batch).backward()
        found.append([p.grad for p in objective.parameters() if p.grad is not None])
    assert len(found[0]) == len(found[1]) > 100
    assert all(torch.allclose(a, b, atol=1e-6) for a, b in zip(*found, strict=True))


def test_the_answer_loss_is_the_cross_entropy_of_the_supervised_words(tiny_model: str) -> None:
    prompt = load_model(tiny_model).prompt
    answer = AnswerText.of(prompt)
    told = [t for t, said in zip(answer.ids, answer.supervised, strict=True) if said]
    spoken = prompt.tokenizer.decode(told).strip()
    assert spoken.split() == "it is . <|end|>".split()
    assert answer.ids.count(prompt.seg_id) == 1
    ids, lengths = prompt.tokenize(["the new pond", "a much longer sentence about new ponds"])
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
            if answer.supervised[place]
        ]
        assert found[0, number].item() == pytest.approx(sum(by_hand) / len(by_hand), rel=1e-5)


def test_a_prompt_that_ends_with_the_sentence_has_no_answer() -> None:
    mini = load_model("mini")
    assert AnswerText.of(mini.prompt).ids == ()
    forward = SentenceForward(mini.network, mini.prompt)
    assert not sentence_objective(forward, FEW).auxiliary


def test_lora_trains_little_of_the_language_and_is_merged_when_it_is_stored(
    run: Run, tmp_path: Path, tiny_model: str, tiny_pairs: Path
) -> None:
    objective = _objective(tiny_model, 2)
    add_lora(objective.network, 4, torch.float32)
    words = dict(objective.network.language.named_parameters())
    assert all(p.requires_grad == (".lora_" in n) for n, p in words.items())
    plain, merged = load_model(tiny_model).network, merged_lora_state(objective.network)
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


def test_a_training_with_lora_is_the_same_in_a_fresh_process(run: Run) -> None:
    weights = []
    for number, out in enumerate(("one", "other")):
        torch.manual_seed(number)  # a fresh process has any state
        made = run(out, stage=2, tuning="lora", lora_rank=4, epochs=1)
        weights.append(load_model(made.folder).network.state_dict())
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])


def test_a_batch_that_only_fills_up_gives_gradients_to_all_that_is_trained(
    tiny_model: str, tiny_pairs: Path
) -> None:
    batch, found = _batch(tiny_pairs, 2), []
    for weights in ([0.5, 0.5], [0.0, 0.0]):
        objective = _objective(tiny_model, 2)
        groups = zip(batch.groups, weights, strict=True)
        filled = replace(batch, groups=tuple(replace(g, weight=w) for g, w in groups))
        objective(filled).backward()
        found.append({n: p.grad for n, p in objective.named_parameters() if p.grad is not None})
    assert found[0].keys() == found[1].keys(), "the other processes would wait for ever"
    assert any(name.startswith("auxiliary.") for name in found[1])
    assert all(not grad.any() for grad in found[1].values())


def test_mixed_precision_trains_too(tiny_model: str, tiny_pairs: Path) -> None:
    exact = _objective(tiny_model, 2)
    loaded = load_model(tiny_model)
    forward = SentenceForward(loaded.network, loaded.prompt, torch.bfloat16)
    rough = sentence_objective(forward, FEW)
    rough.load_state_dict(exact.state_dict())
    batch = _batch(tiny_pairs, 2)
    losses = [objective(batch) for objective in (exact, rough)]
    losses[1].backward()
    assert losses[1].item() == pytest.approx(losses[0].item(), rel=0.05)
    assert all(p.grad.isfinite().all() for p in rough.parameters() if p.grad is not None)
