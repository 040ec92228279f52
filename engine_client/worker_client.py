"""Requests to the engine, which runs in worker processes. Standard library only, thread-safe."""

from __future__ import annotations

import itertools
import logging
import time
from dataclasses import fields
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional

from ..model.errors import Cancelled, MtrefsegError
from ..model.files.partial_files import remove_partial_files
from ..model.requests.check import CheckRequest, CheckResult
from ..model.requests.detect import DetectRequest
from ..model.requests.detect_result import DetectResult
from ..model.requests.events import PolygonsFound, Progress
from ..model.requests.redraw import RedrawRequest
from .run_outputs import output_folders, published_outputs_named
from .worker_pool import POLL_S, IsCancelled, WorkerPool, engine_closed
from .worker_process import WorkerCrashed, WorkerProcess, with_log

CANCEL_S = 1.5
# A training is stored when it is cancelled: it may be large, and hours of work are in it.
CANCEL_LONG_S = {"train": 300.0}

OnEvent = Callable[[Dict[str, Any]], None]
OnProgress = Callable[[Progress], None]
OnText = Callable[[str], None]
OnPolygons = Callable[[PolygonsFound], None]

_log = logging.getLogger(__name__)


class WorkerClient:
    """Runs requests in worker processes; an idle worker is kept for the next request.

    Args:
        command: Returns the command line of a worker; raises MtrefsegError when there is none.
        log_folder: Folder of the workers' logs.

    Attributes:
        workers: The processes.
    """

    def __init__(self, command: Callable[[], List[str]], log_folder: Path) -> None:
        self.workers = WorkerPool(command, log_folder)
        self._command = command
        self._numbers = itertools.count(1)

    def check(self) -> None:
        """Raise MtrefsegError when no worker can be started."""
        self._command()

    def detect(
        self,
        request: DetectRequest,
        on_progress: OnProgress,
        on_warning: OnText,
        cancelled: IsCancelled,
        on_log: Optional[OnText] = None,
        on_polygons: Optional[OnPolygons] = None,
    ) -> DetectResult:
        """Find changes; arguments and errors are those of ``run``."""
        listeners = (on_warning, on_log, on_polygons)
        with published_outputs_named(request.outputs()):
            found = self.run("detect", request.to_dict(), on_progress, cancelled, *listeners)
            return DetectResult.from_dict(found)

    def redraw(
        self, request: RedrawRequest, on_progress: OnProgress, cancelled: IsCancelled
    ) -> DetectResult:
        """Draw other polygons of a finished run; arguments and errors are those of ``run``."""
        with published_outputs_named(request.outputs()):
            found = self.run("redraw", request.to_dict(), on_progress, cancelled)
            return DetectResult.from_dict(found)

    def check_pair(
        self, request: CheckRequest, on_progress: OnProgress, cancelled: IsCancelled
    ) -> CheckResult:
        """Compare two rasters; arguments and errors are those of ``run``."""
        return CheckResult.from_dict(self.run("check", request.to_dict(), on_progress, cancelled))

    def run(
        self,
        operation: str,
        request: Dict[str, Any],
        on_progress: OnProgress,
        cancelled: IsCancelled,
        on_warning: Optional[OnText] = None,
        on_log: Optional[OnText] = None,
        on_polygons: Optional[OnPolygons] = None,
        secret: Optional[str] = None,
    ) -> Any:
        """Run one operation of ``engine/operations.py`` in a worker.

        All callbacks are called in the caller's thread.

        Args:
            operation: Name of the operation.
            request: Its request as JSON.
            on_progress: Called with the progress.
            cancelled: Called about 20 times a second; True stops the run within 2 seconds, a
                training as soon as it is stored, within 5 minutes.
            on_warning: Called with each warning for the user.
            on_log: Called with the path of the worker's log.
            on_polygons: Called with polygons that are finished before the result is.
            secret: Key that the operation needs; it goes through the pipe alone and is in no
                file, log, environment or command line.

        Returns:
            The result of the operation.

        Raises:
            Cancelled: ``cancelled`` returned True; no file is left behind.
            MtrefsegError: The engine refused the request, or exited.
        """

        def on_event(event: Dict[str, Any]) -> None:
            if event["event"] == "progress":
                on_progress(_progress(event))
            elif event["event"] == "warning" and on_warning is not None:
                on_warning(_text(event["text"]))
            elif event["event"] == "started" and on_log is not None:
                on_log(event["log"])
            elif event["event"] == "polygons" and on_polygons is not None:
                on_polygons(_polygons(event))

        message: Dict[str, Any] = {"op": operation, "request": request}
        if secret:
            message["secret"] = secret
        return self._run(message, on_event, cancelled)

    def close(self) -> None:
        """End every worker; the client cannot be used afterwards."""
        self.workers.close()

    def end_workers(self) -> None:
        """End every worker, so that its environment can be changed; runs in progress fail."""
        self.workers.end_workers()

    def _run(self, message: Dict[str, Any], on_event: OnEvent, cancelled: IsCancelled) -> Any:
        message = {"id": next(self._numbers), **message}
        worker = self.workers.acquire(cancelled)
        try:
            worker.send(message)
            on_event({"event": "started", "log": str(worker.log)})
            answer = _wait_for_answer(worker, message, on_event, cancelled)
        except BaseException as error:
            ended_by_us = worker not in self.workers.busy
            self.workers.discard(worker)
            remove_partial_files(output_folders(message["request"]), worker.pid)
            if ended_by_us and isinstance(error, WorkerCrashed):
                raise engine_closed() from error
            raise
        if answer["event"] == "error":
            remove_partial_files(output_folders(message["request"]), worker.pid)
        self.workers.release(worker)
        if answer["event"] == "error":
            raise _error(answer, worker.log)
        return answer["result"]


