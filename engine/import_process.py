"""An import in a process of its own: a file that was made to do harm ends it, and nothing else."""

from __future__ import annotations

import json
import os
import queue

# The converting process is Python itself, started with this very package.
import subprocess  # nosec B404
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..model.config import R1, NetworkConfig
from ..model.errors import Cancelled, MtrefsegError
from ..model.requests.events import Progress
from ..model.weights.importing.import_folder import Imported, IsCancelled, OnProgress, import_with

POLL_S = 0.05
CANCEL_S = 0.8
START_S = 120.0
SLOWEST_BYTES_PER_S = 2e6
ROOT = Path(__file__).resolve().parents[1]
# as the worker is started: the package of this very folder, under its own name
BOOT = """
import importlib.util, os, runpy, sys
root = sys.argv[1]
spec = importlib.util.spec_from_file_location(
    "mtrefseg", os.path.join(root, "__init__.py"), submodule_search_locations=[root])
package = importlib.util.module_from_spec(spec)
sys.modules["mtrefseg"] = package
spec.loader.exec_module(package)
runpy.run_module("mtrefseg.engine.import_worker", run_name="__main__")
"""


def import_in_process(
    source: str,
    folder: str,
    report: OnProgress = lambda progress: None,
    cancelled: IsCancelled = lambda: False,
    base: NetworkConfig = R1,
) -> dict[str, Any]:
    """Convert a checkpoint in a process with limits of memory and time.

    Takes and raises what ``import_checkpoint`` does.

    Returns:
        The fields of ``Imported``.
    """
    return import_with(convert_in_process, source, folder, report, cancelled, base).to_dict()


def convert_in_process(
    source: str, made: Path, report: OnProgress, cancelled: IsCancelled, base: NetworkConfig
) -> Imported:
    """Let another process write the files of a model into an existing folder.

    Raises:
        MtrefsegError: What the process said, or how it ended.
        Cancelled: The import was stopped.
    """
    request = {"source": source, "made": str(made.resolve()), "base": base.to_json()}
    end_s = time.monotonic() + START_S + _size(Path(source)) / SLOWEST_BYTES_PER_S
    with _process() as process:
        events = _events(process)
        _send(process, {"id": 1, "op": "convert", "request": request})
        while True:
            event = _next(events)
            if event.get("event") == "progress":
                report(_progress(event))
            elif event.get("event") == "result":
                return Imported.from_dict(event["result"])
            elif event.get("event") in ("error", "exited"):
                raise _problem(event, source, process)
            if cancelled():
                _stop(process)
                raise Cancelled()
            if time.monotonic() > end_s:
                raise MtrefsegError(
                    f"'{source}' was not imported within the time that its size explains.",
                    "Copy it to this machine, or download it from its author again.",
                )


@contextmanager
def _process() -> Iterator[subprocess.Popen[bytes]]:
    isolated = ["-I"] if sys.flags.isolated else []
    # A list and no shell; nothing of the user's text is part of it.
    process = subprocess.Popen(  # nosec B603
        [sys.executable, "-u", *isolated, "-c", BOOT, str(ROOT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # a thread more costs address space, of which this process has little
        env={**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was not sent has nobody to read it
                    stream.close()


def _events(process: subprocess.Popen[bytes]) -> queue.Queue[dict[str, Any]]:
    events: queue.Queue[dict[str, Any]] = queue.Queue()

    def read() -> None:
        with suppress(OSError, ValueError):  # the process was ended
            for line in process.stdout or ():
                events.put(json.loads(line))
        events.put({"event": "exited"})

    threading.Thread(target=read, daemon=True).start()
    return events


def _next(events: queue.Queue[dict[str, Any]]) -> dict[str, Any]:
    try:
        return events.get(timeout=POLL_S)
    except queue.Empty:
        return {}


def _send(process: subprocess.Popen[bytes], message: dict[str, Any]) -> None:
    with suppress(OSError):  # it has ended: its exit is told
        if process.stdin is not None:
            process.stdin.write(json.dumps(message).encode() + b"\n")
            process.stdin.flush()


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Let the process clean up; what does not is ended."""
    _send(process, {"id": 1, "op": "cancel"})
    _send(process, {"op": "quit"})
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=CANCEL_S)


def _progress(event: dict[str, Any]) -> Progress:
    return Progress(**{name: value for name, value in event.items() if name not in ("id", "event")})


def _problem(event: dict[str, Any], source: str, process: Any) -> MtrefsegError:
    if event["event"] == "error":
        return MtrefsegError(str(event["message"]), str(event["advice"]))
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1.0)
    return MtrefsegError(
        f"The process that read '{source}' ended with code {process.returncode}.",
        "The file is damaged or takes too much memory: download it from its author again.",
    )


def _size(source: Path) -> int:
    try:
        files = [source] if source.is_file() else list(source.iterdir())
        return sum(path.stat().st_size for path in files if path.is_file())
    except OSError:
        return 0
