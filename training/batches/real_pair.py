"""A pair of real images with the masks of some change classes."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
Cover = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class RealPair:
    """Two images with the masks of some change classes.

    Attributes:
        name: File or dates.
        before: ``(h, w, 3)`` uint8 RGB.
        after: The same at the second date.
        masks: Change class to its mask ``(h, w)``.
        known: Change class to where its mask is known; others are known everywhere.
        land_cover: ``LandCover`` of every pixel where nothing changes, ``(h, w)``; None: unknown.
    """

    name: str
    before: Pixels
    after: Pixels
    masks: dict[str, Mask]
    known: dict[str, Mask] = field(default_factory=dict)
    land_cover: Cover | None = None

    def swap_dates(self, when_swapped: dict[str, str]) -> RealPair:
        """Swap the dates, and with them appear and disappear."""
        masks, known = (
            {when_swapped[n]: mask for n, mask in each.items() if n in when_swapped}
            for each in (self.masks, self.known)
        )
        return RealPair(self.name, self.after, self.before, masks, known)
