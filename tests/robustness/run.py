"""``make robustness``: 30 kills at random moments and 30 sizes of a full disk, as a table."""

from __future__ import annotations

import argparse
import importlib.util
import random
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any


def _trials() -> Any:
    path = Path(__file__).with_name("trials.py")
    spec = importlib.util.spec_from_file_location("robustness_trials", path)
    if spec is None or spec.loader is None:
        raise ImportError(str(path))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Run all trials; return 1 when one of them left what must not be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--sizes", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    trials, rng = _trials(), random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        workspace, logs = trials.Workspace(Path(name) / "workspace"), Path(name) / "logs"
        logs.mkdir()
        log = logs / "cli.log"
        trials.earlier_result(workspace, log)  # loads the libraries for all that follow
        run_s = trials.earlier_result(workspace, log)
        whole = trials.results(workspace)
        print(f"a run takes {run_s:.1f} s; its outputs {sum(map(len, whole.values())) >> 10} KiB")
        done = []
        numbers = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)
        for number in range(options.kills):
            trials.restore(workspace, whole)
            kill = trials.kill_worker if number % 3 == 2 else trials.kill_cli
            # A worker loads its libraries first. Every second kill comes while files are finished.
            start_s = 2.0 if kill is trials.kill_worker else 0.0
            after_s = start_s + rng.uniform(0.75 * (number % 2), 1.1) * run_s
            target = logs if kill is trials.kill_worker else log
            done.append(_shown(kill(workspace, numbers[number // 3 % 3], after_s, target)))
        needed = 3.2 * sum(map(len, whole.values()))
        for number in range(options.sizes):
            trials.restore(workspace, whole)
            size = int(needed * (number + rng.random()) / options.sizes)
            done.append(_shown(trials.fill_disk(workspace, size, log)))
    bad = [trial for trial in done if trial.problems]
    print(f"{len(done)} trials, {len(bad)} with problems; outputs afterwards: "
          f"{dict(Counter(trial.outcome for trial in done))}")  # fmt: skip
    return 1 if bad else 0


def _shown(trial: Any) -> Any:
    print(trial, flush=True)
    return trial


if __name__ == "__main__":
    sys.exit(main())
