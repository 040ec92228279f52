"""Strips of probabilities from the pixels of the model to the pixels of the rasters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from ..rasters.arrays import Mask
from ..rasters.rescaled_pair import RescaledPair
from .batch_predictor import Probability

SLAB_PX = 512
"""Rows of the rasters that are computed at a time."""


class Strip(NamedTuple):
    """Finished rows.

    Attributes:
        row: The first of them.
        probability: ``(sentences, rows, width)`` in [0, 1], 0 where invalid.
        valid: ``(rows, width)``.
    """

    row: int
    probability: Probability
    valid: Mask


class StripUpsampler:
    """Takes strips in the pixels of the model, returns strips in the pixels of the rasters.

    Bilinear between the centres of the pixels, whose outer corners coincide; invalid pixels have
    no weight. A row is returned as soon as the rows around it are known, so the result does not
    depend on where strips end. Memory: the rows that later ones need, and ``SLAB_PX`` rows of the
    rasters.

    Args:
        pair: What the model was shown; its validity in full resolution is that of the result.
        keeps_masks: Whether a later run needs that validity again.
    """

    def __init__(self, pair: RescaledPair, keeps_masks: bool = False) -> None:
        self._pair, self._keeps_masks = pair, keeps_masks
        self._cols = pair.cols.around(0, pair.cols.fine)
        self._first_row = self._done = 0
        self._probability: Probability | None = None
        self._weight: Probability | None = None

    def add(self, strip: Strip) -> Iterator[Strip]:
        """Take the next strip; yield the rows that are known now."""
        self._append(strip)
        end = self._pair.rows.known_until(strip.row + len(strip.valid))
        for start in range(self._done, end, SLAB_PX):
            yield self._upsampled(start, min(start + SLAB_PX, end))
        self._done = end
        if not self._keeps_masks:
            self._pair.masks.drop_above(end)

    def _append(self, strip: Strip) -> None:
        """Put a strip below the rows that later ones still need."""
        weight = strip.valid[None].astype(np.float32)
        if self._probability is None or self._weight is None or self._done >= self._pair.rows.fine:
            self._first_row, self._probability, self._weight = strip.row, strip.probability, weight
            return
        lower, _, _ = self._pair.rows.around(self._done, self._done + 1)
        needed = slice(int(lower[0]) - self._first_row, None)
        self._first_row = int(lower[0])
        above = self._probability[:, needed], self._weight[:, needed]
        self._probability = np.concatenate((above[0], strip.probability), axis=1)
        self._weight = np.concatenate((above[1], weight), axis=1)

    def _upsampled(self, start: int, stop: int) -> Strip:
        valid = self._pair.valid(start, stop)
        probability = self._interpolate(self._probability, start, stop)
        if not self._rows_around(self._weight, start, stop).all():
            weight = self._interpolate(self._weight, start, stop)
            # a valid pixel lies in a valid one of the model, whose weight is a quarter or more
            probability /= np.maximum(weight, np.float32(0.1))
        np.clip(probability, 0.0, 1.0, out=probability)
        if not valid.all():
            probability[:, ~valid] = 0.0
        return Strip(start, probability, valid)

    def _rows_around(self, values: Probability | None, start: int, stop: int) -> Probability:
        """Return the rows of the model between which some rows of the rasters lie."""
        lower, upper, _ = self._pair.rows.around(start, stop)
        if values is None:
            raise ValueError("rows were requested before the first strip")
        return values[:, int(lower[0]) - self._first_row : int(upper[-1]) + 1 - self._first_row]

    def _interpolate(self, values: Probability | None, start: int, stop: int) -> Probability:
        left, right, weight = self._cols
        rows = self._rows_around(values, start, stop)
        wide = _lerp(rows[:, :, left], rows[:, :, right], weight)
        lower, upper, weight = self._pair.rows.around(start, stop)
        first = int(lower[0])
        return _lerp(wide[:, lower - first], wide[:, upper - first], weight[:, None])


def _lerp(first: Probability, second: Probability, weight: Probability) -> Probability:
    """Interpolate linearly; overwrites ``second``."""
    second -= first
    second *= weight
    second += first
    return second
