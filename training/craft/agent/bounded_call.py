"""Calls that end in time, whatever the other side does."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

from ....model.errors import Cancelled

POLL_S = 0.05
Result = TypeVar("Result")


class OutOfTime(Exception):
    """The call had not returned at its deadline."""


def call_within(
    limit_s: float, cancelled: Callable[[], bool], function: Callable[[], Result]
) -> Result:
    """Return what a function returns within a time.

    A connection's own time limit counts from its last byte, so a server that sends a byte now and
    then would hold it for ever. The function runs in a daemon thread, which is left to itself.

    Args:
        limit_s: Longest time in seconds.
        cancelled: Asked about 20 times a second.
        function: Runs in another thread.

    Raises:
        OutOfTime: It has not returned.
        Cancelled: ``cancelled`` returned True.
        BaseException: What the function raises.
    """
    future: Future[Result] = Future()
    threading.Thread(target=_run, args=(future, function), daemon=True).start()
    end_s = time.monotonic() + limit_s
    while True:
        try:
            return future.result(timeout=POLL_S)
        except NotYet:
            if future.done():  # the function itself ran out of a time of its own
                raise
        if cancelled():
            raise Cancelled()
        if time.monotonic() > end_s:
            raise OutOfTime


def wait(duration_s: float, cancelled: Callable[[], bool]) -> None:
    """Wait.

    Raises:
        Cancelled: ``cancelled`` returned True.
    """
    end_s = time.monotonic() + duration_s
    while (left_s := end_s - time.monotonic()) > 0:
        if cancelled():
            raise Cancelled()
        time.sleep(min(POLL_S, left_s))


def _run(future: Future[Result], function: Callable[[], Result]) -> None:
    try:
        future.set_result(function())
    except BaseException as error:  # of the caller, who gets it from the future
        future.set_exception(error)
