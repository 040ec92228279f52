"""The recipe of the bundled model, broken off and gone on with."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from typer.testing import CliRunner

from mtrefseg.engine.cli_errors import exit_on_error
from mtrefseg.model.config import MINI
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.model.weights.load_model import load_model
from mtrefseg.training.batches.synthetic_pairs import Batch
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.loop.clock import Clock
from mtrefseg.training.losses.mask import LossConfig
from mtrefseg.training.mini import recipe as mini
from mtrefseg.training.mini.fit import FitConfig, Learner, fit
from mtrefseg.training.mini.phase import Part
from mtrefseg.training.mini.stage1 import train_stage1
from mtrefseg.training.mini.stage2 import train_stage2

pytestmark = pytest.mark.usefixtures("one_thread")
SEE = FitConfig(3, synthetic=1, real=0, sentences=2, sides_px=(64,), report_every=1,
                loss=LossConfig(points=64))  # fmt: skip
LEARN = replace(SEE, first=3, words=2)
Keep = Callable[[int], None]


class Killed(BaseException):
    """Stands for a signal that nothing catches."""


def _recipe(state: Path, keep: Keep, see: FitConfig = SEE) -> MTRefSeg:
    """Train both stages of three steps each, from the same fresh weights every time."""
    torch.manual_seed(0)
    network = MTRefSeg(MINI).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    prompt = Prompt(train_tokenizer(1024), MINI.language)
    train_stage1(network, see, keep, print, part=Part(state, 1))
    train_stage2(network, prompt, LEARN, keep, print, part=Part(state, 2))
    return network


def test_a_killed_recipe_goes_on_to_the_same_weights_bit_for_bit(tmp_path: Path) -> None:
    whole = _recipe(tmp_path / "whole", lambda step: None).state_dict()
    state, calls = tmp_path / "broken", 0

    def killed_in_both_stages(step: int) -> None:
        nonlocal calls
        calls += 1
        if calls in (2, 4):
            raise Killed

    for _ in range(2):
        with pytest.raises(Killed):
            _recipe(state, killed_in_both_stages)
    resumed = _recipe(state, killed_in_both_stages).state_dict()
    assert calls == 6, "no step was made twice"
    assert whole.keys() == resumed.keys()
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)
    with pytest.raises(MtrefsegError, match=r"has steps 3, but 4 is asked"):
        part = Part(state, 2)
        learner = _Numb(replace(LEARN, steps=4))
        part.load(learner, None, learner.config)  # type: ignore[arg-type]  # it fails before


class _Numb(Learner):
    """Loses a number, then none."""

    def __init__(self, config: FitConfig) -> None:
        super().__init__(nn.Module(), config)  # type: ignore[arg-type]  # no network is needed
        self.weight = nn.Parameter(torch.zeros(1))
        self.calls = 0

    def forward(self, batch: Batch) -> Tensor:
        self.calls += 1
        return (self.weight * (1.0 if self.calls < 3 else float("nan"))).sum()


def test_a_loss_that_is_no_number_stops_the_recipe_and_what_was_stored_stays(
    tmp_path: Path,
) -> None:
    kept: list[int] = []
    part = Part(tmp_path / "state", 1)
    learner = _Numb(replace(SEE, steps=5, report_every=2))
    said = r"loss is nan at step 3 of 5; .* what was stored 0 steps ago stays\. Use a smaller"
    with pytest.raises(MtrefsegError, match=said):
        fit(learner, kept.append, print, part=part)
    assert kept == [2]
    assert part.done == 2
    assert learner.weight.isfinite().all()


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
        clock.left(5)
        time.sleep(0.3)
    assert 0.4 < clock.loader_share < 1
    assert 0.08 <= clock.step_s < 0.3
    assert clock.facts()["seconds"] >= 0.7


def test_a_damaged_state_is_named(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"no tensors")
    with pytest.raises(MtrefsegError, match="state' is damaged"):
        train_stage1(MTRefSeg(MINI), SEE, print, part=Part(tmp_path / "state", 1))


def test_parts_of_the_recipe_share_no_batches() -> None:
    parts = mini.Recipe(1, 2, 3, 4, 5).parts()
    assert [(part.first, part.steps) for part in parts] == [(0, 1), (1, 2), (3, 3), (6, 4), (10, 5)]
    assert [part.fixed_images for part in parts] == [False, False, False, True, False]


def test_with_a_fixed_image_part_only_reading_and_answering_are_trained() -> None:
    torch.manual_seed(0)
    network = MTRefSeg(MINI)
    prompt = Prompt(train_tokenizer(1024), MINI.language)
    before = {name: weight.clone() for name, weight in network.state_dict().items()}
    config = replace(LEARN, words=0, parts=0.8, fixed_images=True, fixed_norms=True)
    train_stage2(network, prompt, config, lambda step: None, print)
    moved = {n.partition(".")[0] for n, w in network.state_dict().items() if not w.equal(before[n])}
    assert moved == {"language", "image_tokens", "seg_head", "mask_decoder", "places"}
    assert all(parameter.requires_grad for parameter in network.parameters())


def test_an_unfinished_recipe_is_not_overwritten_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    see = replace(SEE, steps=1)
    monkeypatch.setattr(mini.Recipe, "parts", lambda recipe: (see,))
    app, out = mini.typer.Typer(), tmp_path / "made"
    app.command()(exit_on_error(as_json=False)(mini.main))
    nothing = (f"--{part}=0" for part in ("learn", "grow", "read", "agree"))
    command = [str(out), "--see=1", *nothing, "--pairs=1"]

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
    assert "part 1 of 5: step" not in done.output
    assert load_model(str(out)).config == MINI
    assert not (out / "training" / "state.safetensors").exists()
