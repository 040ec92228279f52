"""Signals that end the process: partial files are removed first, or the signal is deferred.

Standard library only.
"""

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
_deferred = False
_pending: list[int] = []


def clean_up_on_signals(before_exit: Callable[[str], None]) -> None:
    """Install handlers that remove the partial files of this process before it ends.

    A signal that is ignored, such as SIGHUP under nohup, stays ignored. The exit code is 128 plus
    the number of the signal, as in a shell.

    Args:
        before_exit: Called with the name of the signal before the process ends.
    """
    owner = os.getpid()

    def end(number: int, frame: FrameType | None) -> None:
        if os.getpid() != owner:  # a forked data loader: the files belong to its parent
            os._exit(128 + number)
        if _deferred:
            _pending.append(number)
            return
        discard_all()
        before_exit(signal.Signals(number).name)
        os._exit(128 + number)

    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


@contextmanager
def deferred_signals() -> Iterator[None]:
    """Defer signals that end the process, Ctrl-C too, until the body has finished."""
    global _deferred
    if _deferred or threading.current_thread() is not threading.main_thread():
        yield
        return
    interrupt: Any = signal.signal(signal.SIGINT, lambda number, frame: _pending.append(number))
    _deferred = True
    try:
        yield
    finally:
        _deferred = False
        signal.signal(signal.SIGINT, interrupt)
        received = list(dict.fromkeys(_pending))
        _pending.clear()
        for number in received:
            signal.raise_signal(number)
