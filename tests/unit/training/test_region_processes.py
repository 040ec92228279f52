"""A training in several processes is that of one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mtrefseg.training.batches.sampling_plan import SamplingPlan
from mtrefseg.training.history import read_history

pytestmark = pytest.mark.usefixtures("one_thread")


def test_every_sample_is_seen_once_an_epoch_whatever_the_number_of_processes() -> None:
    for processes, batch in ((1, 4), (2, 2), (3, 1), (2, 5)):
        plan = SamplingPlan(samples=11, global_batch=4, batch=batch, processes=processes, seed=1)
        assert plan.steps == 3
        seen: list[int] = []
        for step in range(3):
            turns = [plan.step(step, rank) for rank in range(processes)]
            assert len({len(rows) for rows in turns}) == 1
            flat = [turn for rows in turns for row in rows for turn in row]
            assert sum(turn.weight for turn in flat) == pytest.approx(1)
            counted = [turn.index for turn in flat if turn.weight]
            reference = SamplingPlan(11, 4, 4, 1, 1).step(step, 0)[0]
            assert sorted(counted) == sorted(turn.index for turn in reference if turn.weight)
            seen += counted
        assert sorted(seen) == list(range(11))
    assert SamplingPlan(11, 4, 4, 1, 1).step(3, 0) != SamplingPlan(11, 4, 4, 1, 1).step(0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("stage", [1, 2])
def test_two_processes_lose_as_one_with_the_same_global_batch(
    tiny_model: str, tiny_pairs: Path, tmp_path: Path, stage: int
) -> None:
    root = Path(__file__).parents[3]
    common = [
        sys.executable, "-m", "mtrefseg", f"train-stage{stage}", str(tiny_pairs),
        "--model", tiny_model, "--validation", str(tiny_pairs), "--epochs", "1",
        "--global-batch", "4", "--batch", "2", "--learning-rate", "1e-3", "--device", "cpu",
        "--workers", "0",
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
