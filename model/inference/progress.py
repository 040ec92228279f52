"""Progress of a run: one place that knows stages, fractions, speed and the time left."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..requests.events import Progress
from ..wording import counted, duration

# Where each stage of a run begins, as a fraction of the whole.
STAGES = {"open": 0.0, "load": 0.02, "predict": 0.08, "write": 0.97}
_QUIET_S = 0.2  # between two reports of the same stage


class ProgressMeter:
    """Turns finished tiles into reports; the fraction never falls.

    Args:
        report: Takes the reports.
        clock: Seconds from any moment on; tests give their own.
    """

    def __init__(
        self, report: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._report, self._clock = report, clock
        self._tiles, self._done = 0, 0
        self._began = self._said = clock()

    def stage(self, stage: str, text: str) -> None:
        """Enter a stage: ``open``, ``load`` or ``write``."""
        self._report(Progress(stage, STAGES[stage], text=text))

    def begin_tiles(self, tiles: int, text: str = "", left_s: float | None = None) -> None:
        """Start the clock of the tiles, and tell what the run is expected to take.

        Args:
            tiles: How many there are.
            text: What is expected, in words.
            left_s: The time that is expected, if it is known.
        """
        self._tiles, self._done = tiles, 0
        self._began = self._said = self._clock()
        text = text or f"{counted(tiles, 'tile')} to predict"
        self._report(Progress("predict", STAGES["predict"], left_s=left_s, text=text))

    def tiles_done(self, count: int) -> None:
        """Count finished tiles, those that were skipped included."""
        self._done += count
        now = self._clock()
        if now - self._said >= _QUIET_S or self._done == self._tiles:
            self._said = now
            self._report(self._predicting(now - self._began))

    def _predicting(self, elapsed_s: float) -> Progress:
        share = self._done / self._tiles
        fraction = STAGES["predict"] + share * (STAGES["write"] - STAGES["predict"])
        rate = self._done / elapsed_s if elapsed_s > 0 else 0.0
        left = (self._tiles - self._done) / rate if rate else None
        text = f"tile {self._done} of {self._tiles}, {rate:.1f} tiles/s"
        if left is not None:
            text += f", {duration(left)} left"
        return Progress("predict", fraction, rate, left, text)
