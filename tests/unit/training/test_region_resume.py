"""A training that is killed at any moment goes on to the weights of one without a break."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files import atomic_write
from mtrefseg.model.requests.events import Progress
from mtrefseg.training.finetune import TrainResult
from mtrefseg.training.history import read_history
from mtrefseg.training.loop import state_file as state
from mtrefseg.training.loop.clock import CheckpointTimer

pytestmark = pytest.mark.usefixtures("one_thread")
Run = Callable[..., TrainResult]
SETTINGS: dict[str, Any] = {"stage": 2, "augment": True, "drop_path": 0.2}


class Killed(BaseException):
    """Ends a training as a signal does: nothing after it is stored."""


@pytest.fixture
def same(tmp_path: Path) -> Callable[..., None]:
    """Return a function that compares the models and the history of two trainings."""

    def compare(*outs: str) -> None:
        for name in ("model.safetensors", "last/model.safetensors"):
            one, other = (load_file(tmp_path / out / name) for out in outs)
            assert one.keys() == other.keys()
            assert all(torch.equal(one[key], other[key]) for key in one), name
        told = [
            [{k: line[k] for k in ("step", "loss", "score") if k in line}
             for line in read_history(tmp_path / out / "training/history.jsonl")]
            for out in outs
        ]  # fmt: skip
        assert told[0] == told[1]

    return compare


@pytest.mark.slow
def test_a_training_that_is_cancelled_goes_on_in_the_middle_of_an_epoch(
    run: Run, same: Callable[..., None]
) -> None:
    run("whole", **SETTINGS)
    seen: list[str] = []
    broken = run(
        "broken", report=lambda progress: seen.append(progress.text),
        cancelled=lambda: any("step 1 of 4: loss" in text for text in seen), **SETTINGS,
    )  # fmt: skip
    assert (broken.cancelled, broken.steps) == (True, 1)
    assert any("saving the training" in text for text in seen)
    done = run("broken", resume=True, **SETTINGS)
    assert (done.cancelled, done.steps) == (False, 4)
    same("whole", "broken")


@pytest.mark.slow
def test_a_training_that_is_killed_at_many_moments_ends_as_one_without_a_break(
    run: Run, same: Callable[..., None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("whole", **SETTINGS)
    rng = np.random.default_rng(1)
    left = 0

    def perhaps(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Killed

    real = atomic_write.replace_synced

    def replace(temporary: Path, path: Path) -> None:
        perhaps()  # the new file is whole, the old one still in its place
        real(temporary, path)
        perhaps()

    monkeypatch.setattr(atomic_write, "replace_synced", replace)
    kills = 0
    while not (tmp_path / "broken" / "report.html").exists():
        left = int(rng.integers(3, 24 + 4 * kills))
        resume = (tmp_path / "broken" / "training" / "state.safetensors").exists()
        try:
            run("broken", report=perhaps, resume=resume, state_minutes=0, **SETTINGS)
        except Killed:
            kills += 1
    assert kills >= 4
    same("whole", "broken")


def test_a_training_that_is_stopped_while_it_is_scored_scores_when_it_goes_on(
    run: Run, same: Callable[..., None]
) -> None:
    run("whole", epochs=1)
    seen: list[str] = []
    stopped = run(
        "broken", epochs=1, report=lambda progress: seen.append(progress.text),
        cancelled=lambda: any("step 2 of 2: loss" in text for text in seen),
    )  # fmt: skip
    assert (stopped.cancelled, stopped.steps) == (True, 2)
    assert not (Path(stopped.folder) / "model.safetensors").exists()
    done = run("broken", epochs=1, resume=True)
    assert not done.cancelled
    same("whole", "broken")


def test_every_way_to_run_out_of_space_leaves_a_way_on_that_the_message_names(
    run: Run, same: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run("whole", epochs=1)
    real = state.save_file
    kinds = {"state": state, "model": __import__("mtrefseg.model.weights.save_model", fromlist="x")}
    for failing in ("state 1", "model 1", "state 2", "model 2"):
        kind, number = failing.split()
        calls = 0

        def full(tensors: Any, path: Path, metadata: Any = None, at: int = int(number)) -> None:
            nonlocal calls
            calls += 1
            if calls == at:
                Path(path).write_bytes(b"half of it")
                raise OSError(28, "No space left on device")
            real(tensors, path, metadata=metadata)

        out = failing.replace(" ", "-")
        with monkeypatch.context() as patched:
            patched.setattr(kinds[kind], "save_file", full)
            with pytest.raises(MtrefsegError, match=r"cannot be written .*No space left") as caught:
                run(out, epochs=1)
        resume = "then resume" in str(caught.value)
        assert resume == (failing != "state 1")
        assert resume or "start the training again" in str(caught.value)
        assert not run(out, epochs=1, resume=resume).cancelled
        same("whole", out)


def test_other_samples_than_it_began_with_are_refused(
    run: Run, tiny_pairs: Path, tmp_path: Path
) -> None:
    copied = tmp_path / "pairs"
    for path in tiny_pairs.rglob("*.*"):
        place = copied / path.relative_to(tiny_pairs)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    settings = {"data": str(copied), "epochs": 1, "stage": 2}
    begun: list[str] = []
    run(report=lambda p: begun.append(p.text), cancelled=lambda: "step 1 of 2" in str(begun),
        **settings)  # fmt: skip
    for name, text in (("A", None), ("referring_expression", '["the pond"]')):
        path = sorted((copied / name).iterdir())[0]
        kept = path.read_bytes()
        if text is None:
            path.unlink()
        else:
            path.write_text(f'{{"referring_expressions": {text}}}')
        with pytest.raises(MtrefsegError, match=r"samples of the training .* have changed"):
            run(resume=True, **settings)
        path.write_bytes(kept)
    assert not run(resume=True, **settings).cancelled


def test_the_state_is_stored_by_the_clock_and_a_large_one_less_often() -> None:
    now_s = 0.0
    timer = CheckpointTimer(240.0, clock=lambda: now_s)
    assert not timer.due
    now_s = 240.0
    assert timer.due
    with timer.measured():
        now_s += 1.0
    assert not timer.due
    with timer.measured():
        now_s += 60.0
    assert not timer.due
    now_s += 300.0
    assert not timer.due
    now_s += 900.0
    assert timer.due


def test_a_state_of_another_version_is_refused(run: Run, tmp_path: Path) -> None:
    run(epochs=1)
    path = tmp_path / "out" / "training" / "state.safetensors"
    tensors, facts = state.read_state(path)
    old = {key: facts[key] for key in ("step", "best", "best_epoch", "scored")}
    state.write_state(path, tensors, {**old, "data": facts["config"]["data"]})
    with pytest.raises(MtrefsegError, match=r"stored by another version of mtrefseg\. Resume it"):
        run(epochs=1, resume=True)


def test_the_time_is_told_before_the_first_step_and_with_every_epoch(run: Run) -> None:
    seen: list[Progress] = []
    run(report=seen.append)
    texts = [progress.text for progress in seen]
    estimate = next(n for n, text in enumerate(texts) if text.startswith("estimated time: "))
    first = next(n for n, text in enumerate(texts) if "step 1 of 4: loss" in text)
    assert estimate < first
    assert seen[estimate].left_s is not None
    assert seen[first].left_s is not None
    epochs = [text for text in texts if " scored: loss " in text]
    assert [text[:12] for text in epochs] == ["epoch 1 of 2", "epoch 2 of 2"]
    assert all("mIoU" in text and " left" in text for text in epochs)
    shares = [progress.fraction for progress in seen]
    assert shares == sorted(shares)
