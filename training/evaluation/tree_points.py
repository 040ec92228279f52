"""Trees as points: predicted areas against trees that were lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ..batches.tree_pairs import STEM_PX, Points
from .object_matches import Labels


@dataclass
class TreePointScore:
    """Counts over all pairs that were added.

    A lost point is a tree that only the first date has. It is found where its distance to a
    predicted pixel is at most ``STEM_PX``. A predicted component is right where a lost point is
    within this distance. Recall is the share of the lost points that are found, precision the share
    of the predicted components that are right, F1 their harmonic mean.

    One component over the whole image would have a precision of 1. ``point_precision`` shows it: of
    all trees of the first date that are found, the share that is lost.

    Attributes:
        lost: Lost points.
        lost_found: Those that are found.
        kept_found: Points of trees that both dates have, and which are found.
        components: Predicted components.
        right: Those that are right.
    """

    lost: int = 0
    lost_found: int = 0
    kept_found: int = 0
    components: int = 0
    right: int = 0

    def add(self, labels: Labels, lost: Points, kept: Points) -> None:
        """Add one pair.

        Args:
            labels: Predicted components from 1, ``(h, w)``.
            lost: Trees that only the first date has, x and y in pixels, ``(n, 2)``.
            kept: Trees that both dates have.
        """
        self.lost += len(lost)
        self.components += len(np.unique(labels[labels > 0]))
        if not labels.any():
            return
        distance_px = ndimage.distance_transform_edt(labels == 0)
        self.lost_found += int((_values(distance_px, lost) <= STEM_PX).sum())
        self.kept_found += int((_values(distance_px, kept) <= STEM_PX).sum())
        self.right += _right(labels, lost)

    @property
    def recall(self) -> float:
        """Share of the lost points that are found."""
        return self.lost_found / max(self.lost, 1)

    @property
    def precision(self) -> float:
        """Share of the predicted components that are right."""
        return self.right / max(self.components, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    @property
    def point_precision(self) -> float:
        """Share of the trees that are found which are lost."""
        return self.lost_found / max(self.lost_found + self.kept_found, 1)


def _right(labels: Labels, lost: Points) -> int:
    """Count the components with a lost point within ``STEM_PX``."""
    rows, cols = np.ogrid[: labels.shape[0], : labels.shape[1]]
    right: set[int] = set()
    for x, y in lost:
        right.update(np.unique(labels[np.hypot(rows - y, cols - x) <= STEM_PX]).tolist())
    return len(right - {0})


def _values(distance_px: npt.NDArray[np.float64], points: Points) -> npt.NDArray[np.float64]:
    last = np.array(distance_px.shape) - 1
    cols, rows = np.clip(np.rint(points), 0, last[::-1]).astype(int).T
    return np.asarray(distance_px[rows, cols])
