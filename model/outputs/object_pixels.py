"""The pixels of components as lists, and their windows side by side on one canvas."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .geodesic import Indices

STEPS = 1024
"""Probabilities are rounded to steps of 1 / 1024, so a probability raster gives the same result."""
FILLED = -1
"""In place of the probability of a pixel in a hole that is filled."""


@dataclass(frozen=True)
class Pixels:
    """Pixels of components.

    Attributes:
        y: Row of the raster.
        x: Column of the raster.
        step: Probability in steps of 1/1024, as a probability raster stores it;
            ``FILLED`` in a filled hole.
        owner: The component, from 0.
    """

    y: Indices
    x: Indices
    step: npt.NDArray[np.int16]
    owner: Indices

    def select(self, mask: npt.NDArray[np.bool_]) -> Pixels:
        """Return the pixels in a mask."""
        return Pixels(self.y[mask], self.x[mask], self.step[mask], self.owner[mask])

    def renumbered(self, number: Indices) -> Pixels:
        """Return the same pixels with new numbers of the components."""
        return Pixels(self.y, self.x, self.step, number[self.owner])

    def append(self, more: Pixels) -> Pixels:
        """Return these pixels and others."""
        return Pixels(
            np.concatenate((self.y, more.y)),
            np.concatenate((self.x, more.x)),
            np.concatenate((self.step, more.step)),
            np.concatenate((self.owner, more.owner)),
        )


def to_steps(probability: npt.NDArray[np.float32]) -> npt.NDArray[np.int16]:
    """Round probabilities to whole steps."""
    return np.rint(np.clip(probability, 0, 1) * np.float32(STEPS)).astype(np.int16)


def labelled_pixels(
    labels: npt.NDArray[np.int32], probability: npt.NDArray[np.float32], row: int, column: int
) -> Pixels:
    """Return the pixels of labelled components.

    Args:
        labels: ``(h, w)``, from 1; 0 is no component.
        probability: ``(h, w)``.
        row: Row of the raster of the first row.
        column: Column of the raster of the first column.
    """
    y, x = np.nonzero(labels)
    owner = labels[y, x].astype(np.int64) - 1
    return Pixels(y + row, x + column, to_steps(probability[y, x]), owner)


def no_pixels() -> Pixels:
    """Return an empty list of pixels."""
    none = np.empty(0, dtype=np.int64)
    return Pixels(none, none, np.empty(0, dtype=np.int16), none)


@dataclass(frozen=True)
class Canvas:
    """Windows of components side by side.

    Attributes:
        y: ``(n,)`` row of each pixel on the canvas.
        x: ``(n,)`` column of each pixel on the canvas.
        shape: Rows and columns of the canvas.
        down: Rows from the raster to the canvas, by component.
        across: Columns from the raster to the canvas, by component.
    """

    y: Indices
    x: Indices
    shape: tuple[int, int]
    down: Indices
    across: Indices


def pack(pixels: Pixels, number: int, gap_px: int) -> Canvas:
    """Put the bounding windows of components on a canvas, none of them turned or cut.

    Args:
        pixels: Of components 0 to ``number - 1``, each of which has some.
        number: Number of components.
        gap_px: Empty pixels around each window.
    """
    top, bottom = extent(pixels.y, pixels.owner, number)
    left, right = extent(pixels.x, pixels.owner, number)
    heights, widths = bottom - top + 1 + gap_px, right - left + 1 + gap_px
    widest = max(int(widths.max()), int(np.sqrt(float((heights * widths).sum()))) + 1)
    row = col = shelf = 0
    corner = np.zeros((number, 2), dtype=np.int64)
    for one in np.argsort(-heights, kind="stable").tolist():
        if col + widths[one] > widest:
            row, col, shelf = row + shelf, 0, 0
        corner[one] = row, col
        col, shelf = col + int(widths[one]), max(shelf, int(heights[one]))
    down, across = corner[:, 0] + gap_px - top, corner[:, 1] + gap_px - left
    shape = row + shelf + gap_px, widest + gap_px
    return Canvas(
        pixels.y + down[pixels.owner], pixels.x + across[pixels.owner], shape, down, across
    )


def extent(values: Indices, owner: Indices, number: int) -> tuple[Indices, Indices]:
    """Return the smallest and the largest value of each owner; an owner has some."""
    first = np.full(number, np.iinfo(np.int64).max)
    last = np.full(number, -1)
    np.minimum.at(first, owner, values)
    np.maximum.at(last, owner, values)
    return first, last
