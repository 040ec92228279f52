"""The position of a training."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass
class Position:
    """The position of a training; a resumed one takes it over.

    Attributes:
        phase: Name of the phase under way.
        step: Optimiser steps done in it.
        best: Highest score so far, or minus infinity.
        best_epoch: Its epoch, from 1.
        scored: Epochs that were scored.
    """

    phase: str
    step: int = 0
    best: float = -math.inf
    best_epoch: int = 0
    scored: int = 0
