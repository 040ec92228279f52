"""The recipe of the bundled model, broken off and gone on with."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from accelerate import Accelerator
from torch import Tensor, nn
from typer.testing import CliRunner

from mtrefseg.engine.cli_errors import exit_on_error
from mtrefseg.model.config import MINI
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.batch import Batch
from mtrefseg.training.language.distillation import SynonymPairs
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.loop.clock import Clock
from mtrefseg.training.loop.loop import Loop
from mtrefseg.training.loop.loop_state import LoopState
from mtrefseg.training.loop.position import Position
from mtrefseg.training.loop.state_file import read_state, write_state
from mtrefseg.training.losses.mask import LossConfig
from mtrefseg.training.mini import recipe as mini
from mtrefseg.training.mini.mixture_batches import MixtureBatches
from mtrefseg.training.mini.phase import Phase
from mtrefseg.training.mini.phase_callbacks import PhaseCallbacks
from mtrefseg.training.mini.recipe_run import RecipeRun, make_optimizer

pytestmark = pytest.mark.usefixtures("one_thread")
VISION = Phase("vision", 3, stage=1, synthetic=1, real=0, sentences=2, sides_px=(64,),
               report_every=1, checkpoint_minutes=0, loss=LossConfig(points=64))  # fmt: skip
SENTENCES = replace(VISION, name="sentences", stage=2, first=3, mean_decay=0.5,
                    loss=LossConfig(points=0, outline=2.0))  # fmt: skip
ORDER = ("vision", "word_pretraining", "sentences")
PAIRS = SynonymPairs(["a new cottage"], ["a new house"], ["cottage"])
Save = Callable[[MTRefSeg, int], None]


class Killed(BaseException):
    """Stands for a signal that nothing catches."""


@pytest.fixture
def stored_every_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let checkpoints be due after every step, however long they take."""
    monkeypatch.setattr("mtrefseg.training.loop.clock.LARGEST_SHARE", math.inf)


def _recipe(state: Path, save: Save, sentences: Phase = SENTENCES) -> MTRefSeg:
    """Train all phases of a few steps each, from the same fresh weights every time."""
    torch.manual_seed(0)
    network = MTRefSeg(MINI).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    prompt = Prompt(train_tokenizer(1024), MINI.language)
    run = RecipeRun(network, prompt, None, PAIRS, save, state, ORDER)
    run.train(VISION)
    run.train(sentences, head=run.pretrain_words(2))
    return network


@pytest.mark.usefixtures("stored_every_step")
def test_a_killed_recipe_goes_on_to_the_same_weights_bit_for_bit(tmp_path: Path) -> None:
    whole = _recipe(tmp_path / "whole", lambda network, step: None).state_dict()
    state, saved = tmp_path / "broken", 0

    def killed_in_every_phase(network: MTRefSeg, step: int) -> None:
        nonlocal saved
        saved += 1
        # the words are stored at their end alone
        if saved in (2, 3, 4, 6):
            raise Killed

    for _ in range(4):
        with pytest.raises(Killed):
            _recipe(state, killed_in_every_phase)
    resumed = _recipe(state, killed_in_every_phase).state_dict()
    assert saved == 7, "no step was made twice"
    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
    with pytest.raises(MtrefsegError, match=r"has steps 3, but 4 was requested"):
        _recipe(state, lambda network, step: None, replace(SENTENCES, steps=4))


def test_a_state_of_another_version_is_refused(tmp_path: Path) -> None:
    _recipe(tmp_path / "state", lambda network, step: None)
    tensors, facts = read_state(tmp_path / "state")
    write_state(tmp_path / "state", tensors, {"part": 2, "step": 3, "config": facts["config"]})
    with pytest.raises(MtrefsegError, match=r"stored by another version of mtrefseg\. Resume it"):
        _recipe(tmp_path / "state", lambda network, step: None)
    write_state(tmp_path / "state", tensors, {**facts, "phase": "stage 1"})
    with pytest.raises(MtrefsegError, match=r"that of another training \(stage 1\)"):
        _recipe(tmp_path / "state", lambda network, step: None)


