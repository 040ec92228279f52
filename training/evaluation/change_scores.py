"""All figures of change masks: pixels, outlines, objects, calibration."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from .boundary import BoundaryScore
from .measured import Row
from .metrics import Metrics
from .object_matches import (
    LabelObjects,
    ObjectScore,
    connected_objects,
    label_mask,
    match_objects,
)
from .reliability import Reliability

RIGHT_SHARE = 0.5


@dataclass
class ChangeScores:
    """Accumulates samples.

    Attributes:
        label_objects: From probabilities to objects, whose pixels are the predicted mask.
        separate: The same with touching objects apart; None: not scored.
        metrics: Of pixels.
        boundary: Of outlines.
        objects: Of objects, one to one at IoU 0.5.
        separated: Of the objects of ``separate``.
        pixels: Calibration of pixels, see ``reliability.LEAST``.
        covered: Calibration of objects: mean probability inside (the confidence of a polygon)
            against whether at least half of its pixels are true.
        matched: The same against whether its IoU with a true object is at least 0.5.
    """

    label_objects: LabelObjects = connected_objects
    separate: LabelObjects | None = None
    metrics: Metrics = field(default_factory=Metrics)
    boundary: BoundaryScore = field(default_factory=BoundaryScore)
    objects: ObjectScore = field(default_factory=ObjectScore)
    separated: ObjectScore = field(default_factory=ObjectScore)
    pixels: Reliability = field(default_factory=Reliability)
    covered: Reliability = field(default_factory=Reliability)
    matched: Reliability = field(default_factory=Reliability)

    def add(
        self, probability: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.bool_]:
        """Add one sample and return its predicted mask.

        Args:
            probability: ``(h, w)`` in [0, 1].
            truth: ``(h, w)``.
        """
        labels = self.label_objects(probability)
        mask = labels > 0
        self.metrics.add(mask, truth)
        self.boundary.add(mask, truth)
        self.pixels.add_pixels(probability, truth)
        true = label_mask(truth)
        matches = match_objects(labels, true)
        self.objects.add(matches)
        if self.separate:
            self.separated.add(match_objects(self.separate(probability), true))
        confidence = mean_inside(labels, probability)
        self.covered.add(confidence, matches.covered >= RIGHT_SHARE)
        self.matched.add(confidence, matches.best_iou >= RIGHT_SHARE)
        return mask

    def row(self, name: str) -> Row:
        """Return all figures, shares from 0 to 1."""
        metrics, objects, apart = self.metrics, self.objects, self.separated
        return Row(
            name,
            len(metrics.ious),
            {
                "F1": metrics.f1,
                "P": metrics.pixel_precision,
                "R": metrics.pixel_recall,
                "mIoU": metrics.miou,
                "boundary F1": self.boundary.f1,
                "own recall": objects.recall,
                "own precision": objects.precision,
                "separated recall": apart.recall if self.separate else None,
                "separated precision": apart.precision if self.separate else None,
                "objects": objects.true,
                "polygons": objects.predicted,
                "ECE pixels": self.pixels.ece,
                "ECE polygons": self.covered.ece,
                "ECE polygons, IoU": self.matched.ece,
            },
            {"pixels": self.pixels.shares(), "polygons": self.covered.shares(),
             "pixels in bin": [int(n) for n in self.pixels.count],
             "polygons in bin": [int(n) for n in self.covered.count]},
        )  # fmt: skip


def mean_inside(
    labels: npt.NDArray[np.int32], probability: npt.NDArray[np.float32]
) -> npt.NDArray[np.float64]:
    """Return the mean probability of each label that has pixels, in the order of the labels."""
    size = np.bincount(labels.ravel())
    numbers = np.flatnonzero(size[1:]) + 1
    sums = np.bincount(labels.ravel(), probability.ravel())
    return np.asarray(sums[numbers] / size[numbers])
