"""Masks from a text and any change: what is such an object and has changed."""

from __future__ import annotations

import numpy as np

from .text_segmenter import Probability


def tight_mask(any_change: Probability, text: Probability) -> Probability:
    """Return the geometric mean of two probabilities: at its threshold where both are.

    Args:
        any_change: ``(…, h, w)``, the probability of any change.
        text: Of the object on the date of the change; broadcast against it.
    """
    return np.asarray(np.sqrt(any_change * text), dtype=np.float32)