class _NotANumber(nn.Module):
    """An objective whose third loss is not a number."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.calls = 0

    def forward(self, batch: Batch) -> Tensor:
        self.calls += 1
        return (self.weight * (1.0 if self.calls < 3 else float("nan"))).sum()


@pytest.mark.usefixtures("stored_every_step")
def test_a_loss_that_is_no_number_stops_the_recipe_and_what_was_stored_stays(
    tmp_path: Path,
) -> None:
    saved: list[int] = []
    phase = replace(VISION, steps=5)
    state = LoopState(tmp_path / "state", {}, untrained=True)
    objective = _NotANumber()
    loop = Loop(
        objective, make_optimizer(objective, phase.schedule()), MixtureBatches(phase),
        Accelerator(cpu=True), phase.steps, Position(phase.name),
        PhaseCallbacks(2, print, saved.append, state), checkpoint_every_s=0,
    )  # fmt: skip
    said = r"loss is nan at step 3 of 5; .* what was stored at step 2 stays\. Use a smaller"
    with pytest.raises(MtrefsegError, match=said):
        loop.run()
    assert saved == [1, 2]
    position = state.position()
    assert position and position.step == 2
    assert objective.weight.isfinite().all()


def test_the_clock_counts_waiting_in_steps_and_nothing_between_them() -> None:
    clock = Clock()

    def slowly() -> Iterator[int]:
        for number in range(2):
            time.sleep(0.06)
            yield number

    batches = slowly()
    for _ in range(2):
        clock.wait(batches)
        time.sleep(0.02)
        clock.stepped()
        time.sleep(0.3)
    assert 0.4 < clock.loader_share < 1
    assert 0.08 <= clock.step_s < 0.3
    assert clock.facts()["seconds"] >= 0.7


def test_a_damaged_state_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"no tensors")
    with pytest.raises(MtrefsegError, match="state' is damaged"):
        _recipe(tmp_path / "state", print)


def test_phases_of_the_recipe_share_no_batches() -> None:
    phases = mini.Recipe(1, 2, 3).phases()
    assert [(phase.first, phase.steps) for phase in phases] == [(0, 1), (1, 2), (3, 3)]
    batch = next(MixtureBatches(VISION).from_step(1))
    torch.testing.assert_close(batch.before, MixtureBatches(VISION).batch(1, 0).before)


def test_processes_take_other_batches_and_each_its_share_of_the_loss() -> None:
    pair = [MixtureBatches(VISION, rank=rank, processes=2).batch(0, 0) for rank in range(2)]
    assert [batch.groups[0].weight for batch in pair] == [0.5, 0.5]
    assert pair[0].groups[0].seed != pair[1].groups[0].seed
    assert not torch.equal(pair[0].before, pair[1].before)


def test_a_phase_ends_with_the_mean_of_its_weights() -> None:
    def trained(decay: float, steps: int) -> dict[str, Tensor]:
        torch.manual_seed(0)
        network = MTRefSeg(MINI)
        phase = replace(SENTENCES, steps=steps, cosine=False, mean_decay=decay)
        RecipeRun(network, Prompt(train_tokenizer(1024), MINI.language)).train(phase)
        return network.state_dict()

    first, second, mean = trained(0.0, 1), trained(0.0, 2), trained(0.1, 2)
    name = "seg_head.output.weight"
    assert not torch.equal(first[name], second[name])
    torch.testing.assert_close(mean[name], 0.1 * first[name] + 0.9 * second[name])


def test_an_unfinished_recipe_is_not_overwritten_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vision = replace(VISION, steps=1)
    monkeypatch.setattr(mini.Recipe, "phases", lambda recipe: (vision,))
    app, out = mini.typer.Typer(), tmp_path / "made"
    app.command()(exit_on_error(as_json=False)(mini.main))
    command = [str(out), "--vision=1", "--sentences=0", "--real-images=0", "--pairs=1"]

    def broken(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as some:
        some.setattr(mini, "write_card", broken)
        with pytest.raises(Killed):
            CliRunner().invoke(app, command)
    refused = CliRunner().invoke(app, command)
    assert refused.exit_code == 1
    assert "holds a model or a training already" in refused.output
    done = CliRunner().invoke(app, [*command, "--resume"])
    assert done.exit_code == 0, done.output
    assert "vision: step" not in done.output
    assert load_model(str(out)).config == MINI
    assert not (out / "training" / "state.safetensors").exists()
