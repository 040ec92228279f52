"""Sentences and device of the predictor's tests, and the tolerance of their comparisons."""

import numpy as np

from mtrefseg.model.inference.device import Device, Precision

CPU = Device("cpu", "test")
EXACT = Precision("float32", "test")
SENTENCES = ("the new building", "river", "the river new", "images", "the building")


def logits(probability):
    with np.errstate(divide="ignore"):  # 0 and 1 become infinite, which are equal again
        return np.log(probability) - np.log1p(-probability)


def assert_close(first, second):
    np.testing.assert_allclose(logits(first), logits(second), rtol=0, atol=1e-4)
