"""How long steps take, and how much of that goes by waiting for the loader."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TypeVar

T = TypeVar("T")


class Clock:
    """Starts when it is made."""

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

    def left(self, steps: int) -> float:
        """Return the seconds that so many steps take, after one more was made."""
        self.stepped()
        return (time.monotonic() - self._began) / self._steps * steps

    @property
    def step_s(self) -> float:
        """Seconds per step so far; what happens between steps, as scoring, is not counted."""
        return self._stepped_s / max(1, self._steps)

    @property
    def loader_share(self) -> float:
        """Share of the steps' time that went by waiting for samples, 0 to 1."""
        return self._waited_s / max(1e-9, self._stepped_s)

    def facts(self) -> dict[str, float]:
        """Return both for the history of a training."""
        spent = time.monotonic() - self._began
        return {"seconds": round(spent, 1), "loader_share": round(self.loader_share, 4)}
