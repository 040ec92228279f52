"""Scores a model between two epochs, each process its share of the samples."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.errors import Cancelled
from ...model.requests.detect import ANY_CHANGE
from ..data.layout import Sample
from ..evaluation.benchmark import Evaluation, evaluate_rows
from ..evaluation.image_predictor import ImagePredictor

Rows = Sequence[Sequence[Sample]]
OnSample = Callable[[int, int], None]


@dataclass(frozen=True)
class Scorer:
    """Scores the held-out samples.

    Attributes:
        image_predictor: The network as it is.
        rows: Samples that are scored together.
        accelerator: accelerate's, which knows the processes.
        cancelled: Called before each sample.
    """

    image_predictor: ImagePredictor
    rows: Rows
    accelerator: Any
    cancelled: Callable[[], bool]

    def __call__(self, on_sample: OnSample) -> dict[str, float] | None:
        """Return the metrics by name; None where it was cancelled.

        Args:
            on_sample: Takes the number of samples done and of all, of this process.
        """
        from accelerate.utils import gather_object

        rank, count = self.accelerator.process_index, self.accelerator.num_processes
        # one process may stop at once; several wait for one another
        stop = self.cancelled if count == 1 else lambda: False
        try:
            evaluation = self._evaluate(self.rows[rank::count], on_sample, stop)
        except Cancelled:
            return None
        if count > 1:
            evaluation, *others = gather_object([evaluation])
            for other in others:
                evaluation.join(other)
        summary: dict[str, float] = evaluation.original.summary()
        return summary

    def seconds(self) -> float:
        """Estimate the time of a score by scoring one sample."""
        began_s = time.monotonic()
        self._evaluate(self.rows[:1], lambda done, total: None, lambda: False)
        each_s = time.monotonic() - began_s
        return each_s * len(self.rows) / self.accelerator.num_processes

    def _evaluate(self, rows: Rows, on_sample: OnSample, stop: Callable[[], bool]) -> Evaluation:
        return evaluate_rows(self.image_predictor, rows, ANY_CHANGE, on_sample, stop)
