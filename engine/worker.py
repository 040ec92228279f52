"""The engine as a process: JSON lines in, JSON lines out, one request after another.

In: ``{"id": 1, "op": "detect", "request": {…}}`` with any operation of ``tasks.py``,
``{"op": "cancel", "id": 1}``, ``{"op": "quit"}``.
Out: ``{"event": "ready", …}`` at once, then per request any number of ``progress``, ``polygons``
and ``warning`` events and one ``result`` or ``error``, each with the request's id.
"""

from __future__ import annotations

import json
import os
import queue
import sys
import threading
import traceback
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO, TextIO

from ..model.errors import Cancelled, MtrefsegError
from ..model.files.partial_files import discard_all
from ..model.files.scratch import remove_scratch
from ..model.files.signals import clean_up_on_signals
from ..model.requests.detect import PolygonsFound, Progress, Warned
from ..model.requests.wire import MAX_BYTES
from ..model.version import VERSION
from .malloc import give_back_memory, keep_freed_memory
from .operations import TASKS, Task
from .protocol import explain, parse_message, problem

IDLE_S = 600.0
GRACE_S = 10.0
LONG_GRACE_S = {"train": 60.0}  # it stores its state before it ends
MAX_WAITING = 1000
EVENTS = {Progress: "progress", PolygonsFound: "polygons", Warned: "warning"}


@dataclass
class Job:
    """One request that was read and is waiting or running."""

    message: dict[str, Any]
    cancelled: threading.Event = field(default_factory=threading.Event)

    @property
    def id(self) -> Any:
        """The number the client gave it."""
        return self.message.get("id")


