"""A process that is told to end leaves nothing half written. Standard library only."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from .partial_files import discard_all

ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
_held = False
_waiting: list[int] = []


def clean_up_on_signals(last: Callable[[str], None]) -> None:
    """Let signals that end this process remove its partial files first.

    A signal that is ignored, as SIGHUP under nohup, stays so. The exit code is 128 and the signal's
    number, as a shell has it.

    Args:
        last: Called with the name of the signal before the process ends.
    """
    owner = os.getpid()

    def end(number: int, frame: FrameType | None) -> None:
        if os.getpid() != owner:  # a copy, as loads samples in a training: the files are not its
            os._exit(128 + number)
        if _held:
            _waiting.append(number)
            return
        discard_all()
        last(signal.Signals(number).name)
        os._exit(128 + number)

    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


@contextmanager
def deferred_signals() -> Iterator[None]:
    """Let the body end before a signal ends the process; Ctrl-C waits too."""
    global _held
    if _held or threading.current_thread() is not threading.main_thread():
        yield
        return
    interrupt: Any = signal.signal(signal.SIGINT, lambda number, frame: _waiting.append(number))
    _held = True
    try:
        yield
    finally:
        _held = False
        signal.signal(signal.SIGINT, interrupt)
        came = list(dict.fromkeys(_waiting))
        _waiting.clear()
        for number in came:
            signal.raise_signal(number)
