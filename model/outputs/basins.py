"""Basins of a watershed that are joined until each is a deep and large one. Pure."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .geodesic import Indices, Values

Labels = npt.NDArray[np.int32]
Heights = npt.NDArray[np.float32]
_ALL, _FROM_1, _TO_LAST = slice(None), slice(1, None), slice(None, -1)
_NEIGHBOURS = (
    ((_ALL, _FROM_1), (_ALL, _TO_LAST)),
    ((_FROM_1, _ALL), (_TO_LAST, _ALL)),
    ((_FROM_1, _FROM_1), (_TO_LAST, _TO_LAST)),
    ((_FROM_1, _TO_LAST), (_TO_LAST, _FROM_1)),
)


@dataclass(frozen=True)
class Saddles:
    """Neighbouring basins, the highest saddle first; each pair once.

    Attributes:
        first: Label of a basin, less than ``second``.
        second: Label of its neighbour.
        height: Height of the highest saddle between them.
    """

    first: Indices
    second: Indices
    height: Values


def find_saddles(basins: Labels, height: Heights, connectivity: int = 4) -> Saddles:
    """Find the saddles between neighbouring basins.

    Args:
        basins: ``(h, w)`` labels from 1; 0 is no basin.
        height: ``(h, w)``.
        connectivity: 4, or 8 where pixels that touch at a corner are neighbours too.
    """
    pairs, heights = [], []
    for one, other in _NEIGHBOURS[: connectivity // 2]:
        a, b = basins[one], basins[other]
        border = (a != b) & (a > 0) & (b > 0)
        a, b = a[border], b[border]
        pairs.append(np.stack((np.minimum(a, b), np.maximum(a, b))).astype(np.int64))
        heights.append(np.minimum(height[one][border], height[other][border]))
    (first, second), saddle = np.concatenate(pairs, axis=1), np.concatenate(heights)
    order = np.lexsort((-saddle, second, first))
    first, second, saddle = first[order], second[order], saddle[order]
    highest = (np.diff(first, prepend=-1) != 0) | (np.diff(second, prepend=-1) != 0)
    first, second, saddle = first[highest], second[highest], saddle[highest]
    order = np.argsort(-saddle, kind="stable")
    return Saddles(first[order], second[order], saddle[order].astype(np.float64))


class BasinMerger:
    """Joins basins; of two, the lower one gets the label of the higher one.

    Args:
        saddles: Between the basins.
        peak: Height of the highest pixel by label.
        size_px: Number of pixels by label.
    """

    def __init__(self, saddles: Saddles, peak: Values, size_px: Indices) -> None:
        self._edges = list(
            zip(
                saddles.first.tolist(),
                saddles.second.tolist(),
                saddles.height.tolist(),
                strict=True,
            )
        )
        self._peak, self._size_px = peak.tolist(), size_px.tolist()
        self._parent = list(range(len(peak)))

    def labels(self) -> Indices:
        """Return the label that each label has now."""
        return np.array([self._root(label) for label in range(len(self._parent))], dtype=np.int64)

    def join_shallow(self, depth: float) -> None:
        """Join basins whose lower peak rises less than ``depth`` above the saddle between them.

        What remains are the h-maxima (dynamics) of the heights: Grimaud, A new measure of
        contrast: the dynamics (1992).
        """
        for first, second, saddle in self._edges:
            high, low = self._root(first), self._root(second)
            if high == low:
                continue
            if (self._peak[low], -low) > (self._peak[high], -high):
                high, low = low, high
            if self._peak[low] - saddle < depth:
                self._join(high, low)

    def join_small(self, least_px: int) -> None:
        """Join basins of fewer pixels to the neighbour with the highest saddle, smallest first.

        A small basin without a neighbour stays.
        """
        edges = self._edges_by_root()
        waiting = [(self._size_px[root], root) for root in edges if self._size_px[root] < least_px]
        heapq.heapify(waiting)
        while waiting:
            size_px, label = heapq.heappop(waiting)
            if self._root(label) != label or self._size_px[label] != size_px:
                continue
            outward = [one for one in edges[label] if self._across(label, one) != label]
            if not outward:
                continue
            neighbour = self._across(label, min(outward))
            self._join(neighbour, label)
            edges[neighbour] += outward
            if self._size_px[neighbour] < least_px:
                heapq.heappush(waiting, (self._size_px[neighbour], neighbour))

    def _edges_by_root(self) -> dict[int, list[int]]:
        edges: dict[int, list[int]] = {}
        for number, (first, second, _) in enumerate(self._edges):
            one, other = self._root(first), self._root(second)
            if one != other:
                edges.setdefault(one, []).append(number)
                edges.setdefault(other, []).append(number)
        return edges

    def _across(self, label: int, edge: int) -> int:
        first, second = self._root(self._edges[edge][0]), self._root(self._edges[edge][1])
        return second if first == label else first

    def _root(self, label: int) -> int:
        while self._parent[label] != label:
            self._parent[label] = self._parent[self._parent[label]]
            label = self._parent[label]
        return label

    def _join(self, label: int, joining: int) -> None:
        self._parent[joining] = label
        self._size_px[label] += self._size_px[joining]