class Worker:
    """Serves requests from one stream and answers on another.

    Args:
        lines_in: JSON lines of the client, as bytes.
        lines_out: Where the events go.
        tasks: What it can be asked to do.
        idle_s: Seconds without a request after which the worker ends.
    """

    def __init__(
        self,
        lines_in: BinaryIO,
        lines_out: TextIO,
        tasks: Mapping[str, Task] = TASKS,
        idle_s: float = IDLE_S,
    ) -> None:
        self._in = lines_in
        self._out = lines_out
        self._tasks = tasks
        self._idle_s = idle_s
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._jobs: list[Job] = []
        self._lock = threading.Lock()
        self._watchdog: threading.Timer | None = None
        self._gone = False

    def serve(self) -> None:
        """Answer requests until the client says quit, goes away or stays silent too long."""
        self._send(event="ready", version=VERSION, python=sys.executable)
        threading.Thread(target=self._read, daemon=True).start()
        while (job := self._next()) is not None:
            self._answer(job)
            give_back_memory()
        if self._watchdog is not None:
            self._watchdog.cancel()

    def _next(self) -> Job | None:
        try:
            return self._waiting.get(timeout=self._idle_s)
        except queue.Empty:
            return None

    def _read(self) -> None:
        """Take in lines until the client goes; no line, whatever it holds, ends the reader."""
        try:
            while line := self._in.readline(MAX_BYTES + 1):
                if len(line) > MAX_BYTES:
                    self._skip_line(line)
                    self._refuse(f"A request is longer than {MAX_BYTES / 1e6:.1f} MB.")
                elif line.strip() and not self._take(line):
                    break
        except (OSError, ValueError):  # the pipe is broken or closed
            traceback.print_exc(file=sys.stderr)
        finally:
            self._leave()

    def _skip_line(self, part: bytes) -> None:
        while part and not part.endswith(b"\n"):
            part = self._in.readline(MAX_BYTES)

    def _take(self, line: bytes) -> bool:
        """Act on one line; False when the client says quit."""
        try:
            message = parse_message(line)
            if message["op"] == "quit":
                return False
            if message["op"] == "cancel":
                self._cancel(message.get("id"))
            else:
                self._enqueue(Job(message))
        except MtrefsegError as error:
            self._refuse(error.message, error.advice)
        except Exception as error:  # the reader must live on
            self._refuse(explain(error)["message"])
        return True

    def _refuse(self, message: str, advice: str = "") -> None:
        # without an id: it may belong to another request, which goes on
        self._send(event="error", **problem(message, advice))

    def _enqueue(self, job: Job) -> None:
        with self._lock:
            if any(job.id is not None and job.id == other.id for other in self._jobs):
                raise MtrefsegError(
                    f"A request with the id {job.id!r} is under way.", "Count its ids up."
                )
            if len(self._jobs) >= MAX_WAITING:
                raise MtrefsegError(
                    f"{MAX_WAITING} requests are waiting.", "Send more when some are answered."
                )
            self._jobs.append(job)
        self._waiting.put(job)

    def _cancel(self, job_id: Any) -> None:
        with self._lock:
            for job in self._jobs:
                if job.id == job_id:
                    job.cancelled.set()

    def _leave(self) -> None:
        """Cancel everything: nobody waits for it any more."""
        with self._lock:
            if self._gone:
                return
            self._gone = True
            jobs = list(self._jobs)
        for job in jobs:
            job.cancelled.set()
        if jobs:
            # The work may be deep in a long computation; nothing may be left running.
            grace_s = max(LONG_GRACE_S.get(str(job.message["op"]), GRACE_S) for job in jobs)
            self._watchdog = threading.Timer(grace_s, _die)
            self._watchdog.daemon = True
            self._watchdog.start()
        self._waiting.put(None)

    def _answer(self, job: Job) -> None:
        try:
            if job.cancelled.is_set():
                raise Cancelled()
            result = self._run(job)
            self._forget(job)
            self._send(id=job.id, event="result", result=result)
        # Whatever goes wrong is answered, so that the next request finds a living worker: libraries
        # raise BaseException too (a panic in Rust, an exit).
        except BaseException as error:
            if not isinstance(error, MtrefsegError):
                with suppress(OSError, ValueError):  # the log is on a full disk
                    traceback.print_exc(file=sys.stderr)
            self._forget(job)
            self._send(id=job.id, event="error", **explain(error))

    def _forget(self, job: Job) -> None:
        """Free the id of a job before it is answered: the client may use it again at once."""
        with self._lock, suppress(ValueError):
            self._jobs.remove(job)

    def _run(self, job: Job) -> Any:
        operation = job.message["op"]
        task = self._tasks.get(operation)
        if task is None:
            known = ", ".join(self._tasks)
            raise MtrefsegError(f"Operation '{operation}' is unknown.", f"Use one of {known}.")

        told: set[str] = set()

        def report(news: Progress | PolygonsFound | Warned) -> None:
            if isinstance(news, Warned):
                told.add(news.text)
            self._send(id=job.id, event=EVENTS[type(news)], **asdict(news))

        result = task(job.message.get("request", {}), report, job.cancelled.is_set)
        if isinstance(result, dict):
            for text in result.get("warnings", ()):
                if text not in told:
                    self._send(id=job.id, event="warning", text=text)
        return result

    def _send(self, **event: Any) -> None:
        line = json.dumps(event, default=str)
        try:
            with self._lock:
                self._out.write(line + "\n")
                self._out.flush()
        except (OSError, ValueError):  # the client is gone, even where it still holds our input
            self._out = sys.stderr
            self._leave()


def _die() -> None:
    discard_all()
    remove_scratch()
    os._exit(1)


def _own_streams() -> tuple[BinaryIO, TextIO]:
    """Keep the pipes for the protocol: what libraries print or read goes elsewhere."""
    lines_in = os.fdopen(os.dup(0), "rb")
    lines_out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123  (descriptors, not paths)
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return lines_in, lines_out


def main(tasks: Mapping[str, Task] = TASKS) -> None:
    """Serve this process's stdin and stdout, then end it."""
    keep_freed_memory()
    clean_up_on_signals(lambda signal_name: remove_scratch())
    Worker(*_own_streams(), tasks).serve()
    remove_scratch()
    sys.stderr.flush()
    # The reader still holds the pipe, which a tidy end of the interpreter would wait for.
    os._exit(0)


if __name__ == "__main__":
    main()
