"""The engine as a process: JSON lines in, JSON lines out, one request after another.

In: ``{"id": 1, "op": "detect", "request": {…}}`` with any operation of ``operations.py``, with
``secret`` where one needs a key,
``{"op": "cancel", "id": 1}``, ``{"op": "quit"}``.
Out: ``{"event": "ready", …}`` at once, then per request any number of ``progress``, ``polygons``
and ``warning`` events and one ``result`` or ``error``, each with the request's id.
The log goes to stderr.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, BinaryIO, TextIO

from ..model.errors import Cancelled, MtrefsegError
from ..model.files.partial_files import discard_all
from ..model.files.scratch import remove_scratch
from ..model.files.signals import clean_up_on_signals
from ..model.messages import Message
from ..model.requests.events import PolygonsFound, Progress, Warned
from ..model.requests.wire import MAX_BYTES
from ..model.version import VERSION
from .agent_key import secret_of_request
from .jobs import Job, JobQueue
from .logs import log_to_stderr
from .malloc import give_back_memory, keep_freed_memory
from .operations import OPERATIONS, Event, Operation
from .protocol import encode_event, error_event, error_fields, parse_message

IDLE_S = 600.0
GRACE_S = 10.0
LONG_GRACE_S = {"train": 60.0}  # it stores its state before it ends
EVENTS = {Progress: "progress", PolygonsFound: "polygons", Warned: "warning"}

_log = logging.getLogger(__name__)


class Worker:
    """Serves requests from one stream; events and results go to another.

    Args:
        lines_in: JSON lines of the client, as bytes.
        lines_out: Stream of the events.
        operations: Name of an operation → the function that does it.
        idle_s: Seconds without a request after which the worker ends.
    """

    def __init__(
        self,
        lines_in: BinaryIO,
        lines_out: TextIO,
        operations: Mapping[str, Operation] = OPERATIONS,
        idle_s: float = IDLE_S,
    ) -> None:
        self._in = lines_in
        self._out = lines_out
        self._out_lock = threading.Lock()
        self._operations = operations
        self._idle_s = idle_s
        self._jobs = JobQueue()
        self._watchdog: threading.Timer | None = None
        self._leaving = threading.Lock()

    def serve(self) -> None:
        """Answer requests until the client sends quit, closes the pipe or is idle too long."""
        self._send(event="ready", version=VERSION, python=sys.executable)
        threading.Thread(target=self._read, daemon=True).start()
        while (job := self._jobs.next(self._idle_s)) is not None:
            self._answer(job)
            give_back_memory()
        if self._watchdog is not None:
            self._watchdog.cancel()

    def _read(self) -> None:
        """Read lines until the client leaves; no malformed line ends the reader."""
        try:
            while line := self._in.readline(MAX_BYTES + 1):
                if len(line) > MAX_BYTES:
                    self._skip_line(line)
                    self._refuse(
                        Message("A request is longer than {mb:.1f} MB.", mb=MAX_BYTES / 1e6)
                    )
                elif line.strip() and not self._handle(line):
                    break
        except (OSError, ValueError):
            _log.exception("the client's pipe is broken or closed")
        finally:
            self._leave()

    def _skip_line(self, line: bytes) -> None:
        while line and not line.endswith(b"\n"):
            line = self._in.readline(MAX_BYTES)

    def _handle(self, line: bytes) -> bool:
        """Act on one line; False when it is quit."""
        try:
            message = parse_message(line)
            if message["op"] == "quit":
                return False
            if message["op"] == "cancel":
                self._jobs.cancel(message.get("id"))
            else:
                self._jobs.add(Job(message))
        except MtrefsegError as error:
            self._refuse(error.message, error.advice)
        except Exception as error:  # the reader must go on
            _log.exception("a line could not be handled")
            self._refuse(error_event(error)["message"])
        return True

    def _refuse(self, message: str, advice: str = "") -> None:
        # without an id: it may belong to another request, which continues
        self._send(event="error", **error_fields(message, advice))

    def _leave(self) -> None:
        """Cancel everything, once: no client waits for it."""
        if not self._leaving.acquire(blocking=False):
            return
        jobs = self._jobs.cancel_all()
        if jobs:
            # The operation may be in a long computation, which must not run on without a client.
            grace_s = max(LONG_GRACE_S.get(job.operation, GRACE_S) for job in jobs)
            self._watchdog = threading.Timer(grace_s, _exit_now)
            self._watchdog.daemon = True
            self._watchdog.start()
        self._jobs.close()  # last: behind it ``serve`` stops the watchdog

    def _answer(self, job: Job) -> None:
        began_s = time.monotonic()
        _log.info("request %s: %s", job.id, job.operation)
        try:
            if job.cancelled.is_set():
                raise Cancelled()
            result = self._run(job)
            self._jobs.remove(job)
            self._send(id=job.id, event="result", result=result)
            _log.info("request %s: done in %.1f s", job.id, time.monotonic() - began_s)
        # Every error is answered, so that the worker stays for the next request: libraries raise
        # BaseException too (a panic in Rust, an exit).
        except BaseException as error:
            unexpected = not isinstance(error, MtrefsegError)
            _log.log(
                logging.ERROR if unexpected else logging.INFO,
                "request %s: %s", job.id, error, exc_info=unexpected,
            )  # fmt: skip
            self._jobs.remove(job)
            self._send(id=job.id, event="error", **error_event(error))

    def _run(self, job: Job) -> Any:
        operation = self._operations.get(job.operation)
        if operation is None:
            known = ", ".join(self._operations)
            raise MtrefsegError(
                "Operation '{operation}' is unknown.",
                "Use one of {known}.",
                operation=job.operation,
                known=known,
            )
        sent: set[str] = set()

        def on_event(event: Event) -> None:
            if isinstance(event, Warned):
                sent.add(event.text)
            self._send(id=job.id, event=EVENTS[type(event)], **asdict(event))

        with secret_of_request(job.message.pop("secret", "")):
            result = operation(job.message.get("request", {}), on_event, job.cancelled.is_set)
        if isinstance(result, dict):
            for text in result.get("warnings", ()):
                if text not in sent:
                    self._send(id=job.id, event="warning", text=text)
        return result

    def _send(self, **event: Any) -> None:
        line = encode_event(event)
        try:
            with self._out_lock:
                self._out.write(line + "\n")
                self._out.flush()
        except (OSError, ValueError):  # the client is gone, even where it still holds our input
            self._out = sys.stderr
            self._leave()


def _exit_now() -> None:
    discard_all()
    remove_scratch()
    os._exit(1)


def _reserve_streams() -> tuple[BinaryIO, TextIO]:
    """Keep the pipes for the protocol: libraries read nothing and print to stderr."""
    lines_in = os.fdopen(os.dup(0), "rb")
    lines_out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123  (descriptors, not paths)
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return lines_in, lines_out


def main(operations: Mapping[str, Operation] = OPERATIONS, log_level: int = logging.INFO) -> None:
    """Serve this process's stdin and stdout, then end it."""
    keep_freed_memory()
    log_to_stderr(log_level)
    clean_up_on_signals(lambda signal_name: remove_scratch())
    Worker(*_reserve_streams(), operations).serve()
    remove_scratch()
    sys.stderr.flush()
    # The reader still holds the pipe, which a tidy end of the interpreter would wait for.
    os._exit(0)


if __name__ == "__main__":
    main()
