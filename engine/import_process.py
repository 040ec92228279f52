"""An import in another process: a hostile file can end that process only."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..engine_client.interpreter import module_command
from ..engine_client.json_process import JsonProcess
from ..model.config import R1, NetworkConfig
from ..model.errors import Cancelled, MtrefsegError
from ..model.requests.events import Progress
from ..model.weights.importing.import_folder import Imported, IsCancelled, OnProgress, import_with

POLL_S = 0.05
CANCEL_S = 0.8
END_S = 30.0
START_S = 120.0
SLOWEST_BYTES_PER_S = 2e6
WORKER = "mtrefseg.engine.import_worker"


def import_in_process(
    source: str,
    folder: str,
    on_progress: OnProgress = lambda progress: None,
    cancelled: IsCancelled = lambda: False,
    base: NetworkConfig = R1,
) -> dict[str, Any]:
    """Convert a checkpoint in a process with limits of memory and time.

    Arguments and errors are those of ``import_checkpoint``.

    Returns:
        The fields of ``Imported``.
    """
    return import_with(convert_in_process, source, folder, on_progress, cancelled, base).to_dict()


def convert_in_process(
    source: str, target: Path, on_progress: OnProgress, cancelled: IsCancelled, base: NetworkConfig
) -> Imported:
    """Let another process write the files of a model into an existing folder.

    Raises:
        MtrefsegError: The error of the process, or how it ended.
        Cancelled: The import was stopped.
    """
    request = {"source": source, "target": str(target.resolve()), "base": base.to_json()}
    end_s = time.monotonic() + START_S + _size(Path(source)) / SLOWEST_BYTES_PER_S
    with _process() as process:
        process.send({"id": 1, "op": "convert", "request": request})
        while True:
            event = process.next_event(POLL_S) or {}
            if event.get("event") == "progress":
                on_progress(_progress(event))
            elif event.get("event") == "result":
                return Imported.from_dict(event["result"])
            elif event.get("event") in ("error", "exited"):
                raise _error(event, source, process)
            if cancelled():
                process.send({"id": 1, "op": "cancel"})
                process.close(CANCEL_S)  # it removes its files; one that does not is killed
                raise Cancelled()
            if time.monotonic() > end_s:
                raise MtrefsegError(
                    "'{source}' was not imported within the time that its size explains.",
                    "Copy it to this machine, or download it from its author again.",
                    source=source,
                )


@contextmanager
def _process() -> Iterator[JsonProcess]:
    # a thread more costs address space, of which this process has little
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    command = module_command(sys.executable, WORKER, isolated=bool(sys.flags.isolated))
    process = JsonProcess(command, environment)
    try:
        yield process
    finally:
        process.kill()
        process.exit_code(END_S)  # until then it may write into the folder that is removed next


def _progress(event: dict[str, Any]) -> Progress:
    return Progress(**{name: value for name, value in event.items() if name not in ("id", "event")})


def _error(event: dict[str, Any], source: str, process: JsonProcess) -> MtrefsegError:
    if event["event"] == "error":
        return MtrefsegError(event["message"], event["advice"])
    return MtrefsegError(
        "The process that read '{source}' ended with code {exit_code}.",
        ("The file is damaged or takes too much memory: download it from its author again."),
        source=source,
        exit_code=process.exit_code(timeout_s=1.0),
    )


def _size(source: Path) -> int:
    try:
        files = [source] if source.is_file() else list(source.iterdir())
        return sum(path.stat().st_size for path in files if path.is_file())
    except OSError:
        return 0