def _progress(event: Dict[str, Any]) -> Progress:
    known = {f.name for f in fields(Progress)}
    return Progress(**{k: v for k, v in event.items() if k in known})


def _polygons(event: Dict[str, Any]) -> PolygonsFound:
    lists = {name: tuple(event[name]) for name in ("wkb", "confidence")}
    return PolygonsFound(event["sentence"], event["crs"], left_out=event["left_out"], **lists)


def _wait_for_answer(
    worker: WorkerProcess, message: Dict[str, Any], on_event: OnEvent, cancelled: IsCancelled
) -> Dict[str, Any]:
    """Return the ``result`` or ``error`` event; other events are passed on until it comes.

    Raises:
        Cancelled: No answer came within the time that a cancelled operation has.
        WorkerCrashed: The process ended.
    """
    number, operation = message["id"], message["op"]
    give_up_s: Optional[float] = None
    while True:
        event = worker.next_event(POLL_S)
        if event is not None and event.get("event") == "exited":
            raise Cancelled() if give_up_s else worker.crash()
        # an error without an id is about a line that the worker could not read: there is only ours
        if event is not None and event.get("id", number) == number:
            if event["event"] in ("result", "error"):
                return event
            on_event(event)
        if give_up_s is None and cancelled():
            worker.send({"op": "cancel", "id": number})
            give_up_s = time.monotonic() + CANCEL_LONG_S.get(operation, CANCEL_S)
        if give_up_s is not None and time.monotonic() > give_up_s:
            _log.warning("worker %d did not stop '%s' in time and is ended", worker.pid, operation)
            raise Cancelled()


def _error(event: Dict[str, Any], log: Path) -> MtrefsegError:
    if event.get("cancelled"):
        return Cancelled()
    advice = _text(event.get("advice", ""))
    if event.get("unexpected"):
        _log.error("%s Log: %s", event.get("message"), log)
        advice = with_log(advice, log)
    return MtrefsegError(_text(event.get("message", "The engine gave no reason.")), advice)


def _text(value: object) -> str:
    # ``str`` of a message would be its English text alone
    return value if isinstance(value, str) else str(value)
