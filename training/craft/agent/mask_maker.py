"""Masks of proposals: the text's mask on the date of the type, times any change, in the box."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from ....model.errors import MtrefsegError
from ....model.files.craft_schema import APPEARS, CHANGES_STATE, DISAPPEARS
from ....model.messages import Message
from ....model.rasters.arrays import Image, Mask
from ..segmenters.text_segmenter import AnyChange, Probability, TextSegmenter, UnknownObject
from ..segmenters.tight_mask import tight_mask
from .view import Bounds

DATES_OF_TYPE = {APPEARS: (1,), DISAPPEARS: (0,), CHANGES_STATE: (0, 1)}
"""The dates whose image has the object."""
BOX_MARGIN = 0.15
"""Of the size of a box, added on each side: boxes of language models are not exact."""
INSIDE = 0.5
"""Least share of a connected part in the box of which it belongs as a whole."""


@dataclass(frozen=True)
class MaskOptions:
    """What is a usable mask.

    Attributes:
        threshold: Of the probability, 0 to 1.
        min_area_px: Smaller parts are left out.
        most_parts: Objects of one proposal without box, the largest ones.
    """

    threshold: float = 0.5
    min_area_px: int = 16
    most_parts: int = 12


class Unusable(MtrefsegError):
    """There is no usable mask; the message is the reason of the rejection."""


class ChipMasks:
    """Masks of one chip; what was segmented is kept. Several threads may use it.

    Args:
        images: Both dates, ``(2, 3, h, w)``.
        segmenter: Segments nouns.
        any_change: Makes masks tight; None: the text alone.
        options: What is a usable mask.
        valid: Pixels with data at both dates, ``(h, w)``; None: all.

    Attributes:
        images: As given.
    """

    def __init__(
        self,
        images: Image,
        segmenter: TextSegmenter,
        any_change: AnyChange | None = None,
        options: MaskOptions | None = None,
        valid: Mask | None = None,
    ) -> None:
        self.images, self._segmenter = images, segmenter
        self._any_change, self._options = any_change, options or MaskOptions()
        self._valid, self._lock = valid, threading.Lock()
        self._changed: Probability | None = None
        self._by_text: dict[tuple[str, int], Probability] = {}

    def in_box(self, noun: str, change_type: int, bounds: Bounds, cut: bool = False) -> Mask:
        """Return the mask of one object in a box.

        A connected part that lies in the box for the most part is taken whole, another one is cut
        at the box.

        Args:
            noun: Of the object.
            change_type: 0 appears, 1 disappears, 2 changes state.
            bounds: The box in pixels of the chip.
            cut: Cut every part at the box.

        Raises:
            Unusable: No part is large enough.
        """
        mask = np.zeros(self.images.shape[-2:], np.bool_)
        window = self._window(bounds)
        labels, count = self._parts(noun, change_type)
        sizes = np.bincount(labels.ravel(), minlength=count + 1)
        inside = np.bincount(labels[window].ravel(), minlength=count + 1)
        for label in np.flatnonzero(inside[1:] >= self._options.min_area_px) + 1:
            if not cut and inside[label] >= INSIDE * sizes[label]:
                mask |= labels == label
            else:
                mask[window] |= labels[window] == label
        if not mask.any():
            raise self._no_mask(noun)
        return mask

    def parts(self, noun: str, change_type: int, bounds: Bounds) -> list[Mask]:
        """Return the masks of the objects whose middle lies in a cell, the largest first.

        Raises:
            Unusable: There is none.
        """
        labels, count = self._parts(noun, change_type)
        numbers = np.arange(1, count + 1)
        sizes = np.bincount(labels.ravel(), minlength=count + 1)[1:]
        middles = ndimage.center_of_mass(labels > 0, labels, numbers)
        left, top, right, bottom = bounds
        found = [
            number
            for number, size, (row, col) in zip(numbers, sizes, middles, strict=True)
            if size >= self._options.min_area_px
            and top <= row + 0.5 < bottom
            and left <= col + 0.5 < right
        ]
        if not found:
            raise self._no_mask(noun)
        found.sort(key=lambda number: -sizes[number - 1])
        return [labels == number for number in found[: self._options.most_parts]]

    def _no_mask(self, noun: str) -> Unusable:
        return Unusable(
            Message(
                "Nothing of at least {pixels} pixels that changed was segmented as '{noun}' there.",
                pixels=self._options.min_area_px,
                noun=noun,
            )
        )

    def _parts(self, noun: str, change_type: int) -> tuple[npt.NDArray[np.int32], int]:
        with self._lock:
            probability = self._probability(noun, change_type)
        mask = probability >= self._options.threshold
        if self._valid is not None:
            mask &= self._valid
        labels, count = ndimage.label(mask, np.ones((3, 3)))
        return labels, int(count)

    def _probability(self, noun: str, change_type: int) -> Probability:
        dates = [self._text(noun, date) for date in DATES_OF_TYPE[change_type]]
        probability = np.maximum.reduce(dates)
        if self._any_change is None:
            return probability
        if self._changed is None:
            self._changed = self._any_change.change(*self.images)
        return tight_mask(self._changed, probability)

    def _text(self, noun: str, date: int) -> Probability:
        key = (noun, date)
        if key not in self._by_text:
            try:
                self._by_text[key] = self._segmenter.segment(self.images[date], [noun])[0]
            except UnknownObject as error:
                raise Unusable(error.text) from error
        return self._by_text[key]

    def _window(self, bounds: Bounds) -> tuple[slice, slice]:
        left, top, right, bottom = bounds
        height, width = self.images.shape[-2:]
        across, down = BOX_MARGIN * (right - left), BOX_MARGIN * (bottom - top)
        rows = slice(max(0, round(top - down)), min(height, round(bottom + down)))
        return rows, slice(max(0, round(left - across)), min(width, round(right + across)))
