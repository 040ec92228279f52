"""One worker of the engine, its log and how it ended. Standard library only."""

from __future__ import annotations

import logging
import os
import signal
import tempfile
import time
from pathlib import Path
from typing import List, Tuple

from ..model.errors import MtrefsegError
from ..model.messages import Message
from .interpreter import worker_environment
from .json_process import JsonProcess

KEPT_LOGS = 20
TAIL_LINES = 8

_log = logging.getLogger(__name__)


class WorkerCrashed(MtrefsegError):
    """The process ended before it answered.

    Attributes:
        log_tail: Last lines of its log, for the user.
    """

    def __init__(self, message: str, advice: str, log: Path) -> None:
        super().__init__(message, with_log(advice, log))
        self.log_tail = read_tail(log)


class WorkerProcess(JsonProcess):
    """A running worker.

    Args:
        command: Command line that starts it.
        log_folder: Folder of the file with its stderr.

    Attributes:
        log: The file with its stderr.

    Raises:
        MtrefsegError: The command cannot be started.
    """

    def __init__(self, command: List[str], log_folder: Path) -> None:
        self.log = _new_log(log_folder)
        with self.log.open("wb") as stderr:
            super().__init__(command, worker_environment(), stderr)
        _log.info("worker %d started: %s; log: %s", self.pid, command[0], self.log)

    def crash(self) -> WorkerCrashed:
        """Return the error that states in one sentence how the process ended."""
        code = self.exit_code(timeout_s=2.0)
        if code is None:
            self.kill()
            return WorkerCrashed(
                Message("The engine stopped talking."), Message("Run it again."), self.log
            )
        how, advice = explain_exit(code)
        _log.error("worker %d ended with %s; log: %s", self.pid, how, self.log)
        return WorkerCrashed(
            Message("The engine stopped before it had finished: {how}.", how=how), advice, self.log
        )


def with_log(advice: str, log: Path) -> Message:
    """Return advice with the path of a worker's log."""
    if not advice:
        return Message("Log: {log}", log=log)
    return Message("{advice} Log: {log}", advice=Message(advice), log=log)


def explain_exit(code: int) -> Tuple[str, str]:
    """Return the meaning of an exit code, and advice."""
    memory = Message("Use a smaller tile size or batch size, and close other programs.")
    windows = {
        0xC0000005: (
            Message("access violation"),
            Message("Run it again; if it returns, use the device 'cpu'."),
        ),
        0xC0000017: (Message("not enough memory"), memory),
        0xC0000135: (Message("a DLL is missing"), Message("Install the engine's packages again.")),
    }
    if code & 0xFFFFFFFF in windows:
        meaning, advice = windows[code & 0xFFFFFFFF]
        number = f"0x{code & 0xFFFFFFFF:X}"
        return Message("exit code {number}, {meaning}", number=number, meaning=meaning), advice
    if code >= 0:
        return Message("exit code {number}", number=code), Message(
            "The last lines of its log say why."
        )
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = "unknown"
    if name == "SIGKILL":
        text = "signal {number} ({name}), as a system does that runs out of memory"
        return Message(text, number=-code, name=name), memory
    return Message("signal {number} ({name})", number=-code, name=name), Message(
        "Run it again; if it returns, use the device 'cpu'."
    )


def read_tail(log: Path, lines: int = TAIL_LINES) -> str:
    """Return the last lines of a log."""
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, log.stat().st_size - 8192))
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.strip().splitlines()[-lines:])


def _new_log(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("worker-*.log"))[: -KEPT_LOGS + 1]:
            old.unlink()
    except OSError:  # unwritable, or an old log still open on Windows
        folder = folder if os.access(folder, os.W_OK) else Path(tempfile.gettempdir())
    stamp = time.strftime("%Y%m%d-%H%M%S")
    descriptor, name = tempfile.mkstemp(prefix=f"worker-{stamp}-", suffix=".log", dir=folder)
    os.close(descriptor)
    return Path(name)
