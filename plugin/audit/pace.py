"""Time per record, and the time that is left."""

from __future__ import annotations

import time
from collections import deque
from statistics import median
from typing import Callable, Deque, Optional

LONGEST_PAUSE_S = 120.0
KEPT, LEAST = 50, 3


class Pace:
    """Measures the seconds from when a record is shown to the decision about it.

    Args:
        clock: Seconds of a clock that is never set back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shown_s = clock()
        self._seconds: Deque[float] = deque(maxlen=KEPT)

    def shown(self) -> None:
        """Note that a record is shown."""
        self._shown_s = self._clock()

    def decided(self) -> float:
        """Note a decision and return its seconds; a pause counts at most ``LONGEST_PAUSE_S``."""
        seconds = self._clock() - self._shown_s
        if seconds <= LONGEST_PAUSE_S:
            self._seconds.append(seconds)
        return min(seconds, LONGEST_PAUSE_S)

    def seconds_left(self, records: int) -> Optional[float]:
        """Return the time for so many records; None while too few decisions are known."""
        return None if len(self._seconds) < LEAST else records * median(self._seconds)
