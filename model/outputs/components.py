"""Connected components of pixels, with what is summed up over them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from .geodesic import Indices, Values, sum_by
from .object_pixels import Pixels, no_pixels
from .outlines import Corners, no_corners


@dataclass(frozen=True)
class Components:
    """4-connected components by number.

    Attributes:
        total: Sum of the probabilities of their pixels.
        count: Number of their pixels.
        group: Components of one group are one polygon; with 4-connectedness each is alone.
        corners: The corners of their outlines as far as they are known.
        pixels: Their pixels, where they may be split.
    """

    total: Values
    count: Values
    group: Indices
    corners: Corners
    pixels: Pixels

    def select(self, mask: npt.NDArray[np.bool_]) -> Components:
        """Return the components in a mask, renumbered; groups must be complete."""
        _, group = np.unique(self.group[mask], return_inverse=True)
        corners = self.corners.select(mask[self.corners.owner])
        number = np.cumsum(mask) - 1
        pixels = self.pixels.select(mask[self.pixels.owner]).renumbered(number)
        return Components(
            self.total[mask], self.count[mask], group, corners.renumbered(number), pixels
        )

    def confidence(self) -> Values:
        """Return the mean probability of each group."""
        number = int(self.group.max()) + 1
        mean = sum_by(self.group, self.total, number)
        mean /= sum_by(self.group, self.count, number)
        return mean


NO_COMPONENTS = Components(
    np.empty(0), np.empty(0), np.empty(0, dtype=np.int64), no_corners(), no_pixels()
)


def sums_by_label(
    labels: npt.NDArray[np.int32], probability: npt.NDArray[np.float32], number: int
) -> tuple[Values, Values]:
    """Sum up the probabilities of each label's pixels, and count them.

    Args:
        labels: ``(h, w)``, from 1; 0 is no component.
        probability: ``(h, w)``.
        number: Number of labels.
    """
    pixels = np.flatnonzero(labels)
    component = labels.ravel()[pixels].astype(np.int64) - 1
    values = probability.ravel()[pixels].astype(np.float64)
    return sum_by(component, values, number), sum_by(component, np.ones_like(values), number)


def connect(pairs: tuple[Indices, Indices], nodes: int) -> tuple[int, Indices]:
    """Number the connected components of nodes 0, 1, 2, … that are linked in pairs.

    Returns:
        How many there are, and the number of each node.
    """
    links = np.ones(len(pairs[0]), dtype=bool)
    graph = sparse.coo_array((links, pairs), shape=(nodes, nodes))
    number, component = connected_components(graph, directed=False)
    return int(number), component.astype(np.int64)
