"""Boundary F1: how closely predicted outlines follow true ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

TOLERANCE_PX = 3
Mask = npt.NDArray[np.bool_]


@dataclass
class BoundaryScore:
    """Counts of boundary pixels over all samples that were added.

    The boundary of a mask is the ring of its pixels that have a 4-neighbour outside of it; the
    border of the image is no boundary. A boundary pixel is right within ``TOLERANCE_PX`` of the
    other mask's boundary, by Euclidean distance (Csurka et al., BMVC 2013).

    Attributes:
        predicted: Boundary pixels of the predictions.
        predicted_right: Those of them that are right.
        true: Boundary pixels of the truth.
        true_right: Those of them that are right.
    """

    predicted: int = 0
    predicted_right: int = 0
    true: int = 0
    true_right: int = 0

    def add(self, prediction: Mask, truth: Mask) -> None:
        """Add one sample: two masks of one shape."""
        rings = _ring(prediction), _ring(truth)
        self.predicted += int(rings[0].sum())
        self.true += int(rings[1].sum())
        if rings[0].any() and rings[1].any():
            self.predicted_right += _near(rings[0], rings[1])
            self.true_right += _near(rings[1], rings[0])

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares that are right; 0 where there is no boundary."""
        precision = self.predicted_right / max(self.predicted, 1)
        recall = self.true_right / max(self.true, 1)
        return 2 * precision * recall / max(precision + recall, 1e-9)


def _ring(mask: Mask) -> Mask:
    return mask & ~ndimage.binary_erosion(mask, border_value=1)


def _near(ring: Mask, other: Mask) -> int:
    """Count the pixels of a ring that are near the other."""
    distance_px = ndimage.distance_transform_edt(~other)
    return int((distance_px[ring] <= TOLERANCE_PX).sum())
