"""A training in slices: it ends after its time and is carried in a small file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from mtrefseg.model.config import MINI
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.network.mtrefseg import MTRefSeg
from mtrefseg.model.network.prompt import Prompt
from mtrefseg.tests.unit.tiny import make_pairs
from mtrefseg.training.language import synonym_file
from mtrefseg.training.language.distillation import SynonymPairs
from mtrefseg.training.language.train_tokenizer import train_tokenizer
from mtrefseg.training.loop.state_file import read_state, write_state
from mtrefseg.training.losses.mask import LossConfig
from mtrefseg.training.mini.compact_state import facts_of, read_compact, write_compact
from mtrefseg.training.mini.machine import Machine
from mtrefseg.training.mini.mixture_batches import MixtureBatches
from mtrefseg.training.mini.phase import Phase
from mtrefseg.training.mini.recipe_run import RecipeRun

pytestmark = pytest.mark.usefixtures("one_thread")
PHASE = Phase("sentences", 4, synthetic=1, real=0, sentences=2, sides_px=(64,), report_every=1,
              mean_decay=0.5, loss=LossConfig(points=64))  # fmt: skip


def _slice(state: Path, steps: int) -> tuple[MTRefSeg, bool]:
    """Train until so many steps were begun in this slice."""
    torch.manual_seed(0)
    network = MTRefSeg(MINI).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    prompt, begun = Prompt(train_tokenizer(1024), MINI.language), 0

    def cancelled() -> bool:
        nonlocal begun
        begun += 1
        return begun > steps

    run = RecipeRun(network, prompt, state=state, order=("sentences",), cancelled=cancelled)
    return network, run.train(PHASE, lambda line: None)


def test_slices_of_a_training_make_the_steps_of_the_whole(tmp_path: Path) -> None:
    whole, over = _slice(tmp_path / "whole", 9)
    _, first_over = _slice(tmp_path / "state", 2)
    rest, rest_over = _slice(tmp_path / "state", 9)

    assert (over, first_over, rest_over) == (True, False, True)
    assert all(
        torch.equal(a, b)
        for a, b in zip(whole.state_dict().values(), rest.state_dict().values(), strict=True)
    )


def test_a_carried_state_fits_and_goes_on_the_same_every_time(tmp_path: Path) -> None:
    _slice(tmp_path / "state", 2)
    small = tmp_path / "small"
    write_compact(tmp_path / "state", small)
    before, facts = read_state(tmp_path / "state")
    finals = []
    for name in ("once", "again"):
        read_compact(small, tmp_path / name)
        finals.append(_slice(tmp_path / name, 1)[0].state_dict())
    read_compact(small, tmp_path / "once")
    after, carried_facts = read_state(tmp_path / "once")

    assert small.stat().st_size <= 16 * 2**20 < (tmp_path / "state").stat().st_size
    assert carried_facts == facts == facts_of(small)
    assert {n: t.shape for n, t in after.items()} == {n: t.shape for n, t in before.items()}
    assert all(torch.equal(finals[0][name], finals[1][name]) for name in finals[0])
    for name, values in before.items():
        error = (after[name].float() - values.float()).abs()
        kind = name.split("/")[0]
        if kind in ("untrained", "step"):
            assert not error.any(), name
        elif kind == "exp_avg_sq":
            assert (error <= 0.2 * values.abs()).all(), name
        else:
            assert (error <= _rounding(kind, name, before)).all(), name


def _rounding(kind: str, name: str, state: dict[str, Tensor]) -> Tensor:
    """Return how far a value of a carried state may be from the stored one."""
    weight = state.get(name.replace("mean/module.", "weight/network."), state[name])
    if kind == "mean":
        distance = (state[name].float() - weight).abs().max()
        return distance / 200 + weight.abs().max() / 60_000
    return state[name].abs().max() / (200 if kind == "exp_avg" else 60_000)


def test_a_state_that_is_small_is_carried_as_it_is(tmp_path: Path) -> None:
    tensors = {"weight/network.a": torch.randn(3, 4), "exp_avg_sq/network.a": torch.rand(3, 4)}
    write_state(tmp_path / "state", tensors, {"step": 3})
    write_compact(tmp_path / "state", tmp_path / "small")
    read_compact(tmp_path / "small", tmp_path / "again")
    again, facts = read_state(tmp_path / "again")

    assert facts == {"step": 3}
    assert all(torch.equal(again[name], tensor) for name, tensor in tensors.items())


def test_moments_of_0_stay_0_and_small_ones_do_not_vanish(tmp_path: Path) -> None:
    moments = torch.logspace(-16, -2, 512)
    moments[:3] = 0
    tensors = {"weight/network.a": torch.randn(512), "exp_avg_sq/network.a": moments}
    write_state(tmp_path / "state", tensors, {})
    write_compact(tmp_path / "state", tmp_path / "small", max_bytes=3000)
    read_compact(tmp_path / "small", tmp_path / "again")
    again = read_state(tmp_path / "again")[0]["exp_avg_sq/network.a"]

    assert not again[:3].any()
    torch.testing.assert_close(again[3:], moments[3:], rtol=0.1, atol=0)


def test_a_state_that_cannot_be_made_small_enough_is_an_error(tmp_path: Path) -> None:
    write_state(tmp_path / "state", {"weight/network.a": torch.randn(4000)}, {})
    with pytest.raises(MtrefsegError, match=r"has \d+ bytes, 5000 are allowed"):
        write_compact(tmp_path / "state", tmp_path / "small", max_bytes=5000)


def test_a_machine_changes_the_size_of_a_step_and_ends_in_time() -> None:
    fitted = Machine(batch_factor=4, minutes=0.0).fitted(PHASE)

    assert replace(fitted, batch_factor=1) == PHASE
    assert len(MixtureBatches(fitted).batch(0, 0)) == 4 * len(MixtureBatches(PHASE).batch(0, 0))
    assert not Machine().deadline()()
    assert not Machine(minutes=60).deadline()()
    assert Machine(minutes=1e-9).deadline()()


def test_batches_do_not_depend_on_the_number_of_loader_processes(tmp_path: Path) -> None:
    make_pairs(tmp_path / "whu_samples")
    for path in (tmp_path / "whu_samples" / "referring_expression").iterdir():
        path.unlink()
    (tmp_path / "whu_samples" / "referring_expression").rmdir()
    phase = replace(PHASE, real=1)
    one, two = (
        list(MixtureBatches(phase, tmp_path, loader_processes=n).from_step(0)) for n in (1, 2)
    )

    assert len(one) == len(two) == PHASE.steps
    for a, b in zip(one, two, strict=True):
        assert a.sentences == b.sentences
        assert torch.equal(a.before, b.before)
        assert torch.equal(a.masks, b.masks)


def test_mined_synonyms_are_read_from_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = SynonymPairs(["a new cottage"], ["a new house"], ["cottage"])
    mined = []
    monkeypatch.setattr(synonym_file, "SentenceModel", lambda: None)
    monkeypatch.setattr(synonym_file, "mine_synonyms", lambda model: mined.append(model) or pairs)
    path = tmp_path / "synonyms.json"

    assert synonym_file.mined_synonyms(path) == pairs
    assert synonym_file.mined_synonyms(path) == pairs
    assert len(mined) == 1
