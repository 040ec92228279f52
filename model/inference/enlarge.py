"""Probabilities of the pixels that the network saw, brought onto the pixels of the rasters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..rasters.rescaled_pair import RescaledPair

SLAB_PX = 512
"""Rows of the rasters at a time."""
Floats = npt.NDArray[np.float32]
Valid = npt.NDArray[np.bool_]


class Strip(NamedTuple):
    """Finished rows.

    Attributes:
        row: The first of them.
        probability: ``(sentences, rows, width)`` in [0, 1], 0 where invalid.
        valid: ``(rows, width)``.
    """

    row: int
    probability: Floats
    valid: Valid


class Enlarger:
    """Takes strips in the pixels that the network saw, gives strips in those of the rasters.

    Bilinear between the centres of the pixels, whose outer corners coincide; pixels that are not
    valid weigh nothing. A row is given as soon as the rows around it are known, so it does not
    matter where strips end. Memory: the rows that came, and ``SLAB_PX`` rows of the rasters.

    Args:
        pair: What the network saw; its validity in full resolution is that of the strips given.
        lasting: Whether that validity is needed again.
    """

    def __init__(self, pair: RescaledPair, lasting: bool = False) -> None:
        self._pair, self._lasting = pair, lasting
        self._cols = pair.cols.around(0, pair.cols.fine)
        self._first = self._given = 0
        self._probability: Floats | None = None
        self._seen: Floats | None = None

    def add(self, strip: Strip) -> Iterator[Strip]:
        """Take the next strip; give the rows that are known now."""
        self._join(strip)
        until = self._pair.rows.known_until(strip.row + len(strip.valid))
        for start in range(self._given, until, SLAB_PX):
            yield self._rows(start, min(start + SLAB_PX, until))
        self._given = until
        if not self._lasting:
            self._pair.masks.forget_above(until)

    def _join(self, strip: Strip) -> None:
        """Put a strip below the rows that later ones still need."""
        seen = strip.valid[None].astype(np.float32)
        if self._probability is None or self._seen is None or self._given >= self._pair.rows.fine:
            self._first, self._probability, self._seen = strip.row, strip.probability, seen
            return
        lower, _, _ = self._pair.rows.around(self._given, self._given + 1)
        kept = slice(int(lower[0]) - self._first, None)
        self._first = int(lower[0])
        self._probability = np.concatenate((self._probability[:, kept], strip.probability), axis=1)
        self._seen = np.concatenate((self._seen[:, kept], seen), axis=1)

    def _rows(self, start: int, stop: int) -> Strip:
        valid = self._pair.valid(start, stop)
        probability = self._spread(self._probability, start, stop)
        seen = self._around(self._seen, start, stop)
        if not seen.all():
            weight = self._spread(self._seen, start, stop)
            # where a pixel is valid the one that it lies in was seen, with a quarter of the weight
            probability /= np.maximum(weight, np.float32(0.1))
        np.clip(probability, 0.0, 1.0, out=probability)
        if not valid.all():
            probability[:, ~valid] = 0.0
        return Strip(start, probability, valid)

    def _around(self, values: Floats | None, start: int, stop: int) -> Floats:
        """Return the rows that were seen from which some rows are made."""
        lower, upper, _ = self._pair.rows.around(start, stop)
        if values is None:
            raise ValueError("rows were asked for before a strip came")
        return values[:, int(lower[0]) - self._first : int(upper[-1]) + 1 - self._first]

    def _spread(self, values: Floats | None, start: int, stop: int) -> Floats:
        left, right, weight = self._cols
        known = self._around(values, start, stop)
        wide = _between(known[:, :, left], known[:, :, right], weight)
        lower, upper, weight = self._pair.rows.around(start, stop)
        first = int(lower[0])
        return _between(wide[:, lower - first], wide[:, upper - first], weight[:, None])


def _between(one: Floats, other: Floats, weight: Floats) -> Floats:
    other -= one
    other *= weight
    other += one
    return other
