"""Partial files have names of their own, and those of ended processes go."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mtrefseg.model.files.partial_files import (
    discard,
    new_partial,
    partial_files,
    remove_partial_files,
)

LEAVE = """
import sys
from mtrefseg.model.files.partial_files import new_partial
for suffix in (".gpkg", ".tif"):
    path = new_partial(sys.argv[1], suffix)
    path.write_text("half")
    path.with_name(path.name + ".strips.tif").write_text("half")
new_partial(sys.argv[1]).mkdir()
"""
END = """
import sys, time
from mtrefseg.model.files.signals import clean_up_on_signals, deferred_signals
from mtrefseg.model.files.partial_files import new_partial
clean_up_on_signals(lambda name: print(name, flush=True))
path = new_partial(sys.argv[1], ".tif")
path.write_text("half")
path.with_name(path.name + ".strips.tif").write_text("half")
if sys.argv[2] == "held":
    with deferred_signals():
        print("ready", flush=True)
        sys.stdin.readline()
        print("whole", flush=True)
print("ready", flush=True)
time.sleep(60)
"""
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals")


def test_two_runs_on_one_output_never_share_a_file(tmp_path: Path) -> None:
    names = {new_partial(tmp_path, ".gpkg").name for _ in range(100)}
    assert len(names) == 100
    assert all(name.startswith(".") and len(name) < 60 for name in names)


def test_a_discarded_file_takes_what_lies_beside_it(tmp_path: Path) -> None:
    one, other = new_partial(tmp_path, ".gpkg"), new_partial(tmp_path, ".gpkg")
    for path in (one, other, one.with_name(f"{one.name}-journal"), tmp_path / "mine.gpkg"):
        path.touch()
    discard(one)
    assert {path.name for path in tmp_path.iterdir()} == {other.name, "mine.gpkg"}
    discard(other)


def test_files_of_ended_processes_go_and_those_of_running_ones_stay(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", LEAVE, tmp_path], check=True)
    own = new_partial(tmp_path, ".gpkg")
    elsewhere = tmp_path / ".mtrefseg-000000-1-00000000.part.gpkg"
    for path in (own, elsewhere, tmp_path / ".mtrefseg-notes.txt"):
        path.touch()
    assert len(partial_files(tmp_path)) == 7
    remove_partial_files([tmp_path, tmp_path / "missing"])
    assert {path.name for path in tmp_path.iterdir()} == {
        own.name, elsewhere.name, ".mtrefseg-notes.txt"
    }  # fmt: skip
    remove_partial_files([tmp_path], os.getpid())
    assert not own.exists()
    discard(own)


@POSIX
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_process_without_a_trace(tmp_path: Path, name: str) -> None:
    run = subprocess.Popen([sys.executable, "-c", END, tmp_path, ""], stdout=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stdout.readline() == b"ready\n"
    number = getattr(signal, name)
    run.send_signal(number)
    assert run.communicate(timeout=20)[0].decode() == f"{name}\n"
    assert run.returncode == 128 + number
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_a_signal_waits_where_files_are_put_in_place(tmp_path: Path) -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", END, tmp_path, "held"], stdin=-1, stdout=-1, text=True
    )
    assert run.stdout is not None
    assert run.stdout.readline() == "ready\n"
    run.send_signal(signal.SIGTERM)
    out, _ = run.communicate("\n", timeout=20)
    assert out.splitlines() == ["whole", "SIGTERM"]
    assert run.returncode == 143


@POSIX
def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + END.replace(
        "time.sleep(60)", "import os; os.kill(os.getpid(), signal.SIGHUP); print('alive')"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path, ""], capture_output=True)
    assert done.stdout.decode().split() == ["ready", "alive"]
