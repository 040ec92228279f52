"""Real installations of the runtime: from the index, killed in the middle, without a network.

``make bench`` runs them where the package index answers; they take minutes and 5 GB in /tmp.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# An installation as the page makes it, in a process that can be killed or cut off.
INSTALL = """
import sys, urllib.request
from pathlib import Path
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.plugin.runtime import installation, machine, plan, sources

def fetch(address):
    try:
        return urllib.request.urlopen(address, timeout=30).read()
    except OSError as error:
        raise MtrefsegError(str(error)) from error

folder, wheels = Path(sys.argv[1]), sys.argv[2:]
found = sources.Sources(wheels=Path(wheels[0])) if wheels else sources.configured_sources()
python = machine.find_python([Path(sys.executable)])
made = plan.make_plan(folder, found, "cpu", python=python)
print(installation.Installation(
    made, installation.Network(fetch, dict),
    lambda p: None, lambda: False).run())
"""


def command(folder: Path, *wheels: Path) -> list[str]:
    return [sys.executable, "-c", INSTALL, str(folder), *map(str, wheels)]


def install(folder: Path, *wheels: Path, before: tuple[str, ...] = ()) -> str:
    began = time.monotonic()
    run = subprocess.run([*before, *command(folder, *wheels)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    megabytes = int(subprocess.check_output(["du", "-sm", folder], text=True).split()[0])
    print(f"\n{time.monotonic() - began:.0f} s, {megabytes} MB: {run.stdout.strip()}")
    return run.stdout


@pytest.mark.slow
def test_from_the_index(tmp_path: Path) -> None:
    assert "device='cpu'" in install(tmp_path / "runtime")


@pytest.mark.slow
def test_killed_in_the_middle_and_begun_again(tmp_path: Path) -> None:
    folder = tmp_path / "runtime"
    first = subprocess.Popen(command(folder))
    while not (folder / "env-1" / "mtrefseg.json").exists():
        assert first.poll() is None
        time.sleep(0.2)
    time.sleep(5.0)
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert not (folder / "current.json").exists()
    assert "environment='env-1'" in install(folder)


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("unshare") is None, reason="cannot cut off the network")
def test_from_a_folder_of_wheels_without_a_network(tmp_path: Path) -> None:
    script = ROOT / "plugin" / "runtime" / "fill_folder.py"
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    wheels = tmp_path / "wheels"
    subprocess.run(
        [sys.executable, script, wheels, "--python", python], check=True, capture_output=True
    )
    cut_off = ("unshare", "--net") if _may_unshare() else ()
    assert "device='cpu'" in install(tmp_path / "runtime", wheels, before=cut_off)


def _may_unshare() -> bool:
    return subprocess.call(["unshare", "--net", "true"], stderr=subprocess.DEVNULL) == 0
