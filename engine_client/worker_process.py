"""One worker process: started, spoken to in JSON lines, ended. Standard library only."""

from __future__ import annotations

import json
import os
import queue
import signal

# The engine must be another process: its libraries clash with those of QGIS.
import subprocess  # nosec B404
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Dict, List, Optional

from ..model.errors import MtrefsegError
from .interpreter import worker_environment

KEPT_LOGS = 20
TAIL_LINES = 8
_EXITED = {"event": "exited"}


class WorkerCrashed(MtrefsegError):
    """The process ended before it answered; the tail of its log goes to the user."""

    def __init__(self, message: str, advice: str, log: Path) -> None:
        super().__init__(message, f"{advice} Log: {log}".strip())
        self.log_tail = read_tail(log)


class WorkerProcess:
    """A running worker.

    Args:
        command: How it is started.
        log_folder: Where its stderr is kept.

    Attributes:
        command: How it was started.
        log: The file with its stderr.

    Raises:
        MtrefsegError: The command cannot be started.
    """

    def __init__(self, command: List[str], log_folder: Path) -> None:
        self.command = command
        self.log = _new_log(log_folder)
        self._events: queue.Queue[Dict[str, Any]] = queue.Queue()
        try:
            with self.log.open("wb") as log:
                # A list and no shell: nothing of the user's text is interpreted.
                self._process = subprocess.Popen(  # nosec B603
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    env=worker_environment(),
                    encoding="utf-8",
                    errors="replace",
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
        except OSError as error:
            raise MtrefsegError(
                f"The engine's Python '{command[0]}' cannot be started ({error.strerror}).",
                "Choose a Python that runs on this machine.",
            ) from error
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """Process number."""
        return self._process.pid

    def alive(self) -> bool:
        """Tell whether the process is running."""
        return self._process.poll() is None

    def send(self, message: Dict[str, Any]) -> bool:
        """Send one message; False when the process no longer listens."""
        stream = self._process.stdin
        if stream is None:
            return False
        try:
            stream.write(json.dumps(message) + "\n")
            stream.flush()
        except (OSError, ValueError):
            return False
        return True

    def next_event(self, timeout_s: float) -> Optional[Dict[str, Any]]:
        """Return the next event, or None after ``timeout_s``; ``exited`` is the last one."""
        try:
            return self._events.get(timeout=timeout_s)
        except queue.Empty:
            return None

    def kill(self) -> None:
        """End the process now."""
        with suppress(OSError):
            self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=0.3)
        self._close_input()

    def close(self, wait_s: float = 1.0) -> None:
        """Ask the process to end, and end it when it does not."""
        if self.send({"op": "quit"}):
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(timeout=wait_s)
        if self.alive():
            self.kill()
        self._close_input()

    def crash(self) -> WorkerCrashed:
        """Explain in one sentence how the process ended."""
        try:
            code = self._process.wait(timeout=2.0)
        except subprocess.TimeoutExpired:
            self.kill()
            return WorkerCrashed("The engine stopped talking.", "Run it again.", self.log)
        how, advice = explain_exit(code)
        return WorkerCrashed(f"The engine stopped before it had finished: {how}.", advice, self.log)

    def _read(self) -> None:
        stream = self._process.stdout
        if stream is not None:
            with stream:
                for line in stream:
                    event = _decode(line)
                    if event is not None:
                        self._events.put(event)
        self._events.put(_EXITED)

    def _close_input(self) -> None:
        if self._process.stdin is not None:
            with suppress(OSError):  # what was not sent has nobody to read it
                self._process.stdin.close()


def explain_exit(code: int) -> tuple[str, str]:
    """Say what an exit code means, and what to do."""
    memory = "Use a smaller tile size or batch size, and close other programs."
    windows = {
        0xC0000005: ("access violation", "Run it again; if it returns, use the device 'cpu'."),
        0xC0000017: ("not enough memory", memory),
        0xC0000135: ("a DLL is missing", "Install the engine's packages again."),
    }
    if code & 0xFFFFFFFF in windows:
        meaning, advice = windows[code & 0xFFFFFFFF]
        return f"exit code 0x{code & 0xFFFFFFFF:X}, {meaning}", advice
    if code >= 0:
        return f"exit code {code}", "The last lines of its log say why."
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = "unknown"
    if name == "SIGKILL":
        return f"signal {-code} ({name}), as a system does that runs out of memory", memory
    return f"signal {-code} ({name})", "Run it again; if it returns, use the device 'cpu'."


def read_tail(log: Path, lines: int = TAIL_LINES) -> str:
    """Return the last lines of a log."""
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, log.stat().st_size - 8192))
            text = stream.read().decode("utf-8", "replace")
    except OSError:
        return ""
    return "\n".join(text.strip().splitlines()[-lines:])


def _decode(line: str) -> Optional[Dict[str, Any]]:
    try:
        event = json.loads(line)
    except ValueError:
        return None
    return event if isinstance(event, dict) else None


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
