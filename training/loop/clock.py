"""Duration of steps, the share of it spent waiting for batches, and the time of checkpoints."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
LARGEST_SHARE = 0.05  # of the time that may be spent on storing


class Clock:
    """Measures steps; starts when it is created."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._step_began: float | None = None
        self._steps = 0
        self._stepped_s = self._waited_s = 0.0

    def wait(self, batches: Iterator[T]) -> T:
        """Return the next batch, and count the time until it comes."""
        began = time.monotonic()
        if self._step_began is None:
            self._step_began = began
        batch = next(batches)
        self._waited_s += time.monotonic() - began
        return batch

    def stepped(self) -> None:
        """Count one more step."""
        now = time.monotonic()
        self._steps += 1
        self._stepped_s += now - (self._step_began or now)
        self._step_began = None

    def left_s(self, steps: int) -> float:
        """Return the seconds that so many steps take, with all that happens between them."""
        return (time.monotonic() - self._began) / max(1, self._steps) * steps

    @property
    def step_s(self) -> float:
        """Seconds per step so far; what happens between steps, as scoring, is not counted."""
        return self._stepped_s / max(1, self._steps)

    @property
    def loader_share(self) -> float:
        """Share of the steps' time that was spent waiting for batches, 0 to 1."""
        return self._waited_s / max(1e-9, self._stepped_s)

    def facts(self) -> dict[str, float]:
        """Return the time since the start and ``loader_share``, for the history of a training."""
        spent = time.monotonic() - self._began
        return {"seconds": round(spent, 1), "loader_share": round(self.loader_share, 4)}


class CheckpointTimer:
    """Decides when the next checkpoint is due.

    Args:
        every_s: Seconds between two checkpoints.
        clock: Seconds since any moment; tests pass another.
    """

    def __init__(self, every_s: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._every_s, self._clock = every_s, clock
        self._stored_s, self._took_s = clock(), 0.0

    @property
    def due(self) -> bool:
        """Whether it is time for a checkpoint; those that take long are stored less often."""
        pause_s = max(self._every_s, self._took_s / LARGEST_SHARE)
        return self._clock() - self._stored_s >= pause_s

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure how long a checkpoint takes."""
        began_s = self._clock()
        yield
        self._stored_s = self._clock()
        self._took_s = self._stored_s - began_s
