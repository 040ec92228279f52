"""Metrics of the benchmark: mIoU, oIoU, precision at IoU thresholds, empty masks."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

PRECISIONS = (0.5, 0.6, 0.7, 0.8, 0.9)
_EPSILON = 1e-6  # as published


@dataclass
class Metrics:
    """Accumulates samples; the properties are of all samples that were added.

    Attributes:
        ious: IoU of each sample; 1 when truth and prediction are both empty.
    """

    ious: list[float] = field(default_factory=list)
    intersection: int = 0
    union: int = 0
    predicted: int = 0
    true: int = 0
    empty_truth: int = 0
    empty_prediction: int = 0

    def add(self, prediction: npt.NDArray[np.bool_], truth: npt.NDArray[np.bool_]) -> None:
        """Add one sample: two masks of one shape."""
        intersection = int(np.count_nonzero(prediction & truth))
        union = int(np.count_nonzero(prediction | truth))
        self.ious.append(intersection / (union + _EPSILON) if union else 1.0)
        self.intersection += intersection
        self.union += union
        self.predicted += int(np.count_nonzero(prediction))
        self.true += int(np.count_nonzero(truth))
        self.empty_truth += not truth.any()
        self.empty_prediction += not prediction.any()

    def join(self, other: Metrics) -> None:
        """Add all samples of another."""
        self.ious += other.ious
        self.intersection += other.intersection
        self.union += other.union
        self.predicted += other.predicted
        self.true += other.true
        self.empty_truth += other.empty_truth
        self.empty_prediction += other.empty_prediction

    @property
    def miou(self) -> float:
        """Mean of the samples' IoU."""
        return float(np.mean(self.ious)) if self.ious else float("nan")

    @property
    def oiou(self) -> float:
        """Intersection of all samples over union of all samples."""
        return self.intersection / (self.union + _EPSILON)

    @property
    def f1(self) -> float:
        """F1 of the change pixels of all samples."""
        return 2 * self.intersection / (self.predicted + self.true + _EPSILON)

    @property
    def pixel_precision(self) -> float:
        """Share of the predicted pixels that are true."""
        return self.intersection / (self.predicted + _EPSILON)

    @property
    def pixel_recall(self) -> float:
        """Share of the true pixels that are predicted."""
        return self.intersection / (self.true + _EPSILON)

    def precision(self, iou: float) -> float:
        """Share of samples whose IoU is at least ``iou``."""
        return float(np.mean(np.array(self.ious) >= iou)) if self.ious else float("nan")

    def summary(self) -> dict[str, float]:
        """Return all figures by name, in percent, and the counts."""
        return {
            "mIoU": round(100 * self.miou, 2),
            "oIoU": round(100 * self.oiou, 2),
            **{f"Pr@{int(100 * p)}": round(100 * self.precision(p), 2) for p in PRECISIONS},
            "F1": round(100 * self.f1, 2),
            "precision": round(100 * self.pixel_precision, 2),
            "recall": round(100 * self.pixel_recall, 2),
            "samples": len(self.ious),
            "empty truth": self.empty_truth,
            "empty prediction": self.empty_prediction,
        }
