"""The worker processes of a client: one idle worker stays warm. Standard library only."""

from __future__ import annotations

import atexit
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Callable, List, Optional

from ..model.errors import Cancelled, MtrefsegError
from .worker_process import WorkerProcess

POLL_S = 0.05
START_S = 60.0
# A worker ends by itself after 600 s; one that is about to is not used any more.
WARM_S = 540.0

IsCancelled = Callable[[], bool]


class WorkerPool:
    """Starts workers and keeps the last one that became idle for the next request; thread-safe.

    Args:
        command: Returns the command line of a worker; raises MtrefsegError when there is none.
        log_folder: Folder of the workers' logs.

    Attributes:
        busy: Workers that have a request.
        idle: The worker that is warm, if any.
    """

    def __init__(self, command: Callable[[], List[str]], log_folder: Path) -> None:
        self.busy: List[WorkerProcess] = []
        self.idle: Optional[WorkerProcess] = None
        self._command = command
        self._log_folder = log_folder
        self._lock = threading.Lock()
        self._idle_since_s = 0.0
        self._closed = False
        atexit.register(self.close)

    def acquire(self, cancelled: IsCancelled) -> WorkerProcess:
        """Return a worker that is ready; the caller releases or discards it.

        Raises:
            Cancelled: ``cancelled`` returned True while it started.
            MtrefsegError: No worker can be started, or the pool is closed.
        """
        command = self._command()
        with self._lock:
            if self._closed:
                raise engine_closed()
            warm, self.idle = self.idle, None
            fresh = time.monotonic() - self._idle_since_s < WARM_S
            if warm is not None and fresh and warm.alive() and warm.command == command:
                self.busy.append(warm)
                return warm
        if warm is not None:
            warm.close()
        return self._start(command, cancelled)

    def release(self, worker: WorkerProcess) -> None:
        """Take back a worker that has answered."""
        with self._lock:
            self._remove(worker)
            # The last one stays: what took longest has loaded and cached most.
            surplus = worker if self._closed else self.idle
            if not self._closed:
                self.idle = worker
                self._idle_since_s = time.monotonic()
        if surplus is not None:
            surplus.close()

    def discard(self, worker: WorkerProcess) -> None:
        """End a worker that has not answered."""
        worker.kill()
        with self._lock:
            self._remove(worker)

    def end_workers(self) -> None:
        """End every worker, so that its environment can be changed; runs in progress fail."""
        with self._lock:
            idle, self.idle = self.idle, None
            busy, self.busy = self.busy, []
        if idle is not None:
            idle.close()
        for worker in busy:
            worker.kill()

    def close(self) -> None:
        """End every worker; the pool cannot be used afterwards."""
        atexit.unregister(self.close)
        with self._lock:
            self._closed = True
        self.end_workers()

    def _start(self, command: List[str], cancelled: IsCancelled) -> WorkerProcess:
        worker = WorkerProcess(command, self._log_folder)
        with self._lock:
            self.busy.append(worker)
        try:
            _wait_until_ready(worker, cancelled)
        except BaseException:
            self.discard(worker)
            raise
        return worker

    def _remove(self, worker: WorkerProcess) -> None:
        with suppress(ValueError):
            self.busy.remove(worker)


def engine_closed() -> MtrefsegError:
    """Return the error of a request whose worker was ended by ``close`` or ``end_workers``."""
    return MtrefsegError(
        "The mtrefseg engine was closed.", "Run it again, with the plugin switched on."
    )


def _wait_until_ready(worker: WorkerProcess, cancelled: IsCancelled) -> None:
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
        "The engine did not start within {start_s:.0f} seconds.",
        "Check that '{command}' is a Python that runs. Log: {log}",
        start_s=START_S,
        command=worker.command[0],
        log=worker.log,
    )
