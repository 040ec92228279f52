"""Runs that are killed, or whose disk is full, and what they leave."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geopandas
import numpy as np
import rasterio
from affine import Affine

from mtrefseg.engine_client.worker_client import WorkerClient
from mtrefseg.model.errors import MtrefsegError
from mtrefseg.model.files.partial_files import partial_files, remove_partial_files
from mtrefseg.model.files.stored_request import read_provenance
from mtrefseg.model.outputs.logit_map import IDENTITY, logit_maps
from mtrefseg.model.requests.detect import DetectRequest
from mtrefseg.tests.flat_requests import detect_request

HERE = Path(__file__).parent
ENGINE = HERE / "engine.py"
GRID = Affine(0.5, 0, 500_000, 0, -0.5, 5_400_000)
FIRST, SECOND = "the water that appeared", "the roads that appeared"


@dataclass
class Trial:
    """One run that was disturbed.

    Attributes:
        disturbance: What was done to the run.
        outcome: State of the outputs: ``old``, ``new`` or ``beside`` (under another name).
        problems: What must not be; empty: none.
        message: What was printed for the user.
    """

    disturbance: str
    outcome: str = ""
    problems: list[str] = field(default_factory=list)
    message: str = ""

    def __str__(self) -> str:
        state = "; ".join(self.problems) or "ok"
        return f"{self.disturbance:42} {self.outcome:7} {state:12} {self.message[:90]}"


class Workspace:
    """Two rasters and an output folder with an earlier result.

    Args:
        folder: Folder of the rasters.
        side_px: Side of the rasters.
    """

    def __init__(self, folder: Path, side_px: int = 700) -> None:
        self.folder, self.results = folder, folder / "results"
        self.results.mkdir(parents=True)
        rng = np.random.default_rng(0)
        for name in ("b.tif", "a.tif"):
            image = rng.integers(1, 255, (3, side_px, side_px), dtype=np.uint8)
            with rasterio.open(folder / name, "w", driver="GTiff", count=3, dtype="uint8",
                               width=side_px, height=side_px, crs="EPSG:32631",
                               transform=GRID) as raster:  # fmt: skip
                raster.write(image)

    def request(self, sentence: str) -> DetectRequest:
        """Return the request of a run over the earlier result."""
        names = (str(self.folder / name) for name in ("b.tif", "a.tif"))
        return detect_request(*names, (sentence,), str(self.results / "o.gpkg"), device="cpu",
                             probability=str(self.results / "p.tif"), tile_px=256)  # fmt: skip

    def arguments(self, sentence: str) -> list[str]:
        """Return the same request as arguments of the command line."""
        request = self.request(sentence)
        before, after = (source.path for _, source in request.pair.dates())
        return ["predict", before, after, sentence, "-o", request.output, "--probability",
                str(request.probability), "--tile", "256", "--device", "cpu",
                "--min-area", "0"]  # fmt: skip

    def state(self) -> dict[str, str]:
        """Return the hashes of all files."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return {str(path.relative_to(self.folder)): _hash(path) for path in files}

    def compare(self, trial: Trial, before: dict[str, str], may_be_beside: bool = False) -> None:
        """Compare with the state before; set the outcome and the problems of the trial."""
        after = self.state()
        outputs = {"results/o.gpkg", "results/p.tif"}
        left = after.keys() - before.keys() - outputs
        beside = {name for name in left if " (" in name}
        if left - (beside if may_be_beside else set()):
            trial.problems.append(f"left behind: {sorted(left)}")
        if any(after.get(name) != before[name] for name in ("a.tif", "b.tif")):
            trial.problems.append("an input changed")
        changed = {name for name in outputs if after.get(name) != before.get(name)}
        trial.outcome = "new" if changed else "beside" if beside else "old"
        if changed == {"results/p.tif"}:
            trial.problems.append("a new raster with an old GeoPackage")
        if changed:
            trial.problems += _broken(self.results)
        if "Traceback" in trial.message:
            trial.problems.append("traceback")


def _broken(folder: Path) -> list[str]:
    """Return the problems of a new pair of outputs."""
    try:
        with closing(sqlite3.connect(folder / "o.gpkg")) as database:
            state = database.execute("PRAGMA integrity_check").fetchone()[0]
        found = geopandas.read_file(folder / "o.gpkg", layer="changes")
        with rasterio.open(folder / "p.tif") as raster:
            maps = logit_maps(read_provenance(folder / "o.gpkg")[1])
            level = next(iter(maps.values()), IDENTITY).shown_threshold(None)
            drawn = (raster.read(1) > level).sum()
            created = raster.tags()["MTREFSEG_CREATED"]
    except (OSError, RuntimeError, sqlite3.Error, KeyError) as error:
        return [f"broken output: {error}"]
    problems = [] if state == "ok" else [state]
    if abs(found.geometry.area.sum() * 4 - drawn) > 1e-6 * drawn:
        problems.append("raster and polygons differ")
    if set(found["created"]) != {created}:
        problems.append("raster and polygons are of different runs")
    return problems


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass
class Forked:
    """A command line in a fork of this process, which has loaded the libraries already."""

    pid: int
    log: Path

    def wait(self) -> tuple[int, str]:
        """Return the exit code (negative: the signal that ended it) and the output."""
        _, status = os.waitpid(self.pid, 0)
        return os.waitstatus_to_exitcode(status), self.log.read_text(errors="replace")


