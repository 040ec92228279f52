"""Predicted objects matched with true objects one to one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ...model.outputs.split_objects import ObjectScale, split_objects
from .image_predictor import THRESHOLD

Labels = npt.NDArray[np.int32]
LabelObjects = Callable[[npt.NDArray[np.float32]], Labels]
"""Takes probabilities ``(h, w)``; returns the number of the object of each pixel, from 1; 0: none.
"""


def connected_objects(probability: npt.NDArray[np.float32]) -> Labels:
    """Label the 4-connected pixels above the threshold, as polygons are drawn by default."""
    return label_mask(probability > THRESHOLD)


def separated_objects(scale: ObjectScale) -> LabelObjects:
    """Return a function that labels the pixels above the threshold, touching objects apart.

    Args:
        scale: What separates two objects.
    """

    def label(probability: npt.NDArray[np.float32]) -> Labels:
        return split_objects(probability, probability > THRESHOLD, scale)

    return label


def label_mask(mask: npt.NDArray[np.bool_]) -> Labels:
    """Label the 4-connected components of a mask."""
    labels, _ = ndimage.label(mask)
    return np.asarray(labels, np.int32)


@dataclass(frozen=True)
class ObjectMatches:
    """The objects of one sample.

    Attributes:
        true: Number of true objects.
        best_iou: For each predicted object the largest IoU with a true one.
        covered: For each predicted object the share of its pixels that are true.
        matched: For each predicted object whether a true object of its own reaches the IoU.
    """

    true: int
    best_iou: npt.NDArray[np.float64]
    covered: npt.NDArray[np.float64]
    matched: npt.NDArray[np.bool_]


def match_objects(predicted: Labels, true: Labels, iou: float = 0.5) -> ObjectMatches:
    """Match objects greedily, the largest IoU first; each takes part in one match at most.

    Args:
        predicted: Labels from 1, ``(h, w)``.
        true: The same of the truth.
        iou: Smallest IoU of a match.
    """
    counts = int(predicted.max(initial=0)), int(true.max(initial=0))
    # a labelling function may leave out numbers: only those with pixels are objects
    size = np.bincount(predicted.ravel(), minlength=counts[0] + 1)[1:]
    true_size = np.bincount(true.ravel(), minlength=counts[1] + 1)[1:]
    both = (predicted > 0) & (true > 0)
    pair = (predicted[both] - 1).astype(np.int64) * counts[1] + (true[both] - 1)
    number, common = np.unique(pair, return_counts=True)
    rows, cols = np.divmod(number, max(counts[1], 1))
    ious = common / (size[rows] + true_size[cols] - common)
    best, covered = np.zeros(counts[0]), np.zeros(counts[0])
    np.maximum.at(best, rows, ious)
    np.add.at(covered, rows, common)
    matched, taken = np.zeros(counts[0], np.bool_), np.zeros(counts[1], np.bool_)
    for place in np.argsort(-ious, kind="stable"):
        row, col = rows[place], cols[place]
        if ious[place] >= iou and not matched[row] and not taken[col]:
            matched[row] = taken[col] = True
    present = size > 0
    share = covered[present] / size[present]
    return ObjectMatches(int((true_size > 0).sum()), best[present], share, matched[present])


@dataclass
class ObjectScore:
    """Counts of objects over all samples that were added.

    Attributes:
        predicted: Predicted objects.
        true: True objects.
        matched: Pairs of both.
    """

    predicted: int = 0
    true: int = 0
    matched: int = 0

    def add(self, matches: ObjectMatches) -> None:
        """Add one sample."""
        self.predicted += len(matches.matched)
        self.true += matches.true
        self.matched += int(matches.matched.sum())

    @property
    def recall(self) -> float:
        """Share of the true objects that have a polygon of their own."""
        return self.matched / max(self.true, 1)

    @property
    def precision(self) -> float:
        """Share of the predicted objects that are a polygon of a true object."""
        return self.matched / max(self.predicted, 1)
