"""Progress of a run: stages, fractions, speed and the time left."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..messages import Message
from ..requests.events import Progress
from ..wording import counted, duration

# Where each stage of a run begins, as a fraction of the whole.
STAGES = {"open": 0.0, "load": 0.02, "predict": 0.08, "write": 0.97}
_MIN_INTERVAL_S = 0.2  # between two reports of the same stage


class ProgressMeter:
    """Counts finished tiles and reports the progress; the fraction never falls.

    Args:
        on_progress: Called with the progress.
        clock: Returns seconds; tests replace it.
    """

    def __init__(
        self, on_progress: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._on_progress, self._clock = on_progress, clock
        self._tiles, self._done = 0, 0
        self._began = self._reported = clock()

    def stage(self, stage: str, text: str) -> None:
        """Enter a stage: ``open``, ``load`` or ``write``."""
        self._on_progress(Progress(stage, STAGES[stage], text=text))

    def begin_tiles(self, tiles: int, text: str = "", left_s: float | None = None) -> None:
        """Start the clock of the tiles, and report the estimate.

        Args:
            tiles: Number of tiles.
            text: The estimate in words.
            left_s: The estimated seconds, if they are known.
        """
        self._tiles, self._done = tiles, 0
        self._began = self._reported = self._clock()
        text = text or Message("{counted} to predict", counted=counted(tiles, "tile"))
        self._on_progress(Progress("predict", STAGES["predict"], left_s=left_s, text=text))

    def tiles_done(self, count: int) -> None:
        """Count finished tiles, skipped ones included."""
        self._done += count
        now = self._clock()
        if now - self._reported >= _MIN_INTERVAL_S or self._done == self._tiles:
            self._reported = now
            self._on_progress(self._predicting(now - self._began))

    def _predicting(self, elapsed_s: float) -> Progress:
        share = self._done / self._tiles
        fraction = STAGES["predict"] + share * (STAGES["write"] - STAGES["predict"])
        rate = self._done / elapsed_s if elapsed_s > 0 else 0.0
        left = (self._tiles - self._done) / rate if rate else None
        text = Message(
            "tile {done} of {tiles}, {rate:.1f} tiles/s",
            done=self._done,
            tiles=self._tiles,
            rate=rate,
        )
        if left is not None:
            text += Message(", {time} left", time=duration(left))
        return Progress("predict", fraction, rate, left, text)
