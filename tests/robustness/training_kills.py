"""Kill a training at random moments, resume it each time, and compare it with an undisturbed one.

Every kill ends a real process of the command line, by SIGKILL or by SIGTERM. At the end all
weights must be the same, bit for bit, and no partial file may be left.

Usage: python tests/robustness/training_kills.py [--kills 10] [--stage 2] [--longest 2]
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file

from mtrefseg.tests.unit.tiny import make_model, make_pairs
from mtrefseg.training.history import read_history
from mtrefseg.training.loop.state_file import read_facts

MODELS = ("model.safetensors", "last/model.safetensors")
LIMIT_S = 1800.0


@dataclass(frozen=True)
class Kill:
    """One kill: how, after how many seconds of work, at which step of the stored state."""

    signal: str
    after_s: float
    code: int
    stored_step: int


def main() -> int:
    """Run it; returns 0 where all weights are the same."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--stage", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=60)
    parser.add_argument("--longest", type=float, default=2.0, help="seconds before a kill")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        make_model(root / "tiny")
        make_pairs(root / "pairs")
        command = _command(root, options.stage, options.epochs)
        began_s = time.monotonic()
        subprocess.run([*command, str(root / "whole")], check=True, env=_environment(),
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        whole_s = time.monotonic() - began_s
        rng = random.Random(options.seed)
        kills = _killed(command, root / "killed", options.kills, options.longest, rng)
        return _report(root, kills, whole_s)


def _command(root: Path, stage: int, epochs: int) -> list[str]:
    return [
        sys.executable, "-m", "mtrefseg", f"train-stage{stage}", str(root / "pairs"),
        "--model", str(root / "tiny"), "--validation", str(root / "pairs"),
        "--epochs", str(epochs), "--batch", "2", "--global-batch", "4", "--augment",
        "--drop-path", "0.2", "--learning-rate", "1e-3", "--device", "cpu", "--workers", "0",
        "--state-minutes", "0.01",
    ]  # fmt: skip


def _environment() -> dict[str, str]:
    return {**os.environ, "OMP_NUM_THREADS": "1"}


def _killed(
    command: Sequence[str], out: Path, count: int, longest_s: float, rng: random.Random
) -> list[Kill]:
    """Train with kills; the last run ends by itself, or ended before it was killed."""
    kills: list[Kill] = []
    state = out / "training" / "state.safetensors"
    while True:
        resume = ["--resume"] if state.exists() else []
        process = subprocess.Popen([*command, str(out), *resume], env=_environment(),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
        if len(kills) == count:
            return _wait_for_end(process, kills)
        number = signal.SIGKILL if len(kills) % 2 == 0 else signal.SIGTERM
        began_s = _wait_for_work(process, out)
        time.sleep(rng.uniform(0.0, longest_s))
        if process.poll() is not None:
            return _wait_for_end(process, kills)
        process.send_signal(number)
        after_s = time.monotonic() - began_s
        process.communicate(timeout=LIMIT_S)
        step = int(read_facts(state)["step"]) if state.exists() else -1
        kills.append(Kill(number.name, after_s, process.returncode, step))


def _wait_for_end(process: subprocess.Popen[bytes], kills: list[Kill]) -> list[Kill]:
    _, stderr = process.communicate(timeout=LIMIT_S)
    if process.returncode:
        raise SystemExit(stderr.decode(errors="replace"))
    return kills


def _wait_for_work(process: subprocess.Popen[bytes], out: Path) -> float:
    """Wait until a process writes to its folder, which it does once it has begun."""
    before = _newest(out)
    while process.poll() is None and _newest(out) == before:
        time.sleep(0.02)
    return time.monotonic()


def _newest(out: Path) -> float:
    """Return the time at which a file of the training was last written."""
    if not out.exists():
        return 0.0
    return max((path.stat().st_mtime for path in out.rglob("*") if path.is_file()), default=0.0)


def _report(root: Path, kills: Sequence[Kill], whole_s: float) -> int:
    print(f"undisturbed: {whole_s:.0f} s")
    for kill in kills:
        print(f"{kill.signal:8} after {kill.after_s:4.1f} s, exit {kill.code:3}, "
              f"stored step {kill.stored_step}")  # fmt: skip
    same = True
    for name in MODELS:
        one, other = (load_file(root / out / name) for out in ("whole", "killed"))
        equal = one.keys() == other.keys() and all(torch.equal(one[k], other[k]) for k in one)
        print(f"{name}: {len(one)} tensors, {'the same' if equal else 'DIFFERENT'}")
        same = same and equal
    losses = [
        [line["loss"] for line in read_history(root / out / "training/history.jsonl")
         if "loss" in line]
        for out in ("whole", "killed")
    ]  # fmt: skip
    print(f"losses of {len(losses[0])} steps: {'the same' if losses[0] == losses[1] else 'OTHER'}")
    left = [path for path in root.rglob("*") if ".part" in path.name or path.name == "parts"]
    print(f"partial files: {', '.join(map(str, left)) or 'nothing'}")
    return 0 if same and losses[0] == losses[1] and not left else 1


if __name__ == "__main__":
    sys.exit(main())
