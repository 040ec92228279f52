"""A process that reads and writes lines of JSON. Standard library only."""

from __future__ import annotations

import json
import logging
import queue

# The engine must be another process: its libraries clash with those of QGIS.
import subprocess  # nosec B404
import threading
from contextlib import suppress
from typing import IO, Any, Dict, List, Optional

from ..model.errors import MtrefsegError
from ..model.messages import restore_messages

_EXITED = {"event": "exited"}

_log = logging.getLogger(__name__)


class JsonProcess:
    """A running process; a thread reads its events.

    Args:
        command: Command line that starts it.
        environment: Its environment variables.
        stderr: File of its stderr; None: that of this process.

    Attributes:
        command: Command line that started it.

    Raises:
        MtrefsegError: The command cannot be started.
    """

    def __init__(
        self, command: List[str], environment: Dict[str, str], stderr: Optional[IO[bytes]] = None
    ) -> None:
        self.command = command
        self._events: queue.Queue[Dict[str, Any]] = queue.Queue()
        try:
            # A list and no shell: nothing of the user's text is interpreted.
            self._process = subprocess.Popen(  # nosec B603
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env=environment,
                encoding="utf-8",
                errors="replace",
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise MtrefsegError(
                "The engine's Python '{command}' cannot be started ({error}).",
                "Choose a Python that runs on this machine.",
                command=command[0],
                error=error.strerror,
            ) from error
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def pid(self) -> int:
        """Process number."""
        return self._process.pid

    def alive(self) -> bool:
        """Return whether the process is running."""
        return self._process.poll() is None

    def send(self, message: Dict[str, Any]) -> bool:
        """Send one message; False when the process no longer reads."""
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

    def exit_code(self, timeout_s: float) -> Optional[int]:
        """Return the exit code, negative for a signal; None: it runs still after ``timeout_s``."""
        try:
            return self._process.wait(timeout=timeout_s)
        except subprocess.TimeoutExpired:
            return None

    def kill(self) -> None:
        """End the process now."""
        with suppress(OSError):
            self._process.kill()
        self.exit_code(timeout_s=0.3)
        self._close_input()

    def close(self, timeout_s: float = 1.0) -> None:
        """Send ``quit``, and kill the process when it does not end."""
        if self.send({"op": "quit"}):
            self.exit_code(timeout_s)
        if self.alive():
            self.kill()
        self._close_input()

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
            with suppress(OSError):  # the rest of the buffer has no reader
                self._process.stdin.close()


def _decode(line: str) -> Optional[Dict[str, Any]]:
    try:
        event = json.loads(line)
    except ValueError:
        event = None
    if isinstance(event, dict):
        restored: Dict[str, Any] = restore_messages(event, event.pop("messages", None))
        return restored
    _log.warning("a worker wrote a line that is no event: %.200s", line.rstrip())
    return None
