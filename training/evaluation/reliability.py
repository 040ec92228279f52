"""Calibration: how often what the model calls p is right."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

BINS = 10
LEAST = 0.05
"""Pixels below this probability are left out: they are nearly all of an image, nearly all of them
are rightly near 0, and they would make any model look calibrated. The selection depends on the
prediction alone: one by the truth as well (the union of predicted and true areas) would add missed
pixels only, and call a model wrong whose 0.02 is right in 2 % of all cases."""


@dataclass
class Reliability:
    """Predicted probabilities against outcomes, in bins of equal width.

    Attributes:
        count: Number of predictions in each bin.
        predicted: Sum of their probabilities.
        right: Number that were right.
    """

    count: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(BINS, np.int64))
    predicted: npt.NDArray[np.float64] = field(default_factory=lambda: np.zeros(BINS))
    right: npt.NDArray[np.int64] = field(default_factory=lambda: np.zeros(BINS, np.int64))

    def add(self, probability: npt.NDArray[Any], right: npt.NDArray[np.bool_]) -> None:
        """Add predictions.

        Args:
            probability: In [0, 1], any shape.
            right: The same shape.
        """
        values = np.asarray(probability, np.float64).ravel()
        number = np.minimum((values * BINS).astype(np.int64), BINS - 1)
        self.count += np.bincount(number, minlength=BINS)
        self.predicted += np.bincount(number, values, minlength=BINS)
        self.right += np.bincount(number, right.ravel(), minlength=BINS).astype(np.int64)

    def add_counted(
        self,
        probability: npt.NDArray[Any],
        count: npt.NDArray[np.int64],
        right: npt.NDArray[np.int64],
    ) -> None:
        """Add groups of predictions with one probability each.

        Args:
            probability: In [0, 1], one per group.
            count: Number of predictions of each group.
            right: Number that were right.
        """
        number = np.minimum((probability * BINS).astype(np.int64), BINS - 1)
        self.count += np.bincount(number, count, BINS).astype(np.int64)
        self.predicted += np.bincount(number, probability * count, BINS)
        self.right += np.bincount(number, right, BINS).astype(np.int64)

    def add_pixels(self, probability: npt.NDArray[Any], truth: npt.NDArray[np.bool_]) -> None:
        """Add the pixels of an image whose probability is at least ``LEAST``."""
        kept = probability >= LEAST
        self.add(probability[kept], truth[kept])

    @property
    def ece(self) -> float:
        """Expected calibration error: mean distance of probability and share, by predictions.

        Guo et al., On Calibration of Modern Neural Networks, ICML 2017.
        """
        total = int(self.count.sum())
        return float(np.abs(self.predicted - self.right).sum() / total) if total else 0.0

    def shares(self) -> list[float | None]:
        """Return the share that is right in each bin; None where a bin is empty."""
        return [
            float(right / count) if count else None
            for right, count in zip(self.right, self.count, strict=True)
        ]
