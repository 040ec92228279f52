"""Runs the programs of an installation: output into the log, cancel ends all child processes."""

from __future__ import annotations

import os
import queue
import signal

# uv, pip and nvidia-smi are programs.
import subprocess  # nosec B404
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, TextIO

from ...engine_client.interpreter import worker_environment
from ...model.errors import Cancelled, MtrefsegError
from ...processing_provider.translate import tr

POLL_S = 0.1
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
OnLine = Callable[[str], None]


class CommandFailed(MtrefsegError):
    """A program of the installation has ended with an error; ``output`` is what it printed."""

    def __init__(self, program: str, code: int, output: str) -> None:
        text = tr("{program} ended with code {code}.")
        super().__init__(text.format(program=program, code=code), tr("The log says why."))
        self.output = output


def run_program(
    command: List[str],
    log: TextIO,
    cancelled: Callable[[], bool],
    environment: Optional[Dict[str, str]] = None,
    on_line: OnLine = lambda line: None,
) -> str:
    """Run a program to its end; its output goes to the log line by line.

    Args:
        command: Program and arguments.
        log: Receives the command and its output.
        cancelled: Polled; True ends the program and its child processes.
        environment: Variables added to those of this process, from which QGIS's are removed.
        on_line: Called with each line of output.

    Returns:
        The output.

    Raises:
        Cancelled: ``cancelled`` returned True.
        CommandFailed: The program has ended with an error.
        MtrefsegError: The program cannot be started.
    """
    log.write(f"$ {' '.join(command)}\n")
    process = _start(command, {**worker_environment(), **(environment or {})})
    lines: queue.Queue[Optional[str]] = queue.Queue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    output: List[str] = []
    try:
        while (line := _next_line(lines, cancelled)) is not None:
            output.append(line)
            log.write(line)
            log.flush()
            on_line(line.rstrip())
        code = process.wait()
    except BaseException:
        kill_process_group(process)
        raise
    if code:
        raise CommandFailed(Path(command[0]).name, code, "".join(output))
    return "".join(output)


def kill_process_group(process: subprocess.Popen[Any]) -> None:
    """End a process and its child processes."""
    if sys.platform == "win32":
        taskkill = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32" / "taskkill.exe"
        # Windows's own program by its full path, and a number.
        subprocess.call(  # nosec B603
            [str(taskkill), "/F", "/T", "/PID", str(process.pid)], creationflags=NO_WINDOW
        )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=5.0)


def _start(command: List[str], environment: Dict[str, str]) -> subprocess.Popen[str]:
    try:
        # A list and no shell: nothing of the user's text is interpreted.
        return subprocess.Popen(  # nosec B603
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
            creationflags=NO_WINDOW,
        )
    except OSError as error:
        text = tr("'{program}' cannot be started ({reason}).")
        raise MtrefsegError(
            text.format(program=command[0], reason=error.strerror),
            tr("Check that it exists and that an antivirus program does not hold it."),
        ) from error


def _read(process: subprocess.Popen[str], lines: queue.Queue[Optional[str]]) -> None:
    if process.stdout is not None:
        with process.stdout:
            for line in process.stdout:
                lines.put(line)
    lines.put(None)


def _next_line(lines: queue.Queue[Optional[str]], cancelled: Callable[[], bool]) -> Optional[str]:
    while True:
        if cancelled():
            raise Cancelled()
        with suppress(queue.Empty):
            return lines.get(timeout=POLL_S)
