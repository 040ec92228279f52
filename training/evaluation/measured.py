"""What a measurement gives: rows of figures, and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Figure = float | None


@dataclass(frozen=True)
class Row:
    """One row of a table.

    Attributes:
        name: What was measured.
        samples: Number of samples.
        figures: By name; shares from 0 to 1, counts, seconds.
        bins: Lists by name: what calibration holds in ten bins of probability.
    """

    name: str
    samples: int
    figures: Mapping[str, Figure]
    bins: Mapping[str, list[Any]] = field(default_factory=dict)


OnDone = Callable[[int, int], None]
"""Takes the number of samples done and of all."""


def no_progress(done: int, total: int) -> None:
    """Report nothing: the default of ``OnDone``."""
