"""What QGIS asks the engine, whatever process answers. Standard library only, thread-safe."""

from __future__ import annotations

import atexit
import itertools
import os
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

from ..model.errors import Cancelled, MtrefsegError
from ..model.files.partial_files import remove_partial_files
from ..model.requests.check import CheckRequest, CheckResult
from ..model.requests.detect import DetectRequest
from ..model.requests.detect_result import DetectResult
from ..model.requests.events import PolygonsFound, Progress
from ..model.requests.redraw import RedrawRequest
from .worker_process import WorkerCrashed, WorkerProcess

POLL_S = 0.05
CANCEL_S = 1.5
# A training is stored when it is cancelled: it may be large, and hours of work are in it.
CANCEL_LONG_S = {"train": 300.0}
START_S = 60.0
# A worker ends by itself after 600 s; one that is about to is not spoken to any more.
WARM_S = 540.0
# Fields of requests that name what is written.
OUTPUT_FILES = ("output", "probability", "figures", "report")
OUTPUT_FOLDERS = ("output", "folder")

OnEvent = Callable[[Dict[str, Any]], None]
OnProgress = Callable[[Progress], None]
OnText = Callable[[str], None]
OnPolygons = Callable[[PolygonsFound], None]
Cancel = Callable[[], bool]


class WorkerClient:
    """Runs requests in worker processes and keeps one idle worker warm for the next request.

    Args:
        command: Gives the command line of a worker; raises MtrefsegError when there is none.
        log_folder: Where the workers' logs are kept.
    """

    def __init__(self, command: Callable[[], List[str]], log_folder: Path) -> None:
        self._command = command
        self._log_folder = log_folder
        self._lock = threading.Lock()
        self._idle: Optional[WorkerProcess] = None
        self._idle_since_s = 0.0
        self._busy: List[WorkerProcess] = []
        self._closed = False
        self._numbers = itertools.count(1)
        atexit.register(self.close)

    def check(self) -> None:
        """Raise MtrefsegError when no worker can be started."""
        self._command()

    def detect(
        self,
        request: DetectRequest,
        on_progress: OnProgress,
        on_warning: OnText,
        cancelled: Cancel,
        on_log: Optional[OnText] = None,
        on_polygons: Optional[OnPolygons] = None,
    ) -> DetectResult:
        """Find changes; what it takes and raises is as for ``run``."""
        listeners = (on_warning, on_log, on_polygons)
        with _true_cancel(request.outputs()):
            found = self.run("detect", request.to_dict(), on_progress, cancelled, *listeners)
            return DetectResult.from_dict(found)

    def redraw(
        self, request: RedrawRequest, on_progress: OnProgress, cancelled: Cancel
    ) -> DetectResult:
        """Draw other polygons of a finished run; it takes and raises what ``run`` does."""
        with _true_cancel(request.outputs()):
            found = self.run("redraw", request.to_dict(), on_progress, cancelled)
            return DetectResult.from_dict(found)

    def check_pair(
        self, request: CheckRequest, on_progress: OnProgress, cancelled: Cancel
    ) -> CheckResult:
        """Look at two rasters; it takes and raises what ``run`` does."""
        return CheckResult.from_dict(self.run("check", request.to_dict(), on_progress, cancelled))

    def run(
        self,
        operation: str,
        request: Dict[str, Any],
        on_progress: OnProgress,
        cancelled: Cancel,
        on_warning: Optional[OnText] = None,
        on_log: Optional[OnText] = None,
        on_polygons: Optional[OnPolygons] = None,
    ) -> Any:
        """Run one operation of ``engine/operations.py`` in a worker.

        Args:
            operation: Its name.
            request: What it is about; JSON.
            on_progress: Told how far it is, in the caller's thread.
            cancelled: Asked all the time; True stops the run within 2 seconds, a training as soon
                as it is stored, within 5 minutes.
            on_warning: Told what the user should know.
            on_log: Told the path of the worker's log.
            on_polygons: Given polygons that are finished before the result is.

        Returns:
            What the operation returns.

        Raises:
            Cancelled: ``cancelled`` said so; nothing is left behind.
            MtrefsegError: The engine refused the request, or died.
        """

        def on_event(event: Dict[str, Any]) -> None:
            if event["event"] == "progress":
                on_progress(_progress(event))
            elif event["event"] == "warning" and on_warning is not None:
                on_warning(str(event["text"]))
            elif event["event"] == "started" and on_log is not None:
                on_log(event["log"])
            elif event["event"] == "polygons" and on_polygons is not None:
                on_polygons(_polygons(event))

        return self._run({"op": operation, "request": request}, on_event, cancelled)

    def close(self) -> None:
        """End every worker; the client cannot be used afterwards."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
        self.end_workers()

    def end_workers(self) -> None:
        """End every worker, so that its environment can be changed; runs in progress fail."""
        with self._lock:
            idle, self._idle = self._idle, None
            busy, self._busy = self._busy, []
        if idle is not None:
            idle.close()
        for worker in busy:
            worker.kill()

    def _run(self, message: Dict[str, Any], on_event: OnEvent, cancelled: Cancel) -> Any:
        message = {"id": next(self._numbers), **message}
        worker = self._take(cancelled)
        try:
            worker.send(message)
            on_event({"event": "started", "log": str(worker.log)})
            grace_s = CANCEL_LONG_S.get(message["op"], CANCEL_S)
            answer = _talk(worker, message["id"], on_event, cancelled, grace_s)
        except BaseException as error:
            ended_by_us = worker not in self._busy
            self._drop(worker)
            remove_partial_files(_output_folders(message["request"]), worker.pid)
            if ended_by_us and isinstance(error, WorkerCrashed):
                raise _closed() from error
            raise
        if answer["event"] == "error":
            remove_partial_files(_output_folders(message["request"]), worker.pid)
        self._give_back(worker)
        if answer["event"] == "error":
            raise _error(answer, worker.log)
        return answer["result"]

    def _take(self, cancelled: Cancel) -> WorkerProcess:
        command = self._command()
        with self._lock:
            if self._closed:
                raise _closed()
            warm, self._idle = self._idle, None
            fresh = time.monotonic() - self._idle_since_s < WARM_S
            if warm is not None and fresh and warm.alive() and warm.command == command:
                self._busy.append(warm)
                return warm
        if warm is not None:
            warm.close()
        worker = WorkerProcess(command, self._log_folder)
        with self._lock:
            self._busy.append(worker)
        try:
            _wait_until_ready(worker, cancelled)
        except BaseException:
            self._drop(worker)
            raise
        return worker

    def _give_back(self, worker: WorkerProcess) -> None:
        with self._lock:
            self._forget(worker)
            # The last one stays: what took longest has loaded and remembered most.
            left_over = worker if self._closed else self._idle
            if not self._closed:
                self._idle = worker
                self._idle_since_s = time.monotonic()
        if left_over is not None:
            left_over.close()

    def _drop(self, worker: WorkerProcess) -> None:
        worker.kill()
        with self._lock:
            self._forget(worker)

    def _forget(self, worker: WorkerProcess) -> None:
        with suppress(ValueError):
            self._busy.remove(worker)


def _progress(event: Dict[str, Any]) -> Progress:
    known = {f.name for f in fields(Progress)}
    return Progress(**{k: v for k, v in event.items() if k in known})


def _polygons(event: Dict[str, Any]) -> PolygonsFound:
    lists = {name: tuple(event[name]) for name in ("wkb", "confidence")}
    return PolygonsFound(event["sentence"], event["crs"], left_out=event["left_out"], **lists)


def _closed() -> MtrefsegError:
    return MtrefsegError(
        "The mtrefseg engine was closed.", "Run it again, with the plugin switched on."
    )


def _wait_until_ready(worker: WorkerProcess, cancelled: Cancel) -> None:
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        event = worker.next_event(POLL_S)
        if event is not None and event.get("event") == "ready":
            return
        if event is not None and event.get("event") == "exited":
            raise worker.crash()
        if cancelled():
            raise Cancelled()
    raise MtrefsegError(
        f"The engine did not start within {START_S:.0f} seconds.",
        f"Check that '{worker.command[0]}' is a Python that runs. Log: {worker.log}",
    )


def _talk(
    worker: WorkerProcess, number: int, on_event: OnEvent, cancelled: Cancel, grace_s: float
) -> Dict[str, Any]:
    """Pass events on until the answer comes; after a cancel wait no longer than ``grace_s``."""
    give_up: Optional[float] = None
    while True:
        event = worker.next_event(POLL_S)
        if event is not None and event.get("event") == "exited":
            raise Cancelled() if give_up else worker.crash()
        # an error without an id is about a line that the worker could not read: there is only ours
        if event is not None and event.get("id", number) == number:
            if event["event"] in ("result", "error"):
                return event
            on_event(event)
        if give_up is None and cancelled():
            worker.send({"op": "cancel", "id": number})
            give_up = time.monotonic() + grace_s
        if give_up is not None and time.monotonic() > give_up:
            raise Cancelled()


def _error(event: Dict[str, Any], log: Path) -> MtrefsegError:
    if event.get("cancelled"):
        return Cancelled()
    advice = str(event.get("advice", ""))
    if event.get("unexpected"):
        advice = f"{advice} Log: {log}".strip()
    return MtrefsegError(str(event.get("message", "The engine gave no reason.")), advice)


def _output_folders(request: Dict[str, Any]) -> List[str]:
    """Return the folders in which a request lets files be written: there partial files may lie."""
    files = (request.get(name) for name in OUTPUT_FILES)
    folders = [os.path.dirname(os.path.realpath(str(file))) for file in files if file]  # noqa: PTH120
    targets = [str(request[name]) for name in OUTPUT_FOLDERS if request.get(name)]
    return [*folders, *targets]


@contextmanager
def _true_cancel(outputs: Sequence[str]) -> Iterator[None]:
    """Say what a run has put in place when it, or its worker, was ended too late."""
    before = [_state(output) for output in outputs]
    try:
        yield
    except Cancelled as error:
        new = _new(outputs, before)
        if not new:
            raise
        raise Cancelled(f"It had just ended: {new} was written.") from error
    except WorkerCrashed as error:
        new = _new(outputs, before)
        if new:
            error.advice = f"{new} was written all the same. {error.advice}"
        raise


def _new(outputs: Sequence[str], before: Sequence[Optional[Tuple[int, int, int]]]) -> str:
    """Name the outputs that are not as they were."""
    pairs = zip(outputs, before)
    new = [output for output, state in pairs if _state(output) not in (None, state)]
    return " and ".join(f"'{output}'" for output in new)


def _state(output: str) -> Optional[Tuple[int, int, int]]:
    try:
        facts = os.stat(output)  # noqa: PTH116 - follows links, and takes any text
    except (OSError, ValueError):
        return None
    return facts.st_ino, facts.st_size, facts.st_mtime_ns
