"""Fine and coarse pixels over the same length, along one axis. Pure; in integers, so exact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Index = npt.NDArray[np.int64]


@dataclass(frozen=True)
class AxisScale:
    """``coarse`` pixels that cover the same length as ``fine`` pixels; either may be more.

    Attributes:
        fine: Number of pixels of the pair.
        coarse: Number of pixels of the model.
    """

    fine: int
    coarse: int

    @property
    def factor(self) -> float:
        """Length of a coarse pixel in fine pixels."""
        return self.fine / self.coarse

    def starts(self, start: int, stop: int) -> Index:
        """Return the first fine pixel whose centre lies in each coarse one of a range.

        Returns:
            ``stop - start + 1`` numbers: the last one is the end of the last pixel.
        """
        edge = np.arange(start, stop + 1, dtype=np.int64)
        return -((self.coarse - 2 * edge * self.fine) // (2 * self.coarse))

    def centres(self, start: int, stop: int) -> Index:
        """Return the fine pixel in which the centre of each coarse one of a range lies."""
        pixel = np.arange(start, stop, dtype=np.int64)
        return (2 * pixel + 1) * self.fine // (2 * self.coarse)

    def around(self, start: int, stop: int) -> tuple[Index, Index, npt.NDArray[np.float32]]:
        """Return the two coarse pixels between whose centres each fine pixel of a range lies.

        Returns:
            The lower one, the upper one (the same at the edges), and the weight of the upper one,
            0 to 1.
        """
        pixel = np.arange(start, stop, dtype=np.int64)
        parts = (2 * pixel + 1) * self.coarse - self.fine
        lower = parts // (2 * self.fine)
        weight = (parts % (2 * self.fine)) / (2 * self.fine)
        last = self.coarse - 1
        return lower.clip(0, last), (lower + 1).clip(0, last), weight.astype(np.float32)

    def known_until(self, end: int) -> int:
        """Return how many fine pixels can be interpolated from the coarse ones before ``end``."""
        if end >= self.coarse:
            return self.fine
        until = -((self.coarse - self.fine * (2 * end - 1)) // (2 * self.coarse))
        return min(max(until, 0), self.fine)
