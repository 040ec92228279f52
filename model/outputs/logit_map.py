"""The map from the probabilities of a network to calibrated ones: a line through the logits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ..weights.calibration import LogitLine

Probability = npt.NDArray[np.float32]
DECISION = 0.5
"""Probability of the network above which a pixel belongs to its mask."""


@dataclass(frozen=True)
class LogitMap:
    """A strictly increasing map of probabilities, 0 to 0 and 1 to 1.

    Attributes:
        line: Slope and offset of the calibrated logits over those of the network.
    """

    line: LogitLine = LogitLine()

    @property
    def is_identity(self) -> bool:
        """Whether it changes nothing."""
        return self.line == LogitLine()

    def calibrated(self, probability: Probability) -> Probability:
        """Return the calibrated probabilities of those of the network, any shape."""
        return _mapped(probability, self.line.slope, self.line.offset)

    def of_network(self, calibrated: Probability) -> Probability:
        """Return the probabilities of the network of calibrated ones, any shape."""
        slope, offset = self.line.slope, self.line.offset
        return _mapped(calibrated, 1 / slope, -offset / slope)

    def network_threshold(self, threshold: float | None) -> float:
        """Return the threshold on the probabilities of the network.

        Args:
            threshold: On the calibrated ones; None: where the network itself decides.
        """
        if threshold is None or self.is_identity:
            return DECISION if threshold is None else threshold
        return float(self.of_network(np.array([threshold], np.float32))[0])

    def shown_threshold(self, threshold: float | None) -> float:
        """Return the threshold on the calibrated probabilities; None: where the network decides."""
        if threshold is not None:
            return threshold
        return float(self.calibrated(np.array([DECISION], np.float32))[0])


IDENTITY = LogitMap()


def _mapped(probability: Probability, slope: float, offset: float) -> Probability:
    if (slope, offset) == (1.0, 0.0):
        return probability
    values = np.clip(probability, 0, 1)
    with np.errstate(divide="ignore", over="ignore"):
        # of the odds against, so that neither 0 nor 1 gives a value that is no number
        against = (1 / values - 1) ** np.float32(slope) * np.float32(np.exp(-offset))
    return np.asarray(1 / (1 + against), np.float32)


def logit_maps(facts: Mapping[str, Any]) -> dict[str, LogitMap]:
    """Return the maps that a run has stored, by the phrases that the network was given."""
    stored = facts.get("calibration")
    lines = stored.get("lines") if isinstance(stored, dict) else None
    if not isinstance(lines, dict):
        return {}
    return {str(text): LogitMap(LogitLine(*map(float, line))) for text, line in lines.items()}
