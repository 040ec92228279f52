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
from dataclasses import asdict, dataclass, field
from typing import Any, TextIO

from ..errors import Cancelled, MtrefsegError
from ..outputs.stopping import end_cleanly
from ..partial_files import discard_own
from ..request import PolygonsFound, Progress
from ..version import VERSION
from .memory import give_back_memory, keep_freed_memory
from .scratch import remove_scratch
from .tasks import TASKS, Task

IDLE_S = 600.0
GRACE_S = 10.0


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
        lines_in: JSON lines of the client.
        lines_out: Where the events go.
        tasks: What it can be asked to do.
        idle_s: Seconds without a request after which the worker ends.
    """

    def __init__(
        self,
        lines_in: TextIO,
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

    def serve(self) -> None:
        """Answer requests until the client says quit, goes away or stays silent too long."""
        self._send(event="ready", version=VERSION, python=sys.executable)
        threading.Thread(target=self._read, daemon=True).start()
        while (job := self._next()) is not None:
            self._answer(job)
            give_back_memory()
            with self._lock:
                self._jobs.remove(job)
        if self._watchdog is not None:
            self._watchdog.cancel()

    def _next(self) -> Job | None:
        try:
            return self._waiting.get(timeout=self._idle_s)
        except queue.Empty:
            return None

    def _read(self) -> None:
        for line in self._in:
            if not line.strip():
                continue
            try:
                message = json.loads(line)
                operation = message["op"]
            except (ValueError, TypeError, KeyError):
                self._send(event="error", **_problem("A request is no JSON with an op."))
                continue
            if operation == "quit":
                break
            if operation == "cancel":
                self._cancel(message.get("id"))
            else:
                self._enqueue(Job(message))
        self._leave()
        self._waiting.put(None)

    def _enqueue(self, job: Job) -> None:
        with self._lock:
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
            jobs = list(self._jobs)
        for job in jobs:
            job.cancelled.set()
        if jobs:
            # The work may be deep in a long computation; nothing may be left running.
            self._watchdog = threading.Timer(GRACE_S, _die)
            self._watchdog.daemon = True
            self._watchdog.start()

    def _answer(self, job: Job) -> None:
        try:
            if job.cancelled.is_set():
                raise Cancelled()
            self._send(id=job.id, event="result", result=self._run(job))
        # Whatever goes wrong is answered, so that the next request finds a living worker.
        except Exception as error:
            if not isinstance(error, MtrefsegError):
                traceback.print_exc(file=sys.stderr)
            self._send(id=job.id, event="error", **explain(error))

    def _run(self, job: Job) -> Any:
        operation = job.message["op"]
        task = self._tasks.get(operation)
        if task is None:
            known = ", ".join(self._tasks)
            raise MtrefsegError(f"Operation '{operation}' is unknown.", f"Use one of {known}.")

        def report(news: Progress | PolygonsFound) -> None:
            event = "polygons" if isinstance(news, PolygonsFound) else "progress"
            self._send(id=job.id, event=event, **asdict(news))

        result = task(job.message.get("request", {}), report, job.cancelled.is_set)
        if isinstance(result, dict):
            for text in result.get("warnings", ()):
                self._send(id=job.id, event="warning", text=text)
        return result

    def _send(self, **event: Any) -> None:
        line = json.dumps(event, default=str)
        with self._lock:
            try:
                self._out.write(line + "\n")
                self._out.flush()
            except (OSError, ValueError):  # the client is gone; the reader sees it too
                self._out = sys.stderr


def explain(error: Exception) -> dict[str, Any]:
    """Turn any exception into the fields of an ``error`` event: a sentence and a remedy."""
    if isinstance(error, MtrefsegError):
        return _problem(error.message, error.advice, isinstance(error, Cancelled))
    if _is_out_of_memory(error):
        return _problem(
            "The engine ran out of memory.",
            "Use a smaller batch size or tile size, or the device 'cpu'.",
        )
    if isinstance(error, ModuleNotFoundError):
        return _problem(
            f"Package '{error.name}' is missing in the engine's Python ({sys.executable}).",
            "Install it there, or choose another Python.",
        )
    lines = str(error).strip().splitlines() or ["no text"]
    return {
        **_problem(f"Unexpected error in the engine: {type(error).__name__}, {lines[0]}."),
        "unexpected": True,
    }


def _is_out_of_memory(error: Exception) -> bool:
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    text = str(error).lower()
    return isinstance(error, RuntimeError) and (
        "out of memory" in text or "allocate memory" in text or "not enough memory" in text
    )


def _problem(message: str, advice: str = "", cancelled: bool = False) -> dict[str, Any]:
    return {"message": message, "advice": advice, "cancelled": cancelled}


def _die() -> None:
    discard_own()
    remove_scratch()
    os._exit(1)


def _own_streams() -> tuple[TextIO, TextIO]:
    """Keep the pipes for the protocol: what libraries print or read goes elsewhere."""
    lines_in = os.fdopen(os.dup(0), "r", encoding="utf-8", errors="replace")
    lines_out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123  (descriptors, not paths)
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return lines_in, lines_out


def main(tasks: Mapping[str, Task] = TASKS) -> None:
    """Serve this process's stdin and stdout, then end it."""
    keep_freed_memory()
    end_cleanly(lambda signal_name: remove_scratch())
    Worker(*_own_streams(), tasks).serve()
    remove_scratch()
    sys.stderr.flush()
    # The reader still holds the pipe, which a tidy end of the interpreter would wait for.
    os._exit(0)


if __name__ == "__main__":
    main()