def start_cli(arguments: list[str], log: Path, limit: int | None = None) -> Forked:
    """Start the command line with the fake network.

    Args:
        arguments: Arguments of the command.
        log: File of its stdout and stderr.
        limit: Largest size of a file in bytes.
    """
    from mtrefseg.engine import cli

    _engine().use_fake_network()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        return Forked(pid, log)
    code = 99
    try:
        descriptor = os.open(log, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        sys.stdout, sys.stderr = (open(n, "w", closefd=False) for n in (1, 2))  # noqa: SIM115
        if limit is not None:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
        sys.argv[1:] = arguments
        cli.main()
    except SystemExit as error:
        code = int(error.code or 0)
    except BaseException as error:  # a fork of the tests must not go on as tests
        os.write(2, f"Traceback of {error!r}".encode())
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _engine() -> Any:
    spec = importlib.util.spec_from_file_location("robustness_engine", ENGINE)
    if spec is None or spec.loader is None:
        raise ImportError(str(ENGINE))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kill_cli(workspace: Workspace, number: int, after_s: float, log: Path) -> Trial:
    """Start a run on the command line and send it a signal after some seconds."""
    name = signal.Signals(number).name
    trial = Trial(f"command line, {name} after {after_s:.2f} s")
    before = workspace.state()
    run = start_cli(workspace.arguments(SECOND), log)
    time.sleep(after_s)
    os.kill(run.pid, number)
    code, trial.message = run.wait()
    lines = [line for line in trial.message.splitlines() if "%" not in line[:5]]
    trial.message = " ".join(lines[-1:]) if code != 0 else "finished before"
    if number == signal.SIGKILL:
        # The next run in this folder does so before it begins.
        remove_partial_files([workspace.results])
    elif code not in (0, 128 + number, -number):  # the last: before the command began
        trial.problems.append(f"exit code {code}")
    elif code > 0 and sum(line.startswith(name) for line in lines) != 1:
        trial.problems.append(f"not one sentence: {lines}")
    workspace.compare(trial, before)
    if code and "nothing was written" in trial.message and trial.outcome == "new":
        trial.problems.append("it says that nothing was written")
    return trial


def kill_worker(workspace: Workspace, number: int, after_s: float, logs: Path) -> Trial:
    """Run in a worker of the client that QGIS has, and end the worker after some seconds."""
    name = signal.Signals(number).name
    trial = Trial(f"worker, {name} after {after_s:.2f} s")
    before = workspace.state()
    client = WorkerClient(lambda: [sys.executable, "-u", str(ENGINE), "worker"], logs)
    timers: list[threading.Timer] = []

    def on_log(_: str) -> None:
        for worker in client.workers.busy:
            timers.append(threading.Timer(after_s, os.kill, (worker.pid, number)))
            timers[-1].start()

    try:
        client.detect(workspace.request(SECOND), _ignore, _ignore, lambda: False, on_log)
        trial.message = "finished before"
    except MtrefsegError as error:
        trial.message = str(error)
    finally:
        for timer in timers:
            timer.cancel()
        client.close()
    workspace.compare(trial, before)
    return trial


def _ignore(_: Any) -> None:
    """Ignore progress and warnings."""


def fill_disk(workspace: Workspace, size: int, log: Path) -> Trial:
    """Run where no more than ``size`` bytes are left beside the earlier result."""
    trial = Trial(f"{size / 1024:.0f} KiB free, {'a small disk' if can_mount() else 'a limit'}")
    if can_mount():
        with small_disk(workspace.results, size):
            before = workspace.state()
            run = start_cli(workspace.arguments(SECOND), log)
            _finish(trial, workspace, before, run.wait())
    else:
        before = workspace.state()
        run = start_cli(workspace.arguments(SECOND), log, limit=size)
        _finish(trial, workspace, before, run.wait())
    return trial


def _finish(
    trial: Trial, workspace: Workspace, before: dict[str, str], end: tuple[int, str]
) -> None:
    code, trial.message = end
    workspace.compare(trial, before, may_be_beside=True)
    errors = [line for line in trial.message.splitlines() if line.startswith("Error: ")]
    if code not in (0, 1) or (code == 1) != (len(errors) == 1):
        trial.problems.append(f"exit code {code}, {len(errors)} sentences")
    if code == 1 and trial.outcome != "old":
        trial.problems.append("an error, and outputs that changed")
    trial.message = (errors or [f"exit code {code}"])[-1]


def can_mount() -> bool:
    """Return whether this process may mount a small disk."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and _mount_works()


_known: list[bool] = []


def _mount_works() -> bool:
    if not _known:
        with tempfile.TemporaryDirectory() as name:
            done = subprocess.run(["mount", "-t", "tmpfs", "none", name], capture_output=True)
            _known.append(done.returncode == 0)
            if _known[0]:
                subprocess.run(["umount", name], check=True)
    return _known[0]


@contextmanager
def small_disk(folder: Path, free: int) -> Iterator[None]:
    """Mount a disk over a folder, with its files and ``free`` bytes left."""
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    pages = sum(-(-len(content) // 4096) + 1 for content in files.values()) + 2
    size = pages * 4096 + free
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=True)
    try:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def earlier_result(workspace: Workspace, log: Path) -> float:
    """Write the earlier result; return the seconds that the run took."""
    began = time.monotonic()
    code, output = start_cli(workspace.arguments(FIRST), log).wait()
    if code:
        raise RuntimeError(output)
    return time.monotonic() - began


def restore(workspace: Workspace, whole: dict[str, bytes]) -> None:
    """Restore the earlier result, so that every trial begins alike."""
    for name, content in whole.items():
        (workspace.results / name).write_bytes(content)
    for path in partial_files(workspace.results):
        path.unlink()


def results(workspace: Workspace) -> dict[str, bytes]:
    """Return the files of the earlier result."""
    return {path.name: path.read_bytes() for path in workspace.results.iterdir()}
