"""A few of the kills and full disks of ``make robustness``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / "robustness" / "run.py"


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals and limits of POSIX")
def test_killed_runs_and_full_disks_leave_old_outputs_or_whole_new_ones() -> None:
    words = ["--kills", "4", "--sizes", "2", "--seed", "1"]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(RUN), *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 trials, 0 with problems" in done.stdout
